import subprocess
import sys
import threading

import pytest

from courant.site.live import Live, environ_for
from tests.site.makers import Scope, make_settings


def test_the_site_is_imported_without_django():
    code = "import sys, courant.site.app, courant.site.server; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_it_says_once_why_it_cannot_load_and_tries_again(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("courant.site.live._RETRY_AFTER", 0.001)
    attempts, loaded, tried = [], threading.Event(), []

    def load(settings):
        attempts.append(settings)
        if len(attempts) < 4:
            raise LookupError("the database lacks 3 migrations")
        loaded.set()
        return lambda environ, start: []

    live = Live(make_settings(tmp_path), load)
    live.start(lambda: tried.append(True))
    assert loaded.wait(5)
    assert capsys.readouterr().err.count("the database lacks 3 migrations") == 1
    assert tried == [True]


def test_it_answers_nothing_while_the_database_file_is_gone(tmp_path):
    tried = threading.Event()
    live = Live(make_settings(tmp_path), lambda settings: pytest.fail)
    live.start(tried.set)
    assert tried.wait(5)
    assert live.answer({}) is None
    assert not live.is_alive()
    assert not (tmp_path / "db.sqlite3").exists()


def test_a_request_becomes_an_environ():
    headers = {"host": "news.example", "content-type": "text/x", "x-forwarded-for": "a", "x_forwarded_for": "b"}
    environ = environ_for(Scope("/-/خبر/", "POST", "a=1", headers), None)
    assert environ["PATH_INFO"].encode("latin-1").decode() == "/-/خبر/"
    assert environ["HTTP_HOST"] == "news.example" and environ["CONTENT_TYPE"] == "text/x"
    assert environ["HTTP_X_FORWARDED_FOR"] == "a"
    assert environ["QUERY_STRING"] == "a=1" and environ["wsgi.input"].read() == b""


def test_a_cookie_that_python_reads_slowly_is_left_out_and_the_others_stay():
    long = "\\1" * 15_000
    environ = environ_for(Scope(headers={"cookie": f'reader=abc; a="{long}"; sessionid=def'}), None)
    assert environ["HTTP_COOKIE"] == "reader=abc; sessionid=def"


def test_the_host_of_an_absolute_address_outweighs_the_header():
    scope = Scope(headers={"host": "news.example"})
    scope.authority = "evil.example"
    assert environ_for(scope, None)["HTTP_HOST"] == "evil.example"


def test_repeated_headers_are_joined():
    class Repeated(dict):
        def items(self):
            return [("cookie", "a=1"), ("cookie", "b=2"), ("host", "one"), ("host", "two")]

    scope = Scope()
    scope.headers = Repeated()
    environ = environ_for(scope, None)
    assert (environ["HTTP_COOKIE"], environ["HTTP_HOST"]) == ("a=1; b=2", "one,two")
