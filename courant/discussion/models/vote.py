"""One reader's answer to “Do you like this article?”."""

from django.db import models, transaction

from courant.discussion.models.thread import Thread
from courant.discussion.signals import thread_changed


class Choice(models.TextChoices):
    YES = "yes"
    NO = "no"


class Vote(models.Model):
    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="votes")
    reader_hash = models.CharField(max_length=64)
    choice = models.CharField(max_length=3, choices=Choice.choices)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("thread", "reader_hash"), name="one_vote_a_reader"),
            models.CheckConstraint(condition=models.Q(choice__in=Choice.values), name="vote_is_yes_or_no"),
        )

    def __str__(self) -> str:
        return self.choice

    @classmethod
    def cast(cls, choice: Choice, *, on: Thread, by: str) -> "Vote":
        """Take a reader's answer; a second one replaces the first. `by` is the hash of the reader's key."""
        with transaction.atomic():
            vote, is_new = cls.objects.get_or_create(thread=on, reader_hash=by, defaults={"choice": choice})
            is_changed = not is_new and cls.objects.filter(pk=vote.pk).exclude(choice=choice).update(choice=choice) > 0
            if is_new or is_changed:
                vote.choice = choice
                thread_changed.send(sender=Thread, thread=on)
        return vote
