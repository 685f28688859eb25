"""What an output yields: files to lie on the shelf."""

import hashlib
from dataclasses import dataclass
from functools import cached_property

from courant.documents import Photo
from courant.lib.developing import Form
from courant.press.holdings import stem_of


@dataclass(frozen=True)
class File:
    """A file at a site address; an address that ends in a slash is the index.html of a folder."""

    path: str
    content: bytes

    @cached_property
    def digest(self) -> bytes:
        """Differs when the content does."""
        return hashlib.sha256(self.content).digest()

    @classmethod
    def of_text(cls, path: str, text: str) -> "File":
        """A text file, as UTF-8."""
        return cls(path, text.encode())


@dataclass(frozen=True)
class PictureFile:
    """A photo in one width and form, developed only where the shelf does not have it: its address names its content."""

    path: str
    photo: Photo
    width: int
    form: Form

    @property
    def digest(self) -> bytes:
        """The name, which is the content's."""
        return self.path.encode()

    @cached_property
    def stem(self) -> str:
        """What the addresses of all files of its photo have in common; which these are is a question of it alone."""
        return stem_of(self.path)
