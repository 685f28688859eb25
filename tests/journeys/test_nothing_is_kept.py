"""From addresses that can be told again, readers write, change, withdraw and appeal; then every byte of the data folder
(database, its journal, manifest, printed files, logs) is searched for the addresses and for what had to be forgotten."""

import http.client
import re
import sqlite3
from html import unescape
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.journeys import prepared
from tests.journeys.house import House
from tests.journeys.people import FORM, Answer, Reader, Staff, fresh_token

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("kills")]  # a real newsroom, walked through once

ADDRESS = "127.91.82.73"  # loopback has sixteen million addresses of its own
BEHIND = "203.0.113.91"
BROWSER = "Marked-Browser/91"
PAGE_BEFORE = "http://localhost:8000/en/?marked-referrer"
# Whole words, so that no index and no compression splits them in another way than the text itself is kept.
FIRST, SECOND, PROPOSED, NAME = "zunsthurp first", "vlimpard second", "qorblatch proposed", "Grimmoltsen"
REFUSED, APPEALED = "skrondwell refused", "plinthorke appealed"
MONTH_AND_A_DAY = "2026-01-01 00:00:00"


class MarkedReader(Reader):
    """A reader whom everything about them would give away."""

    def ask(self, method: str, path: str, body: str | bytes | None = None, kind: str = FORM) -> Answer:
        """One request, from the marked address, by way of a proxy that names another one."""
        headers = {
            "Host": "localhost:8000", "User-Agent": BROWSER, "Referer": PAGE_BEFORE, "X-Forwarded-For": BEHIND,
            "Forwarded": f"for={BEHIND}", "X-Real-IP": BEHIND,
        }  # fmt: skip
        if body is not None:
            headers["Content-Type"] = kind
        connection = http.client.HTTPConnection("127.0.0.1", self.house.port, timeout=60, source_address=(ADDRESS, 0))
        try:
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            return Answer(response.status, response.headers.get("Location", ""), response.read().decode())
        finally:
            connection.close()

    def send(self, path: str, text: str) -> None:
        """Fill in the form at an address, and send it."""
        page = unescape(self.get(path).text)
        hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))
        answer = self.ask("POST", path, urlencode(hidden | {"text": text}))
        assert answer.status == 303, answer


@pytest.mark.sqlite  # PostgreSQL's files are not in the data folder, and age out
def test_no_address_and_no_forgotten_text_is_left_on_the_disk(tmp_path):
    data = tmp_path / "newsroom"
    prepared.prepare(data)
    with House(data) as house:
        reader, moderator, editor = MarkedReader(house), Staff(house), Staff(house)
        moderator.log_in("moderator")
        editor.log_in("editor")
        story = house.one("SELECT story_id FROM discussion_thread LIMIT 1")
        withdrawn(house, reader, moderator, story)
        decided = refused(house, reader, moderator, story)
        assert_found(data, "what still has to be there", REFUSED)
    with sqlite3.connect(data / "db.sqlite3") as database:  # a month goes by while nobody works
        database.execute("UPDATE discussion_comment SET decided_at = ? WHERE id = ?", (MONTH_AND_A_DAY, decided))
        database.execute("UPDATE discussion_appeal SET outcome = 'UPHELD', decided_at = ?", (MONTH_AND_A_DAY,))
    database.close()
    with House(data) as house:
        house.wait(lambda: house.one("SELECT purged_at FROM discussion_comment WHERE id = ?", decided),
                   "What was refused is not forgotten")  # fmt: skip
        for text in (FIRST, SECOND, PROPOSED, NAME, REFUSED, APPEALED):
            house.wait(lambda text=text: not found(data, text), f"{text!r} is still in {found(data, text)}")
        for mark in (ADDRESS, BEHIND, BROWSER, "marked-referrer"):
            assert not found(data, mark), f"{mark} is in {found(data, mark)}"
        for key in reader.keys:
            assert not found(data, key), f"a reader's key is in {found(data, key)}"


def withdrawn(house, reader, moderator, story):
    """A comment is sent, changed while it waits, approved, changed again, and withdrawn."""
    link, comment = sent(house, reader, story, FIRST)
    edits = f"{link}comments/{comment}/edits/"
    reader.send(edits, SECOND)
    version = house.one("SELECT version FROM discussion_comment WHERE id = ?", comment)
    moderator.send(f"/desk/discussion/comments/{comment}/approvals/", {"version": str(version)})
    house.wait(lambda: is_printed(house, SECOND), "The comment is not printed")
    reader.send(edits, PROPOSED)
    assert house.one("SELECT text FROM discussion_revision WHERE comment_id = ?", comment) == PROPOSED
    assert reader.post(f"{link}comments/{comment}/withdrawals/", {}).status == 303
    house.wait(lambda: not is_printed(house, SECOND), "The withdrawn comment is still printed")


def refused(house, reader, moderator, story):
    """Another one is rejected, and appealed against."""
    link, comment = sent(house, reader, story, REFUSED)
    form = {"version": "1", "reason": "rule", "rule": "1", "told": "Not here."}
    moderator.send(f"/desk/discussion/comments/{comment}/rejections/", form)
    decision = house.one("SELECT max(id) FROM discussion_decision WHERE comment_id = ?", comment)
    reader.send(f"{link}decisions/{decision}/appeals/", APPEALED)
    assert 'data-appeal="open"' in reader.get(link).text
    return comment


def sent(house, reader, story, text):
    """A comment with the marked name; its private link and its number."""
    answer = reader.comment(story, text, fresh_token(), name=NAME)
    assert answer.status == 303, answer
    reader.keys = [*getattr(reader, "keys", []), answer.location.split("/")[-2]]
    assert reader.get(answer.location).status == 200
    return answer.location, house.one("SELECT max(id) FROM discussion_comment")


def is_printed(house, text):
    return any(text.encode() in file.read_bytes() for file in (house.data / "current" / "site").rglob("*.html"))


def found(data: Path, text: str) -> list[str]:
    """The files in which it stands, in any of the forms in which text is kept."""
    forms = {text.encode(), text.encode("utf-16-le"), text.encode().hex().encode()}
    files = [file for file in data.rglob("*") if file.is_file() and not file.is_symlink()]
    contents = ((file, _bytes_of(file)) for file in files)
    return [str(file.relative_to(data)) for file, content in contents if any(form in content for form in forms)]


def assert_found(data: Path, what: str, text: str) -> None:
    assert "db.sqlite3" in " ".join(found(data, text)), f"the search does not even find {what}"


def _bytes_of(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except FileNotFoundError:  # printed anew at this moment
        return b""
