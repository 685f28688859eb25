"""Slugs in every script, by the rule of lib/slugs.py."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError

from courant.lib.slugs import MAX_BYTES, SlugRefused, check_slug, make_slug


def tidy_slug(slug: str, title: str, language: str) -> str:
    """The slug as it will stand in the address: the given one made proper, or one made from the title.

    Raises:
        ValidationError: nothing usable is left, or the word is reserved for an address of ours.
    """
    tidy = make_slug(slug or title, language)
    try:
        check_slug(tidy)
    except SlugRefused as refused:
        raise ValidationError({"slug": str(refused)}) from refused
    return tidy


def free_slug(slug: str, is_free: Callable[[str], bool]) -> str:
    """The slug, with a number after it where it is taken; never longer than a slug may be."""
    found, number = slug, 1
    while not is_free(found):
        number += 1
        ending = f"-{number}"
        found = slug.encode()[: MAX_BYTES - len(ending)].decode(errors="ignore").rstrip("-") + ending
    return found


def language_of(thing: Any) -> str:
    """The language code of a page or snippet, also before its locale is set."""
    return str(thing.locale.language_code) if thing.locale_id else "en"
