"""`courant deliver` and what the doctor says of it, as a shell meets them."""

import pytest

from tests.commands.test_commands import courant
from tests.object_store.running import bucket, keys, landlord, line, store, swift
from tests.publishing.delivery.newsroom import differences

__all__ = ["bucket", "keys", "landlord", "line", "store", "swift"]


def test_without_an_object_store_or_a_print_it_says_so(tmp_path):
    done = courant("deliver", COURANT_DATA=str(tmp_path))
    assert done.returncode == 2 and "COURANT_SHELF is not set" in done.stderr
    done = courant("deliver", COURANT_DATA=str(tmp_path), COURANT_SHELF="s3://news-site")
    assert done.returncode == 2 and "courant print" in done.stderr


@pytest.mark.slow
def test_it_delivers_what_is_printed_and_the_doctor_says_what_waits(tmp_path, bucket, store, landlord, line):
    """Slow: five commands start."""
    from courant.press import tree as trees

    place = {
        "COURANT_DATA": str(tmp_path), "COURANT_SHELF": f"s3://{bucket.bucket}", "COURANT_SHELF_ENDPOINT": bucket.endpoint,
    }  # fmt: skip
    assert courant("print", **place).returncode == 0
    done = courant("doctor", **place)
    assert f"Nothing is delivered to {bucket} yet" in done.stdout
    done = courant("deliver", **place)
    assert done.returncode == 0 and "0 refused" in done.stdout, done.stderr
    tree = trees.current(tmp_path, is_reader=True)
    assert differences(store, tree.shelf) == []
    landlord.put_object(Bucket=bucket.bucket, Key="robots.txt", Body=b"not ours")
    assert "Delivered 1 objects" in courant("deliver", "--verify", **place).stdout
    assert differences(store, tree.shelf) == []
    tree.close()
    assert f"good  0 objects wait to be delivered to {bucket}" in courant("doctor", **place).stdout
    line.die()
    done = courant("deliver", "--verify", **place)
    assert done.returncode == 1 and "cannot be reached" in done.stderr and "run the command again" in done.stderr
