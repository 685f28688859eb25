"""Places in a thread: each comment that is nobody's reply is given the next one when readers are first shown it."""

from collections.abc import Iterable

from django.db import models, transaction

from courant.discussion.branches import UNSHOWN
from courant.discussion.models import Comment, Thread
from courant.discussion.models.comment import VISIBLE
from courant.documents import comments_page_of


def give(thread_ids: Iterable[str]) -> None:
    """Give places to what is shown from now on, in these threads. A place is never given twice, nor taken away."""
    waiting = _without_place().filter(thread__in=list(thread_ids))
    for thread_id in waiting.order_by("thread").values_list("thread", flat=True).distinct():
        with transaction.atomic():
            thread = Thread.objects.select_for_update().get(pk=thread_id)
            comments = list(_without_place().filter(thread=thread).order_by("posted_at", "pk").only("pk"))
            for place, comment in enumerate(comments, start=thread.last_place + 1):
                comment.place = place
            Comment.objects.bulk_update(comments, ["place"], batch_size=500)
            Thread.objects.filter(pk=thread_id).update(last_place=thread.last_place + len(comments))


def give_all() -> None:
    """The same in every thread."""
    give(_without_place().values_list("thread", flat=True).distinct())


def page_of(comment: Comment) -> int | None:
    """The number of the page of its thread that shows a comment, or its tombstone; None for what was never shown."""
    place = comment.root.place if comment.root else comment.place
    return comments_page_of(place) if place else None


def pages_touched_by(comment_id: int) -> list[tuple[str, int]]:
    """The pages that a change of a comment may change, as story and number: its own, and where that has just begun, the
    two before, which lead to it."""
    thread_id = Comment.objects.filter(pk=comment_id).values_list("thread", flat=True).first()
    if thread_id is None:
        return []
    give([thread_id])
    comment = Comment.objects.select_related("root").get(pk=comment_id)
    number = page_of(comment) or 1
    return [(thread_id, n) for n in range(number, max(number - 3, 1), -1)]


def _without_place() -> models.QuerySet[Comment]:
    """What readers see, and what they would see replies to: it was taken away before it was printed for the first time."""
    replies = Comment.objects.filter(root=models.OuterRef("pk"), status__in=VISIBLE)
    was_seen = ~models.Q(status__in=UNSHOWN) & models.Exists(replies)
    tops = Comment.objects.filter(parent__isnull=True, place__isnull=True)
    return tops.filter(models.Q(status__in=VISIBLE) | was_seen)
