"""Pictures as uploaded: cleaned before anything is written, whatever door they came in by (law 20)."""

from hashlib import sha256
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import (
    AbstractImage,
    AbstractRendition,
    WagtailImageField,
    WagtailImageFieldFile,
    get_upload_to,
)  # fmt: skip

from courant.desk.darkroom import DARKROOM
from courant.lib.picture_headers import read_header
from courant.lib.pictures import PictureRefused


class CleanedFile(ContentFile):
    """A picture that may be written: told nothing, it can tell nothing."""

    @classmethod
    def of(cls, file: File, name: str = "") -> "CleanedFile":
        """The picture in a file, cleaned.

        Raises:
            PictureRefused: the file is not a picture that we keep; the message says what it is.
        """
        if isinstance(file, CleanedFile):
            return file
        name = name or file.name or "picture"
        file.seek(0)
        picture = DARKROOM.clean(file.read(), name)
        cleaned = cls(picture.data, name=f"{name.rpartition('.')[0] or name}.{picture.extension}")
        cleaned.received_sha256 = picture.received_sha256
        return cleaned


class CleanedFieldFile(WagtailImageFieldFile):
    """The one place through which every picture passes on its way into the folder of originals."""

    def get_image_dimensions(self) -> tuple[int, int]:
        """Width and height; of what was not cleaned yet by its header alone, before any decoder sees it."""
        if self._committed or isinstance(self.file, CleanedFile):
            return super().get_image_dimensions()
        self.file.seek(0)
        header = read_header(self.file.read(), self.name)
        return header.width, header.height

    def save(self, name: str, content: File, save: bool = True) -> None:
        cleaned = CleanedFile.of(content, name)
        self.instance.received_sha256 = cleaned.received_sha256
        self.instance.sha256 = sha256(cleaned.read()).hexdigest()
        super().save(cleaned.name, cleaned, save)


class CleanedField(WagtailImageField):
    attr_class = CleanedFieldFile

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        return name, "wagtail.images.models.WagtailImageField", args, kwargs  # the same column


class PhotoFile(AbstractImage):
    """A picture in the media library, and whose it is. What it shows, its credit and provenance belong to each use."""

    file = CleanedField(verbose_name=_("file"), upload_to=get_upload_to, width_field="width", height_field="height")
    received_sha256 = models.CharField(max_length=64, editable=False, help_text="Of the file as it was received.")
    sha256 = models.CharField(max_length=64, editable=False, help_text="Of the cleaned file that is kept.")

    creator = models.CharField(
        _("creator"), max_length=200, blank=True,
        help_text=_(
            "Who made the picture, as they want to be named. Written into every printed copy: leave it empty to "
            "protect somebody."
        ),
    )  # fmt: skip
    copyright_notice = models.CharField(
        _("copyright notice"), max_length=200, blank=True, help_text=_("For example: © 2026 Sara Ahmadi.")
    )
    source = models.CharField(
        _("source"), max_length=200, blank=True,
        help_text=_("From whom the newsroom has it: an agency, an archive, a person."),
    )  # fmt: skip
    licence = models.CharField(
        _("licence address"), max_length=500, blank=True, validators=[URLValidator(["https", "http"])],
        help_text=_("Web address of the licence, or of the page that says what others may do with the picture."),
    )  # fmt: skip

    admin_form_fields = ("title", "file", "creator", "copyright_notice", "source", "licence", "collection", "tags", "focal_point_x", "focal_point_y",
                         "focal_point_width", "focal_point_height")  # fmt: skip

    class Meta:
        verbose_name = _("photo")
        verbose_name_plural = _("photos")

    def clean(self) -> None:
        super().clean()
        try:
            self._clean_file()
        except PictureRefused as refused:
            raise ValidationError({"file": str(refused)}) from refused

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the picture.

        Raises:
            PictureRefused: the file is not a picture that we keep; the message says what it is.
        """
        self._clean_file()
        super().save(*args, **kwargs)

    def get_upload_to(self, filename: str) -> str:
        """Named by its content: the name it came with may tell who sent it, and the story's JSON shows the name."""
        return f"original_images/{self.sha256[:24]}.{filename.rpartition('.')[2]}"

    def generate_rendition_file(self, filter: Any, *, source: Any = None) -> File:
        """A thumbnail, in memory: Wagtail leaves its temporary file open."""
        with super().generate_rendition_file(filter, source=source) as made:
            made.seek(0)
            return ContentFile(made.read(), name=made.name)

    def _clean_file(self) -> None:
        """Have size and hashes belong to the clean file, which is all that is ever written."""
        if self.file and not self.file._committed:
            if not isinstance(self.file.file, CleanedFile):
                self.file = CleanedFile.of(self.file.file, self.file.name)
            self._set_image_file_metadata()


class PhotoRendition(AbstractRendition):
    """Thumbnails for the desk; never printed."""

    image = models.ForeignKey(PhotoFile, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)
