"""Whole releases: printed beside the one in use, switched to at once, taken back with one command."""

import os
import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone

from courant.press import tree as trees
from courant.press.theme import Theme
from courant.publishing import printer, releases
from courant.publishing.marks import Mark
from courant.publishing.models import Change
from tests.desk import newsroom as make
from tests.publishing.shelves import differences, files_in, full_print

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(data):
    story = make.make_story(section=make.make_section(), dated=make.AT)
    assert releases.print_site().failed == []
    return story


@pytest.fixture
def own_theme(settings, tmp_path, monkeypatch):
    """A theme that a test may change: `own_theme("colour")` puts a line into the stylesheet."""
    folder = tmp_path / "own-theme"
    shutil.copytree(settings.COURANT.theme, folder)
    settings.COURANT = replace(settings.COURANT, theme=folder)
    monkeypatch.setattr(printer, "Theme", Theme)

    def change(line):
        (folder / "style.css").write_text((folder / "style.css").read_text() + f"\n/* {line} */\n")

    return change


def in_use(data):
    return (data / "current").resolve()


def page(data, path):
    return (in_use(data) / "site" / path.strip("/") / "index.html").read_text()


def print_changes(data):
    tree = trees.current(data)
    report = printer.print_changes(printer.press_for(tree))
    tree.close()
    assert report.failed == []


def test_another_theme_makes_a_release_due(own_theme, story):
    assert not releases.is_due(), "a copy of the theme is the same theme"
    own_theme("scarlet")
    assert releases.is_due()


def test_changes_are_printed_with_the_theme_of_the_release(own_theme, story, data):
    releases.print_site()
    own_theme("scarlet")
    make.edited(story, title="Meanwhile")
    print_changes(data)
    assert "Meanwhile" in page(data, story.address)
    styles = list((in_use(data) / "site" / "theme").glob("style-*.css"))
    assert len(styles) == 1 and "scarlet" not in styles[0].read_text()


def test_a_release_is_taken_back_with_all_that_has_changed_since(own_theme, story, data):
    releases.print_site()
    before = in_use(data)
    own_theme("scarlet")
    releases.print_site()
    make.edited(story, title="Since then", slug="since-then")
    print_changes(data)
    make.edited(story, title="And then", slug="and-then")
    print_changes(data)
    gone = make.make_story("Gone again", section=story.section)
    print_changes(data)
    make.unpublished(gone)
    report = releases.roll_back()
    assert report.failed == [] and in_use(data) == before
    assert "And then" in page(data, "/en/city/2026/11/22/and-then/")
    assert 'content="301"' in page(data, "/en/city/2026/11/22/since-then/")
    assert not Change.objects.filter(printed_at=None).exists()
    assert not [name for name, content in files_in(before / "site").items() if b"Gone again" in content]
    assert not releases.is_due(), "what was taken back is not printed again by itself"


def test_what_was_taken_back_equals_a_full_print_with_its_theme(own_theme, story, data, settings):
    releases.print_site()
    own_theme("scarlet")
    releases.print_site()
    make.edited(story, slug="elsewhere")
    print_changes(data)
    releases.roll_back()
    settings.COURANT = replace(settings.COURANT, theme=in_use(data) / "theme")
    assert differences(files_in(in_use(data) / "site"), full_print(settings)) == []


def test_there_and_back_again(own_theme, story, data):
    releases.print_site()
    own_theme("scarlet")
    releases.print_site()
    second = in_use(data)
    releases.roll_back()
    make.edited(story, title="In the old one")
    print_changes(data)
    releases.roll_back()
    assert in_use(data) == second and "In the old one" in page(data, story.address)


def test_without_an_earlier_release_it_says_what_to_do(story):
    with pytest.raises(LookupError, match="courant print"):
        releases.roll_back()


def test_a_print_that_was_killed_goes_on(story, data, settings, monkeypatch):
    before = in_use(data)

    def killed(*args, **kwargs):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(releases, "_take_over", killed)
        with pytest.raises(KeyboardInterrupt):
            releases.print_site()
    assert in_use(data) == before
    begun = max((data / "trees").iterdir(), key=lambda folder: int(folder.name))
    make.edited(story, title="After the kill")
    with monkeypatch.context() as patch:
        patch.setattr(releases, "_receive_all", killed)  # nothing is received again
        report = releases.print_site()
    assert report.failed == [] and in_use(data).name == begun.name
    assert "After the kill" in page(data, story.address)
    assert differences(files_in(in_use(data) / "site"), full_print(settings)) == []


def test_what_was_begun_with_another_theme_is_not_gone_on_with(own_theme, story, data, monkeypatch):
    releases.print_site()

    def killed(*args, **kwargs):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(releases, "_take_over", killed)
        with pytest.raises(KeyboardInterrupt):
            releases.print_site()
    own_theme("scarlet")
    begun = max(int(folder.name) for folder in (data / "trees").iterdir())
    releases.print_site()
    assert int(in_use(data).name) == begun + 1


def test_a_print_that_was_killed_before_its_switch_is_no_earlier_release(own_theme, story, data, monkeypatch):
    first = in_use(data)
    own_theme("scarlet")
    assert releases.print_site().failed == []

    def killed(*args, **kwargs):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(trees, "switch", killed)
        with pytest.raises(KeyboardInterrupt):
            releases.print_site()
    make.unpublished(story)
    print_changes(data)
    assert releases.roll_back().failed == [] and in_use(data) == first
    assert 'content="410"' in page(data, story.address) and story.title not in page(data, "/en/")


def test_what_waited_when_a_release_was_made_is_gone_after_a_rollback_too(own_theme, story, data):
    own_theme("scarlet")
    make.unpublished(story)
    assert releases.print_site().failed == []
    assert releases.roll_back().failed == []
    assert 'content="410"' in page(data, story.address) and story.title not in page(data, "/en/")
    assert not [name for name, text in files_in(in_use(data) / "site").items() if story.title.encode() in text]


def test_the_release_that_was_left_last_is_taken_up(own_theme, story, data):
    good = in_use(data)
    own_theme("scarlet")
    releases.print_site()
    releases.roll_back()
    own_theme("purple")
    releases.print_site()
    releases.roll_back()
    assert in_use(data) == good


def test_what_changed_before_a_kill_is_right_when_several_go_on(story, data, settings, monkeypatch):
    """The kill comes when the change was received and its output not made."""

    def killed(*args, **kwargs):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(releases, "_take_over", killed)
        with pytest.raises(KeyboardInterrupt):
            releases.print_site()
    make.edited(story, slug="elsewhere")
    begun = trees.unfinished(data, Theme(settings.COURANT.theme).fingerprint)
    begun.documents.remember("made", "by a crew")  # several processes would not see the tables of a test
    press = printer.press_for(begun)
    with monkeypatch.context() as patch:
        patch.setattr(press, "print_due", killed)
        with pytest.raises(KeyboardInterrupt):
            printer.print_again(press, Mark(0, []), set())
    begun.close()
    assert releases.print_site(hands=2).failed == []
    assert differences(files_in(in_use(data) / "site"), full_print(settings)) == []


def test_while_all_that_was_written_is_synced_changes_go_on_being_printed(own_theme, story, data, monkeypatch):
    """Syncing takes as long as the disk takes; a story that must come down does not wait for it."""
    own_theme("scarlet")
    synced = []

    def sync():
        with trees.held(data, wait=False) as is_free:
            synced.append(is_free)
        make.unpublished(story)
        print_changes(data)

    monkeypatch.setattr(os, "sync", sync)
    releases.print_site()
    assert synced == [True]
    assert 'content="410"' in page(data, story.address) and story.title not in page(data, "/en/")


def test_from_the_sync_to_the_switch_each_file_is_synced_as_it_is_written(own_theme, story, data, monkeypatch):
    own_theme("scarlet")
    synced, last = [], []

    def sync():
        last.append(make.make_story("At the last moment", section=story.section))
        print_changes(data)
        monkeypatch.setattr(os, "fsync", lambda descriptor: synced.append(os.readlink(f"/proc/self/fd/{descriptor}")))

    monkeypatch.setattr(os, "sync", sync)
    releases.print_site()
    assert "At the last moment" in page(data, last[0].address)
    assert str(Path(f"{in_use(data)}/site{last[0].address}")) in synced


@pytest.mark.parametrize("hours", [-5, 5])
def test_a_clock_that_jumps_during_a_whole_print_loses_no_change(own_theme, story, data, monkeypatch, hours):
    own_theme("scarlet")
    print_all, now = releases._print_all, timezone.now

    def and_something_happens(*args):
        report = print_all(*args)
        monkeypatch.setattr(timezone, "now", lambda: now() + timedelta(hours=hours))
        make.unpublished(story)
        print_changes(data)
        return report

    monkeypatch.setattr(releases, "_print_all", and_something_happens)
    releases.print_site()
    assert 'content="410"' in page(data, story.address) and story.title not in page(data, "/en/")
    first = make.make_story("After the jump", section=story.section)
    monkeypatch.setattr(timezone, "now", lambda: now() - timedelta(hours=hours))
    print_changes(data)
    releases.roll_back()
    assert "After the jump" in page(data, first.address)


def test_the_release_that_was_left_last_is_told_without_a_clock(own_theme, story, data):
    own_theme("scarlet")
    releases.print_site()
    second = in_use(data)
    own_theme("purple")
    releases.print_site()
    releases.roll_back()
    assert in_use(data) == second


def test_what_failed_before_a_kill_is_tried_again_when_the_print_goes_on(own_theme, story, data, settings, monkeypatch):
    """A full disk, say, that somebody has made room on since."""

    def killed(*args, **kwargs):
        raise KeyboardInterrupt

    own_theme("scarlet")
    with monkeypatch.context() as patch:
        patch.setattr(releases, "_take_over", killed)
        patch.setattr(Theme, "render", lambda self, template, **given: 1 / 0)
        with pytest.raises(KeyboardInterrupt):
            releases.print_site()
    begun = max(int(folder.name) for folder in (data / "trees").iterdir())
    report = releases.print_site()
    assert int(in_use(data).name) == begun and report.failed == []
    assert differences(files_in(in_use(data) / "site"), full_print(settings)) == []


def test_a_page_that_keeps_its_old_file_keeps_the_look_that_it_leads_to(own_theme, story, data, settings):
    (old,) = (in_use(data) / "site" / "theme").glob("style-*.css")
    story_html = settings.COURANT.theme / "templates" / "story.html"
    working = story_html.read_text()
    story_html.write_text("{{ wrod }}")
    own_theme("scarlet")
    assert releases.print_site().failed
    assert f"theme/{old.name}" in page(data, story.address)
    assert (in_use(data) / "site" / "theme" / old.name).read_bytes() == old.read_bytes()
    own_theme("purple")
    releases.print_site()
    assert (in_use(data) / "site" / "theme" / old.name).exists(), "it fails twice"
    story_html.write_text(working)
    own_theme("blue")
    assert releases.print_site().failed == []
    assert not (in_use(data) / "site" / "theme" / old.name).exists()
    assert differences(files_in(in_use(data) / "site"), full_print(settings)) == []


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_while_pages_are_made_no_connection_to_the_database_server_stays_open(story):
    """It would be cut off some day, by the server or by whatever lies between."""
    seen = []
    assert releases.print_site(lambda made, of: seen.append(connection.connection)).failed == []
    assert seen and set(seen) == {None}
