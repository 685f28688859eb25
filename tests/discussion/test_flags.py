"""Reports by readers, from the form to the row, without script."""

import re
from html import unescape

import pytest
from django.test import Client

from courant.discussion import reader_keys
from courant.discussion.models import Flag, Status

KEY = "abcde" * 4


def shown(response):
    return unescape(response.content.decode())


def fill_in(client, comment, **changes):
    """Open the form as a reader does, and send it."""
    page = client.get(f"/-/flags/{comment.pk}/")
    token = re.search(r'name="token" value="([^"]*)"', page.content.decode())[1]
    fields = {"reason": "abusive", "note": "It names my street.", "token": token} | changes
    return client.post(f"/-/flags/{comment.pk}/", {name: value for name, value in fields.items() if value is not None})


@pytest.fixture
def comment(make_comment):
    return make_comment("Go home to Well Street.", name="Sami", status=Status.APPROVED)


@pytest.mark.parametrize(("edition", "heading"), [("en", "Report a comment"), ("ar", "الإبلاغ عن تعليق")])
def test_the_form_shows_the_comment_and_asks_for_a_reason(newcomer, make_thread, make_comment, edition, heading):
    comment = make_comment("Go home.", on=make_thread(edition=edition), status=Status.APPROVED)
    page = shown(newcomer.get(f"/-/flags/{comment.pk}/"))
    assert heading in page and "Go home." in page
    reasons = re.findall(r'name="reason" value="(\w+)"', page)
    assert reasons == ["offensive", "abusive", "spam", "off_topic", "illegal", "other"]
    assert newcomer.cookies == {}


def test_a_report_is_a_row_and_its_sender_is_thanked(newcomer, comment):
    answer = fill_in(newcomer, comment)
    assert (answer.status_code, answer["Location"]) == (303, f"/-/flags/{comment.pk}/sent/")
    flag = Flag.objects.get()
    assert (flag.comment, flag.reason, flag.note, flag.settled_at) == (comment, "abusive", "It names my street.", None)
    assert "Thank you for the report" in shown(newcomer.get(answer["Location"]))
    comment.refresh_from_db()
    assert comment.status == Status.APPROVED  # a report opens, it does not decide


def test_the_same_form_sent_again_and_the_same_key_report_once(newcomer, comment):
    first = fill_in(newcomer, comment, token="t" * 43)
    again = fill_in(newcomer, comment, token="t" * 43, reason="spam")
    assert (first.status_code, again.status_code, Flag.objects.count()) == (303, 303, 1)
    known = Client()
    known.cookies[reader_keys.COOKIE] = KEY
    fill_in(known, comment)
    fill_in(known, comment)
    assert Flag.objects.filter(reader_hash=reader_keys.hash_of(KEY)).count() == 1
    assert Flag.objects.count() == 2


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"reason": None}, "Choose what is wrong with the comment."),
        ({"reason": "boring"}, "Choose what is wrong with the comment."),
        ({"note": "x" * 501}, "The note is too long: 501 characters, where 500 fit."),
        ({"note": "NUL\0here"}, "Some characters could not be read."),
        ({"token": "short"}, "The form did not arrive as it was sent."),
        ({"token": None}, "The form did not arrive as it was sent."),
        ({"reason": ["spam", "other"]}, "The form did not arrive as it was sent."),
    ],
)
def test_a_form_that_cannot_be_taken_comes_back_with_the_note_and_a_reason(newcomer, comment, changes, sentence):
    answer = fill_in(newcomer, comment, **changes)
    assert answer.status_code == 400
    assert sentence in shown(answer)
    note = changes.get("note", "It names my street.").replace("\0", "")
    assert note in shown(answer)
    assert re.search(r'name="token" value="[A-Za-z0-9_-]{22,}"', answer.content.decode())
    assert not Flag.objects.exists()


def test_five_hundred_characters_fit_as_browsers_count_them(newcomer, comment):
    assert fill_in(newcomer, comment, note="𐍈\r\n" * 250).status_code == 303
    assert len(Flag.objects.get().note) == 499  # the last line break is trimmed


@pytest.mark.parametrize("status", [Status.PREMOD, Status.REJECTED, Status.AUTHOR_DELETED])
def test_what_readers_do_not_see_cannot_be_reported(newcomer, make_comment, status):
    comment = make_comment("Hidden words.", status=status)
    for answer in (
        newcomer.get(f"/-/flags/{comment.pk}/"),
        newcomer.post(f"/-/flags/{comment.pk}/", {"reason": "spam", "token": "t" * 43}),
    ):
        assert answer.status_code == 404
        assert "is not shown any more" in shown(answer) and "Hidden words." not in shown(answer)
    assert not Flag.objects.exists()


@pytest.mark.parametrize("id", ["0", "404", "-1", "x", "9" * 18, "9" * 40, "٧", "1%00"])
def test_an_address_that_is_nobodys_is_a_plain_404(newcomer, make_thread, id):
    make_thread()
    for kind in ("flags", "answers"):
        assert newcomer.get(f"/-/{kind}/{id}/").status_code == 404


def test_other_sites_cannot_report_in_a_readers_name(newcomer, comment):
    answer = newcomer.post(
        f"/-/flags/{comment.pk}/", {"reason": "spam", "token": "t" * 43}, headers={"Sec-Fetch-Site": "cross-site"}
    )
    assert answer.status_code == 403
    assert newcomer.put(f"/-/flags/{comment.pk}/").status_code == 405
    assert not Flag.objects.exists()
