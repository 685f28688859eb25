"""What the discussion hands over: each thread as a document, and its further pages as documents of their own."""

from collections.abc import Iterable, Iterator

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from msgspec.structs import replace

from courant import documents
from courant.discussion import places
from courant.discussion.branches import UNSHOWN, Shown, arranged
from courant.discussion.models import Choice, Comment, EditionSettings, MonthFigures, Thread
from courant.discussion.models.comment import VISIBLE
from courant.discussion.models.edition_settings import FEWEST_VOTES
from courant.documents import COMMENTS_PAGE_SIZE, comments_page_of

BATCH = 500
# In a month of fewer comments, a figure might tell what became of that of somebody known to have written.
FEWEST_FOR_FIGURES = 10


def thread(story_id: str) -> documents.Thread | None:
    """What readers see of the thread of one story, without its further pages."""
    places.give([story_id])
    row = _counted(Thread.objects.filter(pk=story_id)).first()
    if row is None:
        return None
    hidden = _hidden_in(story_id)
    has_place = Q(place__isnull=False) | Q(root__place__isnull=False)
    picks = Comment.objects.visible_to_all().filter(has_place, thread=row, is_pick=True).exclude(pk__in=hidden)
    elsewhere = _count_elsewhere(row, hidden) if _pages(row) > 1 else 0
    return _thread(row, _rows_of_page(story_id, 1), elsewhere=elsewhere, picks=picks.select_related("root"))


def thread_page(story_id: str, number: int) -> documents.ThreadPage | None:
    """What readers see of a page after the first."""
    places.give([story_id])
    row = Thread.objects.filter(pk=story_id).first()
    if row is None or not 1 < number <= _pages(row):
        return None
    return _page(row, number, _rows_of_page(story_id, number))


def pages_touched_by(comment_id: int) -> list[str]:
    """The keys of the pages that a change of a comment may change, besides the thread itself."""
    return [f"thread_page:{story_id}/{number}" for story_id, number in places.pages_touched_by(comment_id)]


def threads(story_ids: Iterable[str]) -> Iterator[documents.Thread]:
    """What readers see of the threads of some stories, of those that have one: a first print has one for every story."""
    ids = sorted(story_ids)
    for start in range(0, len(ids), BATCH):
        chunk = ids[start : start + BATCH]
        places.give(chunk)
        long = set(Thread.objects.filter(pk__in=chunk, last_place__gt=COMMENTS_PAGE_SIZE).values_list("pk", flat=True))
        yield from filter(None, map(thread, sorted(long)))
        for row in _with_comments(Thread.objects.filter(pk__in=[id for id in chunk if id not in long])):
            yield from _all_of(row, row.rows)  # type: ignore[attr-defined,misc]  # one document: they have one page


def all_threads() -> Iterator[documents.Thread | documents.ThreadPage]:
    """What readers see of every thread, a few hundred at a time."""
    places.give_all()
    for row in _with_comments(Thread.objects.all()):
        yield from _all_of(row, row.rows)  # type: ignore[attr-defined]


def _with_comments(threads: QuerySet[Thread]) -> Iterator[Thread]:
    rows = Comment.objects.visible_or_answered().select_related("root")
    return _counted(threads).prefetch_related(Prefetch("comments", rows, to_attr="rows")).iterator(BATCH)


def _all_of(row: Thread, comments: list[Comment]) -> Iterator[documents.Thread | documents.ThreadPage]:
    by_page: dict[int, list[Comment]] = {}
    for comment in comments:
        by_page.setdefault(places.page_of(comment) or 0, []).append(comment)
    shown = [entry.comment for rows in by_page.values() for entry in arranged(rows) if not entry.is_tombstone]
    further = [_page(row, number, by_page.get(number, [])) for number in range(2, _pages(row) + 1)]
    elsewhere = sum(documents.shown_in(page.comments) for page in further)
    picks = [comment for comment in shown if comment.is_pick]
    yield _thread(row, by_page.get(1, []), elsewhere=elsewhere, picks=picks)
    yield from further


def _counted(threads: QuerySet[Thread]) -> QuerySet[Thread]:
    counts = Q(votes__is_counted=True)
    chosen = EditionSettings.objects.filter(pk=OuterRef("edition")).values("fewest_votes")
    return threads.annotate(
        yes=Count("votes", filter=counts & Q(votes__choice=Choice.YES)),
        no=Count("votes", filter=counts & Q(votes__choice=Choice.NO)),
        fewest=Coalesce(Subquery(chosen), FEWEST_VOTES),
    )


def _pages(row: Thread) -> int:
    return comments_page_of(max(row.last_place, 1))


def _rows_of_page(story_id: str, number: int) -> list[Comment]:
    """The comments that have a place on a page, and all replies to them."""
    first = COMMENTS_PAGE_SIZE * (number - 1) + 1
    tops = list(Comment.objects.filter(thread=story_id, place__range=(first, first + COMMENTS_PAGE_SIZE - 1)))
    return [*tops, *Comment.objects.visible_or_answered().filter(root__in=[top.pk for top in tops])]


def _hidden_in(story_id: str) -> set[int]:
    """What was approved below a comment that is not shown itself: there is hardly ever any."""
    answered = Exists(Comment.objects.filter(parent=OuterRef("pk")))
    hiding = Comment.objects.filter(answered, thread=story_id, status__in=UNSHOWN).values_list("root", "pk")
    roots = {root or pk for root, pk in hiding}
    rows = list(Comment.objects.visible_or_answered().filter(Q(pk__in=roots) | Q(root__in=roots))) if roots else []
    visible = {comment.pk for comment in rows if comment.status in VISIBLE}
    return visible - {entry.comment.pk for entry in arranged(rows)}


def _count_elsewhere(row: Thread, hidden: set[int]) -> int:
    first, further = Q(place__gt=COMMENTS_PAGE_SIZE), Q(root__place__gt=COMMENTS_PAGE_SIZE)
    return Comment.objects.visible_to_all().filter(first | further, thread=row).exclude(pk__in=hidden).count()


def _thread(row: Thread, rows: list[Comment], *, elsewhere: int, picks: Iterable[Comment]) -> documents.Thread:
    yes, no = (row.yes, row.no) if row.yes + row.no >= row.fewest else (0, 0)  # type: ignore[attr-defined]
    picked = sorted(picks, key=lambda comment: (comment.posted_at, comment.pk))
    return documents.Thread(
        id=row.pk, is_open=row.is_open, comments=tuple(comment_of(shown, 1) for shown in arranged(rows)),
        pages=_pages(row), elsewhere=elsewhere, yes=yes, no=no,
        picks=tuple(comment_of(Shown(comment, is_tombstone=False), places.page_of(comment) or 1) for comment in picked),
    )  # fmt: skip


def _page(row: Thread, number: int, rows: list[Comment]) -> documents.ThreadPage:
    return documents.ThreadPage(
        id=f"{row.pk}/{number}", story=f"story:{row.pk}", number=number, later=min(_pages(row) - number, 2),
        comments=tuple(comment_of(shown, number) for shown in arranged(rows)),
    )  # fmt: skip


def comment_of(shown: Shown, page: int) -> documents.Comment:
    """What readers see of a comment, or its tombstone."""
    comment = shown.comment
    bare = documents.Comment(
        id=str(comment.pk), parent_id=str(comment.parent_id or ""), posted_at=comment.posted_at, page=page,
        is_tombstone=True,
    )  # fmt: skip
    if shown.is_tombstone:
        return bare
    return replace(
        bare, is_tombstone=False, name=comment.name, text=comment.text, direction=comment.direction,
        is_pick=comment.is_pick,
    )  # fmt: skip


def months(ids: Iterable[str] | None = None) -> Iterator[documents.TransparencyMonth]:
    """The figures of closed months: of these, as en/2026-11, or of all."""
    wanted = None if ids is None else set(ids)
    for row in MonthFigures.objects.all():
        if wanted is None or str(row) in wanted:
            yield _month(row)


def _month(row: MonthFigures) -> documents.TransparencyMonth:
    bare = documents.TransparencyMonth(id=str(row), edition=f"edition:{row.edition}", month=row.month, is_small=True)
    if row.received < FEWEST_FOR_FIGURES:
        return bare
    return replace(
        bare, is_small=False, received=row.received, published=row.published, spam=row.spam, expired=row.expired,
        rejected=tuple(documents.RuleCount(**counted) for counted in row.rejected), median_minutes=row.median_minutes,
        appeals=row.appeals, upheld=row.upheld, reversed=row.reversed,
    )  # fmt: skip
