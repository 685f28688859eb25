"""What moderators choose for the discussion of one edition, and a record of each change."""

from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courant.discussion.models.log_entry import Act, LogEntry
from courant.discussion.models.status import Conflict
from courant.discussion.models.thread import Thread
from courant.discussion.questions import Question, read_questions
from courant.discussion.signals import votes_changed

FEWEST_VOTES = 10
CHOSEN = ("is_post_moderated", "banned_words", "suspect_words", "questions", "fewest_votes")


def check_questions(lines: str) -> None:
    """Refuse lines that are no questions."""
    read_questions(lines)


class EditionSettings(models.Model):
    """A row exists once something was chosen; until then the defaults hold."""

    edition = models.CharField(primary_key=True, max_length=35, help_text="Language code of the edition.")
    is_post_moderated = models.BooleanField(
        _("shown before moderation"), default=False, help_text="Whether comments are shown before a moderator saw them."
    )
    banned_words = models.TextField(
        _("banned words"), blank=True, default="",
        help_text=_("One word or phrase a line. A comment that has one is held, with the word as the reason."),
    )  # fmt: skip
    suspect_words = models.TextField(
        _("suspect words"), blank=True, default="",
        help_text=_("One word or phrase a line. A comment that has one is looked at sooner."),
    )  # fmt: skip
    questions = models.TextField(
        _("questions"), blank=True, default="", validators=[check_questions],
        help_text=_(
            "One a line: question = answer | other answer. Readers without script are asked one of them in place of "
            "the work that a browser's script does. A wrong answer rejects nothing."
        ),
    )  # fmt: skip
    fewest_votes = models.PositiveIntegerField(
        _("fewest votes"), default=FEWEST_VOTES, validators=[MinValueValidator(1), MaxValueValidator(1_000_000)],
        help_text=_("While a story has fewer answers to “Do you like this article?”, no number is shown."),
    )  # fmt: skip
    version = models.PositiveIntegerField(default=0, help_text="Grows with every change.")

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.edition

    @classmethod
    def of(cls, edition: str) -> "EditionSettings":
        """What was chosen for the edition with this code, or the defaults."""
        return cls.objects.filter(pk=edition).first() or cls(edition=edition)

    def asked(self) -> tuple[Question, ...]:
        """The questions, read."""
        return read_questions(self.questions)

    def change(self, by: User, **chosen: Any) -> "SettingsChange | None":
        """Choose anew some of `CHOSEN`; returns the record, or None where nothing is different.

        Raises:
            Conflict: somebody else has changed the settings since these were read.
        """
        was = {field: getattr(self, field) for field in chosen}
        changes = {field: [was[field], value] for field, value in chosen.items() if was[field] != value}
        assert changes.keys() <= set(CHOSEN), f"not for moderators to choose: {sorted(changes.keys() - set(CHOSEN))}"
        if not changes:
            return None
        with transaction.atomic():
            EditionSettings.objects.get_or_create(pk=self.pk)
            unchanged = EditionSettings.objects.filter(pk=self.pk, version=self.version)
            if not unchanged.update(version=self.version + 1, **{field: chosen[field] for field in changes}):
                raise Conflict
            LogEntry.write(Act.SETTINGS, by, edition=self.edition, detail=", ".join(sorted(changes)), **_step(changes))
            record = SettingsChange.objects.create(
                edition=self.edition, by=by, by_name=by.get_username(), at=timezone.now(), changes=changes
            )
            if "fewest_votes" in changes:
                self._announce_numbers(*sorted(changes["fewest_votes"]))
        self.refresh_from_db()
        return record

    def _announce_numbers(self, fewer: int, more: int) -> None:
        counted = models.Count("votes", filter=models.Q(votes__is_counted=True))
        threads = Thread.objects.filter(edition=self.edition).annotate(counted=counted)
        if changed := list(threads.filter(counted__gte=fewer, counted__lt=more)):
            votes_changed.send(sender=Thread, threads=changed)


def _step(changes: dict[str, Any]) -> dict[str, str]:
    """From what to what, where it is about who sees comments first."""
    names = {True: "shown before moderation", False: "shown after moderation"}
    was, became = changes.get("is_post_moderated", (None, None))
    return {} if was is None else {"before": names[was], "after": names[became]}


class SettingsChange(models.Model):
    """One change of an edition's settings: written once, never changed."""

    edition = models.CharField(max_length=35, db_index=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    by_name = models.CharField(max_length=150, help_text="Name of the account, which may since be gone.")
    at = models.DateTimeField()
    changes = models.JSONField(help_text="By field, what it was and what it became.")

    class Meta:
        ordering = ("pk",)
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.edition}: {', '.join(self.changes)}"

    @property
    def named(self) -> list[tuple[Any, list[int] | None]]:
        """What was changed, as the form calls it; with both values where they are numbers."""
        return [
            (EditionSettings._meta.get_field(name).verbose_name, values if name == "fewest_votes" else None)  # type: ignore[union-attr]
            for name, values in self.changes.items()
        ]
