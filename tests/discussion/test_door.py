"""The way of a comment past Django's handler: taken, or left to the view."""

import asyncio
import os
import secrets
from io import BytesIO
from urllib.parse import quote_from_bytes, urlencode

import pytest
from django.conf import settings
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from courant.discussion import door as doors
from courant.discussion.door import VERIFIERS, Door
from courant.discussion.draft import FIELDS
from courant.discussion.models import Comment
from courant.site.live import environ_for
from tests.site.makers import Scope, finished
from tests.stamps import stamped

pytestmark = pytest.mark.django_db(transaction=True)
KIND = "application/x-www-form-urlencoded"


@pytest.fixture(autouse=True)
def tables(printed):
    """The file that the database would be in; the tests' own is elsewhere."""
    settings.COURANT.tables.touch()


@pytest.fixture
def a_thread(make_thread):
    return make_thread()


def at_the_door(*, headers=None, story_id="12", **changes):
    """What the door answers to a form."""
    form = stamped({"name": "Layla", "text": "A comment.", "agree": "3"} | changes, story_id) | changes
    return passed_in(urlencode(form).encode(), KIND, headers=headers, story_id=story_id)


def passed_in(body, kind, *, headers=None, story_id="12"):
    path = f"/-/comments/{story_id}/"
    sent = {"host": "testserver", "content-type": kind, "content-length": str(len(body))} | (headers or {})
    return taken(environ_for(Scope(path, "POST", headers=sent), BytesIO(body)), story_id)


def taken(environ, story_id="12"):
    async def run():
        door = Door(asyncio.get_running_loop())
        answer = await door.take(environ, story_id)
        door.close()
        await asyncio.to_thread(door.join)
        return answer

    return finished(run())


def test_it_takes_a_comment_and_leads_to_its_receipt(make_thread, newcomer):
    make_thread()
    receipt = at_the_door(text="Stored at the door.")
    assert "Stored at the door." in newcomer.get(receipt).content.decode()


def test_a_comment_that_is_sent_again_leads_to_the_same_receipt_as_in_the_view(make_thread, newcomer):
    make_thread()
    same = secrets.token_urlsafe(32)
    first, second = at_the_door(token=same), at_the_door(token=same)
    form = {"text": "A comment.", "agree": "3", "token": same}
    assert first == second == newcomer.post("/-/comments/12/", form)["Location"]
    assert Comment.objects.count() == 1


@pytest.mark.parametrize("changes", [
    {"stamp": ""}, {"stamp": "x"}, {"stamp": "9999999"}, {"text": "x" * 1501}, {"text": " "}, {"agree": ""}, {"token": ""}, {"token": "short"}, {"name": "a\0b"},
    {"story_id": "99"}, {"headers": {"host": "elsewhere.example"}}, {"headers": {"origin": "https://evil.example"}},
    {"headers": {"sec-fetch-site": "cross-site"}}, {"headers": {"content-type": "application/json"}},
])  # fmt: skip
def test_it_leaves_to_the_view_what_is_not_simply_taken(make_thread, changes):
    make_thread()
    assert at_the_door(**changes) is None
    assert not Comment.objects.exists()


def test_it_takes_nothing_on_a_closed_thread(make_thread):
    make_thread(is_open=False)
    assert at_the_door() is None
    assert not Comment.objects.exists()


@pytest.mark.sqlite  # PostgreSQL's database is no file
def test_the_view_does_not_try_what_the_door_could_not_store(make_thread, newcomer):
    make_thread()
    settings.COURANT.tables.unlink()
    form = stamped({"text": "Kept for me.", "agree": "3"}, "12")
    body = urlencode(form).encode()
    sent = {"host": "testserver", "content-type": KIND, "content-length": str(len(body))}
    environ = environ_for(Scope("/-/comments/12/", "POST", headers=sent), BytesIO(body))
    assert taken(environ) is None
    answer = newcomer.post("/-/comments/12/", form, **{name: environ[name] for name in environ if "courant" in name})
    assert answer.status_code == 503 and "Kept for me." in answer.content.decode()
    assert not Comment.objects.exists()


def test_an_error_of_ours_at_stamps_keeps_nobody_waiting(make_thread, monkeypatch, caplog):
    make_thread()

    def broken(_sent):
        raise ZeroDivisionError

    async def more_than_there_are_threads():
        door = Door(asyncio.get_running_loop())
        environs = [environ() for _each in range(VERIFIERS + 1)]
        answers = [await asyncio.wait_for(door.take(environ, "12"), 60) for environ in environs]
        door.close()
        await asyncio.to_thread(door.join)
        return answers

    def environ():
        body = urlencode(stamped({"text": "A comment.", "agree": "3"}, "12")).encode()
        sent = {"host": "testserver", "content-type": KIND, "content-length": str(len(body))}
        return environ_for(Scope("/-/comments/12/", "POST", headers=sent), BytesIO(body))

    monkeypatch.setattr(doors, "is_stamped", broken)
    assert finished(more_than_there_are_threads()) == [None] * (VERIFIERS + 1)
    assert "A stamp could not be verified" in caplog.text
    assert not Comment.objects.exists()


BOUNDARY = "edge"
ODD = st.sampled_from([
    "", "A comment.", "x" * 1501, " ", "a\0b", "a\r\nb", "caf\u00e9 \u2067\u0623", "\u202e", "--edge", "--edge--\r\n", "%41&name=x", "3",
])  # fmt: skip


def part(name, value, more):
    return f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"{more}\r\n\r\n'.encode() + value + b"\r\n"


@st.composite
def requests(draw):
    """Forms of both kinds, as browsers send them and as nobody does."""
    token = draw(st.sampled_from([secrets.token_urlsafe(32), "short"]))
    form = stamped({"name": draw(ODD), "text": draw(ODD | st.just("A comment.")), "agree": "3", "token": token}, 12)
    pairs = list((form | draw(st.dictionaries(st.sampled_from(FIELDS), ODD, max_size=1))).items())
    pairs += draw(st.lists(st.tuples(st.sampled_from([*FIELDS, "foreign"]), ODD), max_size=1))
    raw = [(name, value.encode() + draw(st.sampled_from([b""] * 6 + [b"\xff"]))) for name, value in pairs]
    if draw(st.booleans()):
        return KIND, b"&".join(f"{name}={quote_from_bytes(value)}".encode() for name, value in raw)
    more = st.sampled_from(
        [""] * 6 + ['; filename="a.txt"', "\r\nContent-Transfer-Encoding: base64", "; name*=utf-8''te%78t"]
    )
    body = b"".join(part(name, value, draw(more)) for name, value in raw)
    end = draw(st.sampled_from([f"--{BOUNDARY}--\r\n", f"--{BOUNDARY}", "", "--"]))
    kinds = [f"multipart/form-data; boundary={BOUNDARY}"] * 6 + [
        "multipart/form-data",
        "multipart/form-data; boundary=\u00e9",
    ]
    return draw(st.sampled_from(kinds)), body + end.encode()


@given(requests())
@hypothesis_settings(
    deadline=None, max_examples=60 if not os.environ.get("COURANT_TORTURE") else 2000,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
def test_whatever_is_sent_the_door_takes_what_the_view_takes_and_stores_the_same(a_thread, newcomer, request):
    kind, body = request
    receipt = passed_in(body, kind)
    at_the_door = stored_and_removed()
    answer = newcomer.generic("POST", "/-/comments/12/", body, content_type=kind)
    in_the_view = stored_and_removed()
    if receipt:
        assert (answer.status_code, answer["Location"]) == (303, receipt)
        assert at_the_door == in_the_view
    else:
        assert not at_the_door
        assert answer.status_code != 303 or kind != KIND or "code" in str(body) or "remember" in str(body)


def stored_and_removed():
    columns = (
        "name",
        "text",
        "direction",
        "policy_version",
        "reader_hash",
        "token_hash",
        "text_digest",
        "doubts",
        "status",
    )
    found = list(Comment.objects.values_list(*columns))
    Comment.objects.all().delete()
    return found
