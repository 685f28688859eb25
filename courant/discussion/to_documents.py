"""What the discussion hands over: each thread as a document."""

from collections.abc import Iterator

from django.db.models import Count, Prefetch, Q, QuerySet
from msgspec.structs import replace

from courant import documents
from courant.discussion.branches import Shown, arranged
from courant.discussion.models import Choice, Comment, Thread

BATCH = 500


def thread(story_id: str) -> documents.Thread | None:
    """What readers see of the thread of one story."""
    return next(_documents(Thread.objects.filter(pk=story_id)), None)


def all_threads() -> Iterator[documents.Thread]:
    """What readers see of every thread, a few hundred at a time."""
    return _documents(Thread.objects.all())


def _documents(threads: QuerySet[Thread]) -> Iterator[documents.Thread]:
    counted = threads.annotate(
        yes=Count("votes", filter=Q(votes__choice=Choice.YES)), no=Count("votes", filter=Q(votes__choice=Choice.NO))
    )
    shown = Comment.objects.visible_or_answered()
    for row in counted.prefetch_related(Prefetch("comments", shown, to_attr="shown")).iterator(BATCH):
        yield documents.Thread(
            id=row.pk, is_open=row.is_open, yes=row.yes, no=row.no, comments=tuple(map(_comment, arranged(row.shown)))
        )


def _comment(shown: Shown) -> documents.Comment:
    comment = shown.comment
    bare = documents.Comment(
        id=str(comment.pk), parent_id=str(comment.parent_id or ""), posted_at=comment.posted_at, is_tombstone=True
    )
    if shown.is_tombstone:
        return bare
    return replace(
        bare, is_tombstone=False, name=comment.name, text=comment.text, direction=comment.direction,
        is_pick=comment.is_pick,
    )  # fmt: skip
