"""Every rule of the printed settings, asked of the real servers over loopback, beside what the embedded server answers."""

import gzip
import re
import shutil
import subprocess
from pathlib import Path
from urllib.parse import quote

import pytest

from courant.lib import compression
from courant.lib.developing import develop
from courant.press.printing import Press
from courant.press.tree import Tree
from courant.publishing import server_maps
from courant.site.answers import Question
from courant.site.printed import PrintedSite
from tests.audit.conftest import CITY, POL, STORY
from tests.press import makers as make
from tests.press.makers import original
from tests.press.printed import take
from tests.site.running import until

SAME = (
    "content-type", "cache-control", "content-security-policy", "x-content-type-options", "referrer-policy",
    "permissions-policy",
)  # fmt: skip
LANGUAGES = {"en": "Comments and votes are closed", "fa": 'lang="fa"'}
pytestmark = pytest.mark.xdist_group("fronts")


@pytest.fixture
def embedded(front):
    return PrintedSite(front.data / "current" / "site")


def paths_of_every_kind(front):
    site = front.data / "current" / "site"
    found = {f"/{file.relative_to(site)}" for kind in ("theme", "pictures") for file in site.glob(f"{kind}/**/*.*")}
    found = {path for path in found if not compression.is_variant(path)}
    return [*sorted(found), "/en/", STORY.path, quote(POL.path), "/en/feed.xml", "/en/feed.json", "/sitemap.xml",
            "/robots.txt", "/.well-known/security.txt", f"{STORY.path}story.json"]  # fmt: skip


def test_every_kind_of_file_has_the_headers_of_the_embedded_server(front, embedded):
    from urllib.parse import unquote

    paths = paths_of_every_kind(front)
    assert len(paths) > 12
    for path in paths:
        ours, theirs = embedded.answer(Question(unquote(path))), front.ask(path)
        assert theirs.status == ours.status == 200 and theirs.content == ours.body, path
        assert {n: theirs.getheader(n) for n in SAME} == {n: ours.header(n) for n in SAME}, path


def test_a_strong_etag_and_304(front):
    for path in ("/en/", f"{STORY.path}comments.json"):
        etag = front.ask(path).getheader("etag")
        assert etag.startswith('"')
        again = front.ask(path, If_None_Match=etag)
        assert again.status == 304 and again.content == b""


def test_compressed_forms_are_sent_to_who_asks(front):
    answer = front.ask("/en/", Accept_Encoding="gzip")
    assert answer.getheader("content-encoding") == "gzip" and "Accept-Encoding" in answer.getheader("vary")
    assert answer.getheader("content-type") == "text/html; charset=utf-8"
    assert gzip.decompress(answer.content) == front.ask("/en/").content
    assert front.ask("/en/").getheader("content-encoding") is None


def test_brotli_is_sent_where_the_form_is_there(front):
    from tests.site.fronts.conftest import BROTLI

    if front.name == "nginx" and not BROTLI:
        pytest.skip("nginx has no brotli_static module: apt install libnginx-mod-http-brotli-static")
    file = front.data / "current" / "site" / "robots.txt.br"
    is_ours = file.exists()
    if not is_ours:
        file.write_bytes(b"\x0b\x02\x80hello\x03")  # "hello", as Brotli writes it
    answer = front.ask("/robots.txt", Accept_Encoding="br")
    assert answer.getheader("content-encoding") == "br" and answer.content == file.read_bytes()
    if not is_ours:
        file.unlink()


@pytest.mark.parametrize(("path", "target"), [
    ("/en/city/2026/11/22/old/", STORY.path),
    ("/en/city/2026/11/22/old/story.json", f"{STORY.path}story.json"),
    ("/en/city/2026/11/22/old/comments.json", f"{STORY.path}comments.json"),
    ("/en/town/", "/en/city/"), ("/en/town/feed.xml", "/en/city/feed.xml"), ("/en/town/feed.json", "/en/city/feed.json"),
    ("/en/town/page/1/", "/en/city/page/1/"),
])  # fmt: skip
def test_former_addresses_answer_301(front, embedded, path, target):
    answer = front.ask(path)
    assert (answer.status, answer.getheader("location")) == (301, target)
    assert embedded.answer(Question(path)).header("location") == target


@pytest.mark.parametrize("path", ["/en/gone/", "/en/gone/feed.xml", "/en/gone/feed.json"])
def test_what_was_taken_down_answers_410_with_its_page(front, embedded, path):
    answer = front.ask(path)
    assert answer.status == embedded.answer(Question(path)).status == 410
    assert b'content="410"' in answer.content
    assert answer.getheader("content-type") == "text/html; charset=utf-8"
    assert front.ask(path, If_None_Match="*").status == 410


def test_what_is_not_there_answers_404_in_the_language_of_the_edition(front):
    assert b'lang="en"' in front.ask("/en/nothing/").content and b'lang="fa"' in front.ask("/fa/nothing.xml").content
    for path in ("/en/nothing/", "/fa/nothing.xml", "/nothing", "/en/city/2026/", "/.hidden", "/en/index.html.gz"):
        answer = front.ask(path)
        assert answer.status == 404 and answer.getheader("cache-control") == "no-store", path
        assert answer.getheader("content-type") == "text/html; charset=utf-8", path
        assert "default-src 'none'" in answer.getheader("content-security-policy"), path


def test_a_page_has_one_address(front):
    for path, target in (("/en/city", "/en/city/"), ("/en/city/index.html", "/en/city/")):
        answer = front.ask(path)
        assert answer.status in (301, 308)
        assert answer.getheader("location") in (target, "./", "city/"), path


def test_the_entrance_leads_to_the_language_that_is_named_first(front):
    answer = front.ask("/", Accept_Language="fa-IR,en;q=0.5")
    assert (answer.status, answer.getheader("location")) == (302, "/fa/")
    for fields in ({}, {"Accept_Language": "de"}):
        assert front.ask("/", **fields).status == 200
    assert front.ask("/?choose", Accept_Language="fa").status == 200
    chooser = front.ask("/")
    assert chooser.getheader("cache-control") == "private, no-cache" and "Accept-Language" in chooser.getheader("vary")


def test_live_addresses_reach_the_application_and_nobodys_address_does(front, application):
    for path in ("/-/comments/1/", "/desk/login/"):
        application.asked.clear()
        answer = front.ask(
            path, "POST", b"text=x", X_Forwarded_For="192.0.2.77", X_Real_IP="192.0.2.77", Forwarded="for=192.0.2.77"
        )
        assert (answer.status, answer.content) == (200, b"answer\n")
        assert answer.getheader("content-security-policy") is None, "the application sets its own headers"
        [(method, asked, fields, body)] = application.asked
        assert (method, asked, body, fields["Host"]) == ("POST", path, b"text=x", "news.example")
        assert not any("127.0.0.1" in value or "192.0.2" in value for name, value in fields.items() if name != "Host")
        assert fields["Via"]


def test_bodies_have_limits_for_readers_and_larger_ones_for_the_desk(front, application):
    application.asked.clear()
    answer = front.ask("/-/comments/1/", "POST", b"x" * 200_000, Referer="https://news.example/fa/")
    assert answer.status == 413 and b'lang="fa"' in answer.content
    assert front.ask("/-/comments/1/", "POST", b"x" * 64_000).status == 200
    assert front.ask("/desk/photos/", "POST", b"x" * 200_000).status == 200


@pytest.mark.parametrize("language", ["en", "fa"])
def test_posting_to_a_printed_page_gets_the_closed_page(front, language):
    answer = front.ask("/en/city/", "POST", b"x", Referer=f"https://news.example/{language}/city/")
    is_closed(answer, language)


def is_closed(answer, language):
    assert answer.status == 503 and answer.getheader("retry-after") == "30"
    assert answer.getheader("cache-control") == "no-store"
    assert f'lang="{language}"'.encode() in answer.content and LANGUAGES[language].encode() in answer.content
    assert answer.getheader("content-type") == "text/html; charset=utf-8"


def test_nobody_writes_down_who_asked_for_what(front):
    front.ask("/-/comments/secret-key-of-a-reader/")
    written = [file for file in (front.data / "server").rglob("*") if file.is_file() and file.suffix != ".conf"]
    assert not any(b"secret-key" in file.read_bytes() or b"127.0.0.1 -" in file.read_bytes() for file in written)


def test_with_the_application_stopped_reading_goes_on_and_writing_is_closed(front, stopped):
    assert front.ask("/en/").status == 200 and front.ask(STORY.path).status == 200
    for language in ("en", "fa"):
        came = f"https://news.example/{language}/city/"
        is_closed(front.ask("/-/comments/1/", "POST", b"text=x", Referer=came), language)
        is_closed(front.ask("/-/receipts/x/", Referer=came), language)
    is_closed(front.ask("/-/comments/1/", "POST", b"text=x"), "en")


@pytest.fixture
def left(front, theme):
    """`left(address)`: something is printed that once had this address, and the files for web servers are written; None takes
    it back."""
    press = Press(Tree((front.data / "current").resolve(), durable=False), theme, original, develop=develop)
    key = "former_address:/en/late/"

    def leave(successor):
        former = make.make_former_address("/en/late/", successor.key) if successor else None
        assert take(press, {key: former}).failed == []
        return server_maps.write(front.data, press.tree.documents)

    yield leave
    leave(None)
    press.tree.close()
    front.reload()


def test_an_address_that_is_left_leads_on_at_once_and_by_its_status_after_a_reload(front, left):
    assert front.ask("/en/late/").status == 404
    assert left(CITY), "the files that the settings include are other ones now"
    before = front.ask("/en/late/")
    assert before.status == 200 and b'content="301"' in before.content
    front.reload()
    until(lambda: stays(front, 301))
    assert front.ask("/en/late/").getheader("location") == CITY.path
    assert (
        front.ask("/en/town/").status == 301
        and front.ask("/en/gone/").status == 410
        and front.ask("/en/").status == 200
    )
    left(None)
    front.reload()
    until(lambda: stays(front, 404))


def stays(front, status):
    """Whether those that answer are all of the new settings: the old ones finish what they have accepted."""
    return all(front.ask("/en/late/").status == status for _ in range(20))


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="LEFT OUT: there is no systemd to judge its units")
def test_systemd_understands_the_units_of_the_guide(tmp_path):
    guide = (Path(__file__).parents[3] / "docs" / "guide" / "operators.md").read_text()
    block = next(block for block in guide.split("```ini\n")[1:] if "courant-addresses" in block).partition("```")[0]
    names = re.findall(r"# /etc/systemd/system/(\S+)", block)
    for name, text in zip(names, re.split(r"# /etc/systemd/system/\S+\n", block)[1:], strict=True):
        (tmp_path / name).write_text(text)
    assert names == ["courant-addresses.path", "courant-addresses.service"]
    command = ["systemd-analyze", "verify", "--man=no", *(str(tmp_path / name) for name in names)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    ours = [line for line in done.stderr.splitlines() if "courant" in line]
    assert ours == []
