import asyncio
import threading

import pytest

from courant.site.answers import SECURITY, Answer
from courant.site.app import App, dressed
from courant.site.limits import MOST_IN_HAND, MOST_OF_A_DESK, OF_ONE, OF_RETURNS, Limits
from courant.site.live import Live
from tests.site.makers import Protocol, Scope, finished, make_settings, make_tree, write

SESSION = "k" * 32
CLOSED_ENGLISH = {"referer": "http://localhost/en/story/"}


class Desk(Live):
    """An application that answers what it was asked."""

    def __init__(self, data, up=True):
        super().__init__(make_settings(data))
        self.up, self.asked = up, []

    def start(self, tried):
        tried()

    def answer(self, environ):
        self.asked.append(environ)
        return Answer(200, [("x-frame-options", "DENY")], environ["wsgi.input"].read()) if self.up else None

    def is_alive(self):
        return self.up

    def is_logged_in(self, session):
        return session == SESSION

    def static_file(self, path):
        return str(self._settings.data / "core.css") if path.endswith("core.css") else None


def ask(app, *parts, **request):
    async def run():
        app.__rsgi_init__(asyncio.get_running_loop())
        protocol = Protocol(*parts)
        await app.__rsgi__(Scope(**request), protocol)
        return protocol

    return finished(run())


@pytest.fixture
def desk(tmp_path):
    make_tree(tmp_path)
    return Desk(tmp_path)


@pytest.fixture
def app(desk, tmp_path):
    return App(make_settings(tmp_path), desk)


def test_a_page_is_read_once_and_then_answered_at_once(app):
    assert ask(app, path="/en/story/").body == b"a story"
    protocol = Protocol()
    assert app.at_once(Scope("/en/story/"), protocol)
    assert (protocol.status, protocol.body) == (200, b"a story")
    assert not app.at_once(Scope("/en/story/", method="POST"), Protocol())
    assert not app.at_once(Scope("/en/other/"), Protocol())


def test_a_comment_reaches_the_application_with_its_body(app, desk):
    answer = ask(app, b"text=", b"hello", path="/-/comments/1/", method="POST", headers={"content-length": "10"})
    assert (answer.status, answer.body) == (200, b"text=hello")
    assert desk.asked[0]["CONTENT_LENGTH"] == "10"
    assert desk.asked[0]["REMOTE_ADDR"] == "127.0.0.9"


def test_live_answers_get_the_headers_that_they_lack(app):
    answer = ask(app, path="/-/receipts/x/")
    assert set(SECURITY) <= set(answer.headers.items())
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-frame-options"] == "DENY"


def test_the_desk_keeps_the_policy_it_sets_itself():
    own = Answer(200, [("content-security-policy", "own")])
    assert dressed(own, is_staff=True).header("content-security-policy") == "own"
    assert "frame-ancestors 'self'" in dressed(Answer(200, []), is_staff=True).header("content-security-policy")


def test_the_body_of_a_post_to_a_page_is_never_read(app):
    for path in ("/en/story/", "/nothing/"):
        scope, protocol = Scope(path, "POST", headers={"content-length": "100"}), Protocol(b"x" * 100)
        finished(app.__rsgi__(scope, protocol))
        assert protocol.status == 503 and not protocol.was_read


def test_a_body_over_64_kilobytes_is_refused_unread_with_the_closed_page(app, desk):
    headers = {"content-length": str(64 * 1024 + 1), **CLOSED_ENGLISH}
    answer = ask(app, b"x", path="/-/comments/1/", method="POST", headers=headers)
    assert (answer.status, answer.body, answer.was_read) == (413, b"closed in English", False)
    assert answer.headers["connection"] == "close"
    assert desk.asked == []


def test_the_desk_takes_nothing_large_of_somebody_without_a_session(app):
    headers = {"content-length": str(20 * 1024**2)}
    assert ask(app, b"", path="/desk/images/add/", method="POST", headers=headers).status == 413


@pytest.mark.parametrize("key", ["x", "f" * 32, SESSION + "k", f'"{SESSION}"', f"{SESSION}; sessionid={'f' * 32}"])
def test_an_invented_session_is_worth_nothing(app, key):
    headers = {"content-length": str(20 * 1024**2), "cookie": f"sessionid={key}"}
    answer = ask(app, b"x", path="/desk/images/add/", method="POST", headers=headers)
    assert (answer.status, answer.was_read) == (413, False)


def test_strangers_with_invented_sessions_leave_the_places_of_staff_free(app):
    async def run():
        app.__rsgi_init__(asyncio.get_running_loop())
        stuck = [Endless() for _ in range(64)]
        headers = {"content-length": "1000", "cookie": f"sessionid={'f' * 32}"}
        scope = {"path": "/desk/images/add/", "method": "POST"}
        strangers = [asyncio.ensure_future(app.__rsgi__(Scope(**scope, headers=headers), one)) for one in stuck]
        while not all(one.is_waiting for one in stuck):
            await asyncio.sleep(0)
        editor, ours = Protocol(b"x" * 100_000), {"content-length": "100000", "cookie": f"sessionid={SESSION}"}
        await app.__rsgi__(Scope(**scope, headers=ours), editor)
        for one in strangers:
            one.cancel()
        await asyncio.gather(*strangers, return_exceptions=True)
        return editor.status

    assert finished(run()) == 200


def test_strangers_are_counted_at_the_desk_as_readers_are_and_staff_are_not(app, desk):
    app._limits_of_the_desk = Limits(lambda: 1000.0)
    app._address_header = "x-real-ip"
    sent = {"content-length": "6", "x-real-ip": "9.9.9.9"}
    ours = sent | {"cookie": f"sessionid={SESSION}"}
    for _ in range(OF_ONE.at_once):
        assert ask(app, b"name=x", path="/desk/login/", method="POST", headers=sent).status == 200
    refused = ask(app, b"name=x", path="/desk/login/", method="POST", headers=sent)
    assert (refused.status, refused.headers["retry-after"], refused.was_read) == (429, "2", False)
    assert ask(app, b"name=x", path="/desk/login/", method="POST", headers=ours).status == 200
    assert ask(app, b"text=x", path="/-/comments/1/", method="POST", headers=sent).status == 200


def test_bodies_of_strangers_at_the_desk_leave_readers_their_places(app):
    app._strangers.arriving._free = 0
    sent = {"content-length": "6"}
    assert ask(app, b"name=x", path="/desk/login/", method="POST", headers=sent).status == 503
    assert ask(app, b"text=x", path="/-/comments/1/", method="POST", headers=sent).status == 200


def test_a_stranger_sends_the_desk_no_form_of_thousands_of_parts(app, desk):
    parts = b"--b\r\n" * 13_000
    sent = {"content-length": str(len(parts)), "content-type": "multipart/form-data; boundary=b"}
    assert ask(app, parts, path="/desk/login/", method="POST", headers=sent).status == 400
    assert desk.asked == []


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "OPTIONS", "X"])
def test_readers_ask_and_send_forms_and_nothing_else_is_read(app, desk, method):
    answer = ask(app, b"x", path="/-/comments/1/", method=method, headers={"content-length": "1"})
    assert (answer.status, answer.headers["allow"], answer.was_read) == (405, "GET, HEAD, POST", False)
    assert answer.headers["connection"] == "close"
    assert desk.asked == []


def test_a_kind_of_body_that_goes_on_and_on_is_not_even_read(app, desk):
    headers = {"content-length": "1", "content-type": "text/plain" + ";" * 300}
    answer = ask(app, b"x", path="/-/comments/1/", method="POST", headers=headers)
    assert (answer.status, answer.was_read, desk.asked) == (400, False, [])


@pytest.mark.parametrize(("path", "most"), [("/-/receipts/x/", MOST_IN_HAND), ("/desk/login/", MOST_OF_A_DESK)])
def test_one_sender_leaves_others_their_turn(app, desk, path, most):
    app._address_header = "x-real-ip"
    is_going, may_end = threading.Semaphore(0), threading.Event()

    def slow(environ):
        is_going.release()
        may_end.wait(30)
        return Answer(200, [], b"")

    async def run():
        app.__rsgi_init__(asyncio.get_running_loop())
        desk.answer = slow
        going = [asyncio.ensure_future(read("9.9.9.9")) for _ in range(most)]
        await asyncio.to_thread(is_going.acquire)
        one_more = await read("9.9.9.9")
        another = asyncio.ensure_future(read("9.9.9.8"))
        await asyncio.sleep(0)
        may_end.set()
        return one_more, await another, await asyncio.gather(*going), await read("9.9.9.9")

    async def read(address):
        protocol = Protocol()
        await app.__rsgi__(Scope(path, headers={"x-real-ip": address}), protocol)
        return protocol

    one_more, another, going, afterwards = finished(run())
    assert (one_more.status, one_more.headers["retry-after"]) == (429, "1")
    assert {answer.status for answer in [another, *going, afterwards]} == {200}
    assert not app._limits._in_hand and not app._limits_of_the_desk._in_hand


class Endless(Protocol):
    """A client that never sends what it has announced."""

    is_waiting = False

    def __aiter__(self):
        return self

    async def __anext__(self):
        self.is_waiting = True
        await asyncio.Event().wait()


def test_an_address_with_a_character_that_nobody_types_is_refused(app, desk):
    assert ask(app, path="/desk/pages/", query_string="q=%00").status == 400
    assert desk.asked == []


def test_the_desk_takes_photos(app):
    parts = [b"x" * 1024 * 1024] * 20
    answer = ask(
        app,
        *parts,
        path="/desk/images/add/",
        method="POST",
        headers={"content-length": str(20 * 1024**2), "cookie": f"a=b; sessionid={SESSION}"},
    )
    assert (answer.status, len(answer.body)) == (200, 20 * 1024**2)


def test_without_the_application_readers_get_the_closed_page_and_staff_a_sentence(tmp_path):
    make_tree(tmp_path)
    app = App(make_settings(tmp_path), Desk(tmp_path, up=False))
    answer = ask(app, b"a=1", path="/-/comments/1/", method="POST", headers=CLOSED_ENGLISH)
    assert (answer.status, answer.body, answer.headers["retry-after"]) == (503, b"closed in English", "30")
    answer = ask(app, path="/desk/pages/")
    assert answer.status == 503 and answer.headers["content-type"].startswith("text/plain")
    assert ask(app, path="/en/story/").status == 200


def test_alive_is_true_only_with_application_and_database(app, desk):
    assert ask(app, path="/-/alive/").status == 204
    desk.up = False
    assert ask(app, path="/-/alive/").status == 503


def test_live_requests_wait_for_the_application_but_pages_do_not(tmp_path):
    make_tree(tmp_path)
    loaded = threading.Event()

    class Slow(Desk):
        def start(self, tried):
            threading.Thread(target=lambda: (loaded.wait(10), tried())).start()

    app = App(make_settings(tmp_path), Slow(tmp_path))

    async def run():
        app.__rsgi_init__(asyncio.get_running_loop())
        live, page = Protocol(), Protocol()
        waiting = asyncio.ensure_future(app.__rsgi__(Scope("/-/votes/1/"), live))
        await app.__rsgi__(Scope("/en/story/"), page)
        assert (page.status, live.status) == (200, 0)
        loaded.set()
        await waiting
        return live.status

    assert finished(run()) == 200


def test_a_strange_path_is_refused_on_live_addresses_too(app, desk):
    for path in ("/-/../en/", "/desk/a\\b", "/-/\0"):
        assert ask(app, path=path).status == 400
    assert desk.asked == []


def test_styles_of_the_desk_come_from_memory_the_second_time(app, tmp_path):
    write(tmp_path / "core.css", "p {}")
    first = ask(app, path="/desk/static/admin/core.css")
    assert (first.status, first.body, first.headers["content-type"]) == (200, b"p {}", "text/css; charset=utf-8")
    assert app.at_once(Scope("/desk/static/admin/core.css"), Protocol())
    assert ask(app, path="/desk/static/nothing.css").status == 404
    assert ask(app, path="/desk/static/core.css", method="POST").status == 405
    assert ask(app, path="/desk/static/../core.css").status == 400


def test_large_files_are_left_to_granian(app, tmp_path):
    write(tmp_path / "current/site/large.bin", b"x" * (1024 * 1024 + 1))
    assert ask(app, path="/large.bin").file.endswith("/trees/1/site/large.bin")
    assert not app.at_once(Scope("/large.bin"), Protocol())


def test_a_flood_is_told_to_come_back(app):
    app._readers.arriving._free = 0
    answer = ask(app, b"a", path="/-/comments/1/", method="POST", headers=CLOSED_ENGLISH)
    assert (answer.status, answer.headers["retry-after"]) == (503, "5")
    assert ask(app, path="/en/story/").status == 200


def flooded(app, count, **more):
    """Many comments of one address, and what the last one is told."""
    headers = {"content-length": "6", **CLOSED_ENGLISH, **more}
    for _ in range(count):
        answer = ask(app, b"text=x", path="/-/comments/1/", method="POST", headers=headers)
    return answer


def test_who_sends_too_much_is_told_when_to_come_again_by_the_view_which_has_the_text(app, desk):
    app._address_header, app._limits = "x-real-ip", Limits(lambda: 1000.0)
    assert flooded(app, OF_ONE.at_once, **{"x-real-ip": "9.9.9.9"}).status == 200
    assert not any("courant.wait" in environ for environ in desk.asked)
    flooded(app, 1, **{"x-real-ip": "9.9.9.9"})
    assert desk.asked[-1]["courant.wait"] == 2
    flooded(app, 1, **{"x-real-ip": "9.9.9.8"})
    assert "courant.wait" not in desk.asked[-1]


def test_in_a_flood_a_fixed_page_says_so_before_anything_is_read(app, desk):
    app._address_header, app._limits = "x-real-ip", Limits(lambda: 1000.0)
    flooded(app, OF_ONE.at_once + OF_RETURNS.at_once, **{"x-real-ip": "9.9.9.9"})
    asked = len(desk.asked)
    answer = flooded(app, 1, **{"x-real-ip": "9.9.9.9"})
    assert (answer.status, answer.body, answer.headers["retry-after"]) == (429, b"closed in English", "2")
    assert answer.headers["connection"] == "close"
    assert (answer.was_read, len(desk.asked)) == (False, asked)
    scope = Scope("/-/votes/1/", "POST", headers={"x-real-ip": "9.9.9.9"})
    assert app.at_once(scope, Protocol()), "Granian's own thread answers"
    assert flooded(app, 1, **{"x-real-ip": "9.9.9.7"}).status == 200


def test_reading_has_no_limit(app):
    flooded(app, OF_ONE.at_once + OF_RETURNS.at_once + 1)
    assert ask(app, path="/en/story/").status == 200
    assert ask(app, path="/-/receipts/x/").status == 200
