"""What comments and edits have in common where they are decided about: one row for each decision, by whoever is first."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar, Self

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from courant.discussion.models.recording import cited, record
from courant.discussion.models.status import Conflict, Status
from courant.documents import Rule


class Decided:
    """Whatever is decided about, by moderators, its author or the time."""

    ALLOWED: ClassVar[Mapping[Status, frozenset[Status]]]
    objects: Any
    pk: Any
    status: Any
    version: Any
    decided_at: Any

    def reject(self, by: User, *, rule: Rule, policy_version: int, reason: str = "rule", told: str = "") -> None:
        """Do not show it; its author sees the rule, as it reads in this version of the policy, and `told`. Every rejection
        cites one; `reason` notes what there is besides, for the moderators."""
        self._decide(Status.REJECTED, by=by, reason=reason, told=told, policy_version=policy_version, **cited(rule))

    def as_seen_at(self, version: int) -> Self:
        """The same, if it still is as somebody saw it.

        Raises:
            Conflict: it has changed since.
        """
        if version != self.version:
            raise Conflict
        return self

    def _decide(self, status: Status, *, by: User | None = None, **facts: Any) -> None:
        """Without `by`, it is the author who withdraws, or the time that is over."""
        before, at = Status(self.status), timezone.now()
        if status not in self.ALLOWED.get(before, ()):
            raise Conflict
        with transaction.atomic():
            # The version was read before this transaction began: another moderator may have been faster.
            unchanged = type(self).objects.filter(pk=self.pk, version=self.version, purged_at=None)
            if not unchanged.update(status=status, version=self.version + 1, decided_at=at):
                raise Conflict
            record(self, by=by, at=at, before=before, after=status, **facts)  # type: ignore[arg-type]  # one of the two
            self._follow(before, status, at)
        self.status, self.version, self.decided_at = status, self.version + 1, at

    def _follow(self, before: Status, after: Status, at: datetime) -> None:
        """What else changes by it, in the same transaction."""
        raise NotImplementedError
