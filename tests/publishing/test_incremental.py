"""After any sequence of edits, what was printed change by change equals a full print, byte for byte (law 1), and every
count is the number of comments printed (law 15)."""

import os

import pytest

from tests.desk import newsroom as make
from tests.publishing.operations import OPERATIONS
from tests.publishing.sequences import try_sequences

SEQUENCES = 300 if os.environ.get("COURANT_TORTURE") else 5


@pytest.fixture
def newsroom(db, printed):
    """Two editions; a listing with more than one archive page, so that removals happen in mid-archive."""
    for language in ("en", "ar"):
        front = make.make_edition(language)
        first, second = (make.make_section(f"{name} {language}", edition=front) for name in ("City", "Water"))
        make.make_page("About", edition=front, purpose="about")
        make.make_page("Rules", edition=front, purpose="comment_policy", body=[make.subhead("Why")])
        make.make_page("Ethics", edition=front, purpose="ethics_policy")
        who = [make.make_contributor(f"{name} {language}", language=language) for name in ("Alma", "Bram")]
        topic, source = make.make_topic("Bridges", language=language), make.make_source("Office", language=language)
        photo = make.make_photo()
        for number in range(23 if language == "en" else 4):
            make.make_story(
                f"Story {number}", section=first if number % 8 else second, by=who[: number % 3], dated=make.AT,
                topics=[topic] if number % 2 else [], quotes=[source] if number % 5 == 0 else [],
                photo=photo if number % 6 == 0 else None,
            )  # fmt: skip
    printed()


@pytest.mark.slow
@pytest.mark.django_db
def test_any_sequence_of_operations_leads_to_the_files_of_a_full_print(newsroom, printed, calendar, data, settings):
    try_sequences(SEQUENCES, OPERATIONS, 6, printed, calendar, data, settings)
