"""Cells that open harmlessly in a spreadsheet."""

from typing import Any

# A cell that begins with one of these is taken for a formula, by one program or another.
BEGINNINGS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def harmless(value: Any) -> Any:
    """The same value; text that would be run gets an apostrophe before it. Numbers and dates stay what they are."""
    return f"'{value}" if isinstance(value, str) and value.startswith(BEGINNINGS) else value
