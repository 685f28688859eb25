"""What a moderator wants to see of the queue: chosen in its address, so that a choice can be kept as a bookmark."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext_lazy as _

from courant.discussion import printed
from courant.discussion.checks import BEFORE_RECEIPT, IN_WORKER, name_of
from courant.discussion.models import Comment, Thread
from courant.discussion.models.comment import CommentQuerySet
from courant.discussion.models.thread import STORY_ID
from courant.documents import Edition

# What a check is called in the address, and by moderators; in the order in which doubts stand beside a comment.
REASONS = {name_of(check): check.NAME for check in (*BEFORE_RECEIPT, *IN_WORKER)}

# Hours, and what they are called.
AGES = {1: _("an hour"), 6: _("six hours"), 24: _("a day"), 72: _("three days"), 168: _("a week")}


@dataclass(frozen=True)
class Filters:
    """What was chosen; an empty value stands for everything."""

    edition: str = ""
    story: str = ""
    age: int = 0
    reason: str = ""
    claimed: bool = False

    @classmethod
    def read(cls, asked: Mapping[str, str]) -> "Filters":
        """From an address; what makes no sense is left out."""
        edition, story, age, reason = (asked.get(name, "") for name in ("edition", "story", "age", "reason"))
        return cls(
            edition=edition if edition in {code for code, _name in editions()} else "",
            story=story if STORY_ID.fullmatch(story) else "",
            age=int(age) if age.isascii() and age.isdigit() and len(age) < 6 and int(age) in AGES else 0,
            reason=reason if reason in REASONS else "",
            claimed=asked.get("claimed") == "yes",
        )

    def of(self, comments: CommentQuerySet, *, now: datetime) -> CommentQuerySet:
        """Those comments that were asked for."""
        if self.edition:
            comments = comments.filter(edition=self.edition)
        if self.story:
            comments = comments.filter(thread=self.story)
        if self.age:
            since = now - timedelta(hours=self.age)
            # Nothing is queued later than it was posted: the second condition only ends the search early.
            comments = comments.filter(posted_at__lte=since, queued_at__lte=since)
        return comments

    def keeps(self, doubts: list[Any]) -> bool:
        """Whether a comment with these doubts was asked for."""
        return not self.reason or any(isinstance(doubt, dict) and doubt["check"] == self.reason for doubt in doubts)

    @property
    def thread(self) -> Thread | None:
        """The story, to name it."""
        return Thread.objects.filter(pk=self.story).first() if self.story else None

    def query(self, **changed: object) -> str:
        """What stands behind the question mark for these filters, with some of them changed."""
        values = {"edition": self.edition, "story": self.story, "age": self.age, "reason": self.reason, **changed}
        values |= {"claimed": "yes"} if self.claimed else {}
        return urlencode({name: value for name, value in values.items() if value})

    def __bool__(self) -> bool:
        return self != Filters()


def editions() -> list[tuple[str, str]]:
    """Code and name of every printed edition."""
    try:
        with printed.library() as documents:
            found = [documents.get(key, Edition) for key in documents.query("editions")]
    except printed.NothingPrinted:
        return []
    return [(edition.id, edition.language_name) for edition in sorted(found, key=lambda edition: edition.position)]


def waiting(filters: Filters, *, now: datetime) -> CommentQuerySet:
    """What waits for a moderator, of what was asked for."""
    return filters.of(Comment.objects.queued(now=now), now=now)
