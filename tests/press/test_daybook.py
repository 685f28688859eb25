"""The book in which a crew's records stand until the manifest has them."""

import sqlite3

import pytest

from courant.press import daybook, file_changes
from courant.press.daybook import Daybook, Entry, book_of
from courant.press.manifest import Manifest

PICTURES = ["/pictures/a1/b2-480.avif", "/pictures/a1/b2-480.jpg"]
STEM = "/pictures/a1/b2"
STORY = Entry.of({"edition:en", "story:1#teaser", "قسم"}, {STEM}, {"/en/": b"\x00\xff", "/en/a/": b"2"})
TEXTS = [("/en/", 1, b"\x00\xff"), ("/en/a/", 1, b"2")]


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
        for table in ("dependencies", "owned")
    ]


def written(file, *entries, pictures=PICTURES):
    book = Daybook(book_of(file))
    book.write(entries, pictures)
    book.close()


def test_an_entry_says_what_it_was_given():
    assert STORY.noted == {"edition:en", "story:1#teaser", "قسم"}
    assert STORY.stems == f'["{STEM}"]' and STORY.texts == {"/en/": b"\x00\xff", "/en/a/": b"2"}


def test_whoever_opens_the_manifest_posts_what_a_killed_print_has_left(file):
    written(file, (1, STORY), (3, Entry.of(set(), set(), {})))
    manifest = Manifest(file)
    assert [output.id for output in manifest.due(10)] == [2]
    assert rows(manifest) == [
        [("edition:en", 1), ("story:1#teaser", 1), ("قسم", 1)],
        [*TEXTS, *((path, 1, path.encode()) for path in PICTURES)],
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
    assert rows(manifest)[1] == [*TEXTS, *((path, 1, path.encode()) for path in PICTURES)]
    assert len(rows(manifest)[0]) == 3
    manifest.close()


def test_it_is_posted_portion_by_portion(file, monkeypatch):
    monkeypatch.setattr(daybook, "AT_A_TIME", 2)
    written(file, (1, STORY), (2, Entry.of({"a"}, {STEM}, {})), (3, STORY))
    manifest = Manifest(file)
    assert manifest.count_due() == 0 and len(rows(manifest)[0]) == 7 and len(rows(manifest)[1]) == 10
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


def test_files_of_a_photo_that_only_a_failed_output_shows_are_strays(file):
    written(file, (1, Entry.of(set(), set(), {})))
    manifest = Manifest(file)
    assert rows(manifest)[1] == [] and manifest.strays() == PICTURES and manifest.hashes_of(PICTURES) == {}
    manifest.close()


def test_an_output_whose_pictures_another_was_to_bring_that_was_not_recorded_is_made_again(file):
    written(file, (1, STORY), (2, Entry.of(set(), set(), {})), pictures=())
    manifest = Manifest(file)
    assert [output.id for output in manifest.due(10)] == [1, 3]  # the third was not recorded at all
    manifest.close()


def test_a_picture_that_lies_there_already_is_not_noted_as_changed(file):
    written(file, (1, STORY))
    manifest = Manifest(file)
    latest = file_changes.latest(manifest.tables)
    manifest.touch_file(PICTURES[1])  # as of one that is damaged, or newer than a copy of its tree says
    manifest.close()
    written(file, (3, STORY))
    manifest = Manifest(file)
    changed = {path for _number, path in file_changes.changed_since(manifest.tables, latest)}
    assert changed == {"/en/", "/en/a/", PICTURES[1]} and manifest.hash_of(PICTURES[1]) == PICTURES[1].encode()
    manifest.close()


def test_an_output_that_is_written_down_twice_is_an_error(file):
    with pytest.raises(sqlite3.IntegrityError):
        written(file, (1, STORY), (1, STORY))


def test_a_copy_of_the_manifest_beside_it_leaves_the_book_alone(file):
    """As when documents are sent to hands elsewhere while a crew is at work."""
    manifest = Manifest(file, durable=False)
    with manifest.growing(is_copy=False) as book:
        book.write([(1, STORY)], PICTURES)
        Manifest(file.with_name("for-hands.sqlite3"), durable=False).close()
        book.write([(2, STORY)], PICTURES)  # said by another hand as well
    assert [output.id for output in manifest.due(10)] == [3]
    manifest.close()


def test_a_book_that_somebody_took_away_is_missed(file):
    manifest = Manifest(file, durable=False)
    with pytest.raises(FileNotFoundError, match="print again"), manifest.growing(is_copy=False):
        book_of(file).unlink()
    manifest.close()
