"""What once held a story is remembered when it lets go of it, and of what was taken down no text is kept."""

import shutil

from msgspec.structs import replace

from courant.press import holdings, pictures, traces
from tests.press import makers as make
from tests.press.printed import open_press, take

WORDS = "Nobody had told the ferrymen that the bridge would open one whole day early"
CITY = make.make_section()
PHOTO, OTHER = make.make_photo(), make.make_photo(make.make_picture("2"), caption="The river from above, at night.")
STORY = make.make_story(
    id="1", slug="bridge", headline="The bridge opens early", section=CITY, lead_photo=PHOTO, standfirst=f"{WORDS}.",
    places={CITY.key: 1, "edition:en": 1},
)  # fmt: skip
NEXT = make.make_story(id="2", section=CITY, lead_photo=OTHER, places={CITY.key: 2, "edition:en": 2})
AROUND = [make.make_site(), make.make_today(), make.make_edition(), CITY]


def widths(photo):
    return {file.path for file in pictures.files(photo)}


def updates(*documents):
    return {document.key: document for document in documents}


def held(press, key=STORY.key):
    return {row[0] for row in press.tree.documents.tables.execute("SELECT path FROM held WHERE key = ?", (key,))}


def pages_with(press, key):
    """What holds a story, pictures apart, in a tree that remembers nothing yet."""
    return {path for path in traces.held_by(press.tree.documents.tables, key) if not holdings.is_picture(path)}


def taken_down(press):
    return press.tree.documents.tables.execute("SELECT key, path FROM taken_down").fetchall()


def test_a_first_print_remembers_nothing(press):
    take(press, updates(*AROUND, STORY, NEXT))
    assert held(press) == set() == held(press, NEXT.key) and taken_down(press) == []


def test_every_file_that_held_it_is_remembered_when_it_is_taken_down(press):
    take(press, updates(*AROUND, STORY, NEXT))
    take(press, {STORY.key: None})
    assert held(press) == {
        STORY.path, f"{STORY.path}story.json", "/en/", "/en/feed.xml", "/en/feed.json", "/en/city/",
        "/en/city/feed.xml", "/en/city/feed.json",
        "/news-sitemap.xml", *widths(PHOTO),
    }  # fmt: skip
    assert held(press, NEXT.key) == set(), "what goes on holding the other story has let go of nothing"


def test_an_old_address_is_remembered_when_a_story_moves(press):
    take(press, updates(*AROUND, STORY))
    take(press, updates(replace(STORY, path="/en/city/2026/11/22/crossing/")))
    assert held(press) == {STORY.path, f"{STORY.path}story.json"}
    assert taken_down(press) == []


def test_a_photo_that_was_replaced_is_remembered_and_its_caption_counts(press):
    take(press, updates(*AROUND, STORY))
    take(press, updates(replace(STORY, lead_photo=replace(PHOTO, caption="Another caption."))))
    assert held(press) == widths(PHOTO)


def test_pictures_of_others_on_the_same_page_are_not_its_own(press):
    take(press, updates(*AROUND, STORY, NEXT))
    take(press, {STORY.key: None})
    assert not held(press) & widths(OTHER)


def test_words_are_kept_as_hashes_until_it_comes_back(press):
    take(press, updates(*AROUND, STORY))
    take(press, {STORY.key: None})
    assert taken_down(press) == [(STORY.key, STORY.path)]
    kept = traces.words_of(press.tree.documents.tables, STORY.key)
    assert len(kept[8]) == 14 - 8 + 1 and len(kept[4]) == 1, "of the standfirst, and of the headline as a whole"
    press.tree.documents.tables.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    take(press, updates(STORY))
    assert taken_down(press) == []


def test_the_memory_has_not_a_word_of_what_was_taken_down(press):
    take(press, updates(*AROUND, STORY))
    take(press, {STORY.key: None})
    rows = press.tree.documents.tables.execute("SELECT words FROM taken_down").fetchall()
    assert rows and not any(word.encode() in row[0] for row in rows for word in WORDS.split())


def test_a_full_print_takes_the_memory_over_and_notices_what_went_meanwhile(press, tmp_path, theme):
    take(press, updates(*AROUND, STORY, NEXT))
    take(press, updates(replace(STORY, lead_photo=None)))
    after = open_press(tmp_path / "after", theme)
    take(after, updates(*AROUND, NEXT))
    traces.carry_over(press.tree.documents, after.tree.documents)
    wanted = open_press(tmp_path / "wanted", theme)
    take(wanted, updates(*AROUND, STORY, NEXT))
    take(wanted, {STORY.key: None})
    assert held(after) == held(wanted) and taken_down(after) == taken_down(wanted) != []
    assert traces.held_by(after.tree.documents.tables, STORY.key) >= held(wanted)
    for other in (after, wanted):
        other.tree.close()


def test_a_full_print_remembers_of_every_story_what_holds_it_no_more_and_nothing_else(press, tmp_path, theme):
    third = make.make_story(id="3", slug="ferry", section=CITY, related=(STORY.key,), places={CITY.key: 3})
    take(press, updates(*AROUND, STORY, NEXT, third))
    after = open_press(tmp_path / "after", theme)
    moved = replace(NEXT, path=STORY.path, related=(third.key,))  # to an address that another has left
    take(after, updates(moved, third, *AROUND, replace(STORY, path="/en/city/2026/11/22/crossing/", places={})))
    keys = (STORY.key, NEXT.key, third.key)
    left = {key: pages_with(press, key) - pages_with(after, key) for key in keys}
    traces.carry_over(press.tree.documents, after.tree.documents)
    assert {key: held(after, key) for key in keys} == left
    assert {STORY.path, "/en/city/"} <= held(after) and NEXT.path in held(after, NEXT.key)
    assert third.path not in held(after, STORY.key), "which it goes on leading to"
    after.tree.close()


def test_a_full_print_of_what_came_back_forgets_its_words(press, tmp_path, theme):
    take(press, updates(*AROUND, STORY))
    take(press, {STORY.key: None})
    after = open_press(tmp_path / "after", theme)
    take(after, updates(*AROUND, STORY))
    traces.carry_over(press.tree.documents, after.tree.documents)
    assert taken_down(after) == [] and held(after) == held(press)
    after.tree.close()
    shutil.rmtree(tmp_path / "after")
