"""That a moderator is looking at a comment: for some minutes the others are spared it."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth.models import User
from django.db import models, transaction

from courant.discussion.models.comment import Comment

# Long enough for a page of the queue; whoever is called away holds nothing up for longer.
LASTS = timedelta(minutes=10)


class ClaimQuerySet(models.QuerySet["Claim"]):
    def of_others(self, user: User, *, now: datetime) -> "ClaimQuerySet":
        """What others are looking at."""
        return self.filter(until__gt=now).exclude(by=user)


class Claim(models.Model):
    comment = models.OneToOneField(Comment, on_delete=models.CASCADE, primary_key=True, related_name="claim")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    until = models.DateTimeField(db_index=True)

    objects = ClaimQuerySet.as_manager()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.comment_id} until {self.until}"

    @classmethod
    def take(cls, numbers: Iterable[int], *, by: User, now: datetime) -> set[int]:
        """Claim the comments with these numbers, as far as nobody else has; returns those that are now theirs."""
        wanted = set(Comment.objects.filter(pk__in=list(numbers)).values_list("pk", flat=True))
        with transaction.atomic():
            cls.objects.filter(until__lte=now).delete()
            cls.objects.filter(comment__in=wanted, by=by).update(until=now + LASTS)
            new = [Claim(comment_id=number, by=by, until=now + LASTS) for number in sorted(wanted)]
            Claim.objects.bulk_create(new, ignore_conflicts=True)
        return set(cls.objects.filter(comment__in=wanted, by=by).values_list("pk", flat=True))

    @classmethod
    def give_back(cls, by: User) -> None:
        """Leave everything to the others again."""
        cls.objects.filter(by=by).delete()
