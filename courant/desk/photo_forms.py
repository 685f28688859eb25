"""The forms by which pictures come in: whatever the door, what they hand on is clean (law 20)."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from courant.desk.models.photo_file import CleanedFile
from courant.lib.pictures import PictureRefused


class PictureField(WagtailImageField):
    """Takes what our own cleaning takes, told by its content: phones call HEIC files .jpg."""

    default_validators: list[Any] = []

    def to_python(self, data: Any) -> CleanedFile | None:
        file = forms.FileField.to_python(self, data)
        if file is None:
            return None
        self.check_image_file_size(file)
        try:
            return CleanedFile.of(file)
        except PictureRefused as refused:
            raise ValidationError(str(refused), code="invalid_image") from refused


class PhotoForm(BaseImageForm):
    """Every form with a picture in it: of the library, of the choosers, of many at once."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            old = self.fields["file"]
            self.fields["file"] = PictureField(label=old.label, required=old.required, widget=old.widget)

    def full_clean(self) -> None:
        """Check everything. Wagtail would keep the file as it came where only other fields are wrong."""
        super().full_clean()
        if self.is_bound and self.errors and self.cleaned_data.get("file") and "file" in self.changed_data:
            named = {name: errors for name, errors in self.errors.items() if name in self.fields}
            reasons = " ".join(f"{self.fields[name].label}: {' '.join(errors)}" for name, errors in named.items())
            message = _("The file was not kept. %(reasons)s Correct this and choose it again.")
            self.add_error("file", message % {"reasons": reasons})

    def save(self, commit: bool = True) -> Any:
        """Keep the picture. The file that it replaces goes once nothing can be taken back any more."""
        old, self.original_file = self.original_file, None
        photo = super().save(commit)
        if commit and old and "file" in self.changed_data:
            photo.renditions.all().delete()
            transaction.on_commit(lambda: old.storage.delete(old.name))
        return photo
