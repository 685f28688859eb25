"""What crawlers are told, and where security reports go."""

from datetime import date

from tests.press import makers as make
from tests.press.made import files_made

ROBOTS = """User-agent: *
Disallow: /-/
Disallow: /desk/

Sitemap: https://news.example/sitemap.xml
Sitemap: https://news.example/news-sitemap.xml
"""


def files(theme, today=date(2026, 11, 22), **fields):
    return files_made(theme, "robots_txt", make.make_site(**fields), make.make_today(today))


def test_crawlers_are_kept_from_the_live_addresses_and_the_desk(theme):
    assert files(theme)["/robots.txt"] == ROBOTS


def test_security_reports_have_an_address_that_expires_in_time(theme):
    """RFC 9116: less than a year ahead, and so that the file changes once a month."""
    text = files(theme)["/.well-known/security.txt"]
    assert text == "Contact: mailto:desk@news.example\nExpires: 2027-04-30T00:00:00Z\n"
    assert files(theme, today=date(2026, 11, 1))["/.well-known/security.txt"] == text
    assert files(theme, today=date(2026, 12, 1))["/.well-known/security.txt"] != text


def test_without_a_contact_there_is_no_security_txt_and_no_dependence_on_the_day(theme):
    assert list(files_made(theme, "robots_txt", make.make_site(contact=""))) == ["/robots.txt"]
