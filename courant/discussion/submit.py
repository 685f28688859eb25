"""Stores a comment for good, once."""

from datetime import datetime

from django.db import IntegrityError, transaction

from courant.discussion import checks, reader_keys, words_in_force
from courant.discussion.checks.repeated import digest_of
from courant.discussion.draft import Draft
from courant.discussion.models import Comment, Status, Thread
from courant.discussion.reader_keys import Reader
from courant.discussion.rows import NewComment
from courant.discussion.signals import comments_stored
from courant.discussion.submission import Lane, Submission


def find_earlier(token: str, *, story_id: str) -> Comment | None:
    """The comment that was stored with this token, if its author sends it again."""
    return Comment.objects.filter(token_hash=reader_keys.hash_of_token(token, story_id=story_id)).first()


def submit(draft: Draft, *, to: Thread, key: str, at: datetime, answering: Comment | None = None) -> Comment:
    """Store a draft that has no faults, as a comment of the reader with this key; the same token always gives the same
    comment."""
    reader, token_hash = Reader(reader_keys.hash_of(key)), reader_keys.hash_of_token(draft.token, story_id=to.pk)
    comment = Comment(**checked(draft, to=to, reader=reader, token_hash=token_hash, at=at)._asdict())
    if answering:
        comment.answers(answering)
    try:
        with transaction.atomic():
            comment.save(force_insert=True)
            comments_stored.send(sender=Comment)
    except IntegrityError:
        if earlier := find_earlier(draft.token, story_id=to.pk):  # sent twice at once: the other one is stored
            return earlier
        raise
    return comment


def checked(
    draft: Draft, *, to: Thread, reader: Reader, token_hash: str, at: datetime, lane: Lane = Lane.STAMP
) -> NewComment:
    """The comment as it is to be stored, with what the checks have against it."""
    assert draft.agreed_to is not None, "a draft without faults has agreed to the policy"
    assert draft.token, "what has no token is not stored"
    text, name = draft.tidy_text, draft.tidy_name
    banned, suspect = words_in_force.lists_of(to.edition)
    submission = Submission(
        text=text, name=name, edition=to.edition, lane=lane, is_trap_filled=draft.is_trap_filled,
        banned=banned, suspect=suspect,
    )  # fmt: skip
    verdict = checks.before_receipt(submission)
    return NewComment(
        thread_id=to.pk, edition=to.edition, name=name, text=text, direction=draft.direction,
        policy_version=draft.agreed_to, posted_at=at, reader_hash=reader.hash, token_hash=token_hash,
        text_digest=digest_of(text),
        doubts=verdict.stored(), status=(Status.SYSTEM_WITHHELD if verdict.is_held else Status.PREMOD).value,
    )  # fmt: skip
