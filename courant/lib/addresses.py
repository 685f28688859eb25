"""Addresses on the site: relative links between them, their files, their percent-encoded form."""

import re
from functools import lru_cache
from urllib.parse import quote as percent_encode

# What ext4, APFS and most other file systems allow for one name.
MAX_NAME_BYTES = 255
_UNSAFE = re.compile(r"[\\\x00-\x1f]")
# What most addresses are made of stands in them as it is: letters that need no encoding, in names that are no steps upwards.
_PLAIN = re.compile(r"(?:/[A-Za-z0-9_~-][A-Za-z0-9_.~-]{0,254})+/?")
# A page has a hundred links, and most lead where those of its neighbours lead.
_KEPT = 5_000


def relative(from_path: str, to_path: str) -> str:
    """Write the link from one page to another, percent-encoded for use in href.

    Both are site addresses beginning with "/". The link works at any prefix, and a fragment stays. Raises
    ValueError as file_of does.
    """
    return link(from_path, climb_from(from_path), to_path)


def link(page: str, climb: str, to_path: str) -> str:
    """The link from the page at an address, for which `climb` leads up to the root of the site.

    Every link goes by way of the root, so that pages in the same depth write the same links, and what they have in
    common is set once for all of them.
    """
    if "#" not in to_path:
        return climb + _encoded_address(to_path) or "./"
    address, mark, fragment = to_path.partition("#")
    if address == page:
        return mark + percent_encode(fragment, safe="")
    there = climb + _encoded_address(address)
    return (there or "./") + mark + percent_encode(fragment, safe="")


@lru_cache(_KEPT)
def climb_from(path: str) -> str:
    """What leads from a page to the root of the site: `../` for each folder that it lies in."""
    return "../" * (len(_segments(path)) - 1)


def file_of(path: str) -> str:
    """Name the file of an address inside the printed folder: "/en/" is "en/index.html".

    Raises ValueError when the address does not begin with "/", or has a name that a file cannot safely have.
    """
    segments = _segments(path)
    return "/".join([*segments[:-1], segments[-1] or "index.html"])


@lru_cache(_KEPT)
def quote(path: str) -> str:
    """Percent-encode a site address for an absolute URL (RFC 3986); a fragment stays."""
    if _PLAIN.fullmatch(path):
        return path
    address, mark, fragment = path.partition("#")
    return percent_encode(address, safe="/") + mark + percent_encode(fragment, safe="")


@lru_cache(_KEPT)
def _encoded_address(address: str) -> str:
    """An address without its first slash, percent-encoded: no name in it can pass for a scheme."""
    if _PLAIN.fullmatch(address):
        return address[1:]
    return "/".join(percent_encode(name, safe="") for name in _segments(address))


@lru_cache(_KEPT)
def _segments(path: str) -> tuple[str, ...]:
    """The names between the slashes; the last is empty for a page."""
    if not path.startswith("/"):
        raise ValueError(f"The address {path!r} does not begin with a slash: write it from the root of the site.")
    segments = tuple(path[1:].split("/"))
    for name in segments[:-1]:
        _check_name(name, path)
    if segments[-1]:
        _check_name(segments[-1], path)
    return segments


def _check_name(name: str, path: str) -> None:
    if name in ("", ".", ".."):
        raise ValueError(f"The address {path!r} has the part {name!r}: every part must be a plain name.")
    if _UNSAFE.search(name):
        raise ValueError(f"The address {path!r} has a backslash or control character: remove it.")
    try:
        size = len(name.encode())
    except UnicodeEncodeError:
        raise ValueError(f"The address {path!r} has half a character (a lone surrogate): remove it.") from None
    if size > MAX_NAME_BYTES:
        raise ValueError(f"The address {path[:60]!r}… has a part of {size} bytes: {MAX_NAME_BYTES} is the most.")
