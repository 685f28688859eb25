"""What a check has against a comment, as it is stored and as a moderator reads it, and what it can lead to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, NamedTuple, Self

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


class Outcome(Enum):
    """What a doubt leads to; the table of the checks says which has which."""

    REFUSE = "The comment is handed back to its author, and not stored."
    HOLD = "The comment waits for a moderator, also where an edition shows comments before moderation."
    SPAM = "The comment waits for a moderator; it becomes spam by itself only where 99.5% precision was measured here."
    ORDER = "The comment comes earlier in the queue."
    NOTE = "A moderator reads it; nothing else follows."


class Counted(NamedTuple):
    """A message that counts something: for one, for several, and the name of the number that is counted."""

    one: str
    several: str
    number: str


# The sentence stays below 500 characters in every language.
MOST_OF_AN_ERROR = 400
# Such a character could turn round the words beside it. Shown by its number, it cannot.
BIDI_CONTROLS = str.maketrans({code: f"\\u{code:04x}" for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))})
FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"


@dataclass(frozen=True)
class Doubt:
    """One doubt: which check has it, the message in English, and what is put into its places: the numbers behind it by
    their names, `%(quoted)s`, which may be anybody's text, and `%(check)s`."""

    check: str
    message: str | Counted
    numbers: Mapping[str, float] = field(default_factory=dict)
    quoted: tuple[str, ...] = ()
    has_failed: bool = False

    @classmethod
    def of_failure(cls, check: str, message: str, error: Exception) -> Self:
        """What could not be found out, and why."""
        return cls(check, message, quoted=(f"{type(error).__name__}: {error}"[:MOST_OF_AN_ERROR],), has_failed=True)

    @classmethod
    def read(cls, stored: Mapping[str, Any]) -> Self:
        """A doubt as it was stored."""
        if "words" in stored:  # by an older release: a finished sentence, with nothing to be put in
            message = stored["words"].replace("%", "%%")
        else:
            message = stored["message"]
        return cls(
            stored["check"], message if isinstance(message, str) else Counted(*message), stored.get("numbers", {}),
            tuple(stored.get("quoted", ())), stored.get("has_failed", False),
        )  # fmt: skip

    def stored(self) -> dict[str, Any]:
        """The doubt as JSON keeps it."""
        message = self.message if isinstance(self.message, str) else list(self.message)
        quoted = {"quoted": list(self.quoted)} if self.quoted else {}
        failed = {"has_failed": True} if self.has_failed else {}
        return {"check": self.check, "message": message, "numbers": dict(self.numbers)} | quoted | failed

    @property
    def words(self) -> str:
        """The doubt in the language of whoever looks. A share is said in percent."""
        if isinstance(self.message, str):
            said = _(self.message)
        else:
            said = ngettext(self.message.one, self.message.several, int(self.numbers[self.message.number]))
        numbers = {name: f"{n:.0%}" if isinstance(n, float) else n for name, n in self.numbers.items()}
        quoted = _(", ").join(_("“%(text)s”") % {"text": isolated(text)} for text in self.quoted)
        return said % {**numbers, "quoted": quoted, "check": self.check}


def isolated(text: str) -> str:
    """Text that has its own direction, whatever it says and whatever stands around it."""
    return f"{FIRST_STRONG_ISOLATE}{text.translate(BIDI_CONTROLS)}{POP_ISOLATE}"
