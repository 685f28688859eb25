"""Prints the whole site by so many processes: `python -m tests.journeys.print_by HANDS [threads] [large] [slowly]`.

In small portions, unless they are to be large. With `threads`, another thread runs beside, so that the processes are begun anew instead of copied. With `slowly`, they
take their time until there is a file `go-on` in the data folder, so that others can help.
"""

import logging
import os
import sys
import threading
from pathlib import Path
from time import sleep
from typing import Any


def make_slowly(output: Any, *arguments: Any) -> Any:
    """As the press does, after a second."""
    from courant.press.printing import make

    sleep(0 if (Path(os.environ["COURANT_DATA"]) / "go-on").exists() else 1)
    return make(output, *arguments)


if __name__ == "__main__":
    import django

    django.setup()
    from courant.press import printing
    from courant.publishing import gathering, releases
    from tests.journeys.edit import on_a_day_that_is_always_the_same

    if "threads" in sys.argv:
        threading.Thread(target=threading.Event().wait, daemon=True).start()
    if "large" not in sys.argv:
        gathering.AT_A_TIME, printing.BATCH = 5, 7
    if "slowly" in sys.argv:
        from courant.press import crew

        crew.make = make_slowly
        logging.basicConfig(stream=sys.stdout, level=logging.WARNING, format="%(message)s")
        logging.getLogger("courant").setLevel(logging.INFO)
    on_a_day_that_is_always_the_same()
    report = releases.print_site(hands=int(sys.argv[1]))
    assert not report.failed, report.failed
