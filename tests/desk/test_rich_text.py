"""The editor of text with links and lists, as the browser's script sends what was written in it."""

import json

from django.urls import reverse

from courant.desk import to_documents
from courant.desk.models import StoryPage
from tests.desk import newsroom as make
from tests.desk.forms import story_form, text

WRITTEN = "Cars \U0001f697 crossed at noon."


def as_sent(words):
    """A paragraph as the editor sends it; JSON may name what cannot stand in UTF-8."""
    kind, sent = text("<p>WORDS</p>")
    return kind, json.dumps(json.loads(sent)).replace("WORDS", json.dumps(words)[1:-1])


def test_half_an_emoji_and_nul_are_left_out_and_the_rest_is_printed(desk):
    story = make.make_story("First")
    form = story_form(
        "First", slug=story.slug, body=[as_sent("Cars \U0001f697\ud83d crossed\0 at\x08 noon.")], action="publish"
    )
    assert desk.post(reverse("wagtailadmin_pages:edit", args=[story.pk]), form).status_code == 302
    key = StoryPage.objects.get().key
    assert to_documents.documents_of([key])[key].body[0].html == f"<p>{WRITTEN}</p>"
    stored = StoryPage.objects.get().body[0].value.source
    assert WRITTEN in stored and "\0" not in stored and stored.encode()
