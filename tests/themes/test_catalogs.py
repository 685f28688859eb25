"""The words of the plain theme in every language that it speaks."""

import re

import pytest

from courant.press.theme import Theme
from tests.catalogs import FORMS, assert_places_are_kept
from tests.themes.words import LANGUAGES, THEME, catalog, messages

PLACE = re.compile(r"%\(\w+\)s|\{number\}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_translates_all_that_templates_and_discussion_say(language):
    words = catalog(language)
    missing = []
    for message in messages():
        entry = words.get(message)
        texts = entry.string if entry and isinstance(entry.string, tuple | list) else [entry and entry.string]
        if not all(texts) or entry.fuzzy:
            missing.append(message)
    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_translates_nothing_that_nobody_says(language):
    assert [entry.id for entry in catalog(language) if entry.id and entry.id not in messages()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_has_every_plural_form_of_the_language(language):
    words = catalog(language)
    plurals = [entry for entry in words if isinstance(entry.id, tuple | list)]
    assert words.num_plurals == FORMS[language]
    assert plurals
    assert {len(entry.string) for entry in plurals} == {FORMS[language]}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_keeps_the_places_of_what_is_put_in(language):
    assert_places_are_kept(catalog(language), PLACE)


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, "لا تعليقات"), (1, "تعليق واحد"), (2, "تعليقان"), (3, "%(count)s تعليقات"), (11, "%(count)s تعليقًا"),
     (100, "%(count)s تعليق"), (103, "%(count)s تعليقات")],
)  # fmt: skip
def test_arabic_counts_comments_as_arabic_does(count, words):
    assert Theme(THEME).words("ar").ngettext("%(count)s comment", "%(count)s comments", count) == words
