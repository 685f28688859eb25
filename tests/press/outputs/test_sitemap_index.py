"""The sitemap index."""

import xml.etree.ElementTree as XML

from courant.documents import SitemapMonth
from tests.press import makers as make
from tests.press.made import files_made

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def test_months_and_standing_pages_are_listed(theme):
    months = [SitemapMonth.of("edition:en", "2026-11", place=place) for place in (1, 501)]
    files = files_made(theme, "sitemap_index", make.make_site(), make.make_edition(), make.make_edition("fa"), *months)
    assert files == {
        "/sitemap.xml": f"""{HEAD}<sitemapindex {NAMESPACE}>
<sitemap><loc>https://news.example/sitemaps/en-2026-11-1.xml</loc></sitemap>
<sitemap><loc>https://news.example/sitemaps/en-2026-11-2.xml</loc></sitemap>
<sitemap><loc>https://news.example/sitemaps/en-pages.xml</loc></sitemap>
<sitemap><loc>https://news.example/sitemaps/fa-pages.xml</loc></sitemap>
</sitemapindex>
"""
    }
    XML.fromstring(files["/sitemap.xml"])


def test_before_anything_is_published_the_index_is_empty(theme):
    files = files_made(theme, "sitemap_index", make.make_site())
    assert files == {"/sitemap.xml": f"{HEAD}<sitemapindex {NAMESPACE}>\n</sitemapindex>\n"}
