"""Whatever is done to a discussion, every count is the number of comments printed (law 15)."""

import os

import pytest

from courant.discussion import to_documents
from courant.documents import thread as threads
from tests.publishing.operations_on_comments import ON_COMMENTS
from tests.publishing.sequences import try_sequences

DISCUSSIONS = 300 if os.environ.get("COURANT_TORTURE") else 3


@pytest.fixture
def short_pages(monkeypatch):
    """Pages of three comments, so that a few make a thread of several pages."""
    for module in (threads, to_documents):
        monkeypatch.setattr(module, "COMMENTS_PAGE_SIZE", 3)


@pytest.mark.slow  # hundreds of pages are printed, and printed again in full
@pytest.mark.django_db
def test_whatever_is_done_to_a_discussion_every_count_is_the_number_printed(
    short_pages, room, printed, calendar, data, settings
):
    try_sequences(DISCUSSIONS, ON_COMMENTS, 20, printed, calendar, data, settings)
