"""Numbers by which comments of nearly the same text find one another."""

from django.db import models, transaction

from courant.discussion.models.comment import Comment
from courant.lib.likeness import sequences, sketch

SHORTEST = 40  # of a text; below, two readers may well say nearly the same


class Sketch(models.Model):
    """One of a few numbers of one comment: texts that are alike are likely to share one. Gone with the text."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="sketches")
    value = models.BigIntegerField()

    class Meta:
        indexes = (models.Index(fields=("value", "-comment"), name="sketches_by_value"),)
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.value} of {self.comment_id}"

    @staticmethod
    def renew(comment: Comment, parts: frozenset[int]) -> None:
        """Have a comment found by these parts, and by none that it had before."""
        with transaction.atomic():
            comment.sketches.all().delete()
            Sketch.objects.bulk_create([Sketch(comment=comment, value=value) for value in values_of(parts)])


def parts_of(text: str) -> frozenset[int]:
    """What a text is compared by; nothing of a short one."""
    return sequences(text) if len(text) >= SHORTEST else frozenset()


def values_of(parts: frozenset[int]) -> list[int]:
    """The numbers by which others like it are found."""
    return sketch(parts) if parts else []
