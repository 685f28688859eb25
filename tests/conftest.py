"""The cast: people who work at the newspaper, known by their roles."""

import os

import pytest
from django.contrib.auth.models import User
from django.db import connection
from pytest_django.plugin import blocking_manager_key

from tests.chromium import chromium

__all__ = ["chromium"]


@pytest.fixture
def editor(db):
    """Somebody who may do everything in the desk."""
    return User.objects.create_superuser("editor", "editor@news.example", "secret-of-the-editor")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """On PostgreSQL, threads of ours that are still ending hold connections that would keep the database from going."""
    yield
    if connection.vendor == "postgresql":
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


def pytest_collection_modifyitems(config, items):
    """On PostgreSQL only those tests run that touch the database: the others have run already, on SQLite."""
    is_chosen = concerns_postgres if os.environ.get("COURANT_DATABASE") else needs_no_postgres
    config.hook.pytest_deselected(items=[item for item in items if not is_chosen(item)])
    items[:] = [item for item in items if is_chosen(item)]


def concerns_postgres(item):
    """Whether a test touches the database: by a mark or a fixture of Django's, or because it says that its processes do."""
    fixtures = {"db", "transactional_db", "django_db_setup", "live_server"}.intersection(item.fixturenames)
    marks = {mark.name for mark in item.iter_markers()}
    return bool(fixtures or marks & {"django_db", "database", "postgres"}) and "sqlite" not in marks


def needs_no_postgres(item):
    """Whether a test makes sense on SQLite alone."""
    return item.get_closest_marker("postgres") is None


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item, nextitem):
    """Tests with transactions of their own empty every table; the roots that migrations planted are planted again."""
    yield
    marker = item.get_closest_marker("django_db")
    has_own = marker and marker.kwargs.get("transaction") or "transactional_db" in getattr(item, "fixturenames", ())
    if has_own and nextitem:  # after the last one the database itself is gone
        from courant.publishing.models import Change
        from tests.desk.newsroom import make_root

        with item.config.stash[blocking_manager_key].unblock():
            make_root()
            Change.objects.all().delete()  # planting them was a change as well
