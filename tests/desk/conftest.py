"""Tests of the desk keep their files in a folder of their own."""

from dataclasses import replace

import pytest
from django.test import Client


@pytest.fixture(autouse=True)
def data(tmp_path, settings):
    """The data folder of one test."""
    folder = tmp_path / "data"
    folder.mkdir()
    settings.COURANT = replace(settings.COURANT, data=folder)
    settings.MEDIA_ROOT = settings.COURANT.originals
    return folder


@pytest.fixture
def desk(editor):
    """The editor's browser, in the desk."""
    client = Client()
    client.force_login(editor)
    return client
