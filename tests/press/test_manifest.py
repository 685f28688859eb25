"""What a tree was made from: documents, queries, outputs, what they looked at, and their files."""

import sqlite3

import pytest
from msgspec.structs import replace

from courant.press.manifest import InvalidDocument, Manifest, checked
from tests.press import makers as make


@pytest.fixture
def manifest(tmp_path):
    manifest = Manifest(tmp_path / "manifest.sqlite3", durable=False)
    yield manifest
    manifest.close()


def put(manifest, *documents):
    for document in documents:
        manifest.put(document.key, manifest.document(document.key), document)


def expected(manifest, name="story_page", key="story:1", *, rank=1):
    """An output that is due, as the press sees it."""
    manifest.expect(key, [(rank, name)])
    return next(output for output in manifest.due(100) if (output.name, output.key) == (name, key))


def made(manifest, name="story_page", key="story:1", *, noted=(), files=()):
    output = expected(manifest, name, key)
    manifest.record(output, noted, files, exists=True)
    return output


def due(manifest):
    return [(output.name, output.key) for output in manifest.due(100)]


# Documents


def test_a_document_is_kept_as_it_was_received(manifest, tmp_path):
    story = checked(make.make_story(lead_photo=make.make_photo(), places={"edition:en": 3}))
    put(manifest, story)
    manifest.forget_kept()
    assert manifest.document(story.key) == story
    assert manifest.keys() == {story.key}


def test_a_document_that_is_gone_leaves_its_queries(manifest):
    section = make.make_section()
    put(manifest, section)
    manifest.put(section.key, section, None)
    assert manifest.document(section.key) is None
    assert manifest.query("sections:edition:en") == []


def test_a_query_lists_keys_by_their_positions(manifest):
    last, first = make.make_section(slug="a", position=2), make.make_section(slug="b", position=1)
    put(manifest, last, first)
    assert manifest.query("sections:edition:en") == [first.key, last.key]
    assert manifest.query("sections:edition:en", newest_first=True) == [last.key, first.key]
    assert manifest.query("sections:edition:en", newest_first=True, limit=1) == [last.key]


def test_entries_at_one_position_are_listed_by_their_keys(manifest):
    sections = [make.make_section(slug=slug) for slug in "ba"]
    put(manifest, *sections)
    assert manifest.query("sections:edition:en") == ["section:en-a", "section:en-b"]


def test_a_document_with_a_new_position_is_listed_once(manifest):
    section = make.make_section(position=1)
    put(manifest, section, make.make_section(slug="other", position=2), replace(section, position=3))
    assert manifest.query("sections:edition:en") == ["section:en-other", "section:en-city"]


def test_a_transaction_is_taken_whole_or_not_at_all(manifest):
    with pytest.raises(KeyError), manifest.transaction():
        put(manifest, make.make_site())
        raise KeyError
    assert manifest.document("site:site") is None


def test_whoever_reads_much_sees_one_moment_and_keeps_nobody_from_writing(manifest, tmp_path):
    first, second = make.make_section("one"), make.make_section("two")
    put(manifest, first)
    reader = Manifest(tmp_path / "manifest.sqlite3", is_reader=True)
    with reader.transaction(is_for_reading=True):
        assert reader.keys() == {first.key}
        put(manifest, second)
        assert reader.keys() == {first.key}
    assert reader.keys() == {first.key, second.key}
    reader.close()


def test_what_another_process_wrote_is_seen_once_memory_is_dropped(manifest, tmp_path):
    put(manifest, make.make_site())
    assert manifest.document("site:site").name == "The Bridge"
    other = Manifest(tmp_path / "manifest.sqlite3", durable=False)
    put(other, make.make_site(name="Another"))
    other.close()
    manifest.forget_kept()
    assert manifest.document("site:site").name == "Another"


def test_many_documents_do_not_stay_in_memory(manifest):
    for number in range(2100):
        manifest.document(f"story:{number}")
    assert len(manifest._kept) <= 2001


def test_a_file_name_with_marks_of_its_own_is_opened_as_it_is(tmp_path):
    file = tmp_path / "100% sure?#1.sqlite3"
    Manifest(file, durable=False).close()
    assert file.exists()


def test_a_durable_manifest_syncs_every_transaction(tmp_path):
    manifest = Manifest(tmp_path / "durable.sqlite3")
    assert manifest.tables.execute("PRAGMA synchronous").fetchone() == (2,)
    assert manifest.tables.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    manifest.close()


def test_a_reader_cannot_write(manifest, tmp_path):
    reader = Manifest(tmp_path / "manifest.sqlite3", is_reader=True)
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        reader.remember("theme", "x")
    reader.close()


def test_facts_are_remembered(manifest):
    assert manifest.fact("theme") is None
    manifest.remember("theme", "one")
    manifest.remember("theme", "two")
    assert manifest.fact("theme") == "two"


# Outputs


def test_outputs_are_due_in_the_order_in_which_readers_depend_on_them(manifest):
    expected(manifest, "front_page", "edition:en", rank=9)
    expected(manifest, "story_page", "story:2", rank=1)
    expected(manifest, "story_page", "story:1", rank=1)
    assert due(manifest) == [("story_page", "story:2"), ("story_page", "story:1"), ("front_page", "edition:en")]
    assert manifest.count_due() == 3
    assert len(manifest.due(2)) == 2


def test_an_output_is_due_again_when_something_changes_that_it_looked_at(manifest):
    made(manifest, noted=["section:1#label", "edition:en"])
    made(manifest, key="story:2", noted=["edition:en"])
    assert due(manifest) == []
    manifest.touch(["section:1#label", "section:9"])
    assert due(manifest) == [("story_page", "story:1")]


def test_what_an_output_looks_at_no_more_does_not_touch_it(manifest):
    made(manifest, noted=["section:1#label"])
    made(manifest, noted=["section:2#label"])
    manifest.touch(["section:1#label"])
    assert due(manifest) == []


def test_a_failing_output_keeps_its_files_and_waits_for_what_it_looked_at(manifest):
    made(manifest, noted=["section:1#label"], files=[("/en/1/", b"hash")])
    output = expected(manifest)
    manifest.record_failure(output, "/en/1/: no section", ["section:2#label"])
    assert due(manifest) == []
    assert manifest.failures() == [(output, "/en/1/: no section")]
    assert manifest.files_of("story_page", "story:1") == [("/en/1/", b"hash")]
    for key in ("section:1#label", "section:2#label"):
        manifest.touch([key])
        assert due(manifest) == [("story_page", "story:1")]
        manifest.record_failure(output, "still none", [])


def test_what_failed_can_be_tried_again_and_is_no_failure_when_made(manifest):
    manifest.record_failure(expected(manifest), "broken", [])
    manifest.touch_failed()
    assert due(manifest) == [("story_page", "story:1")]
    made(manifest)
    assert manifest.failures() == []


def test_an_output_of_a_document_that_is_gone_is_forgotten(manifest):
    output = made(manifest, noted=["edition:en"], files=[("/en/1/", b"hash")])
    manifest.record(output, [], [], exists=False)
    manifest.touch(["edition:en"])
    assert due(manifest) == []
    assert manifest.strays() == ["/en/1/"]
    assert manifest.files_of("story_page", "story:1") == []


# Files


def test_a_file_that_an_output_has_no_more_is_a_stray(manifest):
    made(manifest, files=[("/en/1/", b"a"), ("/en/1/photo.jpg", b"b")])
    made(manifest, files=[("/en/1/", b"c")])
    assert manifest.strays() == ["/en/1/photo.jpg"]
    manifest.clear_strays()
    assert manifest.strays() == []


def test_a_file_that_another_output_has_too_is_no_stray(manifest):
    made(manifest, files=[("/pictures/1.jpg", b"a")])
    made(manifest, "front_page", "edition:en", files=[("/pictures/1.jpg", b"a")])
    made(manifest, files=[])
    assert manifest.strays() == []
    assert manifest.hash_of("/pictures/1.jpg") == b"a"


def test_files_about_to_be_written_are_suspects_until_somebody_owns_them(manifest):
    manifest.suspect(["/en/1/", "/en/2/"], changed=[])
    made(manifest, files=[("/en/1/", b"a")])
    assert manifest.strays() == ["/en/2/"]


def test_it_is_unknown_what_a_file_holds_while_it_is_written(manifest):
    made(manifest, files=[("/en/1/", b"a"), ("/en/1/story.json", b"b")])
    manifest.suspect(["/en/1/", "/en/1/story.json"], changed=["/en/1/"])
    assert manifest.hash_of("/en/1/") == b""
    assert manifest.hash_of("/en/1/story.json") == b"b"


def test_an_address_that_another_output_takes_over_is_lost_to_the_first(manifest):
    first = made(manifest, files=[("/en/1/", b"a")])
    manifest.record_failure(expected(manifest), "broken", [])
    second = made(manifest, "former_address", "former_address:/en/1/", files=[("/en/1/", b"b")])
    assert manifest.files_of(first.name, first.key) == []
    assert manifest.hash_of("/en/1/") == b"b"
    manifest.record(second, [], [], exists=False)
    assert manifest.strays() == ["/en/1/"]


def test_files_made_earlier_are_kept_unless_another_output_has_written_there(manifest):
    made(manifest, "former_address", "former_address:/en/1/", files=[("/en/1/", b"new"), ("/pictures/1.jpg", b"same")])
    failed = expected(manifest)
    manifest.keep_files(failed, [("/en/1/", b"old"), ("/en/1/story.json", b"old"), ("/pictures/1.jpg", b"same")])
    kept = [("/en/1/story.json", b"old"), ("/pictures/1.jpg", b"same")]
    assert sorted(manifest.files_of("story_page", "story:1")) == kept


def test_a_file_can_be_asked_for_anew_by_its_address(manifest):
    made(manifest, files=[("/en/1/", b"a")])
    assert manifest.touch_file("/en/1/")
    assert due(manifest) == [("story_page", "story:1")]
    assert manifest.hash_of("/en/1/") == b""
    assert not manifest.touch_file("/en/none/")


# What comes in


def test_a_valid_document_is_handed_on():
    assert checked(make.make_section()) == make.make_section()


@pytest.mark.parametrize(
    ("document", "says"),
    [
        (make.make_section(title=""), r"section:en-city /en/city/: .*\$\.title"),
        (make.make_section(path="/en/city"), r"section:en-city /en/city: .*\$\.path"),
        (make.make_section(position="first"), r"section:en-city /en/city/: .*\$\.position"),
        (make.make_topic(title="a\nb"), r"topic:en-water /en/topics/water/: .*\$\.title"),
        (make.make_topic(title="a\x00b"), r"topic:en-water /en/topics/water/: .*\$\.title"),
        (make.make_source(name="half \ud83d"), r"source:en-mayor /en/sources/mayor/: .*\$\.name"),
        (make.make_site(base_url="https://news.example/"), r"site:site .*\$\.base_url"),
        (make.make_edition(direction="up"), r"edition:en /en/: .*\$\.direction"),
        (make.make_story(id="9", related=("9",)), r"story:9 /en/.*: .*\$\.related\[0\]"),
        (
            make.make_story(id="9", lead_photo=make.make_photo(make.make_picture(), credit="")),
            r"story:9 /en/.*: .*\$\.lead_photo\.credit",
        ),
        (
            make.make_story(id="9", published_at=make.NOON.replace(tzinfo=None)),
            r"story:9 /en/.*: .*\$\.published_at",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_an_invalid_document_is_refused_by_key_address_and_field(document, says):
    with pytest.raises(InvalidDocument, match=says) as refusal:
        checked(document)
    str(refusal.value).encode()
