"""The demo newsroom's readers: their comments, the moderator's decisions, their votes."""

import hmac
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.utils import timezone

from courant.desk.models import StoryPage
from courant.discussion import reader_keys, rows
from courant.discussion.accepting import Sent, judged
from courant.discussion.draft import Draft
from courant.discussion.models import Choice, Comment, Thread, Vote
from courant.discussion.signals import comments_stored
from courant.discussion.submission import Lane
from courant.documents import Rule


class Readers:
    """Those who read one story."""

    def __init__(self, page: StoryPage, edition: Any) -> None:
        self.page = page
        self.rules = {rule["number"]: rule for rule in edition.texts["policy_rules"]}
        self.thread = Thread.refresh(
            str(page.pk),
            edition=edition.language,
            address=page.address,
            title=page.title,
            published_at=page.published_at,
        )
        self.moderator = User.objects.get(username="moderator")

    def write(self, comments: list[dict[str, Any]], votes: dict[str, int]) -> None:
        """Send the comments, have them decided, and cast the votes."""
        written: list[Comment] = []
        for number, comment in enumerate(comments):
            parent = written[comment["reply_to"] - 1] if "reply_to" in comment else None
            written.append(self.comment(number, comment, parent))
        for comment, text in zip(written, comments, strict=True):  # last, so that it was answered before
            if text["status"] in ("rejected", "taken away"):
                self.reject(comment, text)
        for choice in Choice:
            for number in range(votes.get(choice.value, 0)):
                voter = reader_keys.hash_of_voter(self.token(f"{choice.value}-{number}"))
                Vote.cast(choice, on=self.thread, by=voter)

    def comment(self, number: int, text: dict[str, Any], parent: Comment | None) -> Comment:
        """One comment; where it answers another, below that. It is judged and stored as any other; but nothing is printed yet
        that could say whether the edition takes comments."""
        draft = Draft(
            name=text["name"], text=text["text"], direction=self.page.direction, agreed_to=1, token=self.token(f"{number}"),
            reply_to=parent.pk if parent else None,
        )  # fmt: skip
        sent = Sent(draft, self.thread.pk, given="", at=self.posted(text), lane=Lane.STAMP)
        rows.store([judged(sent, self.thread, {parent.pk: parent} if parent else {})])
        comments_stored.send(sender=Comment)
        comment = Comment.objects.get(token_hash=sent.token_hash)
        if text["status"] in ("approved", "taken away") and not comment.is_visible:
            comment.approve(by=self.moderator)
        if text.get("pick"):
            comment.pick(by=self.moderator)
        return comment

    def posted(self, text: dict[str, Any]) -> datetime:
        """So long after the story was published; or, what still waits, so long before now: later it would expire."""
        if "minutes_ago" in text:
            return timezone.now() - timedelta(minutes=text["minutes_ago"])
        return self.page.published_at + timedelta(minutes=text["minutes_after"])

    def reject(self, comment: Comment, text: dict[str, Any]) -> None:
        """Reject it, or take away what was published before."""
        rule = Rule(**self.rules[text["rule"]])
        comment.reject(by=self.moderator, reason="rule", rule=rule, policy_version=1, told=text.get("told", ""))

    def token(self, what: str) -> str:
        """The same at every loading, and for nobody else to guess."""
        words = f"demo:{self.page.translation_key}:{self.page.locale.language_code}:{what}"
        return hmac.digest(settings.SECRET_KEY.encode(), words.encode(), "sha256").hex()
