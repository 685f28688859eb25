"""What an asked-for path may look like."""

import re
import unicodedata

# Ours have some 200 characters and nine steps. Each step is looked at on the disk.
LONGEST, DEEPEST = 2048, 24

_CONTROL = re.compile("[\0-\x1f\x7f-\x9f]")


class PathRefused(ValueError):
    """No honest link asks for this path; the sentence says what is wrong with it."""


def cleaned(path: str) -> str:
    """The path in NFC.

    Raises:
        PathRefused: it has characters or steps that no address of ours has.
    """
    if not path.startswith("/"):
        raise PathRefused("An address begins with a slash.")
    if len(path) > LONGEST or path.count("/") > DEEPEST:
        raise PathRefused("The address is longer, or has more steps, than any of ours.")
    if "\\" in path or "\N{REPLACEMENT CHARACTER}" in path:
        raise PathRefused("The address is not valid UTF-8, or holds a backslash.")
    if _CONTROL.search(path):
        raise PathRefused("The address holds a control character.")
    if ".." in path and ".." in path.split("/"):
        raise PathRefused("The address climbs out of the site.")
    return unicodedata.normalize("NFC", path)


def is_public(path: str) -> bool:
    """Whether a file at this path may be shown: no hidden names, no empty steps."""
    steps = path.split("/")[1:]
    hidden = [step for step in steps if step.startswith(".")]
    return "" not in steps[:-1] and (not hidden or (hidden == steps[:1] == [".well-known"]))


def is_live(path: str) -> bool:
    """Whether the application answers this path, rather than a file."""
    return path.startswith(("/-/", "/desk/")) or path in ("/-", "/desk")
