"""Do you like this article? One answer a reader, changeable."""

from dataclasses import replace

import pytest

from courant.discussion import to_documents
from courant.discussion.models import Burst, Vote

pytestmark = pytest.mark.usefixtures("every_vote_shown")


def test_the_vote_itself_sets_the_cookie_and_leads_to_a_page_that_shows_the_choice(newcomer, make_thread):
    make_thread()
    assert not newcomer.get("/-/votes/12/").cookies
    answer = newcomer.post("/-/votes/12/", {"choice": "yes"})
    assert (answer.status_code, answer["Location"]) == (303, "/-/votes/12/")
    cookie = answer.cookies["voter"]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"], cookie["max-age"]) == ("/-/", True, "Lax", "")
    assert not cookie["secure"]
    page = newcomer.get("/-/votes/12/").content.decode()
    assert 'value="yes" aria-pressed="true"' in page
    assert 'value="no" aria-pressed="true"' not in page


def test_the_cookie_is_for_secure_connections_where_the_site_has_them(newcomer, make_thread, settings):
    settings.COURANT = replace(settings.COURANT, site_url="https://testserver")
    make_thread()
    assert newcomer.post("/-/votes/12/", {"choice": "yes"}).cookies["voter"]["secure"]


def test_a_second_vote_replaces_the_first(newcomer, make_thread):
    make_thread()
    newcomer.post("/-/votes/12/", {"choice": "yes"})
    newcomer.post("/-/votes/12/", {"choice": "no"})
    thread = to_documents.thread("12")
    assert (thread.yes, thread.no) == (0, 1)


def test_each_reader_and_each_story_counts(client, newcomer, make_thread):
    make_thread("12")
    make_thread("13")
    client.post("/-/votes/12/", {"choice": "yes"})
    client.post("/-/votes/13/", {"choice": "no"})
    newcomer.post("/-/votes/12/", {"choice": "yes"})
    assert to_documents.thread("12").yes == 2
    assert to_documents.thread("13").no == 1


def test_a_cookie_of_somebody_elses_making_is_replaced(newcomer, make_thread):
    make_thread()
    newcomer.cookies["voter"] = "'; drop table"
    assert len(newcomer.post("/-/votes/12/", {"choice": "yes"}).cookies["voter"].value) >= 43


def test_the_database_does_not_keep_the_cookie(newcomer, make_thread):
    make_thread()
    cookie = newcomer.post("/-/votes/12/", {"choice": "yes"}).cookies["voter"].value
    assert cookie not in repr(Vote.objects.values().get())


@pytest.mark.parametrize("form", [{}, {"choice": ""}, {"choice": "maybe"}, {"choice": ["yes", "no"]}])
def test_anything_but_yes_or_no_is_refused(newcomer, make_thread, form):
    make_thread()
    answer = newcomer.post("/-/votes/12/", form)
    assert answer.status_code == 400
    assert not answer.cookies
    assert not Vote.objects.exists()


def test_an_unknown_story_has_no_votes(newcomer, db):
    assert newcomer.post("/-/votes/404/", {"choice": "yes"}).status_code == 404
    assert newcomer.get("/-/votes/404/").status_code == 404


def test_a_closed_discussion_still_takes_votes(newcomer, make_thread):
    make_thread(is_open=False)
    assert newcomer.post("/-/votes/12/", {"choice": "yes"}).status_code == 303


@pytest.mark.parametrize(("edition", "said"), [
    ("en", "So many answers came at once that the newsroom looks at them before they count."),
    ("ar", "وصلت إجابات كثيرة دفعة واحدة"),
])  # fmt: skip
def test_whose_answer_came_with_a_burst_is_told_so(newcomer, make_thread, monkeypatch, edition, said):
    thread = make_thread(edition=edition)
    monkeypatch.setattr(Burst, "is_one", lambda votes, minute: True)
    newcomer.post("/-/votes/12/", {"choice": "no"})
    page = newcomer.get("/-/votes/12/").content.decode()
    assert said in page
    assert 'value="no" aria-pressed="true"' in page
    assert to_documents.thread(thread.pk).no == 0


def test_the_page_calls_it_what_it_is(newcomer, make_thread):
    make_thread()
    assert "A poll of those who cared to answer, nothing more." in newcomer.get("/-/votes/12/").content.decode()
