"""The pages that a server answers with when it has nothing better."""

from tests.press import makers as make
from tests.press.made import files_made
from tests.press.reading import Page


def pages(theme, language="en"):
    files = files_made(theme, "answers", make.make_edition(language), make.make_site(), make.make_section(language))
    return {path: Page(path, html) for path, html in files.items()}


def test_every_edition_has_its_own_in_its_language(theme):
    english, persian = pages(theme), pages(theme, "fa")
    assert set(english) == {"/en/not-found/", "/en/closed/"}
    assert set(persian) == {"/fa/not-found/", "/fa/closed/"}
    assert "There is no page at this address" in english["/en/not-found/"].html
    assert "Nothing you wrote is lost" in english["/en/closed/"].html
    assert 'dir="rtl"' in persian["/fa/closed/"].html and "Nothing you wrote" not in persian["/fa/closed/"].html


def test_they_answer_at_any_address_so_their_links_begin_at_the_root(theme):
    for page in pages(theme).values():
        assert "/en/city/" in page.links
        assert [link for link in (*page.links, *page.loads) if not link.startswith(("/", "#"))] == []


def test_search_engines_do_not_keep_them(theme):
    assert [page.is_indexed for page in pages(theme).values()] == [False, False]


def test_they_tell_nobody_of_an_address_that_may_have_a_readers_key_in_it(theme):
    for page in pages(theme).values():
        assert '<meta name="referrer" content="no-referrer">' in page.html


def test_in_a_proof_their_links_lead_into_the_proof(theme):
    files = files_made(theme.with_prefix("/desk/proof"), "answers", make.make_edition(), make.make_site())
    assert 'href="/desk/proof/en/"' in files["/en/closed/"]
