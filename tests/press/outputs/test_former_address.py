"""What stands at an address that something published once had."""

from tests.press import makers as make
from tests.press.made import files_made
from tests.press.reading import Page

STORY = make.make_story(id="1", slug="bridge", headline="Here <now>")
FORMER = make.make_former_address("/en/old/پل/", STORY.key)


def page(theme, *others):
    files = files_made(theme, "former_address", FORMER, make.make_site(), make.make_edition(), *others)
    return Page(FORMER.id, files[FORMER.id])


def test_while_the_successor_is_published_it_is_a_redirect(theme):
    found = page(theme, STORY)
    assert found.status == "301"
    assert found.links.count("../../city/2026/11/22/bridge/") == 2, "in the head for browsers, in the text for readers"
    assert "Here &lt;now&gt;" in found.html


def test_when_the_successor_is_gone_it_is_gone_for_good(theme):
    found = page(theme)
    assert found.status == "410"
    assert "This page is gone" in found.html


def test_search_engines_do_not_keep_it(theme):
    assert not page(theme, STORY).is_indexed


def test_where_the_edition_is_not_published_there_is_nothing(theme):
    assert files_made(theme, "former_address", FORMER, make.make_site(), STORY) == {}
