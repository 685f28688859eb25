"""Pictures as uploaded: cleaned before anything is written, whatever door they came in by (law 20)."""

from hashlib import sha256
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import models
from wagtail.images.models import AbstractImage, AbstractRendition

from courant.lib.pictures import PictureRefused, clean


class PhotoFile(AbstractImage):
    """A picture in the media library. What it shows, its credit and provenance belong to each use of it."""

    received_sha256 = models.CharField(max_length=64, editable=False, help_text="Of the file as it was received.")
    sha256 = models.CharField(max_length=64, editable=False, help_text="Of the cleaned file that is kept.")

    admin_form_fields = ("title", "file", "collection", "tags", "focal_point_x", "focal_point_y",
                         "focal_point_width", "focal_point_height")  # fmt: skip

    class Meta:
        verbose_name = "photo"
        verbose_name_plural = "photos"

    def clean(self) -> None:
        super().clean()
        if self.file and not self.file._committed:
            try:
                self._clean_file()
            except PictureRefused as refused:
                raise ValidationError({"file": str(refused)}) from refused

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the picture.

        Raises:
            PictureRefused: the file is not a picture that we keep; the message says what it is.
        """
        if self.file and not self.file._committed:
            self._clean_file()
        super().save(*args, **kwargs)

    def _clean_file(self) -> None:
        if getattr(self, "_cleaned", None) is self.file.file:
            return
        self.file.file.seek(0)
        picture = clean(self.file.file.read(), self.file.name)
        stem = self.file.name.rpartition(".")[0] or "picture"
        self.file = ContentFile(picture.data, name=f"{stem}.{picture.extension}")
        self.width, self.height = picture.width, picture.height
        self.received_sha256 = picture.received_sha256
        self.sha256 = sha256(picture.data).hexdigest()
        self._cleaned = self.file.file
        self._set_image_file_metadata()


class PhotoRendition(AbstractRendition):
    """Thumbnails for the desk; never printed."""

    image = models.ForeignKey(PhotoFile, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)
