"""The words of the desk's own pages, in every language that they have."""

import re

import pytest
from django.utils.translation import gettext, override

from tests.catalogs import FORMS, assert_places_are_kept
from tools import catalogs

# Of an app whose folder is not named, no page would be in the reader's language, and nobody would notice.
APPS = ("desk", "discussion", "publishing")
PLACE = re.compile(r"%\(\w+\)s|%[sd%]|</?\w+>")
FILES = [path for app in catalogs.APPS for path in catalogs.catalogs_of(app)]


def entries(path):
    return [entry for entry in catalogs.read(path) if entry.id]


def texts_of(entry):
    return [entry.string] if isinstance(entry.string, str) else list(entry.string)


def named(path):
    return f"{catalogs.app_of(path).name}-{path.parents[1].name}"


def test_every_app_that_says_something_in_the_desk_has_every_language():
    folders = sorted(path for path in (catalogs.ROOT / "courant").iterdir() if path.is_dir())
    assert tuple(app.name for app in folders if catalogs.said_in(app)) == APPS
    assert [named(path) for path in FILES] == [f"{app}-{language}" for app in APPS for language in FORMS]


@pytest.mark.parametrize("path", FILES, ids=named)
def test_a_catalog_has_what_its_app_says_and_nothing_else_and_is_compiled(path):
    assert catalogs.is_fresh(path, catalogs.app_of(path)), "run make words"


@pytest.mark.parametrize("path", FILES, ids=named)
def test_all_is_translated(path):
    assert [entry.id for entry in entries(path) if entry.fuzzy or not all(texts_of(entry))] == []


@pytest.mark.parametrize("path", FILES, ids=named)
def test_it_has_every_plural_form_of_the_language(path):
    language = path.parents[1].name
    assert catalogs.read(path).num_plurals == FORMS[language]
    plurals = [entry for entry in entries(path) if not isinstance(entry.id, str)]
    assert {len(texts_of(entry)) for entry in plurals} <= {FORMS[language]}


@pytest.mark.parametrize("path", FILES, ids=named)
def test_a_translation_keeps_the_places_of_what_is_put_in(path):
    assert_places_are_kept(entries(path), PLACE)


@pytest.mark.parametrize("language", FORMS)
def test_two_apps_say_the_same_in_the_same_words(language):
    said = {}
    for path in FILES:
        if path.parents[1].name == language:
            for entry in entries(path):
                said.setdefault(entry.id, set()).update(["|".join(texts_of(entry))])
    assert {message: texts for message, texts in said.items() if len(texts) > 1} == {}


@pytest.mark.parametrize(("language", "word"), [("ar", "قائمة الانتظار"), ("fa", "صف"), ("en", "Queue")])
def test_django_finds_them(language, word):
    with override(language):
        assert gettext("Queue") == word
