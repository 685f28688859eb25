"""Changes and whole sites are brought to the press; what is wrong with one page stops no other (law 7)."""

import pytest
from django.db import transaction

from courant.desk.models import PlainPage, StoryPage
from courant.discussion.models import Thread
from courant.press import tree as trees
from courant.publishing import printer, releases
from courant.publishing.changes import note
from courant.publishing.models import Change
from tests.desk import newsroom as make
from tests.publishing.shelves import differences, files_in, full_print

pytestmark = pytest.mark.django_db


@pytest.fixture
def stories(db, printed):
    """Two printed stories in one section."""
    section = make.make_section()
    stories = [make.make_story(name, section=section, dated=make.AT) for name in ("First", "Second")]
    printed(), printed()
    return stories


@pytest.fixture
def press(data):
    opened = []

    def open_it():
        opened.append(trees.current(data))
        return printer.press_for(opened[-1])

    yield open_it
    for tree in opened:
        tree.close()


def at(data, page):
    return data / "current" / "site" / page.address[1:] / "index.html"


def test_changes_are_cleared_once_their_files_are_on_the_shelf(stories, press, data, monkeypatch):
    make.edited(stories[0], title="Renamed")
    printing = press()
    waiting, seen = Change.objects.filter(printed_at=None), []

    def look(self, *args):
        seen.append(waiting.exists())
        return original(self, *args)

    original = type(printing).print_due
    monkeypatch.setattr(type(printing), "print_due", look)
    report = printer.print_changes(printing)
    assert seen[0] and not waiting.exists() and report.failed == []
    assert "Renamed" in at(data, stories[0]).read_text()


def test_no_byte_of_the_tree_holds_the_words_of_what_was_taken_down(printed, press, data):
    word = "Zyxomma"
    story = make.make_story("One", section=make.make_section(), body=[make.paragraph(f"{word} " * 900)])
    printed()
    make.edited(story, standfirst="Changed once.")
    printing = press()
    printer.print_changes(printing)

    def holding():
        return [file for file in (data / "trees").rglob("*") if file.is_file() and word.encode() in file.read_bytes()]

    assert {"manifest.sqlite3"} & {file.name.removesuffix("-wal") for file in holding()}
    make.unpublished(story)
    printer.print_changes(printing)
    assert holding() == []


@pytest.mark.parametrize("change", [{"title": ""}, {"story_type": "rumour"}])
def test_an_invalid_page_keeps_its_old_file_and_is_named(stories, press, data, change):
    bad, good = stories
    StoryPage.objects.filter(pk=bad.pk).update(**change)
    make.edited(good, title="Renamed")
    note(bad.key)
    report = printer.print_changes(press())
    assert [key for key, _why in report.failed] == [bad.key] and bad.address in report.failed[0][1]
    assert "First" in at(data, bad).read_text() and "Renamed" in at(data, good).read_text()
    change = Change.objects.exclude(failure="").get()
    assert change.subject == bad.key and bad.address in change.failure and change.printed_at


def test_an_invalid_story_does_not_hold_back_its_section(stories, press, data):
    bad, good = stories
    StoryPage.objects.filter(pk=bad.pk).update(story_type="rumour")
    make.edited(bad.section, slug="town")
    report = printer.print_changes(press())
    assert [key for key, _why in report.failed] == [bad.key]
    assert at(data, StoryPage.objects.get(pk=good.pk)).exists()
    assert Change.objects.exclude(failure="").get().subject == bad.key  # though nobody had changed it


def test_a_full_print_keeps_what_cannot_be_printed_anew(stories, data):
    bad, good = stories
    StoryPage.objects.filter(pk=bad.pk).update(lead_photo=[make.photo_block(make.make_photo(), alt="")])
    StoryPage.objects.filter(pk=good.pk).update(title="Renamed")
    report = releases.print_site()
    assert [key for key, _why in report.failed] == [bad.key] and "alternative text" in report.failed[0][1]
    assert "First" in at(data, bad).read_text() and "Renamed" in at(data, good).read_text()
    assert "First" in (data / "current" / "site" / "en" / "index.html").read_text()


def test_a_first_print_leaves_out_what_cannot_be_printed(db, data):
    bad = make.make_story("Bad")
    good = make.make_page("Contact")
    StoryPage.objects.filter(pk=bad.pk).update(story_type="rumour")
    report = releases.print_site()
    assert [key for key, _why in report.failed] == [bad.key]
    assert not at(data, bad).exists() and at(data, good).exists()


def test_it_is_mended_with_the_next_change(stories, press, data, printed, settings):
    bad, _good = stories
    StoryPage.objects.filter(pk=bad.pk).update(story_type="rumour")
    note(bad.key)
    printer.print_changes(press())
    StoryPage.objects.filter(pk=bad.pk).update(story_type="opinion", title="Mended")
    note(bad.key)
    assert differences(files_in(printed()), full_print(settings)) == []
    assert "Mended" in at(data, bad).read_text()


def test_more_changes_than_one_batch_holds(stories, press, data, monkeypatch):
    monkeypatch.setattr(printer, "CHUNK", 3)
    for number in range(5):
        make.make_story(f"Number {number}", section=stories[0].section)
    assert Change.objects.filter(printed_at=None).count() > 9
    assert printer.print_changes(press()).failed == []
    assert not Change.objects.filter(printed_at=None).exists()
    assert "Number 4" in (data / "current" / "site" / "en" / "index.html").read_text()


def test_changes_made_during_a_full_print_are_in_both_trees(stories, data, press, settings, monkeypatch):
    original, story = releases.find_since, stories[0]

    def in_the_middle(before, after):
        make.edited(story, title="Meanwhile", slug="meanwhile")
        printer.print_changes(press())
        make.edited(story, title="Meanwhile again", slug="meanwhile-again")
        original(before, after)

    before = (data / "current").resolve()
    monkeypatch.setattr(releases, "find_since", in_the_middle)
    releases.print_site()
    monkeypatch.setattr(releases, "find_since", original)
    assert "Meanwhile" in (before / "site" / "en" / "index.html").read_text()
    assert "Meanwhile again" in (data / "current" / "site" / "en" / "index.html").read_text()
    assert not Change.objects.filter(printed_at=None).exists()
    assert differences(files_in(data / "current" / "site"), full_print(settings)) == []


def test_a_full_print_says_how_far_it_is(stories):
    seen = []
    releases.print_site(lambda made, of: seen.append((made, of)))
    assert seen and seen[-1][0] == seen[-1][1] and all(made <= of for made, of in seen)


def test_one_address_is_made_again(stories, data):
    page = at(data, stories[0])
    page.write_text("somebody's hand")
    report = printer.print_address(stories[0].address)
    assert stories[0].address in report.written and "First" in page.read_text()
    with pytest.raises(LookupError, match="Nothing is printed at /en/nowhere/"):
        printer.print_address("/en/nowhere/")


def test_nothing_is_written_where_nothing_is_different(stories, press):
    note("under:edition:en", "edition:en", *(story.key for story in stories), "listed:edition:en", "citing:edition:en")
    report = printer.print_changes(press())
    assert (report.written, report.removed, report.failed) == ([], [], [])


def test_one_story_costs_the_same_however_many_there_are(stories, press):
    def files_written():
        make.make_story("One more", section=stories[0].section)
        return len(printer.print_changes(press()).written)

    few = files_written()
    for number in range(12):
        make.make_story(f"Number {number}", section=stories[0].section)
    printer.print_changes(press())
    assert files_written() <= few + 1


def test_a_story_has_its_thread_from_the_first_print_on(stories, printed):
    thread = Thread.objects.get(pk=str(stories[0].pk))
    assert (thread.edition, thread.address, thread.title) == ("en", stories[0].address, "First")
    moved = make.edited(stories[0], slug="moved", title="Renamed")
    printed()
    thread.refresh_from_db()
    assert (thread.address, thread.title) == (moved.address, "Renamed")


def test_a_subject_that_nobody_knows_is_let_pass(stories, press, printed, settings):
    with transaction.atomic():
        note(
            "former_address:/en/x/",
            "site:site",
            "today:today",
            "thread:nobody",
            "story:x",
            "listing:none",
            "weather:fair",
        )
    report = printer.print_changes(press())
    assert report.failed == [] and not Change.objects.filter(printed_at=None).exists()
    assert differences(files_in(printed()), full_print(settings)) == []


def test_a_page_whose_link_leads_nowhere_says_only_its_words(stories, printed, data):
    page = make.make_page("Contact", body=[make.link_to(stories[0], text="the first")])
    printed()
    assert "first/" in at(data, page).read_text()
    stories[0].delete()
    printed()
    assert "See the first." in at(data, PlainPage.objects.get()).read_text()
