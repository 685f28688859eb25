"""The cast: people who work at the newspaper, known by their roles."""

import pytest
from django.contrib.auth.models import User


@pytest.fixture
def editor(db):
    """Somebody who may do everything in the desk."""
    return User.objects.create_superuser("editor", "editor@news.example", "secret-of-the-editor")
