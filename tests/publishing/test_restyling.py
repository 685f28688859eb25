"""A theme in which only templates or words differ: what used them is printed again, in a new tree, and nothing else."""

import shutil
from dataclasses import replace

import pytest

from courant.press import copying
from courant.press import tree as trees
from courant.press.theme import Theme
from courant.publishing import printer, releases
from tests.desk import newsroom as make
from tests.publishing.shelves import differences, files_in, full_print

pytestmark = pytest.mark.django_db


@pytest.fixture
def theme(settings, tmp_path, monkeypatch, room):
    """`theme("templates/teaser.html", old, new)` replaces a text in the theme that the room was printed with."""
    folder = tmp_path / "own-theme"
    shutil.copytree(settings.COURANT.theme, folder)
    settings.COURANT = replace(settings.COURANT, theme=folder)
    monkeypatch.setattr(printer, "Theme", Theme)
    printer.print_day_and_site(
        printer.press_for(trees.current(settings.COURANT.data))
    )  # the room was printed on another

    def change(name, old, new):
        text = (folder / name).read_text()
        assert old in text
        (folder / name).write_text(text.replace(old, new))

    return change


def in_use(data):
    return (data / "current").resolve()


def release(data, settings, hands=1):
    """Print with the theme as it is now; every file must be that of a full print. Gives what was made, by its files' paths."""
    before = files_in(in_use(data) / "site")
    report = releases.print_site(only_if_due=True, hands=hands)
    assert report.failed == []
    after = files_in(in_use(data) / "site")
    assert differences(after, full_print(settings)) == []
    changed = {name for name, content in after.items() if before.get(name) != content}
    assert {f"/{name}" for name in changed if not name.endswith((".br", ".gz"))} == set(map(file_of, report.written))
    return report


def file_of(path):
    return f"{path}index.html" if path.endswith("/") else path


def everything(data):
    tree = trees.current(data, is_reader=True)
    number = tree.documents.tables.execute("SELECT count(*) FROM outputs").fetchone()[0]
    tree.close()
    return number


CLASS = ('<header class="page-head person">', '<header class="page-head person anew">')


@pytest.mark.parametrize("hands", [1, 2])
def test_another_page_of_contributors_prints_those_and_no_others(theme, room, data, settings, hands):
    theme("templates/contributor.html", *CLASS)
    report = release(data, settings, hands)
    assert report.written == [room.who.address] and report.made == 1


def test_another_teaser_prints_what_may_show_teasers(theme, room, data, settings):
    theme("templates/teaser.html", '<article class="teaser ', '<article class="teaser anew ')
    report = release(data, settings)
    assert {room.english.address, room.city.address, room.topic.address, room.who.address} <= set(report.written)
    assert room.about.address not in report.written
    assert report.made < everything(data) / 2


def test_other_arabic_words_print_the_arabic_edition(theme, room, data, settings):
    theme("locale/ar.po", 'msgid "To the front page"\nmsgstr "', 'msgid "To the front page"\nmsgstr "~')
    report = release(data, settings)
    assert report.written and all(path.startswith("/ar/") for path in report.written)


def test_another_frame_prints_all_pages_by_several_processes(theme, room, data, settings, monkeypatch):
    monkeypatch.setattr("courant.press.printing.BATCH", 7)
    theme("templates/frame.html", "</title>", " anew</title>")
    report = release(data, settings, hands=3)
    assert {room.story.address, room.about.address} <= set(report.written)
    assert not [path for path in report.written if path.endswith((".json", ".xml"))]


@pytest.mark.parametrize("hands", [1, 2])
def test_what_a_page_shows_no_more_is_recorded_no_more(theme, room, data, settings, hands):
    looked = "SELECT count(*) FROM dependencies JOIN outputs ON output = id WHERE name = 'story_page' AND dependencies.key LIKE 'sections:%'"

    def count():
        tree = trees.current(data, is_reader=True)
        number = tree.documents.tables.execute(looked).fetchone()[0]
        tree.close()
        return number

    assert count() > 0
    theme("templates/frame.html", "frame.sections", "[]")
    release(data, settings, hands)
    assert count() == 0


def test_another_stylesheet_prints_everything(theme, room, data, settings):
    theme("style.css", "body", "body ")
    assert releases.print_site(only_if_due=True).made >= everything(data)
    assert differences(files_in(in_use(data) / "site"), full_print(settings)) == []


def test_a_whole_print_that_is_asked_for_is_whole(theme, room, data):
    theme("templates/contributor.html", *CLASS)
    assert releases.print_site().made >= everything(data)


def test_the_look_before_is_taken_back_with_all_that_has_changed(theme, room, data, settings):
    first, who = in_use(data), room.who.address.strip("/")
    theme("templates/contributor.html", *CLASS)
    release(data, settings)
    make.edited(room.story, title="Since then")
    print_changes(data)
    assert releases.roll_back().failed == []
    assert in_use(data) == first
    page = (first / "site" / who / "index.html").read_text()
    assert "Since then" in page and "person anew" not in page


def print_changes(data):
    tree = trees.current(data)
    report = printer.print_changes(printer.press_for(tree))
    tree.close()
    assert report.failed == []


def test_what_changes_while_the_tree_is_copied_is_right_in_the_copy(theme, room, data, settings, monkeypatch):
    """Files are newer than the copied manifest says, and as it says again before the switch."""
    theme("templates/contributor.html", *CLASS)
    link, begin, title = copying.link_files, releases.restyling.begin, room.other.title

    def change_and_link(*folders):
        make.edited(room.other, title="For a moment")
        made.append(make.make_story("New", section=room.water))
        print_changes(data)
        link(*folders)

    def change_back_and_begin(*args):
        make.edited(room.other, title=title)
        make.unpublished(made.pop())
        make.edited(room.first, title="For good")
        print_changes(data)
        begin(*args)

    made = []
    monkeypatch.setattr(copying, "link_files", change_and_link)
    monkeypatch.setattr(releases.restyling, "begin", change_back_and_begin)
    assert releases.print_site(only_if_due=True).failed == []
    ours = files_in(in_use(data) / "site")
    with monkeypatch.context() as patch:
        patch.setattr(copying, "link_files", link)
        assert differences(ours, full_print(settings)) == []
    assert b"For good" in b"".join(ours.values()) and b"For a moment" not in b"".join(ours.values())


@pytest.fixture
def killed(monkeypatch):
    """`killed(releases, "_take_over")` ends a print there."""

    def kill(owner, name):
        def deadly(*args, **kwargs):
            raise KeyboardInterrupt

        with monkeypatch.context() as patch:
            patch.setattr(owner, name, deadly)
            with pytest.raises(KeyboardInterrupt):
                releases.print_site(only_if_due=True)

    return kill


@pytest.mark.parametrize("where", [(copying, "link_files"), (releases.restyling, "begin"), (releases, "_take_over")])
def test_killed_at_any_time_it_is_made_good(theme, room, data, settings, killed, where):
    theme("templates/contributor.html", *CLASS)
    killed(*where)
    make.edited(room.story, title="After the kill", slug="after-the-kill")
    print_changes(data)
    releases.print_site(only_if_due=True)
    assert b"person anew" in (in_use(data) / "site" / room.who.address.strip("/") / "index.html").read_bytes()
    assert differences(files_in(in_use(data) / "site"), full_print(settings)) == []


def test_a_copy_of_a_tree_that_was_left_meanwhile_is_not_gone_on_with(theme, room, data, settings, killed):
    theme("templates/contributor.html", *CLASS)
    killed(releases, "_take_over")
    theme("templates/contributor.html", *reversed(CLASS))
    releases.print_site()
    theme("templates/contributor.html", *CLASS)
    begun = max(int(folder.name) for folder in (data / "trees").iterdir())
    releases.print_site(only_if_due=True)
    assert int(in_use(data).name) > begun
    assert differences(files_in(in_use(data) / "site"), full_print(settings)) == []
