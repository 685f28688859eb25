"""The table of changes, and the addresses that published things once had."""

from django.db import models


class Change(models.Model):
    """Something published may look different now. Written in the transaction that caused it (law 5)."""

    subject = models.CharField(max_length=300, help_text="Key of the document, such as story:12; or under:KEY.")
    at = models.DateTimeField(auto_now_add=True)
    not_before = models.DateTimeField(
        null=True, help_text="Until then others of its kind are waited for, to be printed with it; empty: at once."
    )
    printed_at = models.DateTimeField(null=True, help_text="When its files were on the shelf.")
    failure = models.TextField(blank=True, help_text="Why it could not be printed, where it could not.")

    class Meta:
        indexes = [
            models.Index(fields=["id"], name="changes_waiting", condition=models.Q(printed_at__isnull=True)),
            models.Index(fields=["at"], name="changes_by_time"),
        ]

    def __str__(self) -> str:
        return self.subject


class FormerAddress(models.Model):
    """An address under which something was published, and is no more."""

    path = models.CharField(max_length=1000, primary_key=True)
    edition = models.CharField(max_length=20, help_text="Language code of the edition.")
    successor = models.CharField(max_length=300, help_text="Key of what was there.")
    archive_pages = models.PositiveIntegerField(default=0, help_text="How many numbered archive pages stood below it.")

    def __str__(self) -> str:
        return self.path


class PrintingFolder(models.Model):
    """A data folder that prints, or has printed, this newsroom; one of them leads. There are none with SQLite."""

    ALL = "all"

    folder = models.CharField(max_length=32, primary_key=True)
    name = models.CharField(max_length=4500, help_text="Machine and path, for people.")
    leads = models.BooleanField(default=False, help_text="Whether its processes mark changes as printed.")
    lacks_after = models.TextField(blank=True, help_text="The mark after which its tree lacks what others printed.")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["leads"], condition=models.Q(leads=True), name="one_folder_leads")
        ]

    def __str__(self) -> str:
        return self.name


class PrintRelease(models.Model):
    """A whole print with which hands on other machines may help (courant/publishing/far_hands.py). This and what belongs to it
    goes when the print ends, and is not written to the log of the server: all of it can be made again."""

    release = models.CharField(max_length=32, primary_key=True)
    made_with = models.TextField(help_text="Whoever helps must have the same theme, press and libraries.")
    parts = models.PositiveIntegerField(help_text="How many parts its documents have.")
    lead = models.CharField(max_length=4500, help_text="Whose print it is, for people.")

    def __str__(self) -> str:
        return self.release


class PrintPart(models.Model):
    """A part of the file with the documents of a print."""

    release = models.CharField(max_length=32)
    number = models.PositiveIntegerField()
    body = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["release", "number"], name="parts_in_order")]

    def __str__(self) -> str:
        return f"{self.release}/{self.number}"


class PrintTask(models.Model):
    """A range of outputs that a hand elsewhere may make, and then what it made."""

    release = models.CharField(max_length=32)
    number = models.PositiveIntegerField()
    outputs = models.BinaryField()
    result = models.BinaryField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["release", "number"], name="tasks_in_order")]

    def __str__(self) -> str:
        return f"{self.release}/{self.number}"
