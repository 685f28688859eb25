"""Slugs: the part of an address that is made from a headline or a name, in its own script."""

import re
import unicodedata

from courant.lib.marks import composed, is_mark

MAX_BYTES = 200

_ADDRESSES = """
    page topics people sources corrections transparency comment-policy about feed.xml feed.json story.json comments.json
    not-found index.html closed media theme pictures desk - static search robots.txt sitemap.xml news-sitemap.xml
    security.txt .well-known favicon.ico manifest.json 404.html 410.html feed sitemap story comments
"""
# Windows cannot make folders of these names, and a site unpacked from a ZIP must open there.
_WINDOWS = "con prn aux nul " + " ".join(f"com{n} lpt{n}" for n in range(1, 10))

RESERVED: frozenset[str] = frozenset(_ADDRESSES.split() + _WINDOWS.split())

# Typed inside words in many languages; as hyphens they would tear the words apart. U+02BC is a letter to
# Unicode, but Ukrainian writers type any of the three.
_VANISHING = frozenset("'’\u02bc\u05f3\u05f4\u0640")
# Letters and marks that draw nothing: fillers, grapheme joiner, variation selectors.
_INVISIBLE = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
_PERSIAN = str.maketrans({"ي": "ی", "ى": "ی", "ك": "ک"})
_ZWNJ = "\u200c"
_NOT_ASCII_WORDS = re.compile("[^0-9a-z]+")


class SlugRefused(ValueError):
    """A slug that cannot be part of an address; the message says which, why, and what to use."""


def make_slug(text: str, language: str) -> str:
    """Make a slug by the rule in STANDARDS.md, "Languages"; empty when nothing of the text can be kept."""
    return _ascii_slug(text) if text.isascii() else letter_by_letter(text, language)


def _ascii_slug(text: str) -> str:
    return _shorten(_NOT_ASCII_WORDS.sub("-", text.lower().replace("'", "")).strip("-"))


def letter_by_letter(text: str, language: str) -> str:
    """What make_slug does with everything that is not plain ASCII."""
    text = _INVISIBLE.sub("", composed(text)).lower()
    if language.lower().replace("_", "-").split("-")[0] in ("fa", "prs"):
        text = composed(text).translate(_PERSIAN)
    spelled = "".join(_spell(character) for character in text)
    # A mark needs a letter to stand on: without one it would combine with the hyphen or the slash.
    joined = re.sub("-+", "-", "".join(_drop_loose_marks(spelled)))
    return _shorten(composed(joined).strip("-"))


def check_slug(slug: str) -> None:
    """Raise SlugRefused unless the slug is one that make_slug could have made, and free to use."""
    if not slug:
        raise SlugRefused("The slug is empty: write at least one letter or digit.")
    size = len(slug.encode("utf-8", "surrogatepass"))
    if size > MAX_BYTES:
        raise SlugRefused(f"The slug {slug[:40]!r}… has {size} bytes: shorten it to {MAX_BYTES}.")
    if slug in RESERVED:
        raise SlugRefused(f"The slug {slug!r} is a word the site's own addresses use: add another word to it.")
    suggestion = make_slug(slug, "")
    way_out = f"use {suggestion!r}." if suggestion else "write it with letters, digits and hyphens."
    if slug.startswith("-") or slug.endswith("-"):
        raise SlugRefused(f"The slug {slug!r} begins or ends with a hyphen: {way_out}")
    if not unicodedata.is_normalized("NFC", slug):
        raise SlugRefused(f"The slug {slug!r} is not in Unicode's composed form (NFC): {way_out}")
    if slug != suggestion:
        raise SlugRefused(f"The slug {slug!r} has characters that addresses do not keep: {way_out}")


def _spell(character: str) -> str:
    if character in _VANISHING:
        return ""
    kind = unicodedata.category(character)
    if kind == "Nd":
        return str(unicodedata.decimal(character))
    if kind[0] == "L" or kind in ("Mn", "Mc"):
        return character
    if kind == "Cf" and character != _ZWNJ:
        return ""
    return "-"


def _drop_loose_marks(spelled: str) -> list[str]:
    kept: list[str] = []
    for character in spelled:
        if not is_mark(character) or (kept and kept[-1] != "-"):
            kept.append(character)
    return kept


def _shorten(slug: str) -> str:
    encoded = slug.encode()
    if len(encoded) <= MAX_BYTES:
        return slug
    whole = encoded[:MAX_BYTES].decode("utf-8", "ignore")
    end = len(whole)
    while end and is_mark(slug[end]):
        end -= 1
    if slug[end] != "-":
        hyphen = slug.rfind("-", 0, end)
        # One early hyphen before a very long word is no reason to lose most of the slug.
        if len(slug[: max(hyphen, 0)].encode()) >= MAX_BYTES // 2:
            end = hyphen
    return slug[:end].strip("-")
