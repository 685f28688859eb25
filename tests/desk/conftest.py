"""Tests of the desk keep their files in a folder of their own."""

from dataclasses import replace

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client


@pytest.fixture(autouse=True)
def data(tmp_path, settings):
    """The data folder of one test."""
    folder = tmp_path / "data"
    folder.mkdir()
    settings.COURANT = replace(settings.COURANT, data=folder)
    settings.MEDIA_ROOT = settings.COURANT.originals
    cache.clear()  # Wagtail remembers thumbnails by the number of their picture
    return folder


@pytest.fixture
def editor(db):
    """Somebody who may do everything in the desk; never asked for the password, which would take long to hash."""
    return User.objects.create(username="editor", is_superuser=True, is_staff=True, password="!")


@pytest.fixture
def desk(editor):
    """The editor's browser, in the desk."""
    client = Client()
    client.force_login(editor)
    return client
