"""The demo newsroom's texts, read from the folder of each language."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "newsroom"
LANGUAGES = ("en", "ar", "fa")


@cache
def newsroom(language: str) -> dict[str, Any]:
    """Titles, sections, contributors, sources, topics and rules of one edition."""
    return tomllib.loads((FOLDER / language / "newsroom.toml").read_text())


@cache
def stories(language: str) -> dict[str, dict[str, Any]]:
    """The stories of one edition by key, oldest first."""
    found = {
        file.stem: tomllib.loads(file.read_text()) for file in sorted((FOLDER / language / "stories").glob("*.toml"))
    }
    return dict(sorted(found.items(), key=lambda entry: entry[1]["published"]))
