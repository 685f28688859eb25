"""Rows that are written once: what a table of records inherits, so that code cannot change or remove one by mistake."""

from typing import Any, TypeVar

from django.db import models

Row = TypeVar("Row", bound=models.Model, covariant=True)


class AppendOnly(Exception):
    """Somebody tried to change or remove a record."""

    def __init__(self, what: object) -> None:
        super().__init__(f"{what} is a record: it can be added to, not changed or removed. Write another row.")


class AppendOnlyQuerySet(models.QuerySet[Row]):
    def update(self, **kwargs: Any) -> int:
        raise AppendOnly(self.model.__name__)

    def bulk_update(self, *args: Any, **kwargs: Any) -> int:
        raise AppendOnly(self.model.__name__)

    def delete(self) -> tuple[int, dict[str, int]]:
        raise AppendOnly(self.model.__name__)


class AppendOnlyModel(models.Model):
    """Whoever inherits it gives it `objects` that refuse as well."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise AppendOnly(f"{type(self).__name__} {self.pk}")
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise AppendOnly(f"{type(self).__name__} {self.pk}")
