"""Where security reports go, by RFC 9116."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest

from tests.press import makers as make
from tests.press.made import files_made

PATH = "/.well-known/security.txt"
WHOLE = """Contact: mailto:desk@news.example
Expires: 2027-04-30T00:00:00Z
Preferred-Languages: en, fa
Canonical: https://news.example/.well-known/security.txt
"""


def text(theme, *documents, today=date(2026, 11, 22), **fields):
    return files_made(theme, "security_txt", make.make_site(**fields), make.make_today(today), *documents)[PATH]


def test_it_is_written_to_the_letter(theme):
    assert text(theme, make.make_edition("fa"), make.make_edition()) == WHOLE


@pytest.mark.parametrize("today", [date(2026, 1, 1), date(2026, 2, 28), date(2026, 12, 31), date(2028, 2, 29)])
def test_it_expires_in_less_than_a_year_and_not_too_soon(theme, today):
    expires = datetime.fromisoformat(re.search("Expires: (.*)", text(theme, today=today))[1])
    left = expires - datetime(today.year, today.month, today.day, tzinfo=UTC)
    assert timedelta(days=100) < left < timedelta(days=365)


def test_it_changes_once_a_month(theme):
    assert text(theme, today=date(2026, 11, 1)) == text(theme)
    assert text(theme, today=date(2026, 12, 1)) != text(theme)


def test_an_address_that_is_not_secure_is_not_canonical(theme):
    assert "Canonical" not in text(theme, base_url="http://news.example")


def test_without_a_contact_there_is_no_file_and_no_dependence_on_the_day(theme):
    assert files_made(theme, "security_txt", make.make_site(contact="")) == {}
