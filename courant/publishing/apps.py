"""Publishing as a Django app; connects every signal when Django is ready."""

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate


class PublishingConfig(AppConfig):
    name = "courant.publishing"
    label = "publishing"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from courant.publishing import listen

        listen.connect()
        post_migrate.connect(index_what_expires, sender=self)


def index_what_expires(using: str, **_signal: Any) -> None:
    """Give Wagtail's pages an index of those that are to come down. The worker asks for the next one all the time, and would
    read all pages of the newsroom to find it: 20 ms at 100,000 stories, twice for each publication. Not a migration: on SQLite
    each later one of Wagtail's that changes a column makes the table anew, without what is not in its models."""
    with connections[using].cursor() as cursor:
        cursor.execute(
            "CREATE INDEX IF NOT EXISTS pages_that_expire ON wagtailcore_page (expire_at) WHERE expire_at IS NOT NULL"
        )
