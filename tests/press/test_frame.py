"""What every page shows around its own matter."""

from courant.press.frame import Frame, Heading
from courant.press.library import Library
from tests.press import makers as make
from tests.press.made import Plain

EN, FA = make.make_edition(), make.make_edition("fa")


def frame_of(*documents, path="/en/city/", edition=EN, **heading):
    library = Library(Plain(make.make_site(), EN, FA, *documents))
    return Frame(library, edition, Heading(path=path, title="City", **heading)), library


def test_a_page_depends_on_nothing_that_it_does_not_show():
    frame, library = frame_of(make.make_section())
    assert (frame.title, frame.feeds[0].rss, frame.path) == ("City", "/en/feed.xml", "/en/city/")
    assert library.noted == set()
    assert frame.sections[0].title == "City"
    assert library.noted == {"sections:edition:en", "section:en-city#label"}


def test_navigation_is_of_the_own_edition_in_order():
    here = [make.make_section(slug="b", position=1), make.make_section(slug="a", position=2)]
    frame, _library = frame_of(*here, make.make_section("fa"), make.make_page(position=3), make.make_page("fa"))
    assert [label.title for label in frame.sections] == ["B", "A"]
    assert [label.title for label in frame.pages] == ["about"]


def test_the_comment_policy_and_the_about_page_are_found_by_purpose():
    about = make.make_page(purpose="about")
    policy = make.make_page(slug="comment-policy", purpose="comment_policy")
    frame, _library = frame_of(about, policy)
    assert (frame.policy, frame.about) == (policy.label(), about.label())
    frame, _library = frame_of()
    assert (frame.policy, frame.about) == (None, None)


def test_the_canonical_address_is_absolute_and_encoded():
    frame, _library = frame_of(path="/fa/شهر/", edition=FA)
    assert frame.canonical == "https://news.example/fa/%D8%B4%D9%87%D8%B1/"


def test_a_page_that_is_not_indexed_has_no_canonical_address():
    frame, library = frame_of(is_indexed=False)
    assert frame.canonical == ""
    assert "site:site" not in library.noted


def test_a_front_leads_to_the_other_fronts():
    frame, _library = frame_of(in_every_edition="")
    assert frame.others == [(FA.switch(), "/fa/")]


def test_a_page_that_every_edition_has_leads_to_those_of_the_others():
    frame, _library = frame_of(in_every_edition="corrections/")
    assert frame.others == [(FA.switch(), "/fa/corrections/")]


def test_a_story_leads_to_its_other_versions_and_not_to_itself():
    story = make.make_story(translation_key="k")
    persian = make.make_story("fa", translation_key="k")
    elsewhere = make.make_story("ckb", translation_key="k")  # whose edition is not published
    frame, _library = frame_of(story, persian, elsewhere, translation_key="k")
    assert frame.others == [(FA.switch(), persian.path)]


def test_a_page_without_versions_leads_to_none():
    frame, library = frame_of()
    assert frame.others == []
    assert library.noted == set()


def test_a_section_has_feeds_of_its_own_before_those_of_the_edition():
    frame, _library = frame_of(feed="/en/city/")
    assert [(feed.title, feed.json) for feed in frame.feeds] == [
        ("The Bridge: City", "/en/city/feed.json"), ("The Bridge", "/en/feed.json")
    ]  # fmt: skip
