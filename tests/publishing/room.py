"""A small printed newsroom, made once for all tests of a module; each test takes back what it did."""

import shutil
from contextlib import contextmanager
from copy import copy
from dataclasses import replace

import pytest
from django.conf import settings
from django.db import transaction
from django.db.models import Model
from django.test import override_settings

from courant.press import tree as trees
from courant.publishing import printer, releases
from courant.publishing.models import Change
from tests.desk import newsroom as make
from tests.publishing.shelves import differences, files_in, full_print, theme_in


class Room:
    """A small printed newsroom."""

    def __init__(self):
        self.english, self.arabic = make.make_edition("en"), make.make_edition("ar")
        self.city, self.water = (
            make.make_section("City", edition=self.english),
            make.make_section("Water", edition=self.english),
        )
        self.about = make.make_page("About", edition=self.english, purpose="about")
        make.make_section("مدينة", edition=self.arabic)
        self.photo, self.who, self.topic = make.make_photo(), make.make_contributor(), make.make_topic()
        self.source = make.make_source()
        self.first = make.make_story("First", section=self.city)
        self.story = make.make_story(
            "The bridge", section=self.city, by=[self.who], topics=[self.topic], quotes=[self.source], photo=self.photo,
            related=[self.first], dated=make.AT,
        )  # fmt: skip
        self.path = f"{self.story.address[1:]}index.html"
        self.other = make.make_story("Elsewhere", section=self.water, body=[make.link_to(self.story)])


@pytest.fixture(scope="module")
def prepared(django_db_setup, django_db_blocker, tmp_path_factory):
    """The newsroom and its printed tree, made once; each test takes back what it did."""
    folder = tmp_path_factory.mktemp("prepared") / "data"
    with django_db_blocker.unblock(), print_quickly(folder), transaction.atomic():
        room = Room()
        releases.print_site()  # opens the threads of the stories
        tree = trees.current(folder)
        printer.print_changes(printer.press_for(tree))
        tree.close()
        yield room, folder
        transaction.set_rollback(True)


@contextmanager
def print_quickly(folder):
    """What the fixtures of one test do, for longer."""
    ours = replace(settings.COURANT, data=folder)
    with pytest.MonkeyPatch.context() as patch, override_settings(COURANT=ours, MEDIA_ROOT=ours.originals):
        patch.setattr(printer, "Theme", theme_in)
        yield


@pytest.fixture
def room(db, data, prepared):
    room, folder = copy(prepared[0]), prepared[1]
    for name, thing in vars(room).items():
        if isinstance(thing, Model):
            setattr(room, name, type(thing).objects.get(pk=thing.pk))
    shutil.copytree(folder, data, symlinks=True, dirs_exist_ok=True)
    room.folder = (data / "current").resolve() / "site"
    assert not Change.objects.filter(printed_at=None).exists()
    return room


@pytest.fixture
def prints(printed, room):
    """Prints what waits; the whole shelf must be that of a full print. Gives the text of a file, None for no file."""

    def print_it():
        folder = printed()
        ours = files_in(folder)
        assert differences(ours, full_print(settings)) == []

        def read(path):
            return ours[path].decode() if path in ours else None

        return read

    return print_it
