"""The log: everything is in it, nothing can be changed in it, and it can be taken along."""

import csv
import json
from io import StringIO

import pytest

from courant.discussion.models import Act, Conflict, EditionSettings, LogEntry
from courant.discussion.models.append_only import AppendOnly
from courant.lib.spreadsheets import BEGINNINGS
from tests.chromium import CHROMIUM

HOSTILE = (
    "<script>window.ran = true</script>", "<img src=x onerror='window.ran = true'>", "</td></table><svg/onload=ran=true>",
    "\" autofocus onfocus=window.ran=true x=\"", "{{ 7 * 7 }}{% now 'Y' %}", "javascript:window.ran=true",
    "\u202eturned round\u2066", "=HYPERLINK(\"http://elsewhere.invalid\")",
)  # fmt: skip


def body(answer):
    return b"".join(answer.streaming_content).decode()


def test_every_act_is_a_row(moderator, make_comment, make_thread):
    comment = make_comment(on=make_thread("7"))
    comment.approve(by=moderator)
    comment.pick(by=moderator)
    comment.thread.close(by=moderator)
    comment.thread.close(by=moderator)
    EditionSettings.of("en").change(by=moderator, is_post_moderated=True)
    rows = [(row.act, row.by_name, row.story_id, row.edition, row.before, row.after) for row in LogEntry.objects.all()]
    assert rows == [
        ("decision", "moderator", "7", "en", "PREMOD", "APPROVED"),
        ("pick", "moderator", "7", "en", "", "picked"),
        ("thread", "moderator", "7", "en", "open", "closed"),
        ("settings", "moderator", "", "en", "shown after moderation", "shown before moderation"),
    ]


def test_it_refuses_to_be_changed_or_thinned_out(moderator):
    entry = LogEntry.write(Act.NOTE, moderator)
    entry.before = "something else"
    for change in (
        entry.save,
        entry.delete,
        LogEntry.objects.all().delete,
        lambda: LogEntry.objects.update(before="something else"),
        lambda: LogEntry.objects.bulk_update([entry], ["before"]),
        lambda: LogEntry.objects.filter(pk=entry.pk).update(by_name="nobody"),
    ):
        with pytest.raises(AppendOnly, match="is a record"):
            change()
    assert LogEntry.objects.get().before == ""


def test_it_outlives_the_account(moderator):
    LogEntry.write(Act.NOTE, moderator)
    moderator.delete()
    assert LogEntry.objects.get().by_name == "moderator"


def test_a_decision_that_lost_leaves_no_row(moderator, make_comment):
    comment = make_comment()
    stale = type(comment).objects.get(pk=comment.pk)
    comment.approve(by=moderator)
    with pytest.raises(Conflict):
        stale.mark_spam(by=moderator)
    assert LogEntry.objects.count() == 1


def test_the_export_as_csv_opens_harmlessly(desk, moderator):
    LogEntry.write(Act.THREAD, moderator, before="=cmd|' /C calc'!A0", after="+1", detail="-2\n@x", edition="＝1")
    answer = desk(moderator).get("/desk/discussion/log/?export=csv")
    text = body(answer)
    assert answer["Content-Disposition"].startswith("attachment") and text.startswith("\ufeff")
    _head, row = csv.reader(StringIO(text.removeprefix("\ufeff")))
    assert row[6:] == ["'＝1", "'=cmd|' /C calc'!A0", "'+1", "'-2\n@x"]


def test_the_export_as_json_is_whole_and_filtered(desk, moderator, second_moderator):
    for by in (moderator, second_moderator, second_moderator):
        LogEntry.write(Act.NOTE, by, detail="</script><b>")
    LogEntry.write(Act.BAN, moderator)
    client = desk(moderator)
    assert len(json.loads(body(client.get("/desk/discussion/log/?export=json")))) == 4
    notes = json.loads(body(client.get("/desk/discussion/log/?export=json&act=note&by=second-moderator")))
    assert [row["by"] for row in notes] == ["second-moderator"] * 2
    assert json.loads(body(client.get("/desk/discussion/log/?export=json&since=2999-01-01"))) == []
    assert json.loads(body(client.get("/desk/discussion/log/?export=json&since=2999-99-99&act=x&by=%00")))


def test_it_is_read_page_by_page_by_moderators_only(desk, moderator, reporter):
    for number in range(101):
        LogEntry.write(Act.NOTE, moderator, detail=f"Row {number}.")
    page = desk(moderator).get("/desk/discussion/log/?act=note").content.decode()
    assert "Row 100." in page and "Row 0." not in page and "?act=note&amp;after=" in page
    assert desk(reporter).get("/desk/discussion/log/?export=csv").status_code == 302


@pytest.mark.browser
@pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed")
def test_nothing_that_stands_in_it_runs_or_moves_what_is_around_it(desk, moderator, chromium):
    """Accounts, rules and titles are staff's, and may come from an import: judged by a browser that would run them."""
    for words in HOSTILE:
        LogEntry.write(Act.NOTE, moderator, before=words[:200], after=words[:200], detail=words)
        LogEntry.objects.create(at=LogEntry.objects.first().at, by_name=words, act=Act.BAN, edition=words[:35])
    page = desk(moderator).get("/desk/discussion/log/").content.decode()
    context = chromium.new_context()
    browser = context.new_page()
    browser.route("**/*", lambda route: route.fulfill(body=page, content_type="text/html"))
    browser.goto("http://desk.test/desk/discussion/log/")
    cells = browser.eval_on_selector_all(
        ".moderation-log tbody tr", "rows => rows.map(row => [...row.cells].map(cell => cell.textContent.trim()))"
    )
    assert browser.evaluate("window.ran") is None
    assert browser.locator("main script, main img, main svg[onload], main [onfocus]").count() == 0
    assert len(cells) == 2 * len(HOSTILE) and {len(row) for row in cells} == {7}
    assert {row[6] for row in cells} == {*HOSTILE, ""} and {row[1] for row in cells} == {*HOSTILE, "moderator"}
    # Words are in elements of their own that are isolated: what turns round within ends there.
    assert browser.eval_on_selector_all(
        ".moderation-log bdi", "all => all.every(one => getComputedStyle(one).unicodeBidi === 'isolate')"
    )
    context.close()


def test_what_runs_in_a_spreadsheet_is_harmless_in_every_column(desk, moderator):
    for number, beginning in enumerate(BEGINNINGS):
        words = f"{beginning}1+1"
        LogEntry.objects.create(
            at=f"2026-11-22T10:{number:02}Z", by_name=words, act=Act.BAN, before=words, after=words, detail=words,
            edition=words, story_id=words,
        )  # fmt: skip
    rows = list(
        csv.reader(StringIO(body(desk(moderator).get("/desk/discussion/log/?export=csv")).removeprefix("\ufeff")))
    )
    assert len(rows) == len(BEGINNINGS) + 1
    assert not [cell for row in rows for cell in row if cell.startswith(BEGINNINGS)]
