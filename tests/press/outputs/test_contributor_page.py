"""The page of a contributor."""

from courant.press import pictures
from tests.press import makers as make
from tests.press.made import files_made

ADA = make.make_contributor(job_title="Water correspondent", bio="Writes <of> rivers.")


def page(theme, contributor, *others):
    return files_made(theme, "contributor_page", contributor, make.make_site(), make.make_edition(), *others)


def test_it_says_who_they_are(theme):
    html = page(theme, ADA)[ADA.path]
    assert "Ada" in html and "Water correspondent" in html and "Writes &lt;of&gt; rivers." in html


def test_it_lists_their_stories_newest_first(theme):
    stories = [make.make_story(id=id, headline=f"Story {id}", places={ADA.key: int(id)}) for id in ("1", "2")]
    html = page(theme, ADA, *stories)[ADA.path]
    assert html.index("Story 2") < html.index("Story 1")


def test_a_pseudonym_is_said_openly(theme):
    assert "pseudonym" not in page(theme, ADA)[ADA.path]
    assert "This name is a pseudonym." in page(theme, make.make_contributor(is_pseudonym=True))[ADA.path]


def test_a_portrait_is_a_file_of_the_page(theme):
    photo = make.make_photo()
    files = page(theme, make.make_contributor(portrait=photo))
    assert set(files) == {ADA.path, *(file.path for file in pictures.files(photo))}


def test_where_the_edition_is_not_published_there_is_no_page(theme):
    assert files_made(theme, "contributor_page", ADA, make.make_site()) == {}
