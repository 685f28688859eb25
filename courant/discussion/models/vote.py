"""One reader's answer to “Do you like this article?”."""

from datetime import UTC, datetime

from django.db import models, transaction

from courant.discussion.models.burst import Burst
from courant.discussion.models.thread import Thread
from courant.discussion.signals import votes_changed


class Choice(models.TextChoices):
    YES = "yes"
    NO = "no"


class VoteQuerySet(models.QuerySet["Vote"]):
    def counted(self) -> "VoteQuerySet":
        """Those that are in the numbers; answers of a burst are not, until a moderator has released it."""
        return self.filter(is_counted=True)


class Vote(models.Model):
    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="votes")
    reader_hash = models.CharField(max_length=64)
    choice = models.CharField(max_length=3, choices=Choice.choices)
    minute = models.DateTimeField(null=True, help_text="In which minute it was given; empty before version 0.2.")
    is_counted = models.BooleanField(default=True)
    burst = models.ForeignKey(
        Burst, null=True, on_delete=models.SET_NULL, related_name="votes", help_text="The burst that it came with."
    )

    objects = VoteQuerySet.as_manager()

    class Meta:
        indexes = (models.Index(fields=("thread", "minute"), name="votes_by_minute"),)
        constraints = (
            models.UniqueConstraint(fields=("thread", "reader_hash"), name="one_vote_a_reader"),
            models.CheckConstraint(condition=models.Q(choice__in=Choice.values), name="vote_is_yes_or_no"),
        )

    def __str__(self) -> str:
        return self.choice

    @classmethod
    def cast(cls, choice: Choice, *, on: Thread, by: str, at: datetime | None = None) -> "Vote":
        """Take a reader's answer; a second one replaces the first. `by` is the hash of the reader's key, `at` empty
        where nobody knows: such an answer is part of no burst."""
        minute = at and at.astimezone(UTC).replace(second=0, microsecond=0)
        with transaction.atomic():
            first = {"choice": choice, "minute": minute}
            vote, is_new = Vote.objects.get_or_create(thread=on, reader_hash=by, defaults=first)
            if not is_new:  # locked, so that of two tabs of one reader the second sees what the first has chosen
                vote = Vote.objects.select_for_update().get(pk=vote.pk)
            if is_new or vote.choice != choice:
                was_counted = not is_new and vote.is_counted
                vote.choice, vote.minute, vote.burst, vote.is_counted = choice, minute, None, True
                vote.save()
                if minute:
                    vote._keep_apart_in_a_burst(minute)
                if was_counted or vote.is_counted:
                    votes_changed.send(sender=Thread, threads=[on])
        return vote

    def _keep_apart_in_a_burst(self, minute: datetime) -> None:
        """Not counted until a moderator has looked, where far more answers come than are usual for this story."""
        votes = Vote.objects.filter(thread_id=self.thread_id)
        if not Burst.is_one(votes, minute):
            return
        burst = Burst.open_for(self.thread, minute)
        apart = votes.filter(minute=minute, is_counted=True)
        Burst.objects.filter(pk=burst.pk).update(last_minute=minute)
        is_first_of_minute = apart.exclude(pk=self.pk).update(is_counted=False, burst=burst) > 0
        Vote.objects.filter(pk=self.pk).update(is_counted=False, burst=burst)
        self.is_counted, self.burst = False, burst
        if is_first_of_minute:
            votes_changed.send(sender=Thread, threads=[self.thread])
