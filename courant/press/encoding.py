"""Documents as the manifest keeps them; whoever sets one down and reads it again has checked every field."""

import msgspec

from courant.documents import AnyDocument, Document, Teaser


class Placed(msgspec.Struct):
    """Of any document, where it is printed; empty where that is at no address of its own."""

    path: str = ""


decode = msgspec.msgpack.Decoder(AnyDocument).decode
decode_teaser = msgspec.msgpack.Decoder(Teaser).decode  # of a story: what else it has is passed over
decode_placed = msgspec.msgpack.Decoder(Placed).decode
encode = msgspec.msgpack.Encoder(order="sorted").encode


class InvalidDocument(ValueError):
    """A document does not keep its promises; the message names the document, its address and the field."""


def checked(document: Document) -> Document:
    """The same document, every field of it checked against its declaration.

    Raises:
        InvalidDocument: a field has a value that it must not have.
    """
    return encoded(document)[0]


def encoded(document: Document) -> tuple[Document, bytes]:
    """As `checked`, with the bytes by which it was checked: the manifest keeps these.

    Raises:
        InvalidDocument: a field has a value that it must not have.
    """
    try:
        body = encode(document)
        return decode(body), body
    except msgspec.ValidationError as error:
        raise _invalid(document, str(error)) from error
    except UnicodeEncodeError as error:
        raise _invalid(
            document, f"half a character (a lone surrogate) - at `$.{_unwritable_field(document)}`"
        ) from error


def _invalid(document: Document, reason: str) -> InvalidDocument:
    address = getattr(document, "path", "").encode(errors="replace").decode()
    return InvalidDocument(f"{document.key} {address}: {reason}")


def _unwritable_field(document: Document) -> str:
    for name in document.__struct_fields__:
        try:
            encode(getattr(document, name))
        except UnicodeEncodeError:
            return name
    return ""
