"""The daily mail to moderators: what waits for them, in numbers."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse

from courant.discussion import letters, printed, sentences
from courant.discussion.models import Appeal, Ban, Burst, Comment, DailyDigest, Flag
from courant.discussion.moderation.pace import PROMISE, Count
from courant.discussion.sentences import Sentence

HOUR = 5  # UTC: morning from Lisbon to Tehran


def send_due(now: datetime) -> int:
    """Write the digest of this day if it is morning and nobody has; returns how many letters that are. Where nothing
    waits there is none. A worker that was stopped in the morning writes it when it is started."""
    if now.hour < HOUR:
        return 0
    with transaction.atomic():
        if not DailyDigest.is_first_of(now.date()):
            return 0
        lines = what_waits(now)
        if not lines:
            return 0
        return letters.send(
            Sentence(sentences.MAIL_DIGEST), lines, to=letters.moderators().exclude(digest_wish__is_wanted=False),
            leading_to=reverse("moderation:waiting"), otherwise_in=first_language(),
        )  # fmt: skip


def what_waits(now: datetime) -> list[Sentence]:
    """A line for each queue in which something is."""
    queued, promised = Comment.objects.queued(now=now), int(PROMISE.total_seconds() // 3600)
    counted = {
        sentences.MAIL_WAITING: Count.of(queued),
        sentences.MAIL_OVERDUE: Count.of(queued.filter(posted_at__lt=now - PROMISE)),
        sentences.MAIL_REPORTS: Count.of(Flag.objects.unsettled()),
        sentences.MAIL_EDITS: Count.of_edits(now=now),
        sentences.MAIL_APPEALS: Count.of(Appeal.objects.open()),
        sentences.MAIL_BANS: Count.of(Ban.objects.contested()),
        sentences.MAIL_BURSTS: Count.of(Burst.waiting()),
    }
    hours = {sentences.MAIL_OVERDUE: {"hours": promised}}
    return [
        Sentence(text, {"count": str(count), **hours.get(text, {})}) for text, count in counted.items() if count.number
    ]


def first_language() -> str:
    """The language of the newsroom's first edition."""
    try:
        with printed.library() as documents:
            edition, _story = printed.nearest_edition(documents, story_id="", seen="")
            return edition.language
    except printed.NothingPrinted:
        return "en"
