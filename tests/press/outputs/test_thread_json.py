"""The printed comments of a story as JSON, beside its page."""

import json

from courant.documents import ThreadPage
from courant.press.manifest import checked
from tests.press import makers as make
from tests.press.made import files_made

STORY = make.make_story(id="1", slug="bridge")
EXPECTED = """{
 "count": 1,
 "thread": {
  "kind": "thread",
  "id": "1",
  "is_open": true,
  "comments": [
   {
    "id": "7",
    "parent_id": "",
    "name": "Reader 7",
    "text": "Is <this> so?",
    "direction": "ltr",
    "posted_at": "2026-11-22T12:00:00Z",
    "page": 1,
    "is_pick": false,
    "is_tombstone": false
   }
  ],
  "pages": 1,
  "elsewhere": 0,
  "picks": [],
  "yes": 2,
  "no": 0
 }
}"""


def test_it_holds_what_is_printed_and_the_count(theme):
    comment = make.make_comment(7, text="Is <this> so?", direction="ltr")
    thread = checked(make.make_thread(STORY, comment, yes=2))
    assert files_made(theme, "thread_json", thread, STORY) == {f"{STORY.path}comments.json": EXPECTED}


def test_a_thread_whose_story_is_not_published_is_not_printed(theme):
    assert files_made(theme, "thread_json", make.make_thread(STORY, make.make_comment())) == {}


def test_a_further_page_has_a_file_of_its_own_without_a_total(theme):
    comments = (make.make_comment(60, page=2), make.make_comment(61, page=2, parent_id="60"))
    page = ThreadPage(id="1/2", story=STORY.key, number=2, later=0, comments=comments)
    files = files_made(theme, "thread_json", page, STORY)
    data = json.loads(files.pop(f"{STORY.path}comments/2/comments.json"))
    assert files == {}
    assert (data["count"], [comment["id"] for comment in data["page"]["comments"]]) == (2, ["60", "61"])
