"""Puts printed pictures on the shelf, each made once: taken over, or signed anew, and developed only as a last resort."""

from collections.abc import Callable, Iterable
from itertools import groupby

from courant.documents import Photo
from courant.lib.developing import Developer, signed
from courant.lib.pictures import PictureRefused
from courant.press.file import PictureFile
from courant.press.pictures import rights_of, widths_of
from courant.press.shelf import FolderShelf

Originals = Callable[[str], bytes]


class Prints:
    """Makes the files of photos. `originals` reads a cleaned original by its name, `develop` makes pixels of it;
    `before` is the shelf of an older tree."""

    def __init__(
        self, shelf: FolderShelf, originals: Originals, develop: Developer, before: FolderShelf | None = None
    ) -> None:
        self.shelf = shelf
        self.originals = originals
        self.develop = develop
        self.before = before

    def put_on_shelf(self, files: Iterable[PictureFile]) -> dict[str, Exception]:
        """Have pictures lie on the shelf; returns why some could not be made, by their addresses."""
        missing: dict[str, Exception] = {}
        for photo, wanted in groupby(files, key=lambda file: file.photo):
            to_develop = [file for file in wanted if not self._is_taken_over(file)]
            if to_develop:
                try:
                    self._develop(photo, to_develop)
                except (OSError, PictureRefused) as error:
                    missing.update((file.path, error) for file in to_develop)
        return missing

    def _is_taken_over(self, file: PictureFile) -> bool:
        """From the tree before; or from another printing of the same picture, with other words."""
        if self.before and self.shelf.adopt(file.path, self.before):
            return True
        for shelf in filter(None, (self.shelf, self.before)):
            for path in shelf.beside(file.path, f"-{file.width}.{file.form}"):
                try:
                    picture = signed(shelf.read(path), file.form, rights_of(file.photo))
                except (OSError, PictureRefused):  # it has just gone, or is not one of ours
                    continue
                self.shelf.write(file.path, picture)
                return True
        return False

    def _develop(self, photo: Photo, files: list[PictureFile]) -> None:
        """All widths at once: decoding costs more than the rest, and a page shows all of them anyway."""
        name = photo.picture.original
        pixels = self.develop(self.originals(name), name, widths_of(photo.picture))
        rights = rights_of(photo)
        for file in files:
            self.shelf.write(file.path, signed(pixels[file.width, file.form], file.form, rights))
