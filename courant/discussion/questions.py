"""Plain questions that an edition asks of readers without script: lines of “question = answer | other answer”."""

import unicodedata
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

LONGEST_QUESTION, LONGEST_ANSWER = 200, 60
TATWEEL = "\u0640"


@dataclass(frozen=True)
class Question:
    """One question, and every answer that is right."""

    text: str
    answers: tuple[str, ...]

    def is_answered_by(self, given: str) -> bool:
        """Whether a reader's answer is right, however it is written: capitals, digits of any script, vowel signs, spaces."""
        return plain(given) in map(plain, self.answers)


def read_questions(lines: str) -> tuple[Question, ...]:
    """The questions, one a line; empty lines are skipped.

    Raises:
        ValidationError: names each line that cannot be used, and what it lacks.
    """
    numbered = [(number, line.strip()) for number, line in enumerate(lines.splitlines(), 1) if line.strip()]
    read, faults, seen = [], [], set()
    for number, line in numbered:
        question, fault = _read(line)
        if question.text in seen:
            fault = _("the question is there twice")
        seen.add(question.text)
        read.append(question)
        if fault:
            shown = {"number": number, "line": line[:80], "fault": fault}
            faults.append(ValidationError(_("Line %(number)s, “%(line)s”: %(fault)s."), params=shown))
    if faults:
        raise ValidationError(faults)
    return tuple(read)


def plain(answer: str) -> str:
    """An answer without what writers do differently: capitals, width, digits of a script, vowel signs, spaces, marks."""
    kept = []
    for character in unicodedata.normalize("NFKD", answer.casefold()):
        digit = unicodedata.decimal(character, None)
        if digit is not None:
            kept.append(str(digit))
        elif unicodedata.category(character)[0] in "LNS" and character != TATWEEL:
            kept.append(character)
        elif unicodedata.category(character)[0] in "ZP":
            kept.append(" ")
    return " ".join("".join(kept).split())


def _read(line: str) -> tuple[Question, object]:
    # The last "=": a question may be a sum, such as "2 + 3 = ?".
    text, equals, right = (part.strip() for part in line.rpartition("="))
    answers = tuple(answer.strip() for answer in right.split("|"))
    question = Question(text or line, answers)
    if not equals:
        return question, _("write the question, “=”, and the answer")
    if not text:
        return question, _("the question is missing before “=”")
    if not all(map(plain, answers)):
        return question, _("an answer is missing; write at least one letter or digit for each")
    if len(text) > LONGEST_QUESTION or any(len(answer) > LONGEST_ANSWER for answer in answers):
        return question, _("it is too long; questions may have 200 characters, answers 60")
    return question, None
