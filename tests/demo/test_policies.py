"""The demo newsroom says in every language how it works, for readers and for search engines."""

from typing import get_args

import pytest

from courant.demo import newsroom_files
from courant.demo.load import Loaded, make_locales
from courant.desk.to_documents import documents_of
from courant.documents import Purpose
from tests.desk.conftest import data

__all__ = ["data"]

pytestmark = pytest.mark.django_db
WANTED = set(get_args(Purpose)) - {"plain", "about", "feedback_policy"}  # the comment policy says how to take part


def test_every_edition_has_every_policy_and_translations_of_it(data):
    make_locales()
    for language in newsroom_files.LANGUAGES:
        Loaded(language, {}).load_frame()
    editions = documents_of([f"edition:{language}" for language in newsroom_files.LANGUAGES])
    for edition in editions.values():
        assert {page.purpose for page in edition.policies} == WANTED
        assert len({page.path for page in edition.policies}) == len(WANTED)
