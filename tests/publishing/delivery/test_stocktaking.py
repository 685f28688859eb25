"""What the store really has is found out, where we do not know it or are asked to look."""

from random import Random

import pytest

from courant.publishing.delivery.courier import delivery_to
from courant.publishing.delivery.delivery import LEDGER
from courant.publishing.delivery.stocktaking import address_of
from tests.press import operations
from tests.publishing.delivery.newsroom import differences

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("object store")]  # a whole small site is really sent


@pytest.fixture
def forgetful(delivered):
    """The same delivery, whose ledger was lost after everything had arrived."""
    delivered.close()
    for file in delivered.data.glob(f"{LEDGER}*"):
        file.unlink()
    delivery = delivery_to(delivered.store, delivered.data)
    yield delivery
    delivery.close()


def test_after_the_loss_of_the_ledger_nothing_is_sent_that_is_there(forgetful, line):
    forgetful.run()
    assert line.count("PUT") == line.count("DELETE") == 0


def test_after_the_loss_of_the_ledger_what_was_taken_down_meanwhile_is_removed(printed, forgetful, store, line):
    story = printed.newsroom.stories("edition:en")[-1]
    printed.take(printed.newsroom.change(gone=[story.key]))
    forgetful.run()
    assert f"{story.path[1:]}story.json" in line.asked_for("DELETE")
    assert differences(store, printed.shelf) == []


def test_objects_of_others_are_left_alone_until_somebody_asks(forgetful, store, landlord, bucket):
    landlord.put_object(Bucket=bucket.bucket, Key="holiday.jpg", Body=b"a stranger's")
    forgetful.run()
    assert store.has("/holiday.jpg")
    assert forgetful.verify() == []
    forgetful.run()
    assert not store.has("/holiday.jpg")


def test_whatever_somebody_did_to_the_bucket_is_put_right_on_request(printed, delivered, store, line, landlord, bucket):
    for key in ("en/index.html", "sitemap.xml"):
        landlord.put_object(Bucket=bucket.bucket, Key=key, Body=b"not what we printed")
    landlord.delete_object(Bucket=bucket.bucket, Key="robots.txt")
    landlord.put_object(Bucket=bucket.bucket, Key="en/planted/index.html", Body=b"planted")
    landlord.put_object(Bucket=bucket.bucket, Key="en/folder/", Body=b"")
    delivered.run()
    assert line.count("PUT") == 0  # nobody looked yet
    assert delivered.verify() == ["en/folder/"]  # no file of a site can be called so
    delivered.run()
    assert sorted(line.asked_for("PUT")) == ["en/index.html", "robots.txt", "sitemap.xml"]
    assert line.asked_for("DELETE") == ["en/planted/index.html"]
    landlord.delete_object(Bucket=bucket.bucket, Key="en/folder/")
    assert differences(store, printed.shelf) == []


def test_a_page_that_comes_where_something_was_planted_stays(printed, delivered, store, landlord, bucket):
    printed.change(operations.publish, Random(4))
    new = sorted(path for path in printed.files() if not store.has(path))
    page = next(path for path in new if path.endswith("index.html"))
    landlord.put_object(Bucket=bucket.bucket, Key=page[1:], Body=b"planted")
    delivered.verify()
    delivered.run()
    assert differences(store, printed.shelf) == []


def test_the_address_of_a_page_ends_in_a_slash():
    assert address_of("en/a/index.html") == "/en/a/"
    assert address_of("index.html") == "/"
    assert address_of("en/noindex.html") == "/en/noindex.html"
    assert address_of("pictures/a.jpg") == "/pictures/a.jpg"
