"""Publishing as a Django app; connects every signal when Django is ready."""

from django.apps import AppConfig


class PublishingConfig(AppConfig):
    name = "courant.publishing"
    label = "publishing"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from courant.publishing import listen

        listen.connect()
