"""The doubt about comments with many links."""

from courant.discussion.checks import links
from courant.discussion.models import Comment
from courant.discussion.reader_keys import Reader

READER = Reader(hash="")


def test_it_lets_two_links_pass():
    assert links.doubt(Comment(text="See https://a.example and www.b.example"), READER) is None


def test_it_counts_three_in_text_and_name_together():
    comment = Comment(name="HTTP://a.example", text="www.b.example http://c.example")
    assert links.doubt(comment, READER) == "3 links in one comment"
