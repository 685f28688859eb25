"""Has random things happen in a newsroom, and prints them change by change: `python -m tests.journeys.edit SEED`."""

import random
import sys
from datetime import date

BATCHES, MOST = 3, 8


class Calendar:
    """A day that stays what it is: another process prints the same newsroom later."""

    day = date(2026, 11, 22)


def on_a_day_that_is_always_the_same() -> None:
    """Have the press believe that."""
    from courant.documents import Today
    from courant.publishing import subjects

    subjects.today = lambda: Today(date=Calendar.day)


def edit(seed: int) -> None:
    """Some batches of operations, each printed into the tree in use; those that the desk refuses change nothing."""
    from django.conf import settings
    from django.core.exceptions import ValidationError
    from django.db import transaction
    from django.db.models.deletion import ProtectedError

    from courant.press import tree as trees
    from courant.publishing import printer
    from tests.publishing.operations import OPERATIONS, Newsroom

    chance = random.Random(seed)
    room = Newsroom(chance, Calendar())
    press = printer.press_for(trees.current(settings.COURANT.data))
    for _ in range(BATCHES):
        for operation in chance.choices(OPERATIONS, k=chance.randrange(3, MOST)):
            if operation.__name__ == "let_a_day_pass":
                continue
            try:
                with transaction.atomic():
                    operation(room)
            except (ValidationError, ProtectedError) as refused:
                print(f"{operation.__name__}: {refused}")
            else:
                print(operation.__name__)
        report = printer.print_day_and_site(press)
        printer.add_up(report, printer.print_changes(press))
        assert not report.failed, report.failed


if __name__ == "__main__":
    import django

    django.setup()
    on_a_day_that_is_always_the_same()
    edit(int(sys.argv[1]))
