"""Lists of words, one a line, and where they stand in a text, in whatever script and spelling.

A line is a word or a phrase. It stands for whole words; `*` at its end, or its beginning, for whatever may follow or
precede. In scripts that put no spaces between words it is found anywhere. Lines that begin with # are remarks.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain

from courant.lib.folding import ZWNJ, folded, is_like_latin, undisguised

# Letters and marks of scripts that are written without spaces: Thai, Lao, Burmese, Khmer, Hiragana, Han.
_SPACELESS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u309f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_KATAKANA = "\u30a0-\u30ff\u31f0-\u31ff\uff66-\uff9f"
# Marks that Python counts to no word, and signs that stand for letters.
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u0711\u0730-\u074a\u0900-\u0963"
    "\u0966-\u0dff\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200f\u2060-\u2064\u20d0-\u20ff\u00ad\u034f\ufe00-\ufe0f\ufe20-\ufe2f@$"
)
_TOKEN = re.compile(f"[{_SPACELESS}]+|[{_KATAKANA}]+|(?:(?![{_SPACELESS}{_KATAKANA}])[^\\W_]|[{_MARKS}])+")
_IS_SPACELESS = re.compile(f"[{_SPACELESS}]")
_SPACELESS_MARK = re.compile(
    "[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u102b-\u103e\u17b4-\u17d3]"
)
_ARABIC = re.compile("[\u0620-\u06ff]")
# And, so, by, to, like, the; "shall" before the four letters that verbs begin with. What is left after a single letter
# must be long enough for that letter to be likely no part of it.
_CLITICS = (re.compile("[وف]?(?:[بك]?ال|لل)(.{2,})"), re.compile("[وف]?[بلك](.{4,})"), re.compile("و(.{3,})"),
            re.compile("ف(.{4,})"), re.compile("[وف]?س([يتنا].{2,})"))  # fmt: skip
_PARTICLES = re.compile(
    "([가-힣]{2,}?)(?:은|는|이|가|을|를|의|에|에게|에서|께|도|와|과|랑|로|으로|만|까지|부터|처럼|보다|야|아|들|들이|들은|들을|입니다|이다|이야)"
)
_LONG_RUN = re.compile(r"(.)\1{2,}")


@dataclass(frozen=True)
class Found:
    """One place in a text, and the line of the list that it fits."""

    entry: str
    start: int
    end: int


@dataclass(eq=False)
class WordList:
    """A list made ready for looking; `of` makes it once for each text of a list."""

    whole: dict[str, str] = field(default_factory=dict)
    beginnings: dict[int, dict[str, str]] = field(default_factory=dict)
    endings: dict[int, dict[str, str]] = field(default_factory=dict)
    anywhere: dict[str, str] = field(default_factory=dict)
    spaceless: dict[str, str] = field(default_factory=dict)
    phrases: dict[str, list[tuple[tuple["WordList", ...], str]]] = field(default_factory=dict)

    @staticmethod
    @lru_cache(maxsize=64)
    def of(text: str) -> "WordList":
        """The list that an editor wrote."""
        found = WordList()
        for line in text.splitlines():
            if (entry := line.strip()) and not entry.startswith("#"):
                found._add(entry)
        return found

    def __bool__(self) -> bool:
        parts = (self.whole, self.beginnings, self.endings, self.anywhere, self.spaceless, self.phrases)
        return any(map(bool, parts))

    def _add(self, entry: str) -> None:
        words = entry.replace(ZWNJ, " ").split()
        if len(words) > 1:
            self._add_phrase(words, entry)
            words = ["".join(words)] if ZWNJ in entry and " " not in entry else []
        for word in words:
            parts = _parts(folded(word.strip("*")))
            if len(parts) > 1 and not _IS_SPACELESS.search(word):
                self._add_phrase(parts, entry)
            elif parts:
                self._add_word("".join(parts), entry, is_open=(word.startswith("*"), word.endswith("*")))

    def _add_phrase(self, words: list[str], entry: str) -> None:
        each = tuple(_one_word(word) for word in words)
        for first in each[0].whole or [""]:  # found by its first word, unless that has an open end
            self.phrases.setdefault(first, []).append((each, entry))

    def _add_word(self, word: str, entry: str, *, is_open: tuple[bool, bool]) -> None:
        if _IS_SPACELESS.search(word):
            self.spaceless[word] = entry
        elif is_open == (True, True):
            self.anywhere[word] = entry
        elif is_open == (False, True):
            self.beginnings.setdefault(len(word), {})[word] = entry
        elif is_open == (True, False):
            self.endings.setdefault(len(word), {})[word] = entry
        else:
            self.whole[word] = entry

    def find(self, text: str) -> list[Found]:
        """Every place that fits a line of the list, in the order of the text; at most one for each word."""
        if not self:
            return []
        words = _words_of(text)
        fits = self._may_fit(words)
        if not (fits or self.spaceless or self.phrases.keys() & (words | {""})):
            return []
        read = _read(text)
        found = list(self._words(read)) if fits else []
        if self.spaceless:
            found += self._spaceless(read)
        if self.phrases:
            found += self._phrases(read)
        return sorted(set(found), key=lambda place: (place.start, -place.end, place.entry))

    def _may_fit(self, words: frozenset[str]) -> bool:
        """Whether any word of a text fits: asked of all at once, since hardly any does."""
        return (
            not self.whole.keys().isdisjoint(words)
            or any(
                not heads.keys().isdisjoint({word[:size] for word in words}) for size, heads in self.beginnings.items()
            )
            or any(
                not tails.keys().isdisjoint({word[-size:] for word in words}) for size, tails in self.endings.items()
            )
            or bool(self.anywhere)
        )

    def _words(self, read: "_Read") -> Iterator[Found]:
        for words, (_token, start, end) in zip(read.readings, read.tokens, strict=True):
            if entry := self._fits(words):
                yield Found(entry, start, end)

    def _fits(self, words: tuple[str, ...]) -> str | None:
        """The line that one of the readings of a word fits."""
        for word in words:
            if entry := self.whole.get(word):
                return entry
            for length, heads in self.beginnings.items():
                if entry := heads.get(word[:length]):
                    return entry
            for length, tails in self.endings.items():
                if entry := tails.get(word[-length:]):
                    return entry
            for part, entry in self.anywhere.items():
                if part in word:
                    return entry
        return None

    def _spaceless(self, read: "_Read") -> Iterator[Found]:
        for token, start, _end in read.tokens:
            if not _IS_SPACELESS.match(token):
                continue
            letters = [(letter, place) for place, character in enumerate(token) for letter in folded(character)]
            run = "".join(letter for letter, _place in letters)
            for word, entry in self.spaceless.items():
                at = run.find(word)
                while at >= 0:
                    after = at + len(word)
                    if not _SPACELESS_MARK.match(run, after):  # another vowel makes another syllable
                        yield Found(entry, start + letters[at][1], start + letters[after - 1][1] + 1)
                    at = run.find(word, after)

    def _phrases(self, read: "_Read") -> Iterator[Found]:
        candidates = (self.phrases[first] for first in self.phrases.keys() & (read.words | {""}))
        for words, entry in chain.from_iterable(candidates):
            if not all(word._may_fit(read.words) for word in words):
                continue
            for first in range(len(read.readings) - len(words) + 1):
                if all(word._fits(read.readings[first + place]) for place, word in enumerate(words)):
                    yield Found(entry, read.tokens[first][1], read.tokens[first + len(words) - 1][2])


def _one_word(word: str) -> WordList:
    found = WordList()
    if bare := folded(word.strip("*")):
        found._add_word(bare, word, is_open=(word.startswith("*"), word.endswith("*")))
    if found.spaceless:  # within a phrase spaces were meant
        found.whole, found.spaceless = found.spaceless, {}
    return found


def _parts(word: str) -> list[str]:
    return [part for token in _TOKEN.findall(word) for part in re.split("[@$]+", token) if part]


@dataclass(frozen=True)
class _Read:
    """A text in its words, with where they stand, and what each may be read as."""

    tokens: tuple[tuple[str, int, int], ...]
    readings: tuple[tuple[str, ...], ...]
    words: frozenset[str]


@lru_cache(maxsize=16)  # every list of an edition is asked about the same text
def _words_of(text: str) -> frozenset[str]:
    """All that the words of a text may be read as: most texts have nothing of a list, and need be read no further."""
    tokens = set(_TOKEN.findall(text))
    among_its_like = not text.isascii() and is_like_latin(folded("".join(tokens)))
    return frozenset(chain.from_iterable([_readings_of(token, among_its_like) for token in tokens]))


@lru_cache(maxsize=16)
def _read(text: str) -> _Read:
    tokens = tuple((token[0], token.start(), token.end()) for token in _TOKEN.finditer(text))
    readings = tuple(_readings([token for token, _start, _end in tokens]))
    return _Read(tokens, readings, frozenset(chain.from_iterable(readings)))


def _readings(tokens: list[str]) -> Iterator[tuple[str, ...]]:
    """The words that each token may be read as."""
    among_its_like = is_like_latin(folded("".join(tokens)))
    for token in tokens:
        yield _readings_of(token, among_its_like)


@lru_cache(maxsize=8192)
def _readings_of(token: str, among_its_like: bool) -> tuple[str, ...]:
    word = folded(token)
    if word.isascii() and word.isalpha() and not _LONG_RUN.search(word):
        return (word,)
    words = {word: None, undisguised(word, among_its_like=among_its_like): None}
    words |= dict.fromkeys(part for split in (ZWNJ, "@", "$") for part in map(folded, token.split(split)) if part)
    if _ARABIC.search(word):
        words |= dict.fromkeys(
            found[1] for clitics in _CLITICS for each in list(words) if (found := clitics.fullmatch(each))
        )
    if particle := _PARTICLES.fullmatch(word):
        words[particle[1]] = None
    for each in [each for each in words if _LONG_RUN.search(each)]:  # "nooo": the letter may stand once there, or twice
        words |= dict.fromkeys((_LONG_RUN.sub(r"\1", each), _LONG_RUN.sub(r"\1\1", each)))
    return tuple(words)
