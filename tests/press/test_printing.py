"""The press: documents in, files out."""

import shutil
from io import BytesIO

import pytest
from msgspec.structs import replace
from PIL import Image

from courant.lib.darkroom import MIB, Darkroom, Limits
from courant.lib.developing import develop, signed
from courant.press import pictures
from courant.press.manifest import InvalidDocument
from courant.press.pictures import printed, rights_of
from courant.press.theme import Theme
from tests.press import makers as make
from tests.press.conftest import THEME
from tests.press.newsroom import make_newsroom
from tests.press.printed import files_of, full_print, open_press, take

EDITION, SECTION = make.make_edition(), make.make_section()
STORY = make.make_story(id="1", slug="bridge", section=SECTION)


def received(press, *documents):
    """Receive documents beside those that every page needs, and print."""
    around = [make.make_site(), make.make_today(), EDITION, SECTION]
    return take(press, {document.key: document for document in (*around, *documents)})


def page_of(press, story=STORY):
    return press.tree.shelf.read(story.path).decode()


@pytest.fixture
def breakable(tmp_path):
    """A press with a theme of its own, whose templates a test may break."""
    shutil.copytree(THEME, tmp_path / "theme")
    press = open_press(tmp_path / "tree", Theme(tmp_path / "theme"))
    yield press
    press.tree.close()


def with_template(press, name, text):
    """The theme with one template written anew."""
    (press.theme.folder / "templates" / name).write_text(text)
    press.theme = Theme(press.theme.folder)


def test_a_story_is_printed_with_everything_around_it(press):
    report = received(press, STORY)
    assert report.failed == [] and report.removed == []
    assert {STORY.path, f"{STORY.path}story.json", "/en/", "/en/city/", "/en/feed.xml", "/"} <= set(report.written)
    assert "Headline 1" in page_of(press)


def test_nothing_is_made_twice(press):
    received(press, STORY)
    report = received(press, STORY)
    assert (report.made, report.written, report.removed) == (0, [], [])


def test_a_file_that_comes_out_the_same_is_not_written_again(press):
    received(press, STORY)
    report = take(press, {EDITION.key: replace(EDITION, position=7)})
    assert report.made > 3
    assert report.written == []


def test_a_file_that_somebody_took_away_is_written_again(press):
    received(press, STORY)
    press.tree.shelf.remove(STORY.path)
    assert take(press, {SECTION.key: replace(SECTION, title="Town")}).written.count(STORY.path) == 1


def test_a_file_can_be_asked_for_though_it_looks_right(press):
    received(press, STORY)
    whole = page_of(press)
    press.tree.shelf.write(STORY.path, b"damaged")
    press.tree.documents.touch_file(STORY.path)
    assert press.print_due().written == [STORY.path]
    assert page_of(press) == whole


def test_pictures_stand_on_the_shelf_before_pages_and_the_story_before_its_front(press):
    story = replace(STORY, lead_photo=make.make_photo(), places={EDITION.key: 1, SECTION.key: 1})
    written = received(press, story).written
    picture, page, section, front, feed = (
        written.index(path) for path in (printed(story.lead_photo).src, story.path, "/en/city/", "/en/", "/en/feed.xml")
    )
    assert picture < page < section < front < feed


def test_pictures_are_developed_with_their_rights(press):
    photo = make.make_photo()
    received(press, replace(STORY, lead_photo=photo))
    original = make.original(photo.picture.original)
    pixels = develop(original, photo.picture.original, [480, 500])
    for file in pictures.files(photo):
        expected = signed(pixels[file.width, file.form], file.form, rights_of(photo))
        assert press.tree.shelf.read(file.path) == expected


def test_pictures_are_taken_over_from_the_tree_before(press, tmp_path, theme):
    story = replace(STORY, lead_photo=make.make_photo())
    received(press, story)
    again = open_press(tmp_path / "again", theme, before=press.tree.shelf)
    again.prints.originals = None  # not needed
    assert received(again, story).failed == []
    path = printed(story.lead_photo).src
    assert again.tree.shelf.where(path).samefile(press.tree.shelf.where(path))
    assert files_of(again) == files_of(press)
    again.tree.close()


def test_what_is_unpublished_leaves_no_file(press):
    story = replace(STORY, lead_photo=make.make_photo(), places={SECTION.key: 1})
    received(press)
    before = files_of(press)
    received(press, story, make.make_thread(story, make.make_comment()))
    removed = take(press, {story.key: None}).removed
    assert {story.path, f"{story.path}story.json", f"{story.path}comments.json"} <= set(removed)
    assert files_of(press) == before


@pytest.mark.parametrize("english", [25, 45])
def test_the_cost_of_one_story_comment_or_vote_does_not_grow_with_the_archive(tmp_path, theme, english):
    newsroom = make_newsroom(english=english, persian=1)
    grown = full_print(newsroom, tmp_path / "tree", theme)
    old = newsroom.stories("edition:en")[6]
    assert take(grown, newsroom.change(make.make_thread(old, make.make_comment(), yes=1))).made == 3
    assert take(grown, newsroom.change(newsroom.new_story("en", newsroom.get("section:en-river")))).made == 10
    grown.tree.close()


# What fails


def test_a_page_that_cannot_be_made_stays_as_it_was_and_stops_nothing_else(breakable):
    received(breakable, STORY)
    before = page_of(breakable)
    with_template(breakable, "story.html", "{{ story.headlin }}")
    report = take(breakable, {STORY.key: replace(STORY, headline="Anew"), SECTION.key: replace(SECTION, title="Town")})
    assert page_of(breakable) == before
    assert "Town" in breakable.tree.shelf.read("/en/city/").decode()
    assert "Anew" in breakable.tree.shelf.read(f"{STORY.path}story.json").decode()
    [(output, reason)] = report.failed
    assert output == "story_page of story:1"
    assert reason.startswith(f"{STORY.path}: UndefinedError: ") and "headlin" in reason


def test_a_failed_page_is_made_when_what_it_needs_appears(press):
    elsewhere = make.make_story("fa", id="9")
    report = received(press, elsewhere)
    assert [(output, reason.partition(": ")[0]) for output, reason in report.failed] == [
        ("story_page of story:9", elsewhere.path)
    ]
    assert "edition:fa is not published" in report.failed[0][1]
    assert not press.tree.shelf.has(elsewhere.path)
    assert take(press, {"edition:fa": make.make_edition("fa")}).failed == []
    assert press.tree.shelf.has(elsewhere.path)
    assert press.tree.documents.failures() == []


def test_a_failed_page_is_tried_again_when_asked(breakable):
    with_template(breakable, "story.html", "{% if %}")
    assert received(breakable, STORY).failed != []
    shutil.copy(THEME / "templates/story.html", breakable.theme.folder / "templates/story.html")
    breakable.theme = Theme(breakable.theme.folder)
    breakable.tree.documents.touch_failed()
    assert breakable.print_due().failed == []
    assert "Headline 1" in page_of(breakable)


def test_without_its_pictures_a_page_is_not_printed(press):
    received(press, STORY)
    before = page_of(press)
    lost = make.make_picture("lost")
    press.prints.originals = lambda name: (
        (_ for _ in ()).throw(FileNotFoundError(name)) if "lost" in name else original(name)
    )
    original = make.original
    shown = replace(STORY, headline="Anew", lead_photo=make.make_photo(lost))
    report = take(press, {STORY.key: shown, SECTION.key: replace(SECTION, title="Town")})
    assert ("story_page of story:1", f"{STORY.path}: FileNotFoundError: lost-1.jpg") in report.failed
    assert page_of(press) == before
    assert "Town" in press.tree.shelf.read("/en/city/").decode()


def test_an_original_that_is_no_picture_fails_its_pages_only(press):
    press.prints.originals = lambda name: b"no picture"
    report = received(press, replace(STORY, lead_photo=make.make_photo()))
    assert [output for output, reason in report.failed if "PictureRefused" in reason] == ["story_page of story:1"]
    assert "'1-1.jpg'" in report.failed[0][1]  # it names the picture
    assert press.tree.shelf.has("/en/")


def test_a_picture_that_kills_its_decoder_leaves_the_page_as_it_was_and_stops_no_other(press):
    received(press, STORY)
    before = page_of(press)
    darkroom = Darkroom(Limits(memory=320 * MIB))
    bomb = BytesIO()
    Image.new("CMYK", (8_000, 6_000)).save(bomb, "JPEG")
    press.prints.develop = darkroom.develop
    press.prints.originals = lambda name: bomb.getvalue() if "bomb" in name else make.original(name)
    shown = replace(STORY, headline="Anew", lead_photo=make.make_photo(make.make_picture("bomb")))
    other = make.make_story(id="2", slug="fine", lead_photo=make.make_photo())
    report = take(press, {STORY.key: shown, other.key: other})
    darkroom.close()
    [reason] = [reason for output, reason in report.failed if output == "story_page of story:1"]
    assert reason.startswith(STORY.path) and "'bomb-1.jpg' needs more memory than the 320 MiB" in reason
    assert page_of(press) == before
    assert press.tree.shelf.has(other.path) and press.tree.shelf.has(printed(other.lead_photo).src)


def test_an_address_that_no_file_can_have_fails_its_outputs_only(press):
    story = make.make_story(id="7", slug="x" * 256)
    report = received(press, story, STORY)
    assert {output for output, _reason in report.failed} == {"story_page of story:7", "story_json of story:7"}
    assert all(reason.startswith(story.path) and "256 bytes" in reason for _output, reason in report.failed)
    assert "Headline 1" in page_of(press)


def test_an_address_that_was_left_while_its_page_failed_is_right_when_it_is_taken_again(breakable):
    """A page fails; it moves and a redirect stands there; it moves back, and is made again as it always was."""
    received(breakable, STORY)
    before = page_of(breakable)
    template = (breakable.theme.folder / "templates/story.html").read_text()
    with_template(breakable, "story.html", "{% if %}")
    former = make.make_former_address(STORY.path, STORY.key)
    take(breakable, {STORY.key: replace(STORY, path="/en/city/anew/"), former.key: former})
    assert 'content="301"' in page_of(breakable)
    take(breakable, {STORY.key: STORY, former.key: None})
    with_template(breakable, "story.html", template)
    breakable.tree.documents.touch_failed()
    breakable.print_due()
    assert page_of(breakable) == before


def test_an_invalid_document_is_refused_and_nothing_of_its_batch_is_taken(press):
    received(press, STORY)
    before = files_of(press)
    updates = {SECTION.key: replace(SECTION, title="Town"), STORY.key: replace(STORY, headline="a\nb")}
    with pytest.raises(InvalidDocument, match=rf"story:1 {STORY.path}: .*\$\.headline"):
        press.receive(updates)
    assert press.tree.documents.count_due() == 0
    assert press.tree.documents.document(SECTION.key) == SECTION
    assert files_of(press) == before


def test_progress_is_told_after_every_batch(press, monkeypatch):
    monkeypatch.setattr("courant.press.printing.BATCH", 5)
    press.receive({document.key: document for document in (make.make_site(), EDITION, SECTION, STORY)})
    told = []
    report = press.print_due(told.append)
    assert told == [*range(5, report.made, 5), report.made]
