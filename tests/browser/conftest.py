"""One running newsroom and one Chromium for all walks."""

from dataclasses import dataclass

import pytest

from tests.chromium import CHROMIUM
from tests.running import RunningNewsroom, until


def pytest_collection_modifyitems(items):
    """All walks share one newsroom, so they run in one process; without Chromium they are left out, and say so."""
    for item in items:
        if "/browser/" in item.nodeid.replace("\\", "/"):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("newsroom"))
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip(reason="Chromium is not installed: apt install chromium"))


@pytest.fixture(scope="session")
def newsroom(tmp_path_factory):
    """The demo newsroom, loaded and served by the real commands."""
    running = RunningNewsroom(tmp_path_factory.mktemp("newsroom"))
    running.courant("demo")
    running.start()
    yield running
    assert running.stop() == 0


@dataclass
class Reader:
    """A reader's browser, which notes what it asked for and what went wrong."""

    page: object
    requests: list
    complaints: list


@pytest.fixture
def open_reader(chromium):
    """`open_reader(script=False)`: a browser that has never been here."""
    contexts = []

    def make(*, script=True, **options):
        context = chromium.new_context(java_script_enabled=script, **options)
        contexts.append(context)
        page = context.new_page()
        reader = Reader(page, [], [])
        page.on("request", lambda request: reader.requests.append(request.url))
        page.on("console", lambda message: message.type == "error" and reader.complaints.append(message.text))
        page.on("pageerror", lambda error: reader.complaints.append(str(error)))
        return reader

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def reader(open_reader):
    return open_reader()


@pytest.fixture
def reader_without_script(open_reader):
    return open_reader(script=False)


@pytest.fixture
def open_desk(chromium, newsroom):
    """`open_desk("editor")`: somebody of the newsroom, logged in."""
    contexts = []

    def make(login):
        context = chromium.new_context(viewport={"width": 1400, "height": 1000})
        contexts.append(context)
        page = context.new_page()
        page.goto(f"{newsroom.base}/desk/login/")
        page.fill("input[name=username]", login)
        page.fill("input[name=password]", newsroom.logins[login])
        page.click("button[type=submit]")
        page.wait_for_url("**/desk/")
        return page

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def open_queue(newsroom, open_desk):
    """A moderator at the queue, as soon as the worker has checked whatever was sent."""

    def make():
        page = open_desk("moderator")

        def is_all_there():
            page.goto(f"{newsroom.base}/desk/discussion/")
            return page.get_by_text("Being checked").count() == 0

        until(is_all_there, "the worker has checked what was sent")
        return page

    return make
