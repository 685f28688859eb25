"""Accepts readers' comments: all that wait together in one transaction, none of them hurt by another."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from django.db import IntegrityError
from django.utils.functional import cached_property

from courant.discussion import checks, printed, reader_keys, rows, sentences, words_in_force
from courant.discussion.checks.repeated import digest_of
from courant.discussion.draft import Draft, faults
from courant.discussion.models import Ban, Comment, Status, Thread
from courant.discussion.models.thread import STORY_ID
from courant.discussion.reader_keys import Reader
from courant.discussion.refused import Refused
from courant.discussion.sentences import Sentence
from courant.discussion.signals import comments_stored
from courant.discussion.soon import atomic_soon
from courant.discussion.submission import Lane, Submission
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
    def _long_key(self) -> str:
        return reader_keys.long_key(self.draft.token, story_id=self.story_id)

    @cached_property
    def token_hash(self) -> str:
        """What tells it when it is sent again."""
        return reader_keys.hash_of(self._long_key)

    @cached_property
    def key(self) -> str:
        """The key of its reader, if it is new."""
        return self.given or self._long_key[: reader_keys.LENGTH]

    @cached_property
    def reader(self) -> Reader:
        """Its reader, if it is new."""
        return Reader(reader_keys.hash_of(self.key))

    def key_of(self, author: Reader) -> str:
        """The key that leads to the comment that was stored.

        Raises:
            Refused: it was stored before, for the holder of another key.
        """
        if author == self.reader:
            return self.key
        token, story_id = self.draft.token, self.story_id
        key = reader_keys.key_behind(author.hash, given=self.given, token=token, story_id=story_id)
        if not key:
            raise Refused(409, Sentence(sentences.OTHER_CODE))
        return key


class Unproven(Refused):
    """It came with neither stamp nor answer: its author is to look it over first."""


Outcome = Reader | Refused


def accept(sent: Sent) -> Reader:
    """Whose comment is stored, now or since it was sent before.

    Raises:
        Refused: it cannot be taken.
    """
    outcome = accept_all([sent])[0]
    if isinstance(outcome, Refused):
        raise outcome
    return outcome


def accept_all(batch: Sequence[Sent]) -> list[Outcome]:
    """What becomes of each: whose comment is stored, now or before, or why it is refused. What is wrong with one is not
    felt by the others."""
    try:
        return _accept_together(batch)
    except IntegrityError:  # a thread is gone since it was looked at
        if len(batch) > 1:
            return [outcome for sent in batch for outcome in accept_all([sent])]
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


def judged(sent: Sent, thread: Thread, parents: Mapping[int, Comment]) -> rows.NewComment:
    """The comment as it is to be stored, in the place of its thread where it was sent to; `parents` may be answered.

    Raises:
        Refused: what it answers is none of these, or stands elsewhere.
        Unproven: it came by neither lane.
    """
    if sent.lane is Lane.NEITHER:
        raise Unproven(403, Sentence(sentences.DAMAGED))
    comment = checked(sent.draft, to=thread, reader=sent.reader, token_hash=sent.token_hash, at=sent.at, lane=sent.lane)
    if sent.draft.reply_to is None:
        return comment
    parent = parents.get(sent.draft.reply_to)
    if parent is None or parent.thread_id != thread.pk:
        raise Refused(400, Sentence(sentences.DAMAGED), errors={"reply_to": Sentence(sentences.ANSWERED_GONE)})
    return comment._replace(parent_id=parent.pk, root_id=parent.root_id or parent.pk)


def checked(
    draft: Draft, *, to: Thread, reader: Reader, token_hash: str, at: datetime, lane: Lane = Lane.STAMP
) -> rows.NewComment:
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
    return rows.NewComment(
        thread_id=to.pk, edition=to.edition, name=name, text=text, direction=draft.direction,
        policy_version=draft.agreed_to, posted_at=at, reader_hash=reader.hash, token_hash=token_hash,
        text_digest=digest_of(text),
        doubts=verdict.stored(), status=(Status.SYSTEM_WITHHELD if verdict.is_held else Status.PREMOD).value,
    )  # fmt: skip


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
    threads = rows.threads({sent.story_id for sent in batch if STORY_ID.fullmatch(sent.story_id)})
    answered = {sent.draft.reply_to for sent in batch if sent.draft.reply_to is not None}
    parents = Comment.objects.visible_to_all().in_bulk(answered) if answered else {}
    banned = Ban.banned_of({sent.reader.hash for sent in batch if sent.given}, at=batch[0].at)
    edition_of = cache(printed.edition)  # for this batch: what is printed meanwhile is for the next
    fresh: dict[str, rows.NewComment] = {}
    refused: dict[str, Outcome] = {}
    for sent in batch:
        if sent.token_hash not in fresh and sent.token_hash not in refused:
            try:
                _refuse_banned(sent, banned)
                thread = _refuse_faults(sent.draft, threads.get(sent.story_id), edition_of)
                fresh[sent.token_hash] = judged(sent, thread, parents)
            except Refused as reason:
                refused[sent.token_hash] = reason
    outcomes = refused | (_stored(fresh) if fresh else {})
    # What was stored before stays so, whatever would be said of it now.
    outcomes |= _authors({token_hash for token_hash, outcome in outcomes.items() if isinstance(outcome, Refused)})
    return [outcomes[sent.token_hash] for sent in batch]


def _refuse_banned(sent: Sent, banned: set[str]) -> None:
    if sent.given and sent.reader.hash in banned:
        raise Refused(403, Sentence(sentences.BANNED))


def _stored(fresh: Mapping[str, rows.NewComment]) -> dict[str, Outcome]:
    """Store all in one transaction, but for those whose thread was closed since it was looked at."""
    with atomic_soon():
        threads = rows.threads({comment.thread_id for comment in fresh.values()}, are_kept=True)
        still_open = {story_id for story_id, thread in threads.items() if thread.is_open}
        new = [comment for comment in fresh.values() if comment.thread_id in still_open]
        are_all_new = rows.store(new)
        comments_stored.send(sender=Comment)
    outcomes: dict[str, Outcome] = {
        token_hash: Reader(comment.reader_hash)
        if comment.thread_id in still_open
        else Refused(409, Sentence(sentences.CLOSED))
        for token_hash, comment in fresh.items()
    }
    return outcomes if are_all_new else outcomes | _authors(outcomes)


def _authors(token_hashes: Collection[str]) -> dict[str, Outcome]:
    """Whose comments with these tokens are stored."""
    if not token_hashes:
        return {}
    found = Comment.objects.filter(token_hash__in=token_hashes).values_list("token_hash", "reader_hash")
    return {token_hash: Reader(reader_hash) for token_hash, reader_hash in found}
