"""What web servers must know of former addresses is written beside the trees, as soon as an address is left."""

import pytest

from courant.publishing import releases, server_maps
from tests.desk import newsroom as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(db, printed):
    story = make.make_story(section=make.make_section(), dated=make.AT)
    printed()
    return story


def read(data, name):
    return (data / "servers" / name).read_text()


def test_a_move_is_written_at_once_with_what_stood_beside_it(story, printed, data):
    assert read(data, "moved.nginx") == read(data, "gone.nginx") == ""
    moved = make.edited(story, slug="crossing")
    printed()
    lines = read(data, "moved.nginx").splitlines()
    assert lines == [
        f'"{story.address}{name}" "{moved.address}{name}";' for name in ("", "comments.json", "story.json")
    ]
    assert f'\t"{story.address}" "{moved.address}"\n' in read(data, "former.caddy")


def test_what_is_taken_down_names_its_page_and_comes_back_out_of_the_map(story, printed, data):
    make.unpublished(story)
    printed()
    assert f'"{story.address}story.json" "{story.address}index.html";' in read(data, "gone.nginx")
    make.published(story)
    printed()
    assert read(data, "gone.nginx") == "" and story.address not in read(data, "former.caddy")


def test_a_renamed_section_leads_on_from_its_feeds_and_archive(story, data):
    make.edited(story.section, slug="مدينة")
    releases.print_site()
    text = read(data, "moved.nginx")
    encoded = "/en/%D9%85%D8%AF%D9%8A%D9%86%D8%A9/"
    for name in ("", "feed.xml", "feed.json", "page/1/"):
        assert f'"/en/city/{name}" "{encoded}{name}";' in text


def test_nothing_is_written_where_nothing_changed(story, printed, data):
    before = (data / "servers" / "moved.nginx").stat().st_mtime_ns
    make.edited(story, headline="Another headline")
    printed()
    assert (data / "servers" / "moved.nginx").stat().st_mtime_ns == before


def test_an_address_that_settings_cannot_write_is_left_out():
    assert server_maps.server_maps.names(["/en/a/", "/en/$x/", "/en/{y}/", "/en/\n/"]) == ["/en/a/"]
