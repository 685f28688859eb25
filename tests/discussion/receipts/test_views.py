"""The reader's page, the device's memory, and the code to type."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.db import OperationalError
from django.utils import timezone

from courant.discussion import reader_keys
from courant.discussion.models import Comment, Status
from courant.discussion.receipts import views
from courant.discussion.receipts.entries import usual_wait
from tests.discussion.conftest import AT
from tests.discussion.models.test_states import RULE, an_edit

KEY = "abcdefghij2345672345"
CODE = "ABCDE FGHIJ 23456-72345"
ADDRESS = f"/-/receipts/{KEY}/"


@pytest.fixture
def mine(make_comment):
    """A comment of the reader whose key is KEY."""
    return lambda text="Mine.", **facts: make_comment(text, reader_hash=reader_keys.hash_of(KEY), **facts)


def shown(answer):
    return unescape(answer.content.decode())


def states(answer):
    return re.findall(r'data-state="(\w+)"', shown(answer))


def test_one_key_shows_every_comment_that_was_sent_with_it_and_no_other(newcomer, mine, make_comment, make_thread):
    mine("The first.", posted_at=AT)
    mine("The second.", on=make_thread("13", title="Ferries run again"), posted_at=AT + timedelta(days=1))
    make_comment("Somebody else's.")
    page = shown(newcomer.get(ADDRESS))
    assert page.index("The second.") < page.index("The first.")
    assert "Ferries run again" in page
    assert "Somebody else's." not in page


def test_every_state_is_said_in_plain_words(newcomer, mine, moderator):
    for status in Status:
        mine(status=status)
    page = newcomer.get(ADDRESS)
    assert sorted(states(page)) == sorted([
        "waiting", "waiting", "published", "published", "rejected", "rejected", "withdrawn", "expired",
    ])  # fmt: skip
    assert "SPAM" not in shown(page)
    assert "spam" not in shown(page).partition("<main")[2]


def test_the_usual_wait_is_that_of_the_latest_decisions_of_the_edition(newcomer, mine, make_comment, moderator):
    now = timezone.now()
    for hours in (1, 2, 3, 4, 50):
        make_comment(posted_at=now - timedelta(hours=hours)).approve(by=moderator)
    assert timedelta(hours=3) <= usual_wait("en", now=timezone.now()) < timedelta(hours=3, minutes=5)
    assert usual_wait("ar", now=timezone.now()) is None
    mine()
    assert "about 3 hours" in shown(newcomer.get(ADDRESS))


def test_it_says_nothing_of_a_wait_that_too_few_decisions_show(newcomer, mine, make_comment, moderator):
    make_comment().approve(by=moderator)
    mine()
    assert "Lately" not in shown(newcomer.get(ADDRESS))


def test_comments_that_were_brought_in_from_long_ago_have_not_waited(newcomer, mine, make_comment, moderator):
    """As those of the demo: none waits for months, for it would have expired."""
    for _number in range(5):
        make_comment(posted_at=timezone.now() - timedelta(days=118)).approve(by=moderator)
    mine()
    assert "Lately" not in shown(newcomer.get(ADDRESS))


def test_the_page_names_link_code_and_feed_and_keeps_nothing(newcomer, mine):
    mine()
    answer = newcomer.get(ADDRESS)
    assert "abcde-fghij-23456-72345" in shown(answer)
    assert f'href="http://testserver{ADDRESS}"' in shown(answer)
    assert not answer.cookies
    assert answer["Referrer-Policy"] == "no-referrer"
    assert '<meta name="referrer" content="no-referrer">' in shown(answer)


def test_a_typed_code_leads_to_the_page(newcomer, mine):
    mine()
    assert newcomer.get("/-/receipts/").status_code == 200
    assert newcomer.post("/-/receipts/", {"code": CODE})["Location"] == ADDRESS


@pytest.mark.parametrize("code", ["", "abcde", "a" * 20, "<script>", "é" * 500, "\0"])
def test_a_wrong_code_comes_back_with_a_word_why(newcomer, mine, code):
    mine()
    answer = newcomer.post("/-/receipts/", {"code": code})
    assert answer.status_code == 404
    assert "We know no such code" in shown(answer)
    assert b"<script>" not in answer.content


def test_a_device_remembers_only_when_asked_and_forgets_when_asked(newcomer, mine):
    mine()
    answer = newcomer.post(f"{ADDRESS}memory/", {"remember": "yes"})
    cookie = answer.cookies["reader"]
    assert (cookie.value, cookie["path"], cookie["httponly"], cookie["samesite"]) == (KEY, "/-/", True, "Lax")
    assert newcomer.get("/-/receipts/")["Location"] == ADDRESS
    assert "Forget me here" in shown(newcomer.get(ADDRESS))
    answer = newcomer.post(f"{ADDRESS}memory/", {"remember": "no"})
    assert answer["Clear-Site-Data"] == '"storage"'
    assert (answer.cookies["reader"].value, answer.cookies["reader"]["max-age"]) == ("", 0)
    assert newcomer.get("/-/receipts/").status_code == 200


@pytest.mark.parametrize("headers", [
    {"Origin": "null"}, {"Origin": "https://evil.example"}, {"Origin": "null", "Sec-Fetch-Site": "cross-site"},
])  # fmt: skip
def test_no_other_site_makes_a_device_remember(newcomer, mine, headers):
    mine()
    answer = newcomer.post(f"{ADDRESS}memory/", {"remember": "yes"}, headers=headers)
    assert (answer.status_code, bool(answer.cookies)) == (403, False)


def test_the_own_page_may_which_sends_no_referrer(newcomer, mine):
    mine()
    headers = {"Origin": "null", "Sec-Fetch-Site": "same-origin"}
    assert newcomer.post(f"{ADDRESS}memory/", {"remember": "yes"}, headers=headers).status_code == 303


def test_nothing_is_remembered_of_a_key_that_has_no_comment(newcomer, db):
    answer = newcomer.post(f"{ADDRESS}memory/", {"remember": "yes"})
    assert (answer.status_code, bool(answer.cookies)) == (404, False)


def feed_of(key):
    return f"/-/replies/{reader_keys.feed_key(key)}/"


def test_the_feed_has_the_visible_replies_to_ones_comments(newcomer, mine, make_comment):
    def reply(text, to, **facts):
        return make_comment(text, parent=to, root=to, status=facts.pop("status", Status.APPROVED), **facts)

    my_comment = mine(status=Status.APPROVED)
    reply("I agree & <b>more</b>.", my_comment, name="Sami\u202e")
    reply("Nobody has read this.", my_comment, status=Status.PREMOD)
    mine("My own answer.", parent=my_comment, root=my_comment, status=Status.APPROVED)
    reply("To somebody else.", make_comment(status=Status.APPROVED))
    answer = newcomer.get(feed_of(KEY))
    assert answer["Content-Type"] == "application/rss+xml; charset=utf-8"
    feed = answer.content.decode()
    assert "I agree &amp;amp; &amp;lt;b&amp;gt;more" in feed
    assert "#comment-" in feed
    for left_out in ("Nobody", "My own", "somebody else", KEY):
        assert left_out not in feed


def test_links_lead_to_the_page_of_the_thread_that_has_the_comment(newcomer, mine, make_comment):
    top = mine(status=Status.APPROVED, place=51)
    make_comment("I agree.", parent=top, root=top, status=Status.APPROVED)
    assert f'/comments/2/#comment-{top.pk}"' in shown(newcomer.get(ADDRESS))
    assert "/comments/2/#comment-" in newcomer.get(feed_of(KEY)).content.decode()


def test_the_feed_key_leads_to_no_page_and_changes_nothing(newcomer, mine):
    mine()
    feed_key = reader_keys.feed_key(KEY)
    assert KEY not in feed_key
    assert newcomer.get(f"/-/receipts/{feed_key}/").status_code == 404
    assert newcomer.post(feed_of(KEY)).status_code == 405


@pytest.mark.parametrize("wrong", ["", "0", "é" * 96, "a" * 96])
def test_a_feed_address_that_was_not_made_here_is_not_found(newcomer, mine, wrong):
    mine()
    assert newcomer.get(f"/-/replies/{reader_keys.hash_of(KEY)}{wrong}/").status_code == 404


def test_an_author_sees_the_state_of_edit_and_appeal(newcomer, mine, moderator, second_moderator):
    comment = mine("As it was.", status=Status.APPROVED)
    comment.revise(an_edit(1, text="As it should be."))
    page = shown(newcomer.get(ADDRESS))
    assert 'data-edit="waiting"' in page
    assert "As it was." in page and "As it should be." in page
    comment.reject(by=moderator, rule=RULE, policy_version=3, told="Not like this.")
    appeal = comment.last_decision.contest("Why not?", at=timezone.now())
    assert 'data-appeal="open"' in shown(newcomer.get(ADDRESS))
    appeal.uphold(by=second_moderator, told="Because of rule 2.")
    page = shown(newcomer.get(ADDRESS))
    assert 'data-appeal="UPHELD"' in page
    assert "Because of rule 2." in page
    assert "second-moderator" not in page


def test_reading_the_page_asks_the_database_no_more_for_many_comments(newcomer, mine, django_assert_max_num_queries):
    for _ in range(20):
        mine(status=Status.APPROVED)
    with django_assert_max_num_queries(8):
        newcomer.get(ADDRESS)
    assert Comment.objects.count() == 20


def test_the_page_for_codes_speaks_the_language_that_the_link_to_it_names(newcomer, mine):
    page = newcomer.get("/-/receipts/", {"in": "ar"}).content.decode()
    assert '<html lang="ar"' in page and 'action="/-/receipts/?in=ar"' in page
    assert newcomer.get("/-/receipts/", {"in": "<script>"}).status_code == 200


def test_whatever_is_refused_at_a_secret_address_the_next_page_is_not_told_of_it(newcomer, mine, monkeypatch):
    comment = mine()
    foreign = {"Origin": "https://evil.example"}
    edits = f"{ADDRESS}comments/{comment.pk}/edits/"
    answers = [
        newcomer.post(ADDRESS),
        newcomer.get(f"{ADDRESS}memory/"),
        newcomer.post(f"{ADDRESS}memory/", {"remember": "yes"}, headers=foreign),
        newcomer.post(edits, {"text": "Mine."}, headers=foreign),
        newcomer.post(edits, {"text": "x" * 70_000}),
        newcomer.get(ADDRESS.replace(KEY, "22222222222222222222")),
        newcomer.get("/-/replies/nobody/"),
    ]

    def is_away(*_args, **_kwargs):
        raise OperationalError("database is locked")

    monkeypatch.setattr(views, "sheet_of", is_away)
    answers.append(newcomer.get(ADDRESS))
    assert [answer.status_code for answer in answers] == [405, 405, 403, 403, 413, 404, 404, 503]
    for answer in answers:
        assert answer["Referrer-Policy"] == "no-referrer"
        assert '<meta name="referrer" content="no-referrer">' in shown(answer)
    elsewhere = newcomer.get("/-/votes/999/")
    assert elsewhere["Referrer-Policy"] == "same-origin" and 'name="referrer" content="same-origin"' in shown(elsewhere)


def test_a_device_that_remembers_what_leads_nowhere_asks_for_a_code(newcomer, mine):
    mine()
    newcomer.cookies[reader_keys.COOKIE] = "22222222222222222222"
    page = newcomer.get("/-/receipts/")
    assert page.status_code == 200 and 'name="code"' in shown(page)
    assert newcomer.post("/-/receipts/", {"code": CODE})["Location"] == ADDRESS
    newcomer.cookies[reader_keys.COOKIE] = KEY
    assert newcomer.get("/-/receipts/")["Location"] == ADDRESS
