"""That the daily mail to moderators was written: once a day, however many workers look. And who does not want it."""

from datetime import date

from django.conf import settings
from django.contrib.auth.models import User
from django.db import IntegrityError, models, transaction


class DailyDigest(models.Model):
    day = models.DateField(unique=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.day.isoformat()

    @classmethod
    def is_first_of(cls, day: date) -> bool:
        """Whether nobody has asked for this day before; in the transaction of what follows from it."""
        if cls.objects.filter(day__gte=day).exists():
            return False
        try:
            with transaction.atomic():
                cls.objects.create(day=day)
        except IntegrityError:  # another worker was faster
            return False
        cls.objects.filter(day__lt=day).delete()
        return True


class DigestWish(models.Model):
    """Whether one moderator wants the daily mail; who has said nothing gets it."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="digest_wish"
    )
    is_wanted = models.BooleanField(default=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.user_id}: {'wanted' if self.is_wanted else 'not wanted'}"

    @classmethod
    def of(cls, user: User) -> "DigestWish":
        """What this moderator said last; looking at it stores nothing."""
        return cls.objects.filter(user=user).first() or cls(user=user)
