"""Numbers by which comments of nearly the same text find one another."""

from collections.abc import Sequence
from functools import lru_cache

from django.db import connection, models, transaction

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
    def renew(comments: Sequence[Comment]) -> None:
        """Have each comment found by its text, and by none that it had before; not where that was purged or edited since it
        was read."""
        new = {comment.pk: values_of(parts_of(comment.text)) for comment in comments}
        with transaction.atomic(), connection.cursor() as cursor:
            there = Comment.objects.select_for_update(no_key=True).filter(pk__in=new, purged_at=None).order_by("pk")
            as_read = {(comment.pk, comment.edited_at) for comment in comments}
            keys = [found[0] for found in there.values_list("pk", "edited_at") if found in as_read]
            Sketch.objects.filter(comment__in=keys).delete()
            if rows := [(key, value) for key in keys for value in new[key]]:
                cursor.executemany(INSERT, rows)

    @staticmethod
    def comments_with(values: Sequence[int], *, at_most: int, before: int, besides: int) -> set[int]:
        """The keys of the comments that share one of these numbers: for each number the latest, before this key."""
        bounds = [bound for value in values for bound in (value, before, besides, at_most)]
        with connection.cursor() as cursor:
            cursor.execute(" UNION ".join([LATEST] * len(values)), bounds)
            return {key for (key,) in cursor.fetchall()}


# As short as can be: whoever sends a comment at this moment waits for it.
INSERT = f"INSERT INTO {Sketch._meta.db_table} (comment_id, value) VALUES (%s, %s)"
# Put into words here: Django has no union of parts that are ordered and cut on SQLite, and one question for each number
# was half of what a comment costs the worker.
LATEST = f"""SELECT comment_id FROM (
    SELECT comment_id FROM {Sketch._meta.db_table}
    WHERE value = %s AND comment_id < %s AND comment_id <> %s ORDER BY comment_id DESC LIMIT %s
) AS latest"""


def parts_of(text: str) -> frozenset[int]:
    """What a text is compared by; nothing of a short one."""
    return sequences(text) if len(text) >= SHORTEST else frozenset()


@lru_cache(maxsize=128)  # asked for to be kept, and again to look for others
def values_of(parts: frozenset[int]) -> tuple[int, ...]:
    """The numbers by which others like it are found."""
    return tuple(sketch(parts)) if parts else ()
