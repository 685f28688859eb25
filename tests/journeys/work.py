"""A worker on a day that is always the same: `python -m tests.journeys.work`."""

import logging
import sys

if __name__ == "__main__":
    import django

    django.setup()
    logging.basicConfig(stream=sys.stdout, level=logging.WARNING, format="%(message)s")
    logging.getLogger("courant").setLevel(logging.INFO)
    from courant.publishing.worker import Worker
    from tests.journeys.edit import on_a_day_that_is_always_the_same

    on_a_day_that_is_always_the_same()
    Worker().run()
