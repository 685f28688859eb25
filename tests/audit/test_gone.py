"""Proof that a story is gone: what ever held it is listed, and whatever is left, in any form, is named."""

import gzip
import json
import shutil
import sqlite3
from contextlib import closing
from urllib.parse import quote

import pytest
from msgspec.structs import replace

from courant.audit import gone, traces_on_shelf
from courant.lib.compression import SUFFIXES
from courant.press import pictures
from tests.audit.broken import Copy
from tests.audit.conftest import CITY, OTHER, POL, STORY
from tests.press import makers as make
from tests.press.printed import open_press, take

HEADLINE, STANDFIRST = STORY.headline, STORY.standfirst
FORMER = make.make_former_address(STORY.path, STORY.key)
HELD = {
    STORY.path, f"{STORY.path}story.json", f"{STORY.path}comments.json", "/en/", "/en/feed.xml", "/en/feed.json", "/en/city/",
    "/en/city/feed.xml", "/en/city/feed.json", "/en/people/ada/", "/en/people/ada/feed.xml", "/news-sitemap.xml",
    "/sitemaps/en-2026-11-1.xml", *(file.path for file in pictures.files(STORY.lead_photo)),
}  # fmt: skip


@pytest.fixture
def press(small_site, tmp_path, theme):
    """A press over a copy of the small site, which shares no file with it: tests write into files as they lie."""
    shutil.copytree(small_site.tree.folder, tmp_path / "tree" / "site")
    with closing(sqlite3.connect(tmp_path / "tree" / "manifest.sqlite3")) as file:
        small_site.tree.documents.tables.backup(file)
    press = open_press(tmp_path / "tree", theme)
    yield press
    press.tree.close()


@pytest.fixture
def without(press):
    """The site after the story was taken down, to leave something of it behind."""
    former = make.make_former_address("/en/city/2026/11/22/old/", STORY.key)
    updates = {STORY.key: None, "thread:1": None, FORMER.key: FORMER, former.key: former}
    assert take(press, updates).failed == []
    return Copy(press.tree.folder)


def prove(press, address=STORY.path):
    return gone.prove(address, press.tree.folder, press.tree.documents)


def left(press, address=STORY.path):
    return [f"{where}: {why}" for where, why in prove(press, address).left]


def test_everything_that_ever_held_it_is_listed_and_nothing_is_left(press, without):
    proof = prove(press)
    assert proof.left == [] and proof.notes == [] and proof.sequences > 5
    assert {path for path, _state in proof.held} >= HELD
    states = dict(proof.held)
    assert states[STORY.path] == "says that it is gone (410)"
    assert states[f"{STORY.path}story.json"] == "is not there"
    assert states["/en/"] == "does not hold it"
    assert all(states[file.path] == "is not there" for file in pictures.files(STORY.lead_photo))


@pytest.mark.parametrize("address", [
    f"https://news.example{STORY.path}?from=feed#comments", STORY.path[:-1], f"{STORY.path}index.html",
    "/en/city/2026/11/22/old/",
])  # fmt: skip
def test_every_way_to_write_an_address_of_it_will_do(press, without, address):
    assert prove(press, address).key == STORY.key and left(press, address) == []


def test_a_published_story_is_not_gone(press):
    found = left(press)
    assert f"{STORY.path}: it is published there" in found and "/en/feed.xml: it has the address " + STORY.path in found


@pytest.mark.parametrize("address", ["/en/nothing/", "/en/city/", "/en/town/", "/en/gone/"])
def test_what_never_was_a_story_is_told_apart(press, address):
    with pytest.raises(gone.NeverHere, match=address):
        prove(press, address)


LEFT_BEHIND = {
    "a relative link": ("/en/city/", "</main>", '<a href="2026/11/22/bridge/">x</a></main>'),
    "an absolute address": ("/en/feed.xml", "</channel>", f"<link>https://news.example{STORY.path}</link></channel>"),
    "an address in data": ("/en/feed.json", '"items"', f'"was": "https://news.example{STORY.path}story.json", "items"'),
    "the headline": ("/en/", "</main>", f"<h2>{HEADLINE}</h2></main>"),
    "the headline in other dress": ("/en/", "</main>", f"<p>{HEADLINE.upper().replace(' ', '</b> <b>')}</p></main>"),
    "half the standfirst": ("/en/", "</main>", f"<p>{STANDFIRST[20:]}</p></main>"),
    "alternative text": ("/en/", "</main>", f'<img alt="{STANDFIRST}"></main>'),
    "words in a feed, escaped twice": ("/en/feed.xml", "</channel>", "&lt;p&gt;" + STANDFIRST.replace(" ", "&amp;#32;") + "</channel>"),
    "words in data, escaped": ("/en/feed.json", '"items"', '"x": "' + "".join(f"\\u{ord(c):04x}" for c in STANDFIRST) + '", "items"'),
}  # fmt: skip


@pytest.mark.parametrize(("path", "old", "new"), LEFT_BEHIND.values(), ids=LEFT_BEHIND)
def test_whatever_is_left_of_it_is_named(press, without, path, old, new):
    without.change(path, old, new)
    found = left(press)
    file = f"{path}index.html" if path.endswith("/") else path
    named = [line.partition(": ")[0] for line in found]
    assert named[:1] == [path] and set(named[1:]) <= {f"{file}{suffix}" for suffix in SUFFIXES}


def test_what_is_left_in_a_compressed_form_only_is_named(press, without):
    file = press.tree.folder / "en" / "index.html.gz"
    file.write_bytes(gzip.compress(gzip.decompress(file.read_bytes()) + HEADLINE.encode()))
    assert [line.partition(": ")[0] for line in left(press)] == ["/en/index.html.gz"]


def test_a_form_that_cannot_be_expanded_proves_nothing(press, without):
    (press.tree.folder / "en" / "index.html.gz").write_bytes(b"not gzip")
    assert any("/en/index.html.gz: it cannot be searched" in line for line in left(press))


def test_its_own_files_and_pictures_left_behind_are_named(press, without):
    without.write(f"{STORY.path}story.json", json.dumps({"id": "1"}))
    picture = pictures.files(STORY.lead_photo)[0].path
    without.write(picture, b"\xff\xd8")
    found = left(press)
    assert f"{STORY.path}story.json: it has the address {STORY.path}" in found
    assert f"{picture}: a picture of it, which nothing shows any more" in found


def test_a_picture_that_another_story_shows_stays_and_is_noted(press):
    take(press, {OTHER.key: replace(OTHER, lead_photo=STORY.lead_photo)})
    take(press, {STORY.key: None, "thread:1": None, FORMER.key: FORMER})
    proof = prove(press)
    assert proof.left == []
    assert {why for where, why in proof.notes if where.startswith("/pictures/")} == {
        f"a picture that archive_page:{CITY.key}/1, edition:en, {CITY.key}, {OTHER.key} shows as well"
    }  # fmt: skip


def test_words_that_a_published_story_says_itself_are_noted_and_not_held_against_it(press):
    take(press, {OTHER.key: replace(OTHER, standfirst=STANDFIRST)})
    take(press, {STORY.key: None, "thread:1": None, FORMER.key: FORMER})
    proof = prove(press)
    assert proof.left == [] and any(f"{OTHER.key} says itself" in why for _where, why in proof.notes)


def test_a_moved_story_survives_at_its_old_address_as_a_redirect_only(press, tmp_path):
    moved = replace(STORY, path="/en/city/2026/11/22/crossing/")
    take(press, {moved.key: moved, FORMER.key: FORMER})
    proof = prove(press)
    assert proof.now == moved.path and proof.left == []
    states = dict(proof.held)
    assert states[STORY.path] == states[f"{STORY.path}comments.json"] == "leads on (301)"
    assert states[moved.path] == "holds it, at the address that it has now"
    Copy(press.tree.folder).change("/en/", "</main>", f'<a href="../{STORY.path[1:]}">x</a></main>')
    assert left(press)[0] == f"/en/: it has the address {STORY.path}"


def test_another_script_is_found_in_each_of_its_encodings(press, tmp_path):
    former = make.make_former_address(POL.path, POL.key, "fa")
    take(press, {POL.key: None, "thread:3": None, former.key: former})
    assert left(press, POL.path) == [] == left(press, f"https://news.example{quote(POL.path)}")
    forms = [f'<a href="..{POL.path}">x</a>', f'<a href="..{quote(POL.path)}">x</a>', json.dumps(POL.path),
             f"https://news.example{quote(POL.path).lower()}"]  # fmt: skip
    folder = Copy(press.tree.folder)
    html = folder.file("/en/").read_text()
    for form in forms:
        folder.write("/en/", html.replace("</main>", f"{form}</main>"))
        assert left(press, POL.path)[0] == f"/en/: it has the address {POL.path}", form


def test_several_processes_find_what_one_finds(press, without, monkeypatch):
    without.change("/en/", "</main>", f"<h2>{HEADLINE}</h2></main>")
    alone = left(press)
    monkeypatch.setattr(traces_on_shelf, "_FEW", 0)
    monkeypatch.setattr(traces_on_shelf.os, "cpu_count", lambda: 2)
    assert left(press) == alone != []


def test_pictures_leave_the_shelf_with_what_showed_them(press):
    """Taken down, replaced, or named anew by another caption: no path leaves a picture that nothing uses."""

    def lying():
        return {path for path in press.tree.shelf.paths() if path.startswith("/pictures/")}

    other, caption = make.make_photo(make.make_picture("2")), replace(STORY.lead_photo, caption="Another caption.")
    for photo in (other, caption, make.make_photo(make.make_picture("1", version=2)), None, other):
        take(press, {STORY.key: replace(STORY, lead_photo=photo)})
        assert lying() == ({file.path for file in pictures.files(photo)} if photo else set())
    take(press, {STORY.key: None})
    assert lying() == set()
