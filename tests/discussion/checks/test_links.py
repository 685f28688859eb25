"""The doubt about comments with many links."""

from courant.discussion.checks import links
from courant.discussion.submission import Submission


def test_it_lets_two_links_pass():
    assert links.doubt(Submission("See https://a.example and www.b.example")) is None


def test_it_counts_three_in_text_and_name_together():
    doubt = links.doubt(Submission("www.b.example http://c.example", name="HTTP://a.example"))
    assert (doubt.words, doubt.numbers) == ("3 links in one comment", {"links": 3})
