"""A story as JSON, beside its page."""

import json

from courant.press.manifest import checked
from tests.press import makers as make
from tests.press.made import files_made

EXPECTED = """{
 "body": [
  {
   "block": "paragraph",
   "html": "<p>Body 1.</p>"
  }
 ],
 "bylines": [],
 "corrections": [],
 "edition": "edition:en",
 "headline": "Bridge reopens",
 "id": "1",
 "kind": "story",
 "language": "en",
 "lead_photo": null,
 "path": "/en/city/2026/11/22/bridge/",
 "places": {
  "edition:en": 4,
  "section:en-city": 2
 },
 "published_at": "2026-11-22T12:00:00Z",
 "related": [],
 "section": "section:en-city",
 "standfirst": "Standfirst 1.",
 "topics": [],
 "translation_key": "story-1",
 "type": "news",
 "updated_at": "2026-11-22T12:00:00Z"
}"""


def test_it_is_the_document_itself(theme):
    places = {"section:en-city": 2, "edition:en": 4}
    story = checked(make.make_story(id="1", slug="bridge", headline="Bridge reopens", places=places))
    assert files_made(theme, "story_json", story) == {f"{story.path}story.json": EXPECTED}


def test_letters_of_every_script_stay_as_they_are(theme):
    story = make.make_story("fa", headline="پل «نو»")
    [text] = files_made(theme, "story_json", story).values()
    assert "پل «نو»" in text
    assert json.loads(text)["headline"] == "پل «نو»"
