"""Django's dates in Arabic have a comma that nobody writes, and it has no form for moments: they would be American."""

DATE_FORMAT = "j F Y"
DATETIME_FORMAT = "j F Y، H:i"
SHORT_DATETIME_FORMAT = "d/m/Y H:i"
