"""A comment costs the same in a long thread as in a short one, in whichever order it is read; full pages stay as they are."""

from datetime import timedelta

import pytest

from courant.discussion.models import Comment, Status, Thread
from courant.documents import COMMENTS_PAGE_SIZE, comments_page_of
from courant.publishing.changes import note
from tests.desk import newsroom as make
from tests.publishing.operations_on_comments import RULE, moderator

SHORT, LONG = 200, 10_000
NEAR_THE_END = 2  # pages that lead to one that has just begun


class Discussion:
    """The thread of a story, all of its pages full, and what becomes of its files."""

    def __init__(self, story, length, printed):
        self.thread, self.printed = Thread.objects.get(pk=str(story.pk)), printed
        self.length, self.pages = length, length // COMMENTS_PAGE_SIZE
        Comment.objects.bulk_create(
            [self.comment(place, place=place, status=Status.APPROVED) for place in range(1, length + 1)], batch_size=500
        )
        Thread.objects.filter(pk=self.thread.pk).update(last_place=length)
        note(f"thread:{self.thread.pk}")
        for number in range(2, self.pages + 1):
            note(f"thread_page:{self.thread.pk}/{number}")

    def comment(self, number, **facts):
        return Comment(
            thread=self.thread, text=f"Comment {number}.", policy_version=1, token_hash=f"{self.thread.pk}-{number}",
            text_digest=str(number), posted_at=make.AT + timedelta(seconds=number), **facts,
        )  # fmt: skip

    def approve_another(self, parent_place=None):
        """A comment as readers send it; with `parent_place`, an answer to the one there."""
        comment = self.comment(Comment.objects.count() + LONG)
        if parent_place:
            parent = self.at(parent_place)
            comment.parent, comment.root_id = parent, parent.root_id or parent.pk
        comment.save()
        comment.approve(by=moderator())

    def at(self, place):
        return Comment.objects.get(thread=self.thread, place=place)

    def lying(self):
        """Every file, with what a new one in its place would have otherwise."""
        folder = self.printed()
        return {str(file.relative_to(folder)): file.stat().st_ino for file in folder.rglob("*") if file.is_file()}

    def written_by(self, act):
        """The files that are written when this is done: pages after the second are counted from the end."""
        before, own = self.lying(), self.thread.address[1:]
        act(self)
        written = {name for name, number in self.lying().items() if before.get(name) != number}
        assert all(name.startswith(own) for name in written), "nothing else shows it"
        names = {name.removeprefix(own) for name in written}
        last = comments_page_of(Thread.objects.get(pk=self.thread.pk).last_place)
        full = {f"comments/{order}{number}" for order in ("", "newest/") for number in range(3, last - NEAR_THE_END)}
        assert not [name for name in names if name.rpartition("/")[0] in full], "full pages stay"
        return {_from_the_end(name, last) for name in names}


def _from_the_end(name, last_page):
    parts = [
        f"last but {last_page - int(part)}" if part.isdecimal() and int(part) > 2 else part for part in name.split("/")
    ]
    return "/".join(parts)


@pytest.mark.slow  # ten thousand comments are stored, and two hundred pages of them printed
@pytest.mark.django_db
def test_a_comment_costs_as_many_files_in_a_thread_of_ten_thousand_as_of_two_hundred(room, printed):
    short, long = Discussion(room.first, SHORT, printed), Discussion(room.story, LONG, printed)
    assert f"{long.thread.address[1:]}comments/newest/{long.pages - 1}/index.html" in long.lying()
    acts = {
        "begins a page": Discussion.approve_another,
        "is on the last page": Discussion.approve_another,
        "answers an old one": lambda thread: thread.approve_another(parent_place=60),
        "is picked": lambda thread: thread.at(70).pick(by=moderator()),
        "is picked beside another": lambda thread: thread.at(thread.length - 1).pick(by=moderator()),
        "is taken away": lambda thread: thread.at(80).reject(by=moderator(), rule=RULE, policy_version=1),
    }
    orders = {"comments/last but 0/index.html", "comments/newest/index.html", "comments/picks/index.html"}
    for what, act in acts.items():
        in_short, in_long = short.written_by(act), long.written_by(act)
        assert in_long == in_short, what
        assert "comments.json" in in_long, what
        orders -= in_long
    assert not orders, "each is written by one of them"
