"""What checks have doubted, and what the learned ones have learned of it."""

from django.db import models

from courant.discussion.models.comment import Comment


class Doubted(models.Model):
    """That a check had a doubt about a comment: to find these comments, and to measure the check when they are decided.
    What exactly it was stands with the comment, and is gone with its text."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="+")
    check_name = models.CharField(max_length=32)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("check_name", "comment"), name="doubted_once"),)
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.check_name} of {self.comment_id}"


class Weights(models.Model):
    """All that one learned check has learned."""

    check_name = models.CharField(primary_key=True, max_length=32)
    recipe = models.PositiveSmallIntegerField(help_text="With which recipe; with another, everything is learned anew.")
    version = models.PositiveIntegerField(default=0, help_text="Grows with every lesson.")
    positives = models.PositiveIntegerField(default=0)
    negatives = models.PositiveIntegerField(default=0)
    packed = models.BinaryField(default=b"")

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.check_name}: {self.positives} + {self.negatives}"


class Lesson(models.Model):
    """What one check thought of a comment before anybody had decided, and what it then learned: taken back exactly when
    the decision is."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="lessons")
    check_name = models.CharField(max_length=32)
    score = models.FloatField(null=True, help_text="From before anybody had decided; empty while nothing is shown.")
    is_positive = models.BooleanField(null=True, help_text="What was learned; empty where nothing is.")
    step = models.BigIntegerField(default=0)
    buckets = models.BinaryField(default=b"", help_text="Keyed hashes of parts of the text; gone with the text.")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("comment", "check_name"), name="one_lesson_of_a_comment"),)
        indexes = (
            models.Index(
                fields=("check_name", "-id"), name="lessons_measured",
                condition=models.Q(score__isnull=False, is_positive__isnull=False),
            ),
        )  # fmt: skip
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.check_name} of {self.comment_id}: {self.score}"
