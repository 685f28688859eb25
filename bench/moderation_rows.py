"""Fills a database with a moderators' queue among a million comments, and with all that stands beside comments there."""

from datetime import UTC, datetime, timedelta
from typing import Any

from bench.newsroom import PASSWORD

BEGAN = datetime(2025, 1, 1, tzinfo=UTC)
STORIES = 2_000
WAITING = "('PREMOD', 'SYSTEM_WITHHELD')"
RULES = ("Speak to the matter", "No threats", "No private details", "Nothing twice", "No advertising")


def fill(comments: int) -> None:
    """Rows like those that readers make, copied by the database from one that Django made: a tenth of them wait, half
    of these held by a check; the rest were decided. Three editions, the third with one comment in a thousand."""
    from django.contrib.auth.models import User
    from django.db import connection

    from courant.discussion.models import Thread

    print_editions()
    moderator, other = (
        User.objects.create_superuser(name, f"{name}@news.invalid", PASSWORD) for name in ("moderator", "other")
    )
    Thread.objects.bulk_create(
        Thread(story_id=f"{number}", edition=edition_of(number), address=f"/en/{number}/", title=f"Story {number}")
        for number in range(STORIES)
    )
    fill_comments(comments)
    fill_beside(moderator.pk)
    claim_the_oldest(other)
    if connection.vendor == "postgresql":  # which does so by itself after a while; nobody does it to SQLite
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")


def print_editions() -> None:
    """What the queue asks of the printed tree: which editions there are, and the rules of their policies."""
    from django.conf import settings

    from courant.documents import Edition, Rule
    from courant.press import tree as trees

    rules = tuple(Rule(number=n, title=title, text=f"{title}.") for n, title in enumerate(RULES, start=1))
    tree = trees.new_tree(settings.COURANT.data, settings.COURANT.theme)
    for position, (code, name) in enumerate({"en": "English", "ar": "العربية", "fa": "فارسی"}.items(), start=1):
        edition = Edition(
            id=code, language=code, direction="ltr" if code == "en" else "rtl", language_name=name, path=f"/{code}/",
            position=position, title=name, policy_rules=rules,
        )  # fmt: skip
        tree.documents.put(edition.key, None, edition)
    trees.switch(settings.COURANT.data, tree)
    tree.close()


def fill_comments(comments: int) -> None:
    """The comments themselves."""
    from django.db import connection

    from courant.discussion.models import Comment

    Comment.objects.create(**pattern())
    moving = moved_columns(connection.vendor)
    names, chosen = columns(Comment, moving)
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH RECURSIVE numbers(n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM numbers WHERE n < {comments}) "
            f"INSERT INTO discussion_comment ({names}) SELECT {chosen} FROM numbers, discussion_comment c WHERE c.id = 1"
        )
        if connection.vendor == "postgresql":
            cursor.execute("SELECT setval(pg_get_serial_sequence('discussion_comment', 'id'), %s)", [comments])


def edition_of(number: int) -> str:
    """Two large editions and a small one."""
    return "fa" if number % 1000 == 7 else ("en", "ar")[number % 2]


def pattern() -> dict[str, Any]:
    """One comment, whatever columns there are by now."""
    return {
        "thread_id": "0", "name": "A name", "text": "A text of two lines, as long as most are. " * 6, "policy_version": 1,
        "posted_at": BEGAN, "text_digest": "0" * 64, "reader_hash": "r", "token_hash": "t",
    }  # fmt: skip


def moved_columns(vendor: str) -> dict[str, str]:
    """What differs from row to row, in SQL. Comments come a minute after one another; a reader writes twenty."""
    minutes = "datetime('2025-01-01', '+' || n || ' minutes')"
    json = '\'[{"check": "links", "words": "4 links in one comment", "numbers": {"links": 4}}]\''
    if vendor == "postgresql":
        minutes = "timestamptz '2025-01-01 00:00+00' + n * interval '1 minute'"
        json += "::jsonb"
    chance = "(n % 40009 * 48271 % 65521 % 20)"  # about a twentieth each, in no step with the stories
    status = (
        f"CASE {chance} WHEN 3 THEN 'PREMOD' WHEN 11 THEN 'SYSTEM_WITHHELD' WHEN 5 THEN 'REJECTED' ELSE 'APPROVED' END"
    )
    edition = f"CASE WHEN n % {STORIES} % 1000 = 7 THEN 'fa' WHEN n % 2 = 1 THEN 'ar' ELSE 'en' END"
    return {
        "id": "n", "thread_id": f"CAST(n % {STORIES} AS TEXT)", "posted_at": minutes, "status": status,
        "edition": edition, "text_digest": "'d' || n", "token_hash": "'t' || n", "checked_at": minutes,
        "reader_hash": "'r' || (n / 20)", "decided_at": f"CASE WHEN {chance} IN (3, 11) THEN NULL ELSE {minutes} END",
        "learned_version": "1", "doubts": f"CASE {chance} WHEN 11 THEN {json} ELSE c.doubts END",
    }  # fmt: skip


def columns(model: Any, moving: dict[str, str]) -> tuple[str, str]:
    """The columns of a table, and what goes into them: what differs, or else what the pattern, called `c`, has."""
    from django.db import connection

    fields = [field for field in model._meta.concrete_fields if not field.generated]
    quote = connection.ops.quote_name
    return (
        ", ".join(quote(field.column) for field in fields),
        ", ".join(moving.get(field.column, f"c.{quote(field.column)}") for field in fields),
    )


def fill_beside(moderator: int) -> None:
    """What was decided, what the checks doubted, what readers report, notes, appeals and edits."""
    from django.db import connection

    from courant.discussion.models import Appeal, Comment, Decision, Flag, InternalNote, Revision

    # A long walk through hundreds of thousands of rows of many tables is no page of the queue: the database does it.
    rejected = Comment.objects.filter(status="REJECTED")
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO discussion_decision (comment_id, by_id, by_name, at, before, after, reason, rule_title, rule_text, "
            f"told) SELECT id, {moderator}, 'moderator', decided_at, 'PREMOD', status, '', '', '', '' "
            f"FROM discussion_comment WHERE status NOT IN {WAITING} ORDER BY id"
        )
        cursor.execute(
            "INSERT INTO discussion_doubted (comment_id, check_name) SELECT id, 'links' FROM discussion_comment "
            "WHERE status = 'SYSTEM_WITHHELD' OR status = 'REJECTED' AND id % 2 = 0"
        )
    shown = list(Comment.objects.filter(status="APPROVED").order_by("pk").values_list("pk", "posted_at")[:360_000:40])
    Flag.objects.bulk_create(
        [
            Flag(comment_id=pk, reason="spam", reader_hash=f"f{pk}", at=at, settled_at=at if number % 4 else None)
            for number, (pk, at) in enumerate(shown)
        ],
        batch_size=2000,
    )
    waiting = list(Comment.objects.waiting().values_list("pk", flat=True)[::20])
    at = BEGAN + timedelta(days=600)
    InternalNote.objects.bulk_create(
        [InternalNote(comment_id=pk, by_name="other", at=at, text="Known.") for pk in waiting], batch_size=2000
    )
    contested = Decision.objects.filter(comment__in=rejected.order_by("-pk")[:2000])
    Appeal.objects.bulk_create(
        [Appeal(decision=decision, text="Why?", at=at) for decision in contested], batch_size=900
    )
    Revision.objects.bulk_create(
        [
            Revision(
                comment_id=pk, text="Said otherwise.", posted_at=at, checked_at=at, token_hash=f"e{pk}", text_digest="e"
            )
            for pk, at in shown[::4][:2000]
        ],
        batch_size=900,
    )


def claim_the_oldest(other: Any) -> None:
    """A second moderator is at work."""
    from courant.discussion.models import Claim, Comment

    until = datetime.now(UTC) + timedelta(hours=12)
    numbers = Comment.objects.waiting().values_list("pk", flat=True)[:50]
    Claim.objects.bulk_create([Claim(comment_id=pk, by=other, until=until) for pk in numbers])
