"""What the discussion hands over: each thread as a document."""

from collections.abc import Iterator

from django.db.models import Count, Prefetch, Q, QuerySet

from courant import documents
from courant.discussion.models import Choice, Comment, Thread

BATCH = 500


def thread(story_id: str) -> documents.Thread | None:
    """What readers see of the thread of one story."""
    return next(_documents(Thread.objects.filter(pk=story_id)), None)


def all_threads() -> Iterator[documents.Thread]:
    """What readers see of every thread, a few hundred at a time."""
    return _documents(Thread.objects.all())


def _documents(threads: QuerySet[Thread]) -> Iterator[documents.Thread]:
    shown = Comment.objects.visible_to_all().order_by("posted_at", "pk")
    counted = threads.annotate(
        yes=Count("votes", filter=Q(votes__choice=Choice.YES)), no=Count("votes", filter=Q(votes__choice=Choice.NO))
    )
    for row in counted.prefetch_related(Prefetch("comments", shown, to_attr="shown")).iterator(BATCH):
        yield documents.Thread(
            id=row.pk, is_open=row.is_open, yes=row.yes, no=row.no, comments=tuple(map(_comment, row.shown))
        )


def _comment(comment: Comment) -> documents.Comment:
    return documents.Comment(
        id=str(comment.pk), name=comment.name, text=comment.text, direction=comment.direction,
        posted_at=comment.posted_at,
    )  # fmt: skip
