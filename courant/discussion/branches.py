"""Which comments of a thread are shown, which leave a tombstone, and in which order: pure, and linear in their number."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from courant.discussion.models import Comment, Status
from courant.discussion.models.comment import VISIBLE

# What nobody has decided about was never shown, and so are replies to it not. What was taken away leaves a tombstone.
UNSHOWN = frozenset({Status.PREMOD, Status.SYSTEM_WITHHELD})


@dataclass(frozen=True)
class Shown:
    """A comment in its place on a page."""

    comment: Comment
    is_tombstone: bool


def arranged(comments: Iterable[Comment]) -> Iterator[Shown]:
    """What readers see of some whole branches: each comment at the top that was ever shown, followed by all replies, oldest
    first. Threads may be as deep as they like, so nothing here goes down by calling itself."""
    rows = sorted(comments, key=lambda comment: (comment.posted_at, comment.pk))
    by_id = {comment.pk: comment for comment in rows}
    hidden = hidden_by_ancestor(by_id)
    shown = _with_what_they_answer([c for c in rows if c.status in VISIBLE and c.pk not in hidden], by_id)
    replies: dict[int, list[Comment]] = {}
    for comment in rows:
        if comment.root_id and comment.pk in shown:
            replies.setdefault(comment.root_id, []).append(comment)
    for top in (comment for comment in rows if comment.place and comment.pk in shown):
        for comment in (top, *replies.get(top.pk, ())):
            yield Shown(comment, is_tombstone=comment.status not in VISIBLE)


def hidden_by_ancestor(by_id: dict[int, Comment]) -> set[int]:
    """The comments above which one stands that was never shown."""
    hidden: set[int] = set()
    for id in sorted(by_id):  # what is answered was stored before its answers
        parent = by_id[id].parent_id
        if parent and (parent in hidden or by_id[parent].status in UNSHOWN):
            hidden.add(id)
    return hidden


def _with_what_they_answer(comments: Sequence[Comment], by_id: dict[int, Comment]) -> set[int]:
    """The ids of the comments and of all that stand above them."""
    found: set[int] = set()
    for comment in comments:
        id: int | None = comment.pk
        while id and id not in found:
            found.add(id)
            id = by_id[id].parent_id
    return found
