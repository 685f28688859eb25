"""The page of a source."""

from tests.press import makers as make
from tests.press.made import files_made

SOURCE = make.make_source(name="The mayor <of> here", description="Speaks & acts.")


def test_it_shows_the_source_and_the_stories_that_quote_it(theme):
    story = make.make_story(headline="The river rises", places={SOURCE.key: 1})
    html = files_made(theme, "source_page", SOURCE, make.make_site(), make.make_edition(), story)[SOURCE.path]
    assert "The mayor &lt;of&gt; here" in html and "Speaks &amp; acts." in html and "The river rises" in html


def test_where_the_edition_is_not_published_there_is_no_page(theme):
    assert files_made(theme, "source_page", SOURCE, make.make_site()) == {}
