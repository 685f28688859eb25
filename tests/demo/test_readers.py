"""The demo newsroom's moderators find something to do, however long ago its stories were written."""

import tomllib
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from courant.demo import newsroom_files, readers
from courant.demo.load import Loaded, make_locales, make_logins
from courant.discussion.forgetting import forget_some
from courant.discussion.models import Comment, Status
from tests.desk import newsroom as make
from tests.desk.conftest import data

__all__ = ["data"]

pytestmark = pytest.mark.django_db
STORIES = Path(newsroom_files.__file__).parent / "newsroom" / "en" / "stories"


def test_comments_that_wait_have_not_expired_under_a_story_of_long_ago(data):
    make_logins()
    make_locales()
    edition = Loaded("en", {})
    edition.load_frame()
    texts = tomllib.loads((STORIES / "water-returns.toml").read_text())["comments"]
    story = make.make_story("Long ago", section=make.make_section(), first_published_at=timezone.now() - timedelta(400))
    readers.Readers(story, edition).write(texts, {})
    while forget_some(timezone.now()):
        pass
    waiting = sum(text["status"] == "waiting" for text in texts)
    assert Comment.objects.filter(status=Status.PREMOD).count() == waiting > 0
