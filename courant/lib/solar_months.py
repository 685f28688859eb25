"""Names of the months of the Solar Hijri (Jalali) calendar; Babel leaves them out of CLDR's data.

Source: CLDR, common/main, calendar type "persian", wide format. The Sorani names are those in use in Iran.
"""

_LATIN = "Farvardin Ordibehesht Khordad Tir Mordad Shahrivar Mehr Aban Azar Dey Bahman Esfand"
_MONTHS = {
    "fa": "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند",
    "fa-AF": "حمل ثور جوزا سرطان اسد سنبله میزان عقرب قوس جدی دلو حوت",
    "ps": "وری غویی غبرګولی چنګاښ زمری وږی تله لړم لیندۍ مرغومی سلواغه کب",
    "ckb": "خاکەلێوە گوڵان جۆزەردان پووشپەڕ گەلاوێژ خەرمانان ڕەزبەر خەزەڵوەر سەرماوەز بەفرانبار ڕێبەندان ڕەشەمە",
}
# Readers of these know the Iranian names in Arabic letters; everybody else gets them in Latin ones.
_IN_ARABIC_LETTERS = ("ar", "ur", "ug", "sd", "ks", "azb", "mzn", "lrc", "glk", "bal")


def solar_month(month: int, language: str) -> str:
    """Name a month (1 to 12) for a BCP 47 language tag, as it is written inside a date."""
    primary = language.partition("-")[0]
    if primary in _IN_ARABIC_LETTERS:
        primary = "fa"
    names = _MONTHS.get(language) or _MONTHS.get(primary) or _LATIN
    return names.split()[month - 1]
