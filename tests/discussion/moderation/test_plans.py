"""What the moderators' pages ask of a database with a million comments, told by its plans and not by a clock: each reads
the rows that it shows from an index, in their order, and asks no more often for many than for few."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection

from courant.discussion.doubts import Doubt
from courant.discussion.models import Act, Claim, Comment, Edit, Flag, FlagReason, InternalNote, LogEntry, Status
from courant.discussion.paging import Place
from courant.documents import Rule
from tests.discussion.plans import BEGINS_THERE, plan_of, reads_a_whole_table, sorts

RULE = Rule(number=2, title="No threats", text="No threats.")
LINKS = [Doubt("links", "4 links in one comment").stored()]
PAGES = (
    "", "?after={place}", "?before={place}", "?edition=en", "?edition=en&after={place}", "?edition=en&before={place}",
    "?story=12", "?story=12&after={place}", "?reason=links", "?reason=links&edition=en&after={place}", "?age=24",
    "?age=24&edition=en&before={place}", "?claimed=yes", "reported/", "reported/?after={place}", "reported/?before={place}",
    "edits/", "edits/?after={place}", "appeals/", "appeals/?after={place}", "decided/", "decided/?after={place}",
    "decided/?before={place}", "readers/{reader}/", "readers/{reader}/?after={place}", "log/", "log/?after={place}",
    "log/?by=moderator", "log/?by=moderator&after={place}", "log/?by=moderator&before={place}",
    "log/?by=moderator&act=decision&after={place}",
)  # fmt: skip
READER = "a" * 64


@pytest.fixture
def rows(make_comment, make_thread, moderator, second_moderator):
    """`rows(3)`: three more of everything that stands in a queue or beside it."""
    make_thread("12")

    def make(number):
        for _each in range(number):
            waits = make_comment(reader_hash=READER, doubts=LINKS, status=Status.SYSTEM_WITHHELD)
            InternalNote.write("Known.", on=waits, by=moderator)
            shown = make_comment(reader_hash=READER)
            shown.approve(by=moderator)
            edit = Edit("Otherwise.", "ltr", "d" * 64, f"{shown.pk:064}", shown.posted_at)
            shown.revisions.propose(shown, edit)
            Flag.objects.create(comment=shown, reason=FlagReason.SPAM, reader_hash=READER, at=shown.posted_at)
            refused = make_comment()
            refused.reject(by=moderator, rule=RULE, policy_version=3)
            refused.decisions.get().contest("Why?", at=refused.decided_at)
        Claim.take([waits.pk], by=second_moderator, now=waits.posted_at + timedelta(days=9999))

    return make


@pytest.fixture
def asked(desk, moderator):
    """Every statement about the discussion that a page puts to the database, with its values."""
    client = desk(moderator)

    def ask(page):
        middle = Comment.objects.order_by("pk")[Comment.objects.count() // 2]
        address = f"/desk/discussion/{page.format(place=Place(middle.posted_at, middle.pk), reader=READER)}"
        cache.clear()
        statements = []

        def note(execute, sql, values, many, context):
            statements.append((sql, values))
            return execute(sql, values, many, context)

        with connection.execute_wrapper(note):
            assert client.get(address).status_code == 200
        return statements

    return ask


@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_read_from_indexes_in_their_order(asked, rows, page):
    rows(3)
    about_us = [(sql, values) for sql, values in asked(page) if '"discussion_' in sql]
    from_a_place = 0
    for sql, values in about_us:
        plan = plan_of(sql, values)
        assert not [line for line in plan if reads_a_whole_table(line)], (sql, plan)
        if "LIMIT" in sql:
            assert not [line for line in plan if sorts(line)], (sql, plan)
        if sql.startswith("SELECT COUNT(*) FROM (") and '"checked_at" IS NULL' not in sql:
            # Counted as they lie in the table, the first thousand may lie behind all that was ever decided; what is
            # being checked came within the last minutes, which is a range of an index.
            assert "ORDER BY" in sql, sql
        if re.search(r"\) [<>] \(", sql):
            from_a_place += 1
            assert re.search(BEGINS_THERE, " ".join(plan)), (sql, plan)
    assert from_a_place == page.count("{place}")


@pytest.mark.parametrize("page", [page for page in PAGES if "{place}" not in page])
def test_many_rows_are_asked_for_as_often_as_few(asked, rows, page):
    rows(2)
    asked(page)  # what is asked once a process
    few = len(asked(page))
    rows(6)
    assert len(asked(page)) == few <= 34


@pytest.mark.parametrize("page", [page for page in PAGES if "by=" in page])
def test_the_log_of_one_person_is_not_looked_for_among_that_of_all(asked, rows, page):
    rows(3)
    around = Comment.objects.first().posted_at - timedelta(days=150)
    others = [(around + timedelta(hours=3 * number), f"somebody-{number % 50}") for number in range(3000)]
    LogEntry.objects.bulk_create(LogEntry(at=at, by_name=name, act=Act.DECISION) for at, name in others)
    if connection.vendor == "postgresql":  # which chooses by statistics, and has none or old ones of these rows
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE discussion_logentry")
    pages = [(sql, values) for sql, values in asked(page) if "LIMIT" in sql and 'FROM "discussion_logentry"' in sql]
    assert len(pages) == 1
    plan = " ".join(plan_of(*pages[0]))
    assert re.search(r"log_by_person \(by_name=\?|log_by_person on .*Index Cond: .*by_name", plan), plan
