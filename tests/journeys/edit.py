"""Has random things happen in a newsroom, and prints them change by change: `python -m tests.journeys.edit SEED [stories]
[waiting]`.

With `stories`, things that happen to single stories; with `waiting`, printing them is left to a worker. Where the seed is
`nothing`, what waits is printed.
"""

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


def edit(seed: int, endings: tuple[str, ...] = ("",), *, is_printed: bool = True) -> None:
    """Some batches of operations, each printed into the tree in use; those that the desk refuses change nothing."""
    from django.db import transaction

    from tests.publishing.operations import OPERATIONS, REFUSALS, Newsroom

    chance = random.Random(seed)
    room = Newsroom(chance, Calendar())
    operations = [one for one in OPERATIONS if one.__name__ != "let_a_day_pass" and one.__name__.endswith(endings)]
    for _ in range(BATCHES):
        for operation in chance.choices(operations, k=chance.randrange(3, MOST)):
            try:
                with transaction.atomic():
                    operation(room)
            except REFUSALS as refused:
                print(f"{operation.__name__}: {refused}")
            else:
                print(operation.__name__)
        if is_printed:
            print_what_waits()


def print_what_waits() -> None:
    """As the worker does."""
    from django.conf import settings

    from courant.press import tree as trees
    from courant.publishing import printer

    with trees.held(settings.COURANT.data):
        tree = trees.current(settings.COURANT.data)
        assert tree is not None
        press = printer.press_for(tree)
        report = printer.print_day_and_site(press)
        printer.add_up(report, printer.print_changes(press))
        tree.close()
    assert not report.failed, report.failed


if __name__ == "__main__":
    import django

    django.setup()
    on_a_day_that_is_always_the_same()
    if sys.argv[1] == "nothing":
        print_what_waits()
    else:
        endings = ("_a_story", "again", "an_alias", "a_comment") if "stories" in sys.argv else ("",)
        edit(int(sys.argv[1]), endings, is_printed="waiting" not in sys.argv)
