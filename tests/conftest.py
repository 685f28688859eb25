"""The cast: people who work at the newspaper, known by their roles."""

import pytest
from django.contrib.auth.models import User
from pytest_django.plugin import blocking_manager_key

from tests.chromium import chromium

__all__ = ["chromium"]


@pytest.fixture
def editor(db):
    """Somebody who may do everything in the desk."""
    return User.objects.create_superuser("editor", "editor@news.example", "secret-of-the-editor")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item):
    """Tests with transactions of their own empty every table; the roots that migrations planted are planted again."""
    yield
    marker = item.get_closest_marker("django_db")
    if marker and marker.kwargs.get("transaction") or "transactional_db" in getattr(item, "fixturenames", ()):
        from courant.publishing.models import Change
        from tests.desk.newsroom import make_root

        with item.config.stash[blocking_manager_key].unblock():
            make_root()
            Change.objects.all().delete()  # planting them was a change as well
