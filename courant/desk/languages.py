"""What a language code says about writing: direction, own name, usual digits and calendar."""

from babel import Locale, UnknownLocaleError

DIGITS = {"ar": "arab", "fa": "arabext", "prs": "arabext", "ps": "arabext", "ckb": "arab", "ur": "arabext"}
NAMES = {"ckb": "کوردی", "prs": "دری"}  # where CLDR has no name in the language itself
RIGHT_TO_LEFT = {"ar", "fa", "prs", "ps", "ckb", "ur", "he", "yi", "ug", "sd", "dv"}


def direction_of(language: str) -> str:
    """ltr or rtl, by the language's usual script."""
    return "rtl" if language.partition("-")[0] in RIGHT_TO_LEFT else "ltr"


def own_name_of(language: str) -> str:
    """The language's name in the language, or the code itself where nobody knows it."""
    if language in NAMES:
        return NAMES[language]
    try:
        name = Locale.parse(language.replace("-", "_")).get_display_name()
    except (UnknownLocaleError, ValueError):
        return language
    return (name or language).capitalize()


def digits_of(language: str) -> str:
    """The numbering system that readers of the language expect."""
    return DIGITS.get(language.partition("-")[0], "latn")
