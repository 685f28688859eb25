"""After any sequence of edits, what was printed change by change equals a full print, byte for byte (law 1), and every
count is the number of comments printed (law 15)."""

import os
import random
import shutil

import pytest
from django.db import transaction

from courant.discussion import to_documents
from courant.documents import thread as threads
from tests.desk import newsroom as make
from tests.publishing.counts import wrong_counts
from tests.publishing.operations import OPERATIONS, REFUSALS, Newsroom
from tests.publishing.operations_on_comments import ON_COMMENTS
from tests.publishing.shelves import differences, files_in, full_print

IS_TORTURE = bool(os.environ.get("COURANT_TORTURE"))
SEQUENCES = 300 if IS_TORTURE else 5
DISCUSSIONS = 300 if IS_TORTURE else 3
BATCHES = 3


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


def run(operations, room):
    """Do some of them, each in a transaction as the desk does; those that the desk refuses change nothing."""
    done = []
    for operation in operations:
        try:
            with transaction.atomic():
                operation(room)
            done.append(operation.__name__)
        except REFUSALS as refused:
            done.append(f"{operation.__name__} (refused: {refused})")
    return done


@pytest.mark.slow
@pytest.mark.django_db
def test_any_sequence_of_operations_leads_to_the_files_of_a_full_print(newsroom, printed, calendar, data, settings):
    try_sequences(SEQUENCES, OPERATIONS, 6, printed, calendar, data, settings)


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


def try_sequences(number_of_them, operations, most, printed, calendar, data, settings):
    """Print after each batch, compare with a full print and the database, and begin anew."""
    prepared = shutil.copytree(data, data.parent / "prepared", symlinks=True)
    first_day = calendar.day
    seed = int(os.environ.get("COURANT_SEED", random.randrange(10**6)))
    for number in range(seed, seed + number_of_them):
        chance, calendar.day, history = random.Random(number), first_day, []
        room = Newsroom(chance, calendar)
        with transaction.atomic():
            for _ in range(BATCHES):
                history += run(chance.choices(operations, k=chance.randrange(1, most + 1)), room)
                ours = files_in(printed())
                wrong = differences(ours, full_print(settings)) + wrong_counts(ours)
                assert not wrong, f"COURANT_SEED={number}: after {history}:\n" + "\n".join(wrong[:20])
            transaction.set_rollback(True)
        shutil.rmtree(data)
        shutil.copytree(prepared, data, symlinks=True)
        for fresh in data.parent.glob("fresh-*"):
            shutil.rmtree(fresh)
