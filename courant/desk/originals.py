"""The cleaned originals of pictures, in the data folder."""

from pathlib import Path

from courant.desk.models.photo_file import PhotoFile


def missing_originals(folder: Path) -> list[str]:
    """Those that the newsroom has and a folder does not, by name."""
    names = PhotoFile.objects.order_by("pk").values_list("file", flat=True)
    return [name for name in names.iterator() if not (folder / name).is_file()]
