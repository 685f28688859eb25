"""What an author wants to say instead."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from courant.discussion.models.status import Status


@dataclass(frozen=True)
class Edit:
    """A faultless new text, with what the checks have against it."""

    text: str
    direction: str
    text_digest: str
    token_hash: str
    at: datetime
    doubts: list[Any] = field(default_factory=list)
    is_held: bool = False

    @property
    def status(self) -> Status:
        """How it waits."""
        return Status.SYSTEM_WITHHELD if self.is_held else Status.PREMOD
