"""Folds away what makes one word look like several: case, forms of letters, points, joiners; and reads disguises.

Folding is done alike to what is looked for and to where it is looked for, so it may be coarse. It keeps what tells words
apart: accents of Latin letters, and the vowel signs of Indic scripts, Thai and their relatives.
"""

import re
import unicodedata
from functools import lru_cache

ZWNJ = "\u200c"

# Drawn over or between letters without making another word of them: combining accents that no letter has taken up,
# Hebrew and Arabic points, tatweel, joiners, marks of direction, variation selectors.
_VANISHING = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u0711"
    "\u0730-\u074a\u00ad\u034f\u061c\u115f\u1160\u180b-\u180f\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u20d0-\u20ff\u3164\ufe00-\ufe0f\ufe20-\ufe2f\ufeff\uffa0\U000e0000-\U000e01ef]+"
)
_VARIANTS = str.maketrans(
    {
        **dict.fromkeys("أإآٱٲٳ", "ا"), **dict.fromkeys("ىیېےۍ", "ي"), **dict.fromkeys("کڪګڬڮ", "ك"),
        # Kurdish and Uyghur ە is also typed as ه with a joiner after it; Urdu has two further forms.
        **dict.fromkeys("ةۃۀەھہ", "ه"), "ۊ": "ۆ", "ڒ": "ڕ", "ı": "i", "ё": "е",
    }
)  # fmt: skip
# What is drawn like a Latin letter, or was as a capital.
_LOOK_ALIKE = dict(zip("авекмнорстухісјѕһԁԛԝѵгаѐёїҮүұ", "abekmhopctyxicjshdqwvraeeiyyy", strict=True)) | dict(
    zip("αβεηικμνορτυχγωϲ", "abenikmvoptuxywc", strict=True)
)
_LOOK_ALIKES = str.maketrans(_LOOK_ALIKE | {"ɑ": "a", "ɡ": "g", "ɩ": "i", "ʟ": "l", "ɴ": "n", "ʀ": "r", "ꜱ": "s"})
_AS_LETTERS = str.maketrans("013457@$", "oieastas")
_SCRIPTS_LIKE_LATIN = re.compile("[\u0370-\u03ff\u0400-\u052f\u0250-\u02af\ua730-\ua7ff]")
_ONLY_LOOK_ALIKES = re.compile(f"[{''.join(_LOOK_ALIKE)}]+")
_LATIN = re.compile("[a-z]")
_FIGURES = re.compile("[0-9@$]")
_DIGITS = re.compile("[0-9]")


@lru_cache(maxsize=4096)
def folded(word: str) -> str:
    """The word in the one form that all its spellings share."""
    if word.isascii():
        return word.lower()
    text = unicodedata.normalize("NFKC", word).casefold()
    text = _VANISHING.sub("", unicodedata.normalize("NFC", text)).translate(_VARIANTS)
    return "".join(map(_digit, text)) if re.search(r"\d", text) else text


def _digit(character: str) -> str:
    return str(unicodedata.decimal(character)) if character.isdecimal() else character


def undisguised(word: str, *, among_its_like: bool) -> str:
    """A folded word read as Latin letters where it was put together from look-alikes or figures; otherwise as it is.

    `among_its_like` says that the text around it is Greek or Cyrillic: a word of nothing but look-alikes is a word of
    that language then.
    """
    if _SCRIPTS_LIKE_LATIN.search(word) and _is_look_alike(word, among_its_like):
        word = word.translate(_LOOK_ALIKES)
    # "A55" is a road, "sh1t" is not: it must have more letters than digits.
    if _FIGURES.search(word) and len(_LATIN.findall(word)) > len(_DIGITS.findall(word)):
        word = word.translate(_AS_LETTERS)
    return word


def _is_look_alike(word: str, among_its_like: bool) -> bool:
    if _LATIN.search(word):
        return True
    return not among_its_like and _ONLY_LOOK_ALIKES.fullmatch(word) is not None


def is_like_latin(text: str) -> bool:
    """Whether a folded text has Greek or Cyrillic letters that nobody takes for Latin ones."""
    return any(character not in _LOOK_ALIKE for character in _SCRIPTS_LIKE_LATIN.findall(text))
