"""That the daily mail to moderators was written: once a day, however many workers look."""

from datetime import date

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
