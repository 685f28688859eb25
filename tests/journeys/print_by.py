"""Prints the whole site by so many processes: `python -m tests.journeys.print_by HANDS [threads] [large]`.

In small portions, unless they are to be large. With `threads`, another thread runs beside, so that the processes are begun anew instead of copied.
"""

import sys
import threading

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
    on_a_day_that_is_always_the_same()
    report = releases.print_site(hands=int(sys.argv[1]))
    assert not report.failed, report.failed
