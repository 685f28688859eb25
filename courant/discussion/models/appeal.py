"""A reader's answer to a decision, and what another moderator says to it."""

from django.conf import settings
from django.contrib.auth.models import User
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courant.discussion.models.decision import Decision
from courant.discussion.models.status import Conflict

MAY_MODERATE = "discussion.moderate_comment"


class Outcome(models.TextChoices):
    """What became of the decision that was appealed against."""

    UPHELD = "UPHELD", _("The decision stands")
    REVERSED = "REVERSED", _("The decision was reversed")


class OwnDecision(Conflict):
    """Whoever decided first does not decide about the appeal, where there is another moderator."""


class AppealQuerySet(models.QuerySet["Appeal"]):
    def open(self) -> "AppealQuerySet":
        """Appeals that nobody has decided, oldest first."""
        return self.filter(outcome=None).order_by("at", "pk")


class Appeal(models.Model):
    decision = models.OneToOneField(Decision, on_delete=models.CASCADE, related_name="appeal")
    text = models.TextField(help_text="The reader's words.")
    at = models.DateTimeField()
    outcome = models.CharField(max_length=8, choices=Outcome.choices, null=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    decided_by_name = models.CharField(
        max_length=150, blank=True, help_text="Name of the account, which may since be gone."
    )
    decided_at = models.DateTimeField(null=True)
    told = models.TextField(blank=True, help_text="What the reader was told.")

    objects = AppealQuerySet.as_manager()

    class Meta:
        indexes = (models.Index(fields=("at", "id"), name="appeals_queued", condition=models.Q(outcome__isnull=True)),)
        default_permissions = ()

    def __str__(self) -> str:
        return f"Appeal against {self.decision}"

    def uphold(self, by: User, *, told: str) -> None:
        """Let the decision stand, and tell the reader why.

        Raises:
            OwnDecision: another moderator has to decide.
            Conflict: the appeal has been decided.
        """
        with transaction.atomic():
            self._end(Outcome.UPHELD, by=by, told=told)

    def reverse(self, by: User, *, told: str) -> None:
        """Let readers see what had been rejected, and tell its author why.

        Raises:
            OwnDecision: another moderator has to decide.
            Conflict: the appeal has been decided, or the comment cannot be shown any more.
        """
        with transaction.atomic():
            self._end(Outcome.REVERSED, by=by, told=told)
            subject = self.decision.subject
            subject.refresh_from_db()
            subject.approve(by=by)

    def may_be_decided_by(self, user: User, *, is_alone: bool | None = None) -> bool:
        """Whether this moderator did not decide first, or is the only one; who asks about many looks that up once."""
        if self.decision.by_id != user.pk:
            return True
        return not another_moderator(than=user) if is_alone is None else is_alone

    def _end(self, outcome: Outcome, *, by: User, told: str) -> None:
        if not self.may_be_decided_by(by):
            raise OwnDecision
        end = {
            "outcome": outcome, "decided_by": by, "decided_by_name": by.get_username(), "decided_at": timezone.now(),
            "told": told,
        }  # fmt: skip
        if not Appeal.objects.filter(pk=self.pk, outcome=None).update(**end):
            raise Conflict
        for name, value in end.items():
            setattr(self, name, value)


def another_moderator(*, than: User) -> bool:
    """Whether there is one."""
    moderators = User.objects.with_perm(MAY_MODERATE, backend="django.contrib.auth.backends.ModelBackend")
    return moderators.exclude(pk=than.pk).exists()
