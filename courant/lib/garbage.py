"""What the collector of garbage need not look at."""

import gc


def leave_alone_what_is_loaded() -> None:
    """What a process has loaded stays. With Wagtail in it, looking through all of that takes a tenth of a second, in which nobody
    is served. To be called once, when all has gone well: what fails is tried again, and must not stay."""
    gc.collect()
    gc.freeze()


def expect_little() -> None:
    """What was there before the work of a process began is never garbage; and it makes much at once that is not."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
