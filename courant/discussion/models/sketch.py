"""Numbers by which comments of nearly the same text find one another."""

from django.db import models

from courant.discussion.models.comment import Comment


class Sketch(models.Model):
    """One of a few numbers of one comment: texts that are alike are likely to share one. Gone with the text."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="sketches")
    value = models.BigIntegerField()

    class Meta:
        indexes = (models.Index(fields=("value", "-comment"), name="sketches_by_value"),)
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.value} of {self.comment_id}"
