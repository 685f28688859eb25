"""Outputs that are made but do not lie on a shelf yet, packed, so that another machine can hand them over. Pictures are only
named: their originals are where the shelf is."""

import zlib
from collections.abc import Iterable

import msgspec

from courant.documents import Photo
from courant.lib.developing import Form
from courant.press.file import File, PictureFile
from courant.press.library import Documents
from courant.press.manifest import Output
from courant.press.printing import Setting


class _Text(msgspec.Struct, array_like=True, tag="text"):
    path: str
    content: bytes


class _Picture(msgspec.Struct, array_like=True, tag="picture"):
    path: str
    photo: Photo
    width: int
    form: Form


class _Sheet(msgspec.Struct, array_like=True):
    output: Output
    exists: bool
    noted: list[str]
    failure: str
    files: list[_Text | _Picture]


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(list[_Sheet]).decode


def packed(settings: Iterable[Setting]) -> bytes:
    """As bytes; quickly compressed, for the way is what costs."""
    sheets = [
        _Sheet(one.output, one.exists, sorted(one.noted), one.failure, [_packed(file) for file in one.files])
        for one in settings
    ]
    return zlib.compress(_encode(sheets), 1)


def _packed(file: File | PictureFile) -> _Text | _Picture:
    if isinstance(file, File):
        return _Text(file.path, file.content)
    return _Picture(file.path, file.photo, file.width, file.form)


def unpacked(content: bytes, documents: Documents) -> list[Setting]:
    """What `packed` was given, where the same documents are."""
    return [
        Setting(
            sheet.output, documents.document(sheet.output.key) if sheet.exists else None, set(sheet.noted),
            [_unpacked(file) for file in sheet.files], sheet.failure,
        )
        for sheet in _decode(zlib.decompress(content))
    ]  # fmt: skip


def _unpacked(file: _Text | _Picture) -> File | PictureFile:
    if isinstance(file, _Text):
        return File(file.path, file.content)
    return PictureFile(file.path, file.photo, file.width, file.form)
