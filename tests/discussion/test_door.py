"""The way of a comment past Django's handler: taken, or left to the view."""

import asyncio
import secrets
from io import BytesIO
from urllib.parse import urlencode

import pytest
from django.conf import settings

from courant.discussion.door import Door
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


def at_the_door(*, headers=None, story_id="12", **changes):
    """What the door answers to a form."""
    form = stamped({"name": "Layla", "text": "A comment.", "agree": "3"} | changes, story_id) | changes
    path, body = f"/-/comments/{story_id}/", urlencode(form).encode()
    sent = {"host": "testserver", "content-type": KIND, "content-length": str(len(body))} | (headers or {})

    async def run():
        door = Door(asyncio.get_running_loop())
        answer = await door.take(environ_for(Scope(path, "POST", headers=sent), BytesIO(body)), story_id)
        door.close()
        await asyncio.to_thread(door.join)
        return answer

    return finished(run())


def test_it_takes_a_comment_and_leads_to_its_receipt(make_thread, newcomer):
    make_thread()
    answer = at_the_door(text="Stored at the door.")
    assert answer.status_code == 303
    assert answer["Cache-Control"] == "no-store"
    assert "Stored at the door." in newcomer.get(answer["Location"]).content.decode()


def test_a_comment_that_is_sent_again_leads_to_the_same_receipt_as_in_the_view(make_thread, newcomer):
    make_thread()
    same = secrets.token_urlsafe(32)
    first, second = at_the_door(token=same), at_the_door(token=same)
    form = {"text": "A comment.", "agree": "3", "token": same}
    assert first["Location"] == second["Location"] == newcomer.post("/-/comments/12/", form)["Location"]
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
