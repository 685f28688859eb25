"""Ugly input: whatever a stranger sends gets a plain answer in the edition's language, and never an error of ours."""

import io
import secrets
from html import unescape
from time import process_time
from urllib.parse import parse_qsl, quote_from_bytes, urlencode

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from courant.discussion import incoming, preview_tokens
from courant.discussion.draft import FIELDS
from courant.discussion.incoming import LIMIT, _from_urlencoded
from courant.discussion.models import Comment
from courant.discussion.refused import Refused
from tests.stamps import stamped

URLENCODED = "application/x-www-form-urlencoded"
ADDRESS = "/-/comments/12/"


def form(**changes):
    return stamped({"name": "Layla", "text": "Good piece, thank you.", "agree": "3"} | changes, 12)


def post_raw(client, body, content_type=URLENCODED, **extra):
    return client.generic("POST", ADDRESS, body, content_type=content_type, **extra)


def shown(answer):
    return unescape(answer.content.decode())


def is_refused_plainly(answer, status):
    return answer.status_code == status and 'lang="ar"' in shown(answer) and not Comment.objects.exists()


@pytest.fixture(autouse=True)
def thread(make_thread):
    return make_thread(edition="ar")


def test_it_reads_both_kinds_of_form_alike(newcomer):
    text = "سطر\r\nzwj\u200cنهاية 😀 & = + %"
    newcomer.post(ADDRESS, form(text=text))
    post_raw(newcomer, urlencode(form(text=text)))
    first, second = Comment.objects.values_list("text", flat=True)
    assert first == second == text.replace("\r\n", "\n")


def test_it_reads_the_largest_comment_that_the_limits_allow(newcomer):
    answer = post_raw(newcomer, urlencode(form(text="😀" * 1500, name="😀" * 60)))
    assert answer.status_code == 303


@pytest.mark.parametrize("raw", [
    b"\xed\xa0\x80", b"\xff\xfe", b"\xc0\xaf", b"\xf4\x90\x80\x80", b"caf\xe9", b"\x80",
], ids=["surrogate", "no-utf8", "overlong", "beyond-unicode", "latin-1", "stray"])  # fmt: skip
@pytest.mark.parametrize("field", ["name", "text"])
def test_it_hands_back_text_that_is_not_utf_8(newcomer, raw, field):
    body = f"agree=3&token={secrets.token_urlsafe(32)}&{field}=before{quote_from_bytes(raw)}after"
    answer = post_raw(newcomer, body)
    assert is_refused_plainly(answer, 400)
    assert "before" in shown(answer)
    assert "after" in shown(answer)
    multipart = b'--b\r\nContent-Disposition: form-data; name="%s"\r\n\r\nbefore%s\r\n--b--\r\n' % (field.encode(), raw)
    answer = post_raw(newcomer, multipart, "multipart/form-data; boundary=b")
    assert is_refused_plainly(answer, 400)
    assert "before" in shown(answer)


@pytest.mark.parametrize("control", ["\0", "\x01", "\x08", "\x0b", "\x1b", "\x7f", "\x85", "\x9f"])
@pytest.mark.parametrize("field", ["name", "text"])
def test_it_takes_controls_out_and_asks_to_look_again(newcomer, control, field):
    answer = newcomer.post(ADDRESS, form(**{field: f"before{control}after"}))
    assert is_refused_plainly(answer, 400)
    assert "beforeafter" in shown(answer)
    assert control not in shown(answer)


@pytest.mark.parametrize("changes", [
    {"name": ["Layla", "Sami"]}, {"text": ["One.", "Two."]}, {"agree": ["3", "3"]}, {"agree": "three"}, {"agree": "٣"},
    {"agree": "-3"}, {"agree": "3.0"}, {"agree": "9" * 5000}, {"agree": "on"}, {"text": ""}, {"text": " \r\n\t"},
    {"text": "\u200c\u200f\u3164"}, {"name": "x" * 61}, {"text": "x" * 1501}, {"text": "x" * 60_000},
])  # fmt: skip
def test_it_refuses_fields_of_the_wrong_kind_number_or_length(newcomer, changes):
    assert is_refused_plainly(newcomer.post(ADDRESS, form(**changes)), 400)


@pytest.mark.parametrize("missing", ["text", "agree"])
def test_it_refuses_a_form_without_a_required_field(newcomer, missing):
    fields = form()
    del fields[missing]
    assert is_refused_plainly(newcomer.post(ADDRESS, fields), 400)


@pytest.mark.parametrize("name", ["name", "token", "text_dir"])
def test_it_does_without_the_others(newcomer, name):
    fields = form(text_dir="rtl")
    del fields[name]
    assert newcomer.post(ADDRESS, fields).status_code in (200, 303)


@pytest.mark.parametrize("direction", ["", "auto", "sideways", "<b>", "LTR"])
def test_it_keeps_no_direction_but_the_two(newcomer, direction):
    newcomer.post(ADDRESS, form(text_dir=direction))
    assert Comment.objects.get().direction == "auto"


def test_it_ignores_files_even_under_our_names(newcomer):
    answer = newcomer.post(ADDRESS, form() | {"avatar": io.BytesIO(b"GIF89a"), "more": [io.BytesIO(b"x")] * 50})
    assert answer.status_code == 303
    fields = form()
    del fields["text"]
    assert newcomer.post(ADDRESS, fields | {"text": io.BytesIO(b"A file.")}).status_code == 400


def test_it_takes_64_kb_and_not_a_byte_more(newcomer):
    start = urlencode(form()) + "&filler="
    assert post_raw(newcomer, start + "x" * (LIMIT - len(start))).status_code == 303
    Comment.objects.all().delete()
    assert is_refused_plainly(post_raw(newcomer, start + "x" * (LIMIT + 1 - len(start))), 413)


@pytest.mark.parametrize("size", [2**20, 10 * 2**20])
def test_it_does_not_even_read_what_is_too_big(newcomer, size, monkeypatch):
    monkeypatch.setattr("django.core.handlers.wsgi.WSGIRequest.read", None)
    assert is_refused_plainly(post_raw(newcomer, b"text=" + b"x" * size), 413)


@pytest.mark.parametrize("length, status", [("", 411), ("-1", 400), ("1e3", 400), ("٣", 400), ("9" * 30, 413)])
def test_it_wants_an_honest_length(newcomer, length, status):
    assert is_refused_plainly(post_raw(newcomer, urlencode(form()), CONTENT_LENGTH=length), status)


def test_it_stores_nothing_of_a_form_that_was_cut_off(newcomer):
    body = urlencode(form()).encode()
    cut_off = {"wsgi.input": io.BytesIO(body), "CONTENT_LENGTH": str(len(body) + 10)}
    assert is_refused_plainly(post_raw(newcomer, body, **cut_off), 400)


@pytest.mark.parametrize("content_type", ["application/json", "text/plain", "", "multipart/mixed; boundary=b", "é"])
def test_it_takes_forms_only(newcomer, content_type):
    assert is_refused_plainly(post_raw(newcomer, urlencode(form()), content_type), 415)


@pytest.mark.parametrize("boundary", ["", "; boundary=", "; boundary=" + "b" * 300, "; boundary=\x7f\x80"])
def test_it_refuses_multipart_that_cannot_be_taken_apart(newcomer, boundary):
    assert is_refused_plainly(post_raw(newcomer, b"--b--", f"multipart/form-data{boundary}"), 400)


def test_it_refuses_a_form_of_a_thousand_fields(newcomer):
    assert is_refused_plainly(post_raw(newcomer, "&".join(f"f{n}=1" for n in range(1000))), 400)
    parts = (
        "".join(f'--b\r\nContent-Disposition: form-data; name="f{n}"\r\n\r\n1\r\n' for n in range(1000)) + "--b--\r\n"
    )
    assert is_refused_plainly(post_raw(newcomer, parts, "multipart/form-data; boundary=b"), 400)


def test_it_does_not_even_take_apart_what_has_very_many_parts(newcomer, monkeypatch):
    monkeypatch.setattr(incoming, "MultiPartParser", None)
    assert is_refused_plainly(post_raw(newcomer, b"--b\r\n" * 13_000, "multipart/form-data; boundary=b"), 400)


def test_it_handles_votes_no_differently(newcomer):
    for body, content_type, status in (
        (b"x" * (LIMIT + 1), URLENCODED, 413),
        (b"choice=%FF", URLENCODED, 400),
        (b"{}", "application/json", 415),
    ):
        assert newcomer.generic("POST", "/-/votes/12/", body, content_type=content_type).status_code == status


@pytest.mark.parametrize(
    "story_id", ["404", "x" * 65, "%00", "%ED%A0%80", "..", "a b", "é", "1'--", "{{7*7}}", "%252e"]
)
def test_it_answers_any_story_id_with_not_found_and_the_text(newcomer, story_id):
    answer = newcomer.post(f"/-/comments/{story_id}/", form(), headers={"Referer": "http://testserver/ar/"})
    assert is_refused_plainly(answer, 404)
    assert "Good piece" in shown(answer)


@pytest.mark.parametrize(
    "referer", ["", "http://[", "x" * 9000, "http://testserver/%ED%A0%80/", "javascript:1", "/en/"]
)
def test_an_odd_referer_disturbs_nothing(newcomer, referer):
    assert newcomer.post("/-/comments/404/", form(), headers={"Referer": referer}).status_code == 404


@hypothesis_settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(exclude_categories=()), max_size=60), name=st.text(max_size=20))
def test_any_text_is_stored_or_handed_back(newcomer, text, name):
    raw = urlencode({"agree": "3"}) + "&" + urlencode({"text": text, "name": name}, errors="surrogatepass")
    answer = post_raw(newcomer, f"{raw}&token={preview_tokens.issue('12', timezone.now())}")
    assert answer.status_code in (303, 400)


@hypothesis_settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    body=st.binary(min_size=1, max_size=300),
    content_type=st.sampled_from([URLENCODED, "multipart/form-data; boundary=b"]),
)
def test_any_bytes_get_a_plain_answer(newcomer, body, content_type):
    for start in (b"", b"--b\r\n", b'--b\r\nContent-Disposition: form-data; name="text"\r\n'):
        assert post_raw(newcomer, start + body, content_type).status_code == 400


@pytest.mark.parametrize("size", [60_000, 1_000_000, 10_000_000])
@pytest.mark.parametrize("field", FIELDS)
def test_no_field_is_so_long_that_an_answer_takes_long(newcomer, field, size):
    sent = form(text_dir="rtl", answer="", subject="", reply_to="")
    body = urlencode(sent | {field: "9" * size})
    fastest = 1.0
    for _ in range(4):  # the first answer reads the theme, and others use the machine
        began = process_time()
        answer = post_raw(newcomer, body)
        fastest = min(fastest, process_time() - began)
    assert fastest < 0.05
    if size > LIMIT:
        assert is_refused_plainly(answer, 413)
    else:
        assert answer.status_code in ((200, 303, 400) if field not in ("name", "text", "agree") else (400,))


PIECES = st.lists(
    st.sampled_from([b"&", b"=", b"+", b"%", b"%4", b"%41", b"%e9", b"%C3%A9", b"%g1", b"text", b"name", b";", b"\0"])
    | st.binary(max_size=4),
    max_size=40,
)


@given(PIECES)
@hypothesis_settings(deadline=None)
def test_fields_are_those_that_python_reads(pieces):
    body = b"".join(pieces)
    ours = [(name, value.decode("latin-1")) for name, value in _from_urlencoded(body)]
    assert ours == parse_qsl(body.decode("latin-1"), keep_blank_values=True, encoding="latin-1", max_num_fields=100)


@pytest.mark.parametrize("body", [b"a&" * 99, b"a&" * 100, b"&" * 100])
def test_it_counts_fields_as_python_does(body):
    def is_refused(read, error):
        try:
            read()
        except error:
            return True
        return False

    pythons = is_refused(lambda: parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=100), ValueError)
    assert is_refused(lambda: _from_urlencoded(body), Refused) == pythons
