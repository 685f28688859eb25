"""The page of a topic."""

from tests.press import makers as make
from tests.press.made import files_made

TOPIC = make.make_topic(title="Water & light", description="All <of> it.")


def test_it_shows_the_topic_and_its_stories(theme):
    story = make.make_story(headline="The river rises", places={TOPIC.key: 1})
    html = files_made(theme, "topic_page", TOPIC, make.make_site(), make.make_edition(), story)[TOPIC.path]
    assert "Water &amp; light" in html and "All &lt;of&gt; it." in html and "The river rises" in html


def test_a_topic_without_stories_says_so(theme):
    html = files_made(theme, "topic_page", TOPIC, make.make_site(), make.make_edition())[TOPIC.path]
    assert "No stories here yet." in html


def test_where_the_edition_is_not_published_there_is_no_page(theme):
    assert files_made(theme, "topic_page", TOPIC, make.make_site()) == {}
