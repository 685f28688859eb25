"""The pages of a story's comments beside its own: the further ones, the newest first, the editors' picks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from courant.documents import Comment, Edition, Thread, ThreadPage, shown_in
from courant.press.conversation import PICKS, Branch, branches_of, newest_path, page_path
from courant.press.file import File, PictureFile
from courant.press.frame import Heading
from courant.press.library import Library
from courant.press.outputs.story_page import empty_form
from courant.press.theme import Theme
from courant.press.typesetting import set_page

KINDS = (Thread, ThreadPage)


@dataclass(frozen=True)
class Sheet:
    """One page of comments: its address, its order, and where older and newer ones are."""

    path: str
    order: str
    comments: Sequence[Comment]
    number: int = 0
    older: str = ""
    newer: str = ""

    @property
    def branches(self) -> list[Branch]:
        """The comments with their replies, in the page's order."""
        if self.order == "picks":
            return [Branch(comment) for comment in self.comments]
        branches = branches_of(self.comments)
        return branches[::-1] if self.order == "newest" else branches


def files(document: Thread | ThreadPage, library: Library, theme: Theme) -> Iterator[File | PictureFile]:
    if isinstance(document, Thread) and not (document.has_other_orders() or document.picks):
        return
    id = document.id if isinstance(document, Thread) else document.story.partition(":")[2]
    story = library.label(f"story:{id}")
    edition = library.find(story.edition) if story else None
    if story is None or not isinstance(edition, Edition):
        return
    if isinstance(document, Thread):
        sheets, is_open, has_picks = _of_thread(document, story.path, library), document.is_open, bool(document.picks)
    else:
        sheets, is_open, has_picks = _of_page(document, story.path), library.is_open(f"thread:{id}"), False
    form = empty_form(id, edition, is_open=is_open)
    for sheet in sheets:
        yield from set_page(
            "comments.html", library, theme, edition=edition, story=story, story_id=id, sheet=sheet,
            heading=Heading(path=sheet.path, title=story.title, is_indexed=False), shown=shown_in(sheet.comments),
            form=form, has_picks=has_picks,
        )  # fmt: skip


def _of_thread(thread: Thread, story: str, library: Library) -> Iterator[Sheet]:
    """What changes with every comment: the newest ones and the picks. And page 1, newest first, where there are more."""
    last = thread.pages
    if thread.has_other_orders():
        older = newest_path(story, last - 1, later=1) if last > 1 else ""
        yield Sheet(newest_path(story, last, later=0), "newest", _last_page(thread, library), older=older)
    if last > 1:
        newer = newest_path(story, 2, later=last - 2)
        yield Sheet(newest_path(story, 1, later=1), "newest", thread.comments, 1, newer=newer)
    if thread.picks:
        yield Sheet(f"{story}{PICKS}", "picks", thread.picks)


def _of_page(page: ThreadPage, story: str) -> Iterator[Sheet]:
    """Full pages stay as they are: they show no total, and lead to their neighbours only."""
    number, later = page.number, page.later
    newer = page_path(story, number + 1) if later else ""
    yield Sheet(page_path(story, number), "oldest", page.comments, number, page_path(story, number - 1), newer)
    if later:
        older, newer = newest_path(story, number - 1, later=1), newest_path(story, number + 1, later=later - 1)
        yield Sheet(newest_path(story, number, later=later), "newest", page.comments, number, older, newer)


def _last_page(thread: Thread, library: Library) -> Sequence[Comment]:
    if thread.pages == 1:
        return thread.comments
    page = library.find(f"thread_page:{thread.id}/{thread.pages}")
    return page.comments if isinstance(page, ThreadPage) else ()
