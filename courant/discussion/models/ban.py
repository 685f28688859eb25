"""That a reader's key may send no comments for a while: with a reason that its reader is told, and their answer."""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.contrib.auth.models import User
from django.db import models, transaction
from django.utils import timezone

from courant.discussion.models.appeal import OwnDecision, another_moderator
from courant.discussion.models.log_entry import Act, LogEntry
from courant.discussion.models.status import Conflict


class BanQuerySet(models.QuerySet["Ban"]):
    def in_force(self, at: datetime) -> "BanQuerySet":
        """Those that hold at this moment."""
        return self.filter(lifted_at=None).filter(models.Q(until=None) | models.Q(until__gt=at))

    def contested(self) -> "BanQuerySet":
        """Those that their readers ask to be looked at again, and nobody has."""
        return self.filter(appealed_at__isnull=False, answered_at=None, lifted_at=None, purged_at=None)

    def settled_before(self, moment: datetime) -> "BanQuerySet":
        """Those whose reader's words nobody needs any more: they were answered before this moment, or not at all while the ban
        held."""
        ended = models.Q(lifted_at__lte=moment) | models.Q(until__lte=moment)
        is_over = models.Q(answered_at__lte=moment) | models.Q(ended, answered_at=None)
        return self.filter(is_over, appealed_at__isnull=False, purged_at=None)


class Ban(models.Model):
    """Whoever is banned can write without the key as a newcomer, which no one can prevent who keeps no addresses. So a ban
    says something to somebody who wants to be known; it is no wall."""

    reader_hash = models.CharField(max_length=64, db_index=True)
    reason = models.TextField(help_text="What the reader is told.")
    at = models.DateTimeField()
    until = models.DateTimeField(null=True, help_text="Empty: for good.")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    by_name = models.CharField(max_length=150, help_text="Name of the account, which may since be gone.")
    lifted_at = models.DateTimeField(null=True)
    lifted_by_name = models.CharField(max_length=150, blank=True)
    appeal = models.TextField(blank=True, help_text="The reader's words.")
    appealed_at = models.DateTimeField(null=True)
    answer = models.TextField(blank=True, help_text="What the reader was told to their appeal.")
    answered_at = models.DateTimeField(null=True)
    answered_by_name = models.CharField(max_length=150, blank=True)
    purged_at = models.DateTimeField(null=True, help_text="When the reader's words were forgotten.")

    objects = BanQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        default_permissions = ()

    def __str__(self) -> str:
        return f"Ban {self.pk} until {self.until or 'lifted'}"

    @classmethod
    def put(cls, reader_hash: str, *, by: User, reason: str, until: datetime | None) -> "Ban":
        """Ban a key. One that is banned already keeps the ban that it has.

        Raises:
            Conflict: it is banned.
        """
        with transaction.atomic():
            if cls.objects.in_force(timezone.now()).filter(reader_hash=reader_hash).exists():
                raise Conflict
            ban = cls.objects.create(
                reader_hash=reader_hash, by=by, by_name=by.get_username(), at=timezone.now(), until=until, reason=reason
            )
            ban._log(by, before="", after=f"banned until {until:%Y-%m-%d %H:%M}" if until else "banned for good")
        return ban

    @classmethod
    def of(cls, reader_hash: str, *, at: datetime) -> "Ban | None":
        """The ban that holds for this key."""
        return cls.objects.in_force(at).filter(reader_hash=reader_hash).first() if reader_hash else None

    @classmethod
    def banned_of(cls, hashes: Iterable[str], *, at: datetime) -> set[str]:
        """Those of these keys that may not send."""
        wanted = set(hashes) - {""}
        if not wanted:
            return set()
        return set(cls.objects.in_force(at).filter(reader_hash__in=wanted).values_list("reader_hash", flat=True))

    def lift(self, by: User) -> None:
        """Let the key send again.

        Raises:
            Conflict: somebody has lifted it before.
        """
        with transaction.atomic():
            self._change({"lifted_at": timezone.now(), "lifted_by_name": by.get_username()}, lifted_at=None)
            self._log(by, before="banned", after="lifted")

    def contest(self, text: str, *, at: datetime) -> None:
        """Ask for another look, in the reader's words, once.

        Raises:
            Conflict: that was asked before, or the ban holds no more.
        """
        self._change({"appeal": text, "appealed_at": at}, appealed_at=None, lifted_at=None)

    def may_be_answered_by(self, user: User) -> bool:
        """Whether this moderator is another than the one who banned, or the only one."""
        return self.by_id != user.pk or not another_moderator(than=user)

    def reply(self, by: User, *, told: str, is_lifted: bool) -> None:
        """Answer the reader's appeal, and lift the ban or let it stand.

        Raises:
            OwnDecision: another moderator has to answer.
            Conflict: it has been answered.
        """
        if not self.may_be_answered_by(by):
            raise OwnDecision
        with transaction.atomic():
            now = timezone.now()
            lifted = {"lifted_at": now, "lifted_by_name": by.get_username()} if is_lifted else {}
            said = {"answer": told, "answered_at": now, "answered_by_name": by.get_username()}
            self._change(said | lifted, appealed_at__isnull=False, answered_at=None, lifted_at=None)
            self._log(by, before="appealed", after="lifted" if is_lifted else "upheld")

    def _change(self, values: dict[str, object], **unless_changed: object) -> None:
        if not Ban.objects.filter(pk=self.pk, **unless_changed).update(**values):
            raise Conflict
        for name, value in values.items():
            setattr(self, name, value)

    def _log(self, by: User, *, before: str, after: str) -> None:
        LogEntry.write(Act.BAN, by, before=before, after=after, detail=f"ban {self.pk}")
