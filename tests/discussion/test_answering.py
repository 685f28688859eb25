"""The page on which a reply is written without script."""

import re
from html import unescape

import pytest

from courant.discussion.models import Status


def shown(response):
    return unescape(response.content.decode())


def test_the_page_shows_what_is_answered_and_a_form_that_says_so(newcomer, make_thread, make_comment):
    comment = make_comment("Is <this> so?", on=make_thread(), name="Sami", status=Status.APPROVED)
    answer = newcomer.get(f"/-/answers/{comment.pk}/")
    page = answer.content.decode()
    assert "Is &lt;this&gt; so?" in page and "Sami" in page
    assert re.search(rf'name="reply_to" value="{comment.pk}"', page)
    assert 'action="/-/comments/12/"' in page
    assert answer["Cache-Control"] == "no-store" and newcomer.cookies == {}


def test_what_is_not_shown_cannot_be_answered(newcomer, make_comment):
    comment = make_comment("Hidden words.", status=Status.REJECTED)
    answer = newcomer.get(f"/-/answers/{comment.pk}/")
    assert answer.status_code == 404 and "Hidden words." not in shown(answer)


@pytest.mark.parametrize("closed_by", ["thread", "edition"])
def test_a_closed_discussion_takes_no_more_replies(newcomer, make_thread, make_comment, printed, closed_by):
    thread = make_thread()
    comment = make_comment(on=thread, status=Status.APPROVED)
    if closed_by == "thread":
        thread.close()
    else:
        printed.put(printed.an_edition("en", comments_open=False))
    answer = newcomer.get(f"/-/answers/{comment.pk}/")
    assert answer.status_code == 409 and "takes no more replies" in shown(answer)
