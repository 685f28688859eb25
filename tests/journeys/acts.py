"""What people do while processes are killed. An act yields the one request at which the kill is aimed, is sent its
answer (None where that was lost), and when everything has come to rest looks whether it was done wholly or not at all."""

import random
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from tests.journeys.desk_forms import edit
from tests.journeys.house import House
from tests.journeys.people import Answer, Reader, Staff, complaints, fresh_token

Request = Callable[[], Answer]
Act = Generator[Request, Answer | None, None]


@dataclass
class Cast:
    """The people of one newsroom, and what they were promised."""

    house: House
    editor: Staff
    moderator: Staff
    chance: random.Random
    receipts: dict[str, tuple[int, str, str]] = field(default_factory=dict)  # address: story, text, token

    def live_stories(self, number: int) -> list[int]:
        """Some published stories."""
        rows = self.house.rows("SELECT p.id FROM wagtailcore_page p JOIN desk_storypage s ON s.page_ptr_id = p.id "
                               "WHERE p.live AND NOT p.has_unpublished_changes ORDER BY p.id")  # fmt: skip
        return self.chance.sample([row[0] for row in rows], number)

    def page(self, story: int) -> dict[str, Any]:
        """What the desk says of a story."""
        names = (
            "title",
            "live",
            "path",
            "has_unpublished_changes",
            "expire_at",
            "latest_revision_id",
            "live_revision_id",
        )
        row = self.house.rows(f"SELECT {', '.join(names)} FROM wagtailcore_page WHERE id = ?", story)[0]
        return dict(zip(names, row, strict=True))

    def new_headline(self) -> str:
        """One that was never used."""
        return f"Late news {self.chance.randrange(10**9)}"

    def log_entries(self, story: int, action: str) -> int:
        """How often the desk's history has an action."""
        count = "SELECT count(*) FROM wagtailcore_pagelogentry WHERE page_id = ? AND action = ?"
        return int(self.house.one(count, story, action))

    def save(self, story: int, *, action: str = "", **changes: str) -> None:
        """Save a story, with nobody being killed."""
        path, form = edit(self.editor, story, action=action, **changes)
        is_done(self.editor.send(path, form))


def is_done(answer: Answer | None) -> bool:
    """Whether the desk said that it was done; after a lost answer or a "closed for the moment" nobody knows."""
    if answer is None or answer.status == 503:
        return False
    assert answer.status in (302, 303), f"{answer.status}: {complaints(answer.text)}"
    return True


def publish(cast: Cast) -> Act:
    """Publish a new version of a story."""
    [story] = cast.live_stories(1)
    before, headline = cast.page(story)["title"], cast.new_headline()
    path, form = edit(cast.editor, story, action="publish", title=headline, standfirst=headline)
    answer = yield lambda: cast.editor.send(path, form)
    page = cast.page(story)
    standfirst = cast.house.one("SELECT standfirst FROM desk_storypage WHERE page_ptr_id = ?", story)
    assert page["title"] in ((headline,) if is_done(answer) else (before, headline))
    assert (standfirst == headline) == (page["title"] == headline), "half of the story was saved"
    assert (
        page["live"] and not page["has_unpublished_changes"] and page["latest_revision_id"] == page["live_revision_id"]
    )


def unpublish(cast: Cast) -> Act:
    """Take a story down; afterwards it is put up again."""
    [story] = cast.live_stories(1)
    before = cast.log_entries(story, "wagtail.unpublish")
    answer = yield lambda: cast.editor.send(f"/desk/pages/{story}/unpublish/", {})
    is_live = bool(cast.page(story)["live"])
    assert not (is_live and is_done(answer))
    assert cast.log_entries(story, "wagtail.unpublish") - before == (0 if is_live else 1)
    if not is_live:
        cast.save(story, action="publish")


def move(cast: Cast) -> Act:
    """Move a story to another section."""
    [story] = cast.live_stories(1)
    before = cast.page(story)["path"]
    sections = dict(cast.house.rows("SELECT path, id FROM wagtailcore_page JOIN desk_sectionpage ON page_ptr_id = id"))
    to = cast.chance.choice([path for path in sections if path != before[:-4]])
    answer = yield lambda: cast.editor.send(f"/desk/pages/{story}/move/{sections[to]}/confirm/", {})
    after = cast.page(story)["path"]
    assert after == before and not is_done(answer) or after[:-4] == to
    has_place = cast.house.one("SELECT count(*) FROM desk_place WHERE story_id = ? AND listing_id = ?",
                               story, f"section:{sections[after[:-4]]}")  # fmt: skip
    assert has_place, "the story was moved without a place in its new section"


def bulk_publish(cast: Cast) -> Act:
    """Publish the drafts of three stories at once."""
    stories = cast.live_stories(3)
    for story in stories:
        cast.save(story, title=cast.new_headline())
    chosen = "&".join(f"id={story}" for story in stories)
    answer = yield lambda: cast.editor.send(f"/desk/bulk/wagtailcore/page/publish/?{chosen}&next=/desk/", {})
    waiting = {bool(cast.page(story)["has_unpublished_changes"]) for story in stories}
    assert waiting == {False} or waiting == {True} and not is_done(answer), "some were published and others not"
    if waiting == {True}:
        for story in stories:
            cast.save(story, action="publish")


def scheduled(cast: Cast) -> Act:
    """Have a new version of a story go out in a moment."""
    [story] = cast.live_stories(1)
    headline, published = cast.new_headline(), cast.log_entries(story, "wagtail.publish.scheduled")
    path, form = edit(cast.editor, story, action="publish", title=headline)
    form["go_live_at"] = (datetime.now(UTC) + timedelta(seconds=3)).strftime("%Y-%m-%d %H:%M:%S")
    answer = yield lambda: cast.editor.send(path, form)
    due = "SELECT count(*) FROM wagtailcore_revision WHERE approved_go_live_at IS NOT NULL"
    cast.house.wait(lambda: not cast.house.one(due), "A scheduled story does not go out")
    times = cast.log_entries(story, "wagtail.publish.scheduled") - published
    assert times == 1 or times == 0 and not is_done(answer), f"the story was published {times} times"
    assert (cast.page(story)["title"] == headline) == bool(times)


def comment(cast: Cast) -> Act:
    """Send a comment; without an answer, send it again."""
    [story] = cast.live_stories(1)
    reader, text, token = Reader(cast.house), f"What I think, no. {cast.chance.randrange(10**9)}", fresh_token()
    answer = yield lambda: reader.comment(story, text, token)
    if not is_done(answer):
        answer = reader.comment(story, text, token)
    assert answer is not None and answer.status == 303, answer
    cast.receipts[answer.location] = (story, text, token)


def approve(cast: Cast) -> Act:
    """Approve a comment."""
    [story] = cast.live_stories(1)
    answer = Reader(cast.house).comment(story, f"Please print this, no. {cast.chance.randrange(10**9)}", fresh_token())
    assert answer.status == 303, answer
    waiting = cast.house.one("SELECT max(id) FROM discussion_comment")
    path = f"/desk/discussion/comments/{waiting}/approvals/"
    decided = yield lambda: cast.moderator.send(path, {"version": "1"})
    status, version = cast.house.rows("SELECT status, version FROM discussion_comment WHERE id = ?", waiting)[0]
    decisions = cast.house.one("SELECT count(*) FROM discussion_decision WHERE comment_id = ?", waiting)
    assert (status, version, decisions) in [("APPROVED", 2, 1), ("PREMOD", 1, 0)][: 1 if is_done(decided) else 2]


def vote(cast: Cast) -> Act:
    """Answer the question under a story; without an answer, again."""
    [story] = cast.live_stories(1)
    count = "SELECT count(*) FROM discussion_vote WHERE thread_id = ?"
    reader, before = Reader(cast.house), cast.house.one(count, str(story))
    answer = yield lambda: reader.vote(story, "yes")
    assert cast.house.one(count, str(story)) - before in ((1,) if is_done(answer) else (0, 1))
    assert is_done(reader.vote(story, "no"))
    assert cast.house.one(count, str(story)) - before == 1, "one reader has two votes"


ACTS = {act.__name__: act for act in (publish, unpublish, move, bulk_publish, scheduled, comment, approve, vote)}
