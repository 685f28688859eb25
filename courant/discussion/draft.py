"""What a stranger sends as a comment: what they may set, and whether it can be taken."""

import re
from dataclasses import dataclass, field

from django.utils.functional import cached_property

from courant.discussion import sentences
from courant.discussion.incoming import Form
from courant.discussion.reader_keys import LONGEST_CODE, is_token, key_typed
from courant.discussion.sentences import Sentence
from courant.lib import comment_text

# `subject` is a field that readers do not see: what fills it in is a machine, or sometimes a password manager.
FIELDS = ("name", "text", "text_dir", "agree", "token", "stamp", "answer", "subject", "reply_to", "remember", "code")
ANSWER_LIMIT = 60

# Also removed from what is handed back: the reader could neither see nor find them.
CONTROLS = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_VERSION = re.compile("[0-9]{1,6}")
_NUMBER = re.compile("[0-9]{1,18}")


@dataclass(frozen=True)
class Draft:
    """A comment as its author typed it."""

    name: str = ""
    text: str = ""
    direction: str = "auto"
    agreed_to: int | None = None
    token: str = ""
    stamp: str = ""
    answer: str | None = None
    reply_to: int | None = None
    is_trap_filled: bool = False
    is_remembered: bool = False
    code: str = ""
    unreadable: frozenset[str] = field(default_factory=frozenset)
    is_damaged: bool = False

    @cached_property
    def tidy_name(self) -> str:
        """The name as it is stored and shown."""
        return comment_text.tidy_name(self.name)

    @cached_property
    def tidy_text(self) -> str:
        """The text as it is stored and shown."""
        return comment_text.tidy_text(self.text)


def from_stranger(form: Form) -> Draft:
    """The one place that says what a reader may set of a comment; all else is ours."""
    values = {name: form.values.get(name, "") for name in FIELDS}
    faulty = {name for name in ("name", "text") if CONTROLS.search(values[name])}
    for name in faulty:
        values[name] = CONTROLS.sub("", values[name])
    return Draft(
        name=values["name"],
        text=values["text"],
        direction=values["text_dir"] if values["text_dir"] in ("ltr", "rtl") else "auto",
        agreed_to=int(values["agree"]) if _VERSION.fullmatch(values["agree"]) else None,
        token=values["token"] if is_token(values["token"]) else "",
        stamp=values["stamp"][:10],
        answer=CONTROLS.sub("", values["answer"])[:ANSWER_LIMIT] if "answer" in form.values else None,
        reply_to=int(values["reply_to"]) if _NUMBER.fullmatch(values["reply_to"]) else None,
        is_trap_filled=bool(values["subject"].strip()),
        is_remembered=values["remember"] == "yes",
        code=CONTROLS.sub("", values["code"]).strip()[: LONGEST_CODE + 1],
        unreadable=frozenset(faulty | (form.unreadable & {"name", "text"})),
        is_damaged=bool(form.doubled),
    )


def faults(draft: Draft, *, policy_version: int) -> dict[str, Sentence]:
    """Why the draft cannot be taken: a sentence for each field. New comments and edits are judged alike."""
    found = {
        "name": _too_long(draft.name, comment_text.NAME_LIMIT, sentences.NAME_TOO_LONG),
        "text": _too_long(draft.text, comment_text.LIMIT, sentences.TOO_LONG) or _empty(draft.tidy_text),
        "agree": _not_agreed(draft.agreed_to, policy_version),
        "code": Sentence(sentences.UNKNOWN_CODE) if draft.code and not key_typed(draft.code) else None,
        "form": Sentence(sentences.DAMAGED) if draft.is_damaged else None,
    }
    found |= {name: Sentence(sentences.UNREADABLE) for name in draft.unreadable}
    return {name: sentence for name, sentence in found.items() if sentence}


def _too_long(text: str, limit: int, message: str) -> Sentence | None:
    count = comment_text.length(text)
    return Sentence(message, {"count": count, "limit": limit}) if count > limit else None


def _empty(text: str) -> Sentence | None:
    return None if comment_text.can_be_seen(text) else Sentence(sentences.NOTHING_WRITTEN)


def _not_agreed(agreed_to: int | None, current: int) -> Sentence | None:
    if agreed_to == current:
        return None
    return Sentence(sentences.NOT_AGREED if agreed_to is None else sentences.POLICY_CHANGED)
