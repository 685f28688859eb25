"""Figures of the months that are over: counted once, and never changed by what happens later."""

from datetime import UTC, date, datetime, timedelta

import pytest

from courant.discussion import to_documents
from courant.discussion.figures import close_months, figures_of
from courant.discussion.models import Appeal, Comment, Decision, MonthFigures, Outcome, Status
from courant.discussion.signals import month_closed
from courant.documents import Rule
from courant.press.manifest import checked

pytestmark = pytest.mark.django_db
NOVEMBER = date(2026, 11, 1)
IN_DECEMBER = date(2026, 12, 1)
RULES = {n: Rule(number=n, title=f"Rule {n}", text=f"Rule {n}.") for n in (1, 2)}


def at(month, day, hour=12):
    return datetime(2026, month, day, hour, tzinfo=UTC)


@pytest.fixture
def decide(moderator):
    """A decision at a moment: `decide(comment, at(11, 3), rule=2)`; without a rule an approval."""

    def make(comment, moment, rule=None):
        comment.refresh_from_db()
        if rule:
            comment.reject(by=moderator, rule=RULES[rule], policy_version=1)
        else:
            comment.approve(by=moderator)
        Decision.objects.filter(pk=comment.decisions.last().pk).update(at=moment)
        return comment.decisions.last()

    return make


@pytest.fixture
def november(make_comment, decide):
    """Twelve comments, with decisions in November, and two of December."""
    comments = [make_comment(posted_at=at(11, 1, hour)) for hour in range(12)]
    for hour, comment in enumerate(comments[:8]):
        decide(comment, comment.posted_at + timedelta(hours=hour + 1), rule={0: 1, 1: 2, 2: 2}.get(hour))
    decide(comments[7], at(11, 20), rule=2)  # thought better of
    late = make_comment(posted_at=at(12, 1, 0))
    decide(late, at(12, 2))
    decide(comments[8], at(12, 3))
    return comments


def test_each_comment_is_counted_once_by_its_last_decision_of_the_month(november):
    figures = figures_of("en", NOVEMBER)
    assert (figures["received"], figures["published"]) == (12, 4)
    assert figures["rejected"] == [
        {"number": 1, "title": "Rule 1", "count": 1}, {"number": 2, "title": "Rule 2", "count": 3},
    ]  # fmt: skip
    assert figures["median_minutes"] == 4 * 60  # the lower one of 4 and 5 hours: eight first decisions


def test_a_comment_is_decided_for_the_first_time_in_one_month_only(november):
    figures = figures_of("en", date(2026, 12, 1))
    assert (figures["received"], figures["published"]) == (1, 2)
    assert figures["median_minutes"] == 36 * 60


def test_appeals_are_counted_when_they_are_made_and_when_they_end(november, decide):
    decisions = list(Decision.objects.filter(after=Status.REJECTED)[:3])
    ends = [(Outcome.UPHELD, at(11, 25)), (Outcome.REVERSED, at(12, 2)), (None, None)]
    for decision, (outcome, ended) in zip(decisions, ends, strict=True):
        Appeal.objects.create(decision=decision, text="Why?", at=at(11, 22), outcome=outcome, decided_at=ended)
    figures = figures_of("en", NOVEMBER)
    assert (figures["appeals"], figures["upheld"], figures["reversed"]) == (3, 1, 0)
    assert figures_of("en", date(2026, 12, 1))["reversed"] == 1


def test_a_month_is_closed_when_it_has_passed_and_only_once(november):
    heard = []

    def hear(sender, figures, **_):
        heard.append(str(figures))

    month_closed.connect(hear)
    assert close_months(date(2026, 11, 30)) == []
    assert [str(figures) for figures in close_months(IN_DECEMBER)] == ["en/2026-11"]
    assert close_months(IN_DECEMBER) == []
    month_closed.disconnect(hear)
    assert heard == ["en/2026-11"]


def test_what_happens_later_changes_no_figure(november):
    close_months(IN_DECEMBER)
    before = [*to_documents.months()]
    Comment.objects.update(status=Status.AUTHOR_DELETED, text="", name="")
    Decision.objects.all().delete()
    close_months(date(2027, 1, 1))
    assert [*to_documents.months(["en/2026-11"])] == before


def test_who_was_away_for_months_counts_all_of_them(november, make_comment, make_thread):
    make_comment(on=make_thread("13", edition="ar"), posted_at=at(12, 31, 23))
    closed = close_months(date(2027, 2, 10))
    assert [str(figures) for figures in closed] == [
        "ar/2026-12",
        "ar/2027-01",
        "en/2026-11",
        "en/2026-12",
        "en/2027-01",
    ]


def test_imported_comments_are_no_figures_of_this_site(make_comment):
    make_comment(posted_at=at(1, 1), imported_from="disqus", imported_id="1")
    assert close_months(IN_DECEMBER) == []


def test_a_month_of_few_comments_tells_nothing_of_them(november, make_comment):
    close_months(IN_DECEMBER)
    document = checked(next(to_documents.months(["en/2026-11"])))
    assert (document.is_small, document.received, document.rejected[1].count) == (False, 12, 3)
    MonthFigures.objects.update(received=9)
    small = checked(next(to_documents.months(["en/2026-11"])))
    assert small.is_small
    assert (small.received, small.published, small.rejected, small.median_minutes) == (0, 0, (), None)


def test_no_moderator_is_in_it(november):
    close_months(IN_DECEMBER)
    assert "moderator" not in repr(MonthFigures.objects.values().get())
