"""What must not be published: photos without credit, provenance or alternative text (law 19)."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from courant.desk.blocks.photo import faults_of


class NotPublishable(ValidationError):
    """A story or an entry lacks something without which it must not be published (law 19)."""


def check_photos(title: str, blocks: Iterable[dict[str, Any]]) -> None:
    """Look at the photos among raw blocks.

    Raises:
        NotPublishable: names what is to be published and what each photo lacks.
    """
    photos = [block["value"] for block in blocks if block["type"] == "photo"]
    faults = [f"{number}. {text}" for number, photo in enumerate(photos, 1) for text in faults_of(photo).values()]
    if faults:
        raise NotPublishable(
            _("“%(title)s” cannot be published. Its photos need more, counting from the first: %(faults)s")
            % {"title": title, "faults": " ".join(faults)}
        )
