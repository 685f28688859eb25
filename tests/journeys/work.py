"""A worker on a day that is always the same, which does not wait long for one that led: `python -m tests.journeys.work`."""

import logging
import sys

if __name__ == "__main__":
    import django

    django.setup()
    logging.basicConfig(stream=sys.stdout, level=logging.WARNING, format="%(message)s")
    logging.getLogger("courant").setLevel(logging.INFO)
    from courant.publishing import vacancy, worker
    from tests.journeys.edit import on_a_day_that_is_always_the_same

    on_a_day_that_is_always_the_same()
    vacancy.COMES_BACK_WITHIN = 1.0
    worker.Worker().run()
