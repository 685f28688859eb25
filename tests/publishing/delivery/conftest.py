"""Deliveries of a small printed newsroom to a real object store."""

import os
import shutil

import pytest

from courant.lib.developing import develop
from courant.press import tree as trees
from courant.press.printing import Press
from courant.publishing.delivery import object_store
from courant.publishing.delivery.courier import delivery_to
from courant.publishing.delivery.object_store import ObjectStore
from tests.object_store.running import bucket, keys, landlord, line, store, swift
from tests.press.conftest import theme
from tests.press.makers import original
from tests.publishing.delivery.newsroom import PrintedNewsroom

__all__ = ["bucket", "keys", "landlord", "line", "store", "swift", "theme"]


@pytest.fixture(autouse=True)
def no_waiting_for_the_disk(monkeypatch):
    """Nobody pulls the plug here."""
    monkeypatch.setattr(os, "sync", lambda: None)
    monkeypatch.setattr(os, "fsync", lambda descriptor: None)


@pytest.fixture(scope="session")
def prepared(tmp_path_factory, theme):
    """A printed newsroom to be copied."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "sync", lambda: None)
        printed = PrintedNewsroom(tmp_path_factory.mktemp("prepared") / "data", theme)
    printed.close()
    return printed


@pytest.fixture
def printed(prepared, tmp_path):
    """A printed newsroom of one's own."""
    printed = object.__new__(PrintedNewsroom)
    printed.data, printed.theme, printed.newsroom = tmp_path / "newsroom", prepared.theme, prepared.newsroom.copy()
    shutil.copytree(prepared.data, printed.data, symlinks=True)
    printed.press = Press(trees.current(printed.data), printed.theme, original, develop=develop)
    yield printed
    printed.close()


@pytest.fixture
def delivery(printed, store):
    """The delivery of the newsroom to the store."""
    delivery = delivery_to(store, printed.data)
    yield delivery
    delivery.close()


@pytest.fixture
def hasty(printed, bucket):
    """The same, for when the line is bad: it asks once, and waits a second."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(object_store, "ATTEMPTS", 1)
        store = ObjectStore(bucket, answer_within=1)
    delivery = delivery_to(store, printed.data)
    yield delivery
    delivery.close()
    store.close()


@pytest.fixture
def delivered(delivery, line):
    """Everything is in the store already; what is asked from now on is counted."""
    delivery.run()
    line.requests.clear()
    return delivery
