"""courant prove-gone, for what the desk does: unpublish, move, rename, retitle, and a whole print in between."""

import pytest

from courant.commands.__main__ import main
from courant.publishing import releases
from tests.desk import newsroom as make

pytestmark = pytest.mark.django_db
HEADLINE = "The bridge reopens after nine months"


@pytest.fixture
def story(db, printed):
    photo = make.make_photo()
    story = make.make_story(
        HEADLINE, section=make.make_section(), by=[make.make_contributor()], photo=photo, dated=make.AT
    )
    printed()
    return story


@pytest.fixture
def prove(data, monkeypatch, capsys):
    """The exit code, what it said, and what it complained of."""
    monkeypatch.setenv("COURANT_DATA", str(data))

    def prove_it(address):
        code = main(["prove-gone", address])
        said = capsys.readouterr()
        return code, said.out, said.err

    return prove_it


def test_an_unpublished_story_is_gone_from_every_file(story, printed, prove):
    make.unpublished(story)
    printed()
    code, said, complained = prove(f"https://news.example{story.address}")
    assert (code, complained) == (0, "")
    for path in (
        "/en/",
        "/en/city/",
        "/en/feed.xml",
        "/en/city/feed.json",
        "/en/people/alma-reyes/",
        "/news-sitemap.xml",
    ):
        assert f"  {path}: does not hold it" in said
    assert f"  {story.address}: says that it is gone (410)" in said and "/pictures/" in said
    assert "was taken down" in said and "nothing is left" in said


def test_what_goes_in_a_whole_print_is_remembered_too(story, prove):
    make.unpublished(story)
    releases.print_site()
    code, said, _complained = prove(story.address)
    assert code == 0 and "  /en/feed.xml: does not hold it" in said and "sequences of its words" in said
    assert "Note: trees/1: an older tree, kept on this disk for rolling back" in said
    releases.print_site()
    releases.print_site()
    code, said, _complained = prove(story.address)
    assert code == 0 and "  /en/feed.xml: does not hold it" in said and "Note:" not in said


def test_a_renamed_section_moves_its_stories_and_their_old_addresses_lead_on(story, printed, prove):
    make.edited(story.section, slug="town")
    printed()
    code, said, _complained = prove(story.address)
    assert code == 0 and f"{story.address}: leads on (301)" in said
    assert f"is at {story.address.replace('city', 'town')} now" in said


def test_what_is_left_is_listed_with_exit_code_1(story, printed, prove):
    make.unpublished(story)
    front = printed() / "en" / "index.html"
    front.write_text(front.read_text().replace("</main>", f"<h2>{HEADLINE}</h2></main>"))
    code, said, complained = prove(story.address)
    assert code == 1 and "1 things are left" in said
    assert complained.strip() == "/en/: it has 1 sequences of the story's words"


def test_an_address_that_never_was_is_told_with_exit_code_2(story, prove):
    code, said, complained = prove("/en/never/")
    assert code == 2 and "No story was ever printed at /en/never/" in complained and not said.strip()


def test_the_text_of_what_was_taken_down_is_kept_nowhere_in_the_tree(story, printed, data):
    make.unpublished(story)
    folder = printed().parent
    found = [file.name for file in folder.rglob("*") if file.is_file() and HEADLINE.encode() in file.read_bytes()]
    assert [name for name in found if not name.startswith("manifest.sqlite3")] == []
