"""Law 15: the count shown is the number of comments printed, wherever it stands."""

import json
import re

import pytest

from courant.lib.digits import to_digits
from tests.press import makers as make
from tests.press.printed import files_of, take
from tests.press.reading import Site


@pytest.mark.parametrize("number", [0, 1, 2, 11])
@pytest.mark.parametrize("language", ["en", "fa"])
def test_the_count_is_the_number_of_comments_printed(press, language, number):
    edition, story = make.make_edition(language), make.make_story(language, id="7", slug="bridge")
    comments = [make.make_comment(n) for n in range(number)]
    documents = [
        make.make_site(),
        make.make_today(),
        edition,
        make.make_section(language),
        story,
        make.make_thread(story, *comments),
    ]
    assert take(press, {document.key: document for document in documents}).failed == []
    site = Site(files_of(press))
    page = site.page(story.path)
    data = json.loads(site.files[f"{story.path}comments.json"])
    assert page.comments == number
    assert page.data_counts == [number]
    assert (data["count"], len(data["thread"]["comments"])) == (number, number)
    assert [entry["commentCount"] for entry in page.json_ld] == [number]
    heading = re.search(r'<h2 id="comments"[^>]*>(.*?)</h2>', page.html, re.DOTALL)[1]
    if number > (2 if language == "fa" else 0):
        assert to_digits(number, edition.numbering) in heading


def test_in_a_whole_newsroom_every_count_is_right(printed_newsroom):
    newsroom, press = printed_newsroom
    site = Site(files_of(press))
    told = {}
    for story in newsroom.stories():
        thread = newsroom.documents.get(f"thread:{story.id}")
        page = site.page(story.path)
        told[story.key] = thread.count if thread else 0
        assert page.data_counts[0] == page.json_ld[0]["commentCount"] == told[story.key]
        further = [other for other in site.pages if re.fullmatch(rf"{re.escape(story.path)}comments/\d+/", other.path)]
        assert page.comments + sum(other.comments for other in further) == told[story.key]
    assert sum(told.values()) > 5


def test_a_comment_that_is_taken_down_is_counted_nowhere(press):
    story = make.make_story(id="7", slug="bridge")
    thread = make.make_thread(story, make.make_comment(1), make.make_comment(2))
    documents = [make.make_site(), make.make_today(), make.make_edition(), make.make_section(), story, thread]
    take(press, {document.key: document for document in documents})
    take(press, {thread.key: make.make_thread(story, make.make_comment(2))})
    page = Site(files_of(press)).page(story.path)
    assert (page.comments, page.data_counts, page.json_ld[0]["commentCount"]) == (1, [1], 1)
    assert "Comment 1." not in page.html
