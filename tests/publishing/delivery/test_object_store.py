"""The object store as a shelf, against a real one."""

import hashlib
from contextlib import closing

import pytest

from courant.press.shelf import FolderShelf, Shelf
from courant.publishing.delivery.object_store import ObjectStore, Place, Refused, Unreachable

MOVED = b'<meta name="courant-status" content="301"><meta http-equiv="refresh" content="0; url=../new/">'


@pytest.fixture(params=["folder", "object store"])
def shelf(request, tmp_path):
    """Both kinds of shelf, which must do the same."""
    return FolderShelf(tmp_path) if request.param == "folder" else request.getfixturevalue("store")


def test_a_shelf_gives_back_what_was_put_on_it(shelf: Shelf):
    shelf.write("/fa/خبر/", "متن".encode())
    shelf.write("/fa/خبر/", "متن تازه".encode())
    assert shelf.read("/fa/خبر/") == "متن تازه".encode()
    assert shelf.has("/fa/خبر/") and not shelf.has("/fa/")


def test_a_shelf_lists_its_files_by_their_names(shelf: Shelf):
    for path in ("/en/b/", "/", "/en/a/story.json", "/pictures/1.jpg"):
        shelf.write(path, b"x")
    listed = list(shelf.paths())
    assert sorted(listed) == ["/en/a/story.json", "/en/b/index.html", "/index.html", "/pictures/1.jpg"]


def test_what_is_removed_is_gone_and_may_be_removed_again(shelf: Shelf):
    shelf.write("/en/a/", b"x")
    shelf.remove("/en/a/")
    shelf.remove("/en/a/")
    assert not shelf.has("/en/a/")
    with pytest.raises(FileNotFoundError):
        shelf.read("/en/a/")


@pytest.mark.parametrize(
    ("path", "kind", "caching"),
    [
        ("/en/", "text/html; charset=utf-8", "public, max-age=0, must-revalidate"),
        ("/en/feed.xml", "application/rss+xml; charset=utf-8", "public, max-age=0, must-revalidate"),
        ("/pictures/12.jpg", "image/jpeg", "public, max-age=31536000, immutable"),
        ("/theme/style.12.css", "text/css; charset=utf-8", "public, max-age=31536000, immutable"),
    ],
)
def test_an_object_says_its_type_how_long_to_keep_it_and_its_hash(store, path, kind, caching):
    store.write(path, b"content")
    headers = store.headers(path)
    assert (headers["content-type"], headers["cache-control"]) == (kind, caching)
    assert headers["x-amz-meta-sha256"] == hashlib.sha256(b"content").hexdigest()


def test_a_redirect_is_a_page_that_leads_on_where_the_store_cannot(store, line):
    store.write("/en/old/", MOVED)  # this store refuses the header: 501
    assert store.read("/en/old/") == MOVED
    asked = line.count("PUT")
    store.write("/en/older/", MOVED)
    assert line.count("PUT") == asked + 1


def test_keys_begin_with_the_prefix_and_other_objects_are_not_seen(bucket, store):
    with closing(ObjectStore(Place(bucket.bucket, "site/", bucket.endpoint))) as inside:
        inside.write("/en/", b"x")
        store.write("/notes.txt", b"not ours")
        assert list(inside.paths()) == ["/en/index.html"]
        assert store.has("/site/en/")


def test_more_objects_than_one_answer_lists_are_all_listed(store, monkeypatch):
    asked = store._client.list_objects_v2
    monkeypatch.setattr(store._client, "list_objects_v2", lambda **fields: asked(MaxKeys=3, **fields))
    for number in range(8):
        store.write(f"/en/{number}/", b"x")
    assert len(list(store.paths())) == 8


def test_a_store_that_is_away_or_does_not_know_us_is_named_with_what_it_says(bucket, store, line, monkeypatch):
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "another")
    with closing(ObjectStore(bucket)) as stranger, pytest.raises(Unreachable, match="SignatureDoesNotMatch"):
        stranger.write("/en/", b"x")
    with closing(ObjectStore(Place("nobodys", "", bucket.endpoint))) as nowhere, pytest.raises(Unreachable):
        nowhere.write("/en/", b"x")
    line.die()
    with pytest.raises(Unreachable, match=bucket.bucket):
        store.write("/en/", b"x")


def test_without_keys_it_says_so(bucket, monkeypatch):
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.delenv(name)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    with closing(ObjectStore(bucket)) as store, pytest.raises(Unreachable, match="AWS_ACCESS_KEY_ID"):
        store.write("/en/", b"x")


def test_an_object_that_the_store_will_not_have_concerns_no_other(store):
    with pytest.raises(Refused, match="KeyTooLong"):
        store.write("/" + "/".join(["n" * 250] * 5), b"x")
    store.write("/en/", b"x")


def test_a_place_is_read_from_its_address():
    assert Place.of("s3://news") == Place("news")
    assert Place.of("s3://news/a/b/", "https://s3.example") == Place("news", "a/b/", "https://s3.example")
    assert str(Place.of("s3://news/a", "https://s3.example")) == "s3://news/a/ at https://s3.example"
