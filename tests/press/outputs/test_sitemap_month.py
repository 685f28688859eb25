"""The sitemap of one month of an edition."""

from datetime import UTC, datetime, timedelta

from courant.documents import SitemapMonth
from tests.press import makers as make
from tests.press.made import files_made

MONTH = SitemapMonth.of("edition:en", "2026-11")
EXPECTED = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://news.example/en/city/2026/11/01/first/</loc><lastmod>2026-11-01T00:00:00+00:00</lastmod></url>
<url><loc>https://news.example/en/city/2026/11/22/%D9%BE%D9%84/</loc><lastmod>2026-11-22T14:00:00+00:00</lastmod></url>
</urlset>
"""


def test_it_lists_the_months_stories_oldest_first(theme):
    first = make.make_story(slug="first", published_at=datetime(2026, 11, 1, tzinfo=UTC))
    last = make.make_story(slug="پل", updated_at=make.NOON + timedelta(hours=2))
    before = make.make_story(slug="before", published_at=datetime(2026, 10, 31, 23, 59, tzinfo=UTC))
    files = files_made(theme, "sitemap_month", MONTH, make.make_site(), last, first, before, make.make_story("fa"))
    assert files == {"/sitemaps/en-2026-11.xml": EXPECTED}


def test_a_month_without_stories_has_no_file(theme):
    assert files_made(theme, "sitemap_month", MONTH, make.make_site()) == {}


def test_a_month_stays_far_below_the_limits_of_a_sitemap(theme):
    """50,000 addresses and 50 MB are the most; two thousand stories a month would be sixty-six a day."""
    stories = [make.make_story(slug=f"{'long-' * 39}{n}") for n in range(2000)]
    [text] = files_made(theme, "sitemap_month", MONTH, make.make_site(), *stories).values()
    assert text.count("<loc>") == 2000
    assert len(text.encode()) < 50_000_000 / 25
