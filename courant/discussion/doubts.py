"""What a check has against a comment, as it is stored and as a moderator reads it, and what it can lead to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, Self


class Outcome(Enum):
    """What a doubt leads to; the table of the checks says which has which."""

    REFUSE = "The comment is handed back to its author, and not stored."
    HOLD = "The comment waits for a moderator, also where an edition shows comments before moderation."
    SPAM = "The comment waits for a moderator; it becomes spam by itself only where 99.5% precision was measured here."
    ORDER = "The comment comes earlier in the queue."
    NOTE = "A moderator reads it; nothing else follows."


@dataclass(frozen=True)
class Doubt:
    """One doubt: which check has it, in words for a moderator, and the numbers behind the words."""

    check: str
    words: str
    numbers: Mapping[str, float] = field(default_factory=dict)
    has_failed: bool = False

    @classmethod
    def read(cls, stored: Mapping[str, Any]) -> Self:
        """A doubt as it was stored."""
        return cls(stored["check"], stored["words"], stored.get("numbers", {}), stored.get("has_failed", False))

    def stored(self) -> dict[str, Any]:
        """The doubt as JSON keeps it."""
        failed = {"has_failed": True} if self.has_failed else {}
        return {"check": self.check, "words": self.words, "numbers": dict(self.numbers)} | failed
