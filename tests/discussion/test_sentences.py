"""What the discussion says is said in every language of the theme."""

import re

import pytest
from babel.messages.pofile import read_po
from django.conf import settings

from courant.discussion import sentences

CATALOGS = sorted((settings.COURANT.theme / "locale").glob("*.po"))
SAID = [text for name, text in vars(sentences).items() if name.isupper()]


@pytest.mark.parametrize("file", CATALOGS, ids=lambda file: file.stem)
@pytest.mark.parametrize("sentence", SAID)
def test_every_sentence_is_translated_with_its_numbers(file, sentence):
    with open(file, "rb") as catalog:
        message = read_po(catalog, locale=file.stem).get(sentence)
    assert message and message.string, f"{file.name} lacks {sentence!r}"
    placeholders = re.compile(r"%\(\w+\)s")
    assert set(placeholders.findall(message.string)) == set(placeholders.findall(sentence))
