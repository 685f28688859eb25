"""Random sequences of operations, each compared with a full print and with what the database says."""

import os
import random
import shutil

from django.db import transaction

from tests.publishing.counts import wrong_counts
from tests.publishing.operations import REFUSALS, Newsroom
from tests.publishing.shelves import differences, files_in, full_print

BATCHES = 3


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
