"""Previews of comments and edits, as the press would print them."""

import shutil
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from msgspec.structs import replace

from courant.discussion import printed as in_print
from courant.discussion import to_documents
from courant.discussion.models import Comment, Edit, Revision, Status, Thread
from courant.documents import Rule
from courant.press.outputs import story_page
from tests.discussion.plans import plan_of, reads_a_whole_table

RULE = Rule(number=2, title="No threats", text="No threats.")
UNDECIDED = (Status.PREMOD, Status.SYSTEM_WITHHELD, Status.NONE)


@pytest.fixture
def look(desk, moderator):
    """What a moderator is shown: `look(comment)`, `look(revision)`."""
    client = desk(moderator)

    def ask(wording):
        answer = client.get(address_of(wording))
        assert answer.status_code == 200, answer.content.decode()
        return answer

    return ask


def address_of(wording):
    return f"/desk/discussion/{'edits' if isinstance(wording, Revision) else 'comments'}/{wording.pk}/proof/"


def parsed(content):
    return BeautifulSoup(content, "html.parser")


@pytest.fixture
def in_the_paper(printed):
    """What the press prints of a comment once it is approved, as markup."""

    def find(comment):
        printed.put(to_documents.thread(comment.thread_id))
        with in_print.library() as documents:
            story = documents.find(f"story:{comment.thread_id}")
            *_pictures, page = story_page.files(story, documents, in_print.theme())
        return str(parsed(page.content).select_one(f"#comment-{comment.pk}"))

    return find


def edit_of(comment, text="New words.", direction="ltr"):
    comment.revise(
        Edit(text=text, direction=direction, text_digest="d" * 64, token_hash="e" * 64, at=comment.posted_at)
    )
    return comment.revisions.get()


@pytest.mark.parametrize("status", UNDECIDED)
@pytest.mark.parametrize(("edition", "direction"), [("en", "ltr"), ("ar", "rtl"), ("ar", "ltr"), ("en", "auto")])
def test_it_is_what_the_press_prints_after_the_approval(
    look, in_the_paper, moderator, make_thread, make_comment, status, edition, direction
):
    thread = make_thread(edition=edition)
    comment = make_comment(
        "One line.\nAnother <b>one</b>.", name="Layla", on=thread, direction=direction, status=status
    )
    page = parsed(look(comment).content)
    shown = page.select_one(f"#comment-{comment.pk}")
    assert shown.select_one(".comment-text")["dir"] == direction
    assert page.html["lang"] == edition and page.html["dir"] == ("rtl" if edition == "ar" else "ltr")
    comment.approve(by=moderator)
    assert str(shown) == in_the_paper(comment)


def test_dates_and_digits_are_those_of_the_edition(look, printed, make_thread, make_comment):
    facts = {"id": "fa", "language": "fa", "path": "/fa/", "numbering": "arabext", "calendar": "both"}
    printed.put(replace(printed.an_edition("ar"), **facts))
    page = parsed(look(make_comment("سلام", on=make_thread(edition="fa"), direction="rtl")).content)
    assert (page.html["lang"], page.html["dir"]) == ("fa", "rtl") and page.h1.text == "پیش‌نمایش"
    assert "۱۴۰۵" in page.select_one(".comment-date").text  # the Jalali year


def test_a_reply_stands_below_what_it_answers_as_printed(look, in_the_paper, moderator, make_comment):
    top = make_comment("At the top.", name="Top", status=Status.APPROVED)
    first = make_comment("A reply.", name="First", parent=top, status=Status.APPROVED)
    second = make_comment("A reply to it.", name="Second", parent=first, status=Status.APPROVED)
    make_comment("Beside it.", parent=top, status=Status.APPROVED)
    for parent, above in ((top, [top]), (first, [top, first]), (second, [top, second])):
        reply = make_comment("What waits.", parent=parent)
        page = parsed(look(reply).content)
        articles = page.select(".comments article")
        assert [one["id"] for one in articles] == [f"comment-{one.pk}" for one in (*above, reply)]
        assert articles[-1].find_parent(class_="replies")
        reply.approve(by=moderator)
        assert [str(one) for one in articles] == [in_the_paper(one) for one in (*above, reply)]


def test_what_was_taken_away_above_it_is_a_tombstone_and_what_waits_is_said(look, make_comment, moderator):
    top = make_comment("Taken away.", status=Status.APPROVED)
    reply = make_comment("What waits.", parent=top)
    top.reject(by=moderator, rule=RULE, policy_version=3)
    page = look(reply).content.decode()
    assert 'class="tombstone"' in page and "Taken away." not in page and "only when that is" not in page
    waits = make_comment("This waits too.", parent=make_comment("Undecided."))
    below = make_comment("A reply to the reply.", parent=waits)
    for one in (waits, below):
        page = look(one).content.decode()
        assert "only when that is" in page and "Undecided." in page


def test_an_edit_stands_in_the_place_of_the_old_words(look, in_the_paper, moderator, make_comment):
    parent = make_comment("At the top.", status=Status.APPROVED)
    comment = make_comment("Old words.", name="Layla", parent=parent, status=Status.APPROVED)
    comment.pick(by=moderator)
    revision = edit_of(comment, "كلمات جديدة", "rtl")
    page = parsed(look(revision).content)
    assert "Old words." not in page.text and "Readers see the old text" in page.text
    revision.approve(by=moderator)
    assert str(page.select_one(f"#comment-{comment.pk}")) == in_the_paper(comment)


def test_nobody_keeps_it_or_finds_it_and_its_policy_is_the_strict_one(look, make_comment):
    answer = look(make_comment("<script>alert(1)</script>", name="<img src=x>"))
    assert "no-store" in answer["Cache-Control"] and answer["X-Robots-Tag"] == "noindex"
    assert "unsafe-inline" not in answer["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]
    page = parsed(answer.content)
    assert page.select_one("meta[name=robots]")["content"] == "noindex"
    assert page.select_one(".proof-mark h1").text == "Preview" and page.title.text.startswith("Preview of a comment")
    assert page.select(".comments script, .comments img") == []


def test_it_is_for_moderators_only(desk, reporter, newcomer, make_comment):
    comment = make_comment("A secret until approved.", status=Status.APPROVED)
    for wording in (edit_of(comment), comment):
        queue, proof = desk(reporter).get("/desk/discussion/"), desk(reporter).get(address_of(wording))
        assert proof.status_code == queue.status_code == 302 and proof["Location"] == queue["Location"]
        assert newcomer.get(address_of(wording))["Location"].startswith("/desk/login/")


def test_what_does_not_exist_is_not_found_and_nothing_is_sent_to_it(desk, moderator, make_comment):
    client = desk(moderator)
    for place in ("comments/99999/", "edits/99999/", f"comments/{2**70}/"):
        assert client.get(f"/desk/discussion/{place}proof/").status_code == 404
    assert client.post(address_of(make_comment())).status_code == 405


def test_looking_changes_nothing(look, make_comment):
    comment = make_comment("At the top.", status=Status.APPROVED)
    wordings = (edit_of(comment), make_comment("A reply.", parent=comment), make_comment("Another."))

    def everything():
        return [list(model.objects.order_by("pk").values()) for model in (Comment, Revision, Thread)]

    before = everything()
    for wording in wordings:
        look(wording)
    assert everything() == before and Thread.objects.get().last_place == 0


def test_it_asks_no_more_often_in_a_long_thread(look, make_comment):
    def cost(wording):
        look(wording)
        with CaptureQueriesContext(connection) as asked:
            look(wording)
        return len(asked)

    top = make_comment("At the top.", status=Status.APPROVED)
    reply = make_comment("A reply.", parent=make_comment("Between.", parent=top, status=Status.APPROVED))
    revision = edit_of(make_comment("Old words.", status=Status.APPROVED))
    before = cost(reply), cost(revision)
    parent = top
    for number in range(60):
        make_comment(f"Number {number}.", status=Status.APPROVED)
        parent = make_comment(f"Deeper, {number}.", parent=parent, status=Status.APPROVED)
    deep = make_comment("At the bottom.", parent=parent)
    assert (cost(reply), cost(revision)) == before and cost(deep) == before[0]
    assert max(before) < 10


def test_what_stands_above_is_read_upwards_and_what_stands_beside_not_at_all(look, make_comment):
    top = parent = make_comment("At the top.")
    for number in range(40):
        parent = make_comment(f"Deeper, {number}.", parent=parent, status=Status.APPROVED)
        make_comment(f"Beside, {number}.", parent=top, status=Status.SYSTEM_WITHHELD)
    deep = make_comment("At the bottom.", parent=parent)
    assert "only when that is" in look(deep).content.decode()
    Comment.objects.filter(pk=top.pk).update(status=Status.APPROVED)
    with CaptureQueriesContext(connection) as asked:
        assert "only when that is" not in look(deep).content.decode()
    about_comments = [one["sql"] for one in asked if 'FROM "discussion_comment"' in one["sql"]]
    assert len(about_comments) == 1 and "LIMIT 21" in about_comments[0]  # itself, and those that are printed above it
    (climb,) = (one["sql"] for one in asked if "RECURSIVE" in one["sql"])
    if connection.vendor == "sqlite":  # PostgreSQL reads so few rows in whichever way, as its statistics happen to be
        plan = plan_of(climb)
        assert not [line for line in plan if reads_a_whole_table(line)], plan
        reads = [line for line in plan if "discussion_comment" in line]
        assert len(reads) == 2 and all("USING INTEGER PRIMARY KEY" in line for line in reads), plan


def test_a_text_that_is_gone_is_said_to_be(look, moderator, make_comment):
    withdrawn = make_comment("Withdrawn.")
    withdrawn.withdraw()
    assert "Its author has withdrawn it" in look(withdrawn).content.decode()
    expired = make_comment("Expired.")
    expired.expire()
    assert "The text was removed for good." in look(expired).content.decode()
    edited = make_comment("Old words.", status=Status.APPROVED)
    revision = edit_of(edited)
    revision.approve(by=moderator)
    answer = look(revision)
    assert "its words are the comment" in answer.content.decode() and "no-store" in answer["Cache-Control"]


def test_what_is_decided_is_shown_with_what_was_decided(look, moderator, make_comment, printed):
    approved, refused, spam = make_comment("Approved."), make_comment("Refused."), make_comment("Spam.")
    edited = make_comment("Old words.", status=Status.APPROVED)
    revision = edit_of(edited)
    approved.approve(by=moderator)
    to_documents.thread("12")  # gives it its place
    refused.reject(by=moderator, rule=RULE, policy_version=3)
    spam.mark_spam(by=moderator)
    revision.reject(by=moderator, rule=RULE, policy_version=3)
    page = parsed(look(approved).content)
    assert "Readers see this comment already." in page.text
    assert (
        page.find("a", string="Read it under the story")["href"] == f"{approved.thread.address}#comment-{approved.pk}"
    )
    for wording, text in ((refused, "Refused."), (spam, "Spam."), (revision, "New words.")):
        page = parsed(look(wording).content)
        assert "This was not published" in page.text and page.select_one(".comment-text").text == text


def test_without_a_printed_story_or_a_printed_tree_a_page_says_so(look, make_comment, printed):
    comment = make_comment("What waits.")
    Thread.objects.create(story_id="77", edition="en", address="/en/gone/", title="Gone")
    elsewhere = make_comment("Of a story that is gone.", on=Thread.objects.get(pk="77"))
    page = look(elsewhere).content.decode()
    assert "is not printed" in page and "Of a story that is gone." not in page and "/desk/discussion/" in page
    template = printed.data / "current" / "theme" / "templates" / "comment_proof.html"
    template.unlink()  # as in a theme that was made before
    in_print._theme.cache_clear()
    assert "cannot set this page" in look(comment).content.decode()
    shutil.rmtree(printed.data / "trees")
    (printed.data / "current").unlink()
    assert "Nothing is printed so far" in look(comment).content.decode()


def test_every_comment_and_every_edit_of_the_queue_has_its_link(desk, moderator, make_comment):
    early = make_comment("Early.", status=Status.APPROVED)
    waits = make_comment("What waits.", posted_at=early.posted_at + timedelta(seconds=1))
    revision = edit_of(early)
    client = desk(moderator)
    for place, wording in (("", waits), ("edits/", revision), (f"comments/{early.pk}/", early), ("decided/", None)):
        links = parsed(client.get(f"/desk/discussion/{place}").content).select("article [data-proof]")
        assert [link["href"] for link in links] == ([address_of(wording)] if wording else [])
    early.withdraw()
    assert "data-proof" not in client.get(f"/desk/discussion/comments/{early.pk}/").content.decode()
    assert "<kbd>v</kbd>" in client.get("/desk/discussion/").content.decode()
