"""The doubt about a text that was sent before."""

from courant.discussion.checks import repeated

ADVERT = "Wonderful article! Visit my shop for wonderful offers."


def test_it_doubts_the_same_words_in_other_capitals_and_spacing(make_comment):
    first = make_comment(ADVERT, text_digest=repeated.digest_of(ADVERT))
    shouted = "  wonderful ARTICLE!\nVisit my shop   for wonderful offers."
    again = make_comment(shouted, text_digest=repeated.digest_of(shouted))
    assert repeated.doubt(again).words == "The same text was sent 1 time before"
    assert repeated.doubt(first) is None, "nothing came before the first"


def test_it_lets_new_text_and_short_thanks_pass(make_comment):
    make_comment("Thank you!", text_digest=repeated.digest_of("Thank you!"))
    assert repeated.doubt(make_comment("Thank you!", text_digest=repeated.digest_of("Thank you!"))) is None
    assert repeated.doubt(make_comment(ADVERT, text_digest=repeated.digest_of(ADVERT))) is None
