"""The sitemap of one month of an edition."""

import re
from datetime import UTC, datetime, timedelta

from courant.documents import SitemapMonth
from tests.press import makers as make
from tests.press.made import files_made

MONTH = SitemapMonth.of("edition:en", "2026-11", place=1)
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
    assert files == {"/sitemaps/en-2026-11-1.xml": EXPECTED}


def test_a_month_without_stories_has_no_file(theme):
    assert files_made(theme, "sitemap_month", MONTH, make.make_site()) == {}


def test_a_large_month_is_split_by_the_places_of_its_stories(theme):
    stories = [make.make_story(slug=f"n{n}", places={"edition:en": n}) for n in (1, 500, 501, 1000, 1001)]
    parts = {month.key: month for story in stories for month in story.months()}
    found = [files_made(theme, "sitemap_month", part, make.make_site(), *stories) for part in parts.values()]
    assert [list(files) for files in found] == [[f"/sitemaps/en-2026-11-{n}.xml"] for n in (1, 2, 3)]
    assert [text.count("<loc>") for files in found for text in files.values()] == [2, 2, 1]


def test_a_part_stays_far_below_the_limits_of_a_sitemap(theme):
    """50,000 addresses and 50 MB are the most: a part has 500, each at most as long as slugs and names may be."""
    longest = "پ" * 100
    section = make.make_section("fa", slug=longest)
    stories = [
        make.make_story("fa", section=section, slug=f"{longest[:-2]}{n:03}", places={"edition:fa": n})
        for n in range(1, 501)
    ]
    [month] = stories[0].months()
    [text] = files_made(theme, "sitemap_month", month, make.make_site(), *stories).values()
    assert text.count("<loc>") == 500
    assert len(text.encode()) < 50_000_000 / 50
    assert max(map(len, re.findall("<loc>(.*?)</loc>", text))) < 2048
