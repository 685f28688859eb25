"""The live addresses for readers, from the form on the printed page to the receipt."""

import re
import secrets
from html import unescape

import pytest
from django.db import OperationalError
from django.test import Client
from django.utils import timezone

from courant.discussion.models import Comment, EditionSettings, Status
from courant.discussion.preview_tokens import is_ours
from courant.discussion.reader_keys import is_token
from tests.stamps import stamped

TEXT = "I crossed it this morning: the handrail is still loose."
FORM = {"name": "Layla", "text": TEXT, "text_dir": "ltr", "agree": "3", "token": ""}


def send(client, story_id="12", **changes):
    form = FORM | changes
    is_from_script = is_token(form["token"]) and not is_ours(form["token"], story_id=story_id, at=timezone.now())
    if is_from_script and "stamp" not in form:
        form = stamped(form, story_id)
    return client.post(f"/-/comments/{story_id}/", form)


def token():
    return secrets.token_urlsafe(32)


def token_in(response):
    return re.search(r'name="token" value="([^"]*)"', response.content.decode())[1]


def shown(response):
    return unescape(response.content.decode())


def test_it_answers_a_form_without_a_token_with_a_preview_and_stores_nothing(newcomer, make_thread):
    make_thread()
    answer = send(newcomer)
    assert answer.status_code == 200
    assert TEXT in shown(answer)
    assert len(token_in(answer)) >= 22
    assert not Comment.objects.exists()
    assert not answer.cookies


def test_it_stores_what_comes_back_from_the_preview_and_leads_to_the_receipt(newcomer, make_thread):
    make_thread()
    answer = send(newcomer, token=token_in(send(newcomer)))
    assert answer.status_code == 303
    comment = Comment.objects.get()
    assert (comment.name, comment.text, comment.direction) == ("Layla", TEXT, "ltr")
    assert (comment.status, comment.policy_version) == (Status.PREMOD, 3)
    receipt = newcomer.get(answer["Location"])
    assert receipt.status_code == 200
    assert TEXT in shown(receipt)
    assert not receipt.cookies


def test_it_gives_every_preview_another_token(newcomer, make_thread):
    make_thread()
    assert token_in(send(newcomer)) != token_in(send(newcomer))


def test_it_stores_at_once_what_comes_with_a_token_of_the_browsers_making(newcomer, make_thread):
    make_thread()
    assert send(newcomer, token=token()).status_code == 303
    assert Comment.objects.count() == 1


def test_it_takes_a_token_of_the_wrong_shape_for_none(newcomer, make_thread):
    make_thread()
    for odd in ("short", "a" * 65, "ä" * 43, "a" * 30 + " "):
        assert send(newcomer, token=odd).status_code == 200
    assert not Comment.objects.exists()


def test_it_answers_a_repeated_submission_with_the_same_receipt(newcomer, make_thread):
    make_thread()
    same = token()
    first, second = send(newcomer, token=same), send(newcomer, token=same)
    assert first["Location"] == second["Location"]
    assert Comment.objects.count() == 1


def test_it_keeps_the_first_text_when_one_token_comes_with_two(newcomer, make_thread):
    make_thread()
    same = token()
    send(newcomer, token=same)
    receipt = newcomer.get(send(newcomer, token=same, text="Something else.")["Location"])
    assert TEXT in shown(receipt)
    assert "Something else." not in shown(receipt)


def test_it_gives_the_receipt_again_after_the_discussion_was_closed_and_the_policy_changed(
    newcomer, make_thread, printed
):
    thread = make_thread()
    same = token()
    first = send(newcomer, token=same)
    thread.close()
    printed.put(printed.an_edition("en", policy_version=4))
    assert send(newcomer, token=same)["Location"] == first["Location"]


def test_it_takes_one_token_on_two_stories_for_two_comments(newcomer, make_thread):
    make_thread("12")
    make_thread("13")
    same = token()
    assert send(newcomer, "12", token=same)["Location"] != send(newcomer, "13", token=same)["Location"]
    assert Comment.objects.count() == 2


def test_it_hands_back_a_comment_that_is_too_long_with_its_text_and_the_reason(newcomer, make_thread):
    make_thread(edition="ar")
    answer = send(newcomer, text="ا" * 1501, token=(same := token()))
    assert answer.status_code == 400
    assert "ا" * 1501 in shown(answer)
    assert "١٥٠١" in shown(answer)
    assert token_in(answer) == same
    assert 'lang="ar"' in shown(answer)
    assert not Comment.objects.exists()


def test_it_takes_exactly_the_limit_however_lines_end(newcomer, make_thread):
    make_thread()
    assert send(newcomer, text="a\r\n" * 749 + "ab", token=token()).status_code == 303
    assert Comment.objects.get().text == "a\n" * 749 + "ab"


def test_it_names_every_fault_at_once(newcomer, make_thread):
    make_thread()
    answer = send(newcomer, name="n" * 61, text=" \n\u200c", agree="")
    assert answer.status_code == 400
    assert {"comment-name-error", "comment-text-error", "comment-agree-error"} <= set(
        re.findall(r'id="(comment-\w+-error)"', shown(answer))
    )


def test_it_asks_to_agree_again_when_the_policy_has_changed(newcomer, make_thread):
    make_thread()
    answer = send(newcomer, agree="2", token=token())
    assert answer.status_code == 400
    assert "policy has changed" in shown(answer)
    assert 'value="3"' in shown(answer)


def test_it_lets_a_reader_set_nothing_else(newcomer, make_thread):
    make_thread()
    send(
        newcomer,
        token=token(),
        status="APPROVED",
        version="9",
        posted_at="2001-01-01",
        id="77",
        parent="1",
        doubts="[]",
    )
    comment = Comment.objects.get()
    assert (comment.status, comment.version, comment.parent) == (Status.PREMOD, 1, None)
    assert comment.posted_at.year != 2001


def test_it_holds_what_a_check_doubts_and_tells_the_reader_nothing_of_it(newcomer, make_thread):
    make_thread()
    answer = send(newcomer, text="http://a.example http://b.example http://c.example look here", token=token())
    comment = Comment.objects.get()
    assert comment.status == Status.SYSTEM_WITHHELD
    assert [(doubt.words, doubt.numbers) for doubt in comment.reasons] == [("3 links in one comment", {"links": 3})]
    assert "links" not in shown(newcomer.get(answer["Location"])).partition("<main")[2].replace(comment.text, "")


def test_it_does_not_take_comments_on_a_closed_thread_and_keeps_the_text(newcomer, make_thread):
    make_thread(is_open=False)
    answer = send(newcomer, token=token())
    assert answer.status_code == 409
    assert TEXT in shown(answer)
    assert not Comment.objects.exists()


def test_it_does_not_take_comments_where_the_edition_is_closed(newcomer, make_thread, printed):
    make_thread()
    printed.put(printed.an_edition("en", comments_open=False))
    assert send(newcomer, token=token()).status_code == 409


def test_it_answers_an_unknown_story_in_the_language_of_the_page_before_with_the_text_kept(newcomer, db):
    answer = newcomer.post("/-/comments/404/", FORM, headers={"Referer": "http://testserver/ar/city/"})
    assert answer.status_code == 404
    assert TEXT in shown(answer)
    assert 'lang="ar"' in shown(answer)


def test_it_escapes_what_readers_write(newcomer, make_thread):
    make_thread()
    script = "</textarea><script>alert(1)</script><img src=x onerror=alert(2)>"
    answers = [send(newcomer, text=script, name=script[:60]), send(newcomer, text=script, agree="")]
    answers.append(newcomer.get(send(newcomer, text=script, token=token())["Location"]))
    for answer in answers:
        assert b"<script>alert" not in answer.content
        assert b"<img" not in answer.content


@pytest.mark.parametrize("headers", [
    {"Origin": "https://evil.example"}, {"Origin": "null"}, {"Origin": "http://[broken"}, {"Origin": ""},
    {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"},
    {"Origin": "https://evil.example", "Sec-Fetch-Site": "same-origin"},
])  # fmt: skip
def test_it_refuses_other_origins_and_keeps_the_text(newcomer, make_thread, headers):
    make_thread()
    answer = newcomer.post("/-/comments/12/", stamped(FORM, 12), headers=headers)
    assert answer.status_code == 403
    assert TEXT in shown(answer)
    assert not Comment.objects.exists()
    assert newcomer.post("/-/votes/12/", {"choice": "yes"}, headers=headers).status_code == 403


@pytest.mark.parametrize("headers", [
    {}, {"Origin": "http://testserver"}, {"Sec-Fetch-Site": "none"},
    {"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin"},
])  # fmt: skip
def test_it_takes_its_own_origin_and_browsers_that_do_not_say(newcomer, make_thread, headers):
    make_thread()
    assert newcomer.post("/-/comments/12/", stamped(FORM, 12), headers=headers).status_code == 303


@pytest.mark.parametrize("method", ["get", "head", "put", "delete", "patch"])
def test_it_takes_comments_by_post_only(newcomer, make_thread, method):
    make_thread()
    answer = getattr(newcomer, method)("/-/comments/12/")
    assert answer.status_code == 405
    assert answer["Allow"] == "POST"


def test_it_says_busy_and_keeps_text_and_token_while_the_database_is_away(newcomer, make_thread, monkeypatch):
    def locked(*args, **kwargs):
        raise OperationalError("database is locked")

    make_thread(edition="ar")
    monkeypatch.setattr("courant.discussion.views.Thread.objects.filter", locked)
    monkeypatch.setattr("courant.discussion.rows.threads", locked)
    answer = send(newcomer, token=(same := token()))
    assert answer.status_code == 503
    assert answer["Retry-After"]
    assert TEXT in shown(answer)
    assert token_in(answer) == same
    assert 'lang="ar"' in shown(answer)
    assert newcomer.get("/-/votes/12/").status_code == 503


def test_it_hands_back_the_text_to_whoever_is_to_wait(newcomer, make_thread):
    make_thread(edition="ar")
    answer = newcomer.post("/-/comments/12/", FORM | {"token": (same := token())}, **{"courant.wait": 7})
    assert (answer.status_code, answer["Retry-After"]) == (429, "7")
    assert TEXT in shown(answer)
    assert "٧" in shown(answer)
    assert token_in(answer) == same
    assert newcomer.post("/-/votes/12/", {"choice": "yes"}, **{"courant.wait": 7}).status_code == 429
    assert not Comment.objects.exists()


def ask(*questions):
    EditionSettings.objects.create(edition="en", questions="\n".join(questions))


def test_without_a_stamp_or_with_a_bad_one_the_preview_asks_once_more_and_takes_it(newcomer, make_thread):
    make_thread()
    for stamp in ("", "1", "nonsense"):
        preview = send(newcomer, token=token(), stamp=stamp, text=f"{TEXT} {stamp}")
        assert (preview.status_code, TEXT in shown(preview)) == (200, True)
        assert send(newcomer, token=token_in(preview), text=f"{TEXT} {stamp}").status_code == 303
    assert Comment.objects.filter(status=Status.PREMOD).count() == 3


def test_the_slow_lane_asks_the_editions_question_and_a_wrong_answer_loses_nothing(newcomer, make_thread):
    make_thread()
    ask("How many legs has a cat? = 4 | four", "What colour is snow? = white")
    right = {"How many legs has a cat?": " Four ", "What colour is snow?": "WHITE"}
    first = send(newcomer)
    asked = next(question for question in right if question in shown(first))
    second = send(newcomer, token=token_in(first), answer="no idea")
    assert (second.status_code, TEXT in shown(second)) == (400, True)
    other = next(question for question in right if question in shown(second))
    assert other != asked and not Comment.objects.exists()
    assert send(newcomer, token=token_in(second), answer=right[other]).status_code == 303
    assert Comment.objects.get().status == Status.PREMOD


def test_a_token_of_a_preview_is_good_once_and_for_its_own_story(newcomer, make_thread):
    make_thread("12")
    make_thread("13")
    one = token_in(send(newcomer))
    assert send(newcomer, "13", token=one, stamp="").status_code == 200
    first = send(newcomer, token=one)
    assert send(newcomer, token=one, text="Another text.")["Location"] == first["Location"]
    assert Comment.objects.count() == 1


def test_a_comment_that_is_sent_again_needs_no_stamp_to_find_its_receipt(newcomer, make_thread):
    make_thread()
    first = send(newcomer, token=(same := token()))
    assert send(newcomer, token=same, stamp="")["Location"] == first["Location"]


def test_a_reply_to_what_is_gone_comes_back_as_a_comment_of_its_own(newcomer, make_thread):
    make_thread()
    answer = send(newcomer, token=token(), reply_to="77")
    assert (answer.status_code, TEXT in shown(answer)) == (400, True)
    assert 'name="reply_to" value=""' in shown(answer)


def test_the_hidden_field_is_out_of_everybodys_way(newcomer, make_thread):
    make_thread()
    field = re.search(r'<p class="off-screen" aria-hidden="true">.*?</p>', shown(send(newcomer)), re.S)[0]
    assert 'tabindex="-1"' in field and 'autocomplete="off"' in field
    send(newcomer, token=token(), subject="Cheap offers")
    assert [doubt.check for doubt in Comment.objects.get().reasons] == ["honeypot"]


def test_it_answers_in_plain_words_while_nothing_is_printed(newcomer, make_thread, tmp_path):
    make_thread()
    (tmp_path / "current").unlink()
    answer = send(newcomer, token=token())
    assert answer.status_code == 503
    assert TEXT in shown(answer)
    assert not Comment.objects.exists()


def test_every_answer_has_the_headers_of_a_live_page(newcomer, make_thread):
    make_thread()
    stored = send(newcomer, token=token())
    for answer in (
        send(newcomer),
        send(newcomer, text=""),
        stored,
        newcomer.get(stored["Location"]),
        newcomer.put("/-/votes/12/"),
    ):
        assert answer["Cache-Control"] == "no-store"
        assert answer["Content-Security-Policy"].startswith("default-src 'none'")
        assert answer["X-Robots-Tag"] == "noindex"
        assert answer["X-Content-Type-Options"] == "nosniff"
    assert stored["Referrer-Policy"] == "same-origin"
    assert newcomer.get(stored["Location"])["Referrer-Policy"] == "no-referrer"


def test_this_device_remembers_the_key_where_the_form_asks_for_it(newcomer, make_thread):
    make_thread()
    answer = send(newcomer, token=token(), remember="yes")
    key = answer["Location"].split("/")[-2]
    assert (answer.status_code, answer.cookies["reader"].value) == (303, key)
    assert send(newcomer, token=token(), text="And one more thing.")["Location"] == answer["Location"]


def test_a_code_brings_a_comment_to_the_page_of_an_earlier_one(newcomer, make_thread):
    make_thread()
    first = send(newcomer, token=token())["Location"]
    key = first.split("/")[-2]
    typed = f"{key[:5]}-{key[5:10]} {key[10:15]}-{key[15:]}".upper()
    assert send(Client(), token=token(), text="From another device.", code=typed)["Location"] == first


@pytest.mark.parametrize("code", ["nonsense", "aaaaa-aaaaa-aaaaa-aaaaa"])
def test_a_code_that_we_never_gave_is_handed_back_with_the_text(newcomer, make_thread, code):
    make_thread()
    answer = send(newcomer, token=token(), code=code)
    assert answer.status_code == 400
    assert "We know no such code" in shown(answer)
    assert TEXT in shown(answer) and f'value="{code}"' in shown(answer)
    assert not Comment.objects.exists()
