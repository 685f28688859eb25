"""Proofs: what a draft would look like, printed nowhere."""

import pytest
from msgspec.structs import replace

from courant.press.file import PictureFile
from courant.press.manifest import InvalidDocument
from courant.press.proofs import Overlay, proof
from tests.press import makers as make
from tests.press.printed import take

SECTION = make.make_section()
STORY = make.make_story(id="1", slug="bridge", section=SECTION)


def received(press, *documents):
    """Receive documents beside those that every page needs, and print."""
    around = [make.make_site(), make.make_today(), make.make_edition(), SECTION]
    return take(press, {document.key: document for document in (*around, *documents)})


def test_a_proof_is_made_as_the_page_is_printed(press):
    received(press, STORY)
    [file] = proof(STORY.key, "story_page", Overlay(press.tree.documents, {}), press.theme)
    assert file.content.decode() == press.tree.shelf.read(STORY.path).decode()


def test_a_proof_differs_from_the_page_in_the_prefix_of_its_addresses_only(press):
    received(press, STORY)
    [file] = proof(STORY.key, "story_page", Overlay(press.tree.documents, {}), press.theme.with_prefix("/desk/proof"))
    anywhere = proof(STORY.key, "story_page", Overlay(press.tree.documents, {}), press.theme.with_prefix(""))
    assert file.content.decode().replace("/desk/proof/", "/") == anywhere[0].content.decode()
    assert 'href="/desk/proof/en/city/"' in file.content.decode()


def test_a_proof_shows_the_draft_among_what_is_printed(press):
    received(press)
    draft = replace(STORY, headline="Not yet", lead_photo=make.make_photo())
    files = proof(draft.key, "story_page", Overlay(press.tree.documents, {draft.key: draft}), press.theme)
    assert [type(file) for file in files[:-1]] == [PictureFile] * 4
    assert "Not yet" in files[-1].content.decode() and "City" in files[-1].content.decode()
    assert press.tree.documents.document(draft.key) is None


def test_a_proof_of_an_invalid_draft_says_what_is_wrong(press):
    with pytest.raises(InvalidDocument, match="headline"):
        Overlay(press.tree.documents, {STORY.key: replace(STORY, headline="")})


def test_a_proof_of_nothing_is_nothing(press):
    assert proof("story:none", "story_page", Overlay(press.tree.documents, {}), press.theme) == []
