"""Documents as the manifest keeps them."""

from courant.documents import facet_of
from courant.press.encoding import checked, decode, decode_placed, decode_teaser, encode, encoded
from tests.press.newsroom import make_newsroom


def test_a_teaser_read_from_a_story_is_the_one_that_the_story_gives():
    newsroom = make_newsroom()
    stories = [document for document in newsroom.all_documents() if document.key.startswith("story:")]
    assert len(stories) > 12
    for story in stories:
        assert decode_teaser(encode(story)) == facet_of(story, "teaser")


def test_what_is_read_again_is_what_was_set_down():
    for document in make_newsroom().all_documents():
        assert decode(encode(document)) == checked(document) == document


def test_the_bytes_that_a_document_is_checked_by_are_those_that_are_kept():
    for document in make_newsroom().all_documents():
        assert encoded(document) == (document, encode(checked(document)))


def test_the_address_alone_is_read_of_any_document():
    for document in make_newsroom().all_documents():
        assert decode_placed(encode(document)).path == getattr(document, "path", "")
