"""The printed comments of a story as JSON, beside its page."""

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
    "is_pick": false,
    "is_tombstone": false
   }
  ],
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
