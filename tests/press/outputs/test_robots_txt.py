"""What crawlers are told."""

from tests.press import makers as make
from tests.press.made import files_made

ROBOTS = """User-agent: *
Disallow: /-/
Disallow: /desk/

Sitemap: https://news.example/sitemap.xml
Sitemap: https://news.example/news-sitemap.xml
"""


def test_crawlers_are_kept_from_the_live_addresses_and_the_desk_and_told_of_the_sitemaps(theme):
    assert files_made(theme, "robots_txt", make.make_site()) == {"/robots.txt": ROBOTS}
