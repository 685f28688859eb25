import gc

from courant.lib.garbage import expect_little, leave_alone_what_is_loaded


def test_what_is_loaded_is_never_looked_through_for_garbage():
    gc.unfreeze()
    leave_alone_what_is_loaded()
    left_alone = gc.get_freeze_count()
    gc.unfreeze()
    assert left_alone > 10_000


def test_a_process_that_makes_much_is_seldom_looked_through():
    before = gc.get_threshold()
    try:
        expect_little()
        assert gc.get_freeze_count() > 10_000 and gc.get_threshold()[0] > before[0]
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()
