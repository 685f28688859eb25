"""Everything the discussion says to readers, in English; the theme's catalogs have it in the other languages."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Sentence:
    """A message for a reader: the English text is its name in the catalogs, numbers take the edition's digits."""

    text: str
    numbers: Mapping[str, int | str] = field(default_factory=dict)


NOTHING_WRITTEN = "Write a comment first."
TOO_LONG = "The comment is too long: %(count)s characters, where %(limit)s fit."
NAME_TOO_LONG = "The name is too long: %(count)s characters, where %(limit)s fit."
NOT_AGREED = "Agree to the comment policy to send the comment."
POLICY_CHANGED = "The comment policy has changed since you opened this page. Read it and agree again."
UNREADABLE = "Some characters could not be read. Look the text over and send it again."
DAMAGED = "The form did not arrive as it was sent. Look it over and send it again."
CLOSED = "This discussion is closed. Your comment was not stored."
BANNED = "This code may not send comments at the moment. Your page says why, and how to ask for another look."
FOREIGN = "This was sent from another site, so it was not accepted. If it is yours, send it again from here."
UNKNOWN_STORY = "This story is not here, or not any more."
UNKNOWN_RECEIPT = "No comment belongs to this address. Check that it is complete."
OTHER_CODE = "This comment is here already, sent with another code. Look it up with that one."
UNKNOWN_CODE = "We know no such code. It has 20 letters and digits; look it over once more."
CHANGED_MEANWHILE = "Your comment has changed meanwhile, or the time for changes is over. This is your text."
NO_APPEAL = "This decision cannot be appealed, or not any more. This is your text."
BUSY = "We cannot store anything at the moment. Nothing is lost: send it again in a few minutes."
BUSY_READING = "We cannot look this up at the moment. Try again in a few minutes."
ANSWERED_GONE = "What you answer to is not shown any more. Sent again, this is a comment of its own."
WRONG_ANSWER = "That was not the answer we expected. Nothing is lost: here is your text, with a question."
TOO_SOON = (
    "Much was sent from your connection within a short time. Nothing is lost: send it again after a pause. "
    "Seconds to wait: %(seconds)s."
)
TOO_BIG = "This is too big to accept. Go back: your browser still has the text. Make it shorter and send it again."
LENGTH_MISSING = "Your browser did not say how long the message is. Go back, where the text still is, and try again."
CUT_SHORT = "The message was cut off on its way. Go back, where the text still is, and send it again."
NOT_A_FORM = "This address takes the form on a story's page and nothing else."
WRONG_METHOD = "There is nothing to read at this address."
NO_CHOICE = "Choose yes or no."
UNKNOWN_COMMENT = "This comment is not here, or is not shown any more."
NO_MORE_REPLIES = "This discussion is closed. It takes no more replies."
NO_FLAG_REASON = "Choose what is wrong with the comment."
NOTE_TOO_LONG = "The note is too long: %(count)s characters, where %(limit)s fit."

HEADING_NOT_ACCEPTED = "Not accepted"
HEADING_NOT_HERE = "Not here"
HEADING_LATER = "Not at the moment"

TITLE_PREVIEW = "Look your comment over"
TITLE_RETURNED = "Your comment was not sent yet"
TITLE_RECEIPT = "Your comments"
TITLE_DOOR = "Find your comments"
TITLE_EDIT = "Change your comment"
TITLE_WITHDRAW = "Withdraw your comment"
TITLE_APPEAL = "Ask another moderator"
TITLE_REPLIES = "Replies to your comments"
TITLE_VOTE = "Do you like this article?"
TITLE_REPLY = "Reply to a comment"
TITLE_FLAG = "Report a comment"
TITLE_PROOF = "Preview of a comment"
TITLE_FLAGGED = "Thank you for the report"

MAIL_REPORTED = "a reader reported a comment"
MAIL_REPORT_WAITS = "A reader has reported a comment. It waits here, with whatever else was reported:"
MAIL_DIGEST = "what waits for the moderators"
MAIL_WAITING = "Comments that wait for a decision: %(count)s"
MAIL_OVERDUE = "Of these, for longer than the %(hours)s hours that readers are promised: %(count)s"
MAIL_REPORTS = "Reports of readers: %(count)s"
MAIL_EDITS = "Edits by their authors: %(count)s"
MAIL_APPEALS = "Appeals against decisions: %(count)s"
MAIL_BANS = "Answers of readers to a ban: %(count)s"
MAIL_BURSTS = "Bursts of votes: %(count)s"
