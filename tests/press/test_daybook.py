"""The book in which a crew's records stand until the manifest has them."""

import sqlite3

import pytest

from courant.press import daybook
from courant.press.daybook import Daybook, Entry, book_of
from courant.press.manifest import Manifest

PICTURE = "/pictures/a1/b2-480.jpg"
STORY = Entry.of({"edition:en", "story:1#teaser", "قسم"}, [PICTURE], {"/en/": b"\x00\xff", "/en/a/": b"2"})


@pytest.fixture
def file(tmp_path):
    """The file of a manifest in which three outputs are due."""
    file = tmp_path / "manifest.sqlite3"
    manifest = Manifest(file, durable=False)
    manifest.expect("edition:en", [(1, "front_page"), (2, "feed")])
    manifest.expect("story:1", [(1, "story_page")])
    manifest.close()
    return file


def rows(manifest):
    """What a manifest has recorded."""
    return [
        manifest.tables.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()
        for table in ("dependencies", "files")
    ]


def written(file, *entries):
    book = Daybook(book_of(file))
    book.write(entries)
    book.close()


def test_an_entry_says_what_it_was_given():
    assert STORY.noted == {"edition:en", "story:1#teaser", "قسم"}
    assert STORY.listed == [(PICTURE, PICTURE.encode()), ("/en/", b"\x00\xff"), ("/en/a/", b"2")]


def test_whoever_opens_the_manifest_posts_what_a_killed_print_has_left(file):
    written(file, (1, STORY), (3, Entry.of(set(), [], {})))
    manifest = Manifest(file)
    assert [output.id for output in manifest.due(10)] == [2]
    assert rows(manifest) == [
        [("edition:en", 1), ("story:1#teaser", 1), ("قسم", 1)],
        [("/en/", 1, b"\x00\xff"), ("/en/a/", 1, b"2"), (PICTURE, 1, PICTURE.encode())],
    ]
    assert not book_of(file).exists()
    manifest.close()


def test_a_reader_leaves_the_book_to_others(file):
    written(file, (1, STORY))
    reader = Manifest(file, is_reader=True)
    assert rows(reader) == [[], []] and book_of(file).exists()
    reader.close()


def test_posted_twice_it_changes_nothing(file, monkeypatch):
    """As after a kill between the posting and the end of the book."""
    written(file, (1, STORY))
    copy = book_of(file).read_bytes()
    Manifest(file).close()
    book_of(file).write_bytes(copy)
    manifest = Manifest(file)
    assert rows(manifest)[1] == [("/en/", 1, b"\x00\xff"), ("/en/a/", 1, b"2"), (PICTURE, 1, PICTURE.encode())]
    assert len(rows(manifest)[0]) == 3
    manifest.close()


def test_it_is_posted_portion_by_portion(file, monkeypatch):
    monkeypatch.setattr(daybook, "AT_A_TIME", 2)
    written(file, (1, STORY), (2, Entry.of({"a"}, [PICTURE], {})), (3, STORY))
    manifest = Manifest(file)
    assert manifest.count_due() == 0 and len(rows(manifest)[0]) == 7 and len(rows(manifest)[1]) == 7
    manifest.close()


def test_a_book_that_was_begun_and_no_more_is_thrown_away(file):
    book_of(file).touch()
    manifest = Manifest(file)
    assert manifest.count_due() == 3 and not book_of(file).exists()
    manifest.close()


def test_what_cannot_be_posted_stays_in_the_book(file):
    written(file, (1, STORY))
    tables = sqlite3.connect(file)
    tables.execute("DROP TABLE dependencies")
    with pytest.raises(sqlite3.OperationalError, match="dependencies"):
        daybook.post(tables, book_of(file))
    assert not tables.in_transaction and book_of(file).exists()
    assert tables.execute("SELECT count(*) FROM outputs WHERE is_due").fetchone() == (3,)
    tables.close()


def test_an_output_that_is_written_down_twice_is_an_error(file):
    with pytest.raises(sqlite3.IntegrityError):
        written(file, (1, STORY), (1, STORY))


def test_a_copy_of_the_manifest_beside_it_leaves_the_book_alone(file):
    """As when documents are sent to hands elsewhere while a crew is at work."""
    manifest = Manifest(file, durable=False)
    with manifest.growing(is_copy=False) as book:
        book.write([(1, STORY)])
        Manifest(file.with_name("for-hands.sqlite3"), durable=False).close()
        book.write([(2, STORY)])
    assert [output.id for output in manifest.due(10)] == [3]
    manifest.close()


def test_a_book_that_somebody_took_away_is_missed(file):
    manifest = Manifest(file, durable=False)
    with pytest.raises(FileNotFoundError, match="print again"), manifest.growing(is_copy=False):
        book_of(file).unlink()
    manifest.close()
