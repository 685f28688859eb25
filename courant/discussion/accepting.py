"""Accepts readers' comments: all that wait together in one transaction, none of them hurt by another."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache, cached_property

from django.db import IntegrityError, transaction

from courant.discussion import printed, reader_keys, sentences
from courant.discussion.draft import Draft, faults
from courant.discussion.models import Ban, Comment, Thread
from courant.discussion.models.thread import STORY_ID
from courant.discussion.refused import Refused
from courant.discussion.sentences import Sentence
from courant.discussion.signals import comments_stored
from courant.discussion.submission import Lane
from courant.discussion.submit import checked, find_earlier
from courant.documents import Edition


@dataclass(frozen=True)
class Sent:
    """A comment as it was sent; `given` is the key that its reader has already, if they have one."""

    draft: Draft
    story_id: str
    given: str
    at: datetime
    lane: Lane = Lane.NEITHER

    @cached_property
    def token_hash(self) -> str:
        """What tells it when it is sent again."""
        return reader_keys.hash_of_token(self.draft.token, story_id=self.story_id)

    @property
    def key(self) -> str:
        """The key of its reader, if it is new."""
        return self.given or reader_keys.key_from(self.draft.token, story_id=self.story_id)

    def key_of(self, stored: Comment) -> str:
        """The key that leads to the comment that was stored.

        Raises:
            Refused: it was stored before, for the holder of another key.
        """
        token, story_id = self.draft.token, self.story_id
        key = reader_keys.key_behind(stored.reader_hash, given=self.given, token=token, story_id=story_id)
        if not key:
            raise Refused(409, Sentence(sentences.OTHER_CODE))
        return key


class Unproven(Refused):
    """It came with neither stamp nor answer: its author is to look it over first."""


Outcome = Comment | Refused


def accept(sent: Sent) -> Comment:
    """The comment that was stored, now or when it was sent before.

    Raises:
        Refused: it cannot be taken.
    """
    outcome = accept_all([sent])[0]
    if isinstance(outcome, Refused):
        raise outcome
    return outcome


def accept_all(batch: Sequence[Sent]) -> list[Outcome]:
    """What becomes of each: stored, stored before, or refused. What is wrong with one is not felt by the others."""
    try:
        return _accept_together(batch)
    except IntegrityError:  # one token sent twice at once, through another thread: the other one is stored by now
        if len(batch) > 1:
            return [outcome for sent in batch for outcome in accept_all([sent])]
        if earlier := find_earlier(batch[0].draft.token, story_id=batch[0].story_id):
            return [earlier]
        raise


def thread_of(story_id: str) -> Thread:
    """The thread of a story.

    Raises:
        Refused: there is none.
    """
    thread = Thread.objects.filter(pk=story_id).first() if STORY_ID.fullmatch(story_id) else None
    if thread is None:
        raise Refused(404, Sentence(sentences.UNKNOWN_STORY))
    return thread


def _refuse_faults(draft: Draft, thread: Thread | None, edition_of: Callable[[str], Edition]) -> Thread:
    """The thread, where it takes this draft.

    Raises:
        Refused: the story is unknown, the discussion closed, or the draft at fault.
    """
    if thread is None:
        raise Refused(404, Sentence(sentences.UNKNOWN_STORY))
    edition = edition_of(thread.edition)
    if not (thread.is_open and edition.comments_open):
        raise Refused(409, Sentence(sentences.CLOSED))
    if errors := faults(draft, policy_version=edition.policy_version):
        raise Refused(400, Sentence(sentences.DAMAGED), errors=errors)
    return thread


def _accept_together(batch: Sequence[Sent]) -> list[Outcome]:
    """Reading and judging need no transaction: only what is to be stored waits for the lock of the database."""
    hashes = [sent.token_hash for sent in batch]
    outcomes: dict[str, Outcome] = {one.token_hash: one for one in Comment.objects.filter(token_hash__in=set(hashes))}
    threads = Thread.objects.in_bulk({sent.story_id for sent in batch if STORY_ID.fullmatch(sent.story_id)})
    answered = {sent.draft.reply_to for sent in batch if sent.draft.reply_to is not None}
    parents = Comment.objects.visible_to_all().in_bulk(answered) if answered else {}
    banned = Ban.banned_of({reader_keys.hash_of(sent.given) for sent in batch if sent.given}, at=batch[0].at)
    edition_of = cache(printed.edition)  # for this batch: what is printed meanwhile is for the next
    fresh: dict[str, Comment] = {}
    for token_hash, sent in zip(hashes, batch, strict=True):
        if token_hash not in outcomes and token_hash not in fresh:
            try:
                _refuse_banned(sent, banned)
                thread = _refuse_faults(sent.draft, threads.get(sent.story_id), edition_of)
                fresh[token_hash] = _judged(sent, thread, parents)
            except Refused as refused:
                outcomes[token_hash] = refused
    if fresh:
        outcomes |= _stored(fresh)
    return [outcomes[token_hash] for token_hash in hashes]


def _refuse_banned(sent: Sent, banned: set[str]) -> None:
    if sent.given and reader_keys.hash_of(sent.given) in banned:
        raise Refused(403, Sentence(sentences.BANNED))


def _judged(sent: Sent, thread: Thread, parents: Mapping[int, Comment]) -> Comment:
    if sent.lane is Lane.NEITHER:
        raise Unproven(403, Sentence(sentences.DAMAGED))
    comment = checked(sent.draft, to=thread, key=sent.key, at=sent.at, lane=sent.lane, token_hash=sent.token_hash)
    if sent.draft.reply_to is not None:
        parent = parents.get(sent.draft.reply_to)
        if parent is None or parent.thread_id != thread.pk:
            raise Refused(400, Sentence(sentences.DAMAGED), errors={"reply_to": Sentence(sentences.ANSWERED_GONE)})
        comment.parent, comment.root_id = parent, parent.root_id or parent.pk
    return comment


def _stored(fresh: dict[str, Comment]) -> dict[str, Outcome]:
    """Store all in one transaction, but for those whose thread was closed since it was looked at."""
    with transaction.atomic():
        threads = Thread.objects.filter(pk__in={comment.thread_id for comment in fresh.values()}, is_open=True)
        # On PostgreSQL somebody might close one until we commit; on SQLite nobody else writes from here on.
        still_open = set(threads.order_by("pk").select_for_update(no_key=True).values_list("pk", flat=True))
        outcomes: dict[str, Outcome] = {
            token_hash: comment if comment.thread_id in still_open else Refused(409, Sentence(sentences.CLOSED))
            for token_hash, comment in fresh.items()
        }
        Comment.objects.bulk_create([comment for comment in outcomes.values() if isinstance(comment, Comment)])
        comments_stored.send(sender=Comment)
    return outcomes
