"""A photo in a story, with the words and rights that it needs before it may be published (law 19)."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

PROVENANCES = [
    ("staff", _("Staff")),
    ("commissioned", _("Commissioned")),
    ("agency", _("Agency")),
    ("pool", _("Pool")),
    ("handout", _("Handout")),
    ("courtesy", _("Courtesy")),
    ("sent_to_us", _("Sent to us")),
    ("witness", _("Witness")),
    ("circulated_online", _("Circulated online")),
    ("screen_grab", _("Screen grab")),
    ("satellite", _("Satellite")),
    ("archive", _("Archive")),
    ("public_domain", _("Public domain")),
    ("creative_commons", _("Creative Commons")),
    ("illustration", _("Illustration")),
    ("graphic", _("Graphic")),
    ("composite", _("Composite")),
    ("ai_generated", _("AI-generated")),
]
KNOWN = {value for value, _label in PROVENANCES}
NEEDS_ALT = _("Describe what the photo shows, or mark it as decorative.")


def faults_of(photo: Mapping[str, Any]) -> dict[str, Any]:
    """What a photo lacks before it may be published, by field."""
    faults: dict[str, Any] = {}
    if not photo.get("image"):
        faults["image"] = _("Choose a picture.")
    if not (photo.get("credit") or "").strip():
        faults["credit"] = _("Say whose picture this is.")
    if photo.get("provenance") not in KNOWN:
        faults["provenance"] = _("Say how the picture came to the newsroom.")
    if not (photo.get("alt") or "").strip() and not photo.get("decorative"):
        faults["alt"] = NEEDS_ALT
    return faults


class PhotoBlock(blocks.StructBlock):
    image = ImageChooserBlock(label=_("Image"))
    caption = blocks.CharBlock(required=False, max_length=600, label=_("Caption"))
    credit = blocks.CharBlock(max_length=200, label=_("Credit"), help_text=_("Printed in brackets after the caption."))
    provenance = blocks.ChoiceBlock(
        choices=PROVENANCES, label=_("Provenance"), help_text=_("How the picture came to the newsroom.")
    )
    alt = blocks.CharBlock(
        required=False, max_length=600, label=_("Alternative text"),
        help_text=_("What a reader who cannot see the photo should know."),
    )  # fmt: skip
    decorative = blocks.BooleanBlock(
        required=False, label=_("Decorative"), help_text=_("It carries no information of its own.")
    )

    class Meta:
        icon = "image"
        label = _("Photo")

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if not getattr(self, "is_deferred_validation", False) and (faults := faults_of(cleaned)):
            raise blocks.StructBlockValidationError({name: ValidationError(text) for name, text in faults.items()})
        return cleaned
