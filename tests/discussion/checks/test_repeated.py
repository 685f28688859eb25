"""The doubt about a text that was sent before."""

from courant.discussion.checks import repeated
from courant.discussion.models import Comment
from courant.discussion.reader_keys import Reader

READER = Reader(hash="")
ADVERT = "Wonderful article! Visit my shop for wonderful offers."


def a_comment(text):
    return Comment(text=text, text_digest=repeated.digest_of(text))


def test_it_doubts_the_same_words_in_other_capitals_and_spacing(make_comment):
    make_comment(ADVERT, text_digest=repeated.digest_of(ADVERT))
    again = a_comment("  wonderful ARTICLE!\nVisit my shop   for wonderful offers.")
    assert repeated.doubt(again, READER) == "The same text was sent before: 1"


def test_it_lets_new_text_and_short_thanks_pass(make_comment):
    make_comment("Thank you!", text_digest=repeated.digest_of("Thank you!"))
    assert repeated.doubt(a_comment("Thank you!"), READER) is None
    assert repeated.doubt(a_comment(ADVERT), READER) is None
