"""One outer transaction around everything that the desk writes: a kill between save and signal takes back both."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.contrib.messages import get_messages
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry, Revision
from wagtail.signals import page_published, page_unpublished, post_page_move

from courant.desk.models import Place, SectionPage, StoryPage
from courant.publishing import schedule
from courant.publishing.models import Change
from courant.publishing.one_transaction import OneTransactionMiddleware
from tests.desk import newsroom as make
from tests.desk.forms import story_form, text

pytestmark = pytest.mark.django_db(transaction=True)


class Killed(BaseException):
    """Stands in for kill -9: nothing catches it."""


@pytest.fixture
def kill():
    """Kills whoever sends a signal, before anybody has noted it: `kill(page_published)`."""
    connected = []

    def at(signal, after=0):
        left = [after]

        def receiver(**_):
            if left[0] == 0:
                raise Killed
            left[0] -= 1

        # First in line, as a kill between Wagtail's save and its signal would be.
        kept, signal.receivers = signal.receivers, []
        signal.connect(receiver, weak=False)
        signal.receivers += kept
        signal.sender_receivers_cache.clear()
        connected.append((signal, kept))

    yield at
    for signal, kept in connected:
        signal.receivers = kept
        signal.sender_receivers_cache.clear()


def state():
    """Everything that must not change when a request is killed."""
    pages = StoryPage.objects.order_by("pk").values_list(
        "pk", "title", "live", "path", "live_revision", "has_unpublished_changes"
    )
    due = Revision.objects.filter(approved_go_live_at__isnull=False).values_list("pk", flat=True)
    rows = [model.objects.count() for model in (Change, Place, Revision, PageLogEntry, SectionPage)]
    return list(pages), list(due), rows


def is_taken_back(act):
    """Whether an act, killed, leaves everything as it was."""
    before = state()
    with pytest.raises(Killed):
        act()
    assert not connection.in_atomic_block
    return state() == before


@pytest.fixture
def story(db):
    """A published story with a draft that waits."""
    story = make.make_story(section=make.make_section())
    story.title = "A newer draft"
    story.save_revision()
    return StoryPage.objects.get()


def test_publishing(desk, story, kill):
    kill(page_published)
    form = story_form("Killed", slug=story.slug, body=[text()], action="publish")
    assert is_taken_back(lambda: desk.post(reverse("wagtailadmin_pages:edit", args=[story.pk]), form))
    add = reverse("wagtailadmin_pages:add", args=["desk", "storypage", story.section.pk])
    assert is_taken_back(lambda: desk.post(add, story_form("Killed", body=[text()], action="publish")))


def test_unpublishing(desk, story, kill):
    kill(page_unpublished)
    assert is_taken_back(lambda: desk.post(reverse("wagtailadmin_pages:unpublish", args=[story.pk])))


def test_moving(desk, story, kill):
    other = make.make_section("Water")
    kill(post_page_move)
    assert is_taken_back(lambda: desk.post(reverse("wagtailadmin_pages:move_confirm", args=[story.pk, other.pk])))


def test_bulk_publishing_is_all_or_nothing(desk, story, kill):
    drafts = [make.make_story(f"Draft {n}", is_live=False) for n in range(3)]
    kill(page_published, after=2)
    chosen = "&".join(f"id={draft.pk}" for draft in drafts)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    assert is_taken_back(lambda: desk.post(f"{address}?{chosen}&next=/desk/", {"next": "/desk/"}))


def test_publishing_on_schedule(desk, story, kill, monkeypatch):
    soon = timezone.now() + timedelta(hours=1)
    with transaction.atomic():
        story.go_live_at, story.title = soon, "On time"
        story.save_revision().publish()
    kill(page_published)
    monkeypatch.setattr(timezone, "now", lambda: soon + timedelta(seconds=1))
    assert is_taken_back(schedule.run_due)


def test_an_error_of_a_view_takes_everything_back(desk, story, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError("the last thing that happens")

    before = state()
    monkeypatch.setattr("wagtail.admin.views.pages.unpublish.UnpublishView.get_success_message", fail, raising=False)
    monkeypatch.setattr("courant.publishing.listen.note", fail)
    with pytest.raises(RuntimeError):
        desk.post(reverse("wagtailadmin_pages:unpublish", args=[story.pk]))
    assert state() == before


def test_what_no_form_caught_is_told_on_the_page_before(desk, story, monkeypatch):
    def refuse(*args, **kwargs):
        raise ValidationError(["One thing.", "Another."])

    before = state()
    monkeypatch.setattr("courant.publishing.listen.note", refuse)
    address = reverse("wagtailadmin_pages:unpublish", args=[story.pk])
    response = desk.post(address, headers={"Referer": "http://testserver/desk/pages/1/"})
    assert (response.status_code, response["Location"]) == (302, "http://testserver/desk/pages/1/")
    assert [str(message) for message in get_messages(response.wsgi_request)] == ["One thing. Another."]
    response = desk.post(address, headers={"X-Requested-With": "XMLHttpRequest"})
    assert (response.status_code, response.json()["error_message"]) == (400, "One thing. Another.")
    assert state() == before


INSIDE = [
    ("POST", "/desk/pages/1/edit/", True, True), ("DELETE", "/desk/anything/", True, True),
    ("GET", "/desk/pages/1/edit/", True, False), ("HEAD", "/desk/", True, False), ("POST", "/-/comments/1/", True, False),
    ("POST", "/desk/login/", False, False),
]  # fmt: skip


@pytest.mark.parametrize(("method", "path", "is_known", "is_inside"), INSIDE)
def test_only_what_the_desk_writes_is_inside(method, path, is_known, is_inside):
    seen = []

    def view(request):
        seen.append(connection.in_atomic_block)
        return HttpResponse()

    middleware = OneTransactionMiddleware(lambda request: HttpResponse())
    request = getattr(RequestFactory(), method.lower())(path)
    request.user = User(username="editor") if is_known else AnonymousUser()
    answer = middleware.process_view(request, view, (), {})
    assert (seen, answer is not None) == (([True], True) if is_inside else ([], False))


def test_an_answer_that_says_no_has_changed_nothing(story):
    def view(request):
        make.edited(story, title="Half done")
        return HttpResponse(status=409)

    before, request = state(), RequestFactory().post("/desk/pages/1/edit/")
    request.user = User(username="editor")
    assert (
        OneTransactionMiddleware(lambda request: HttpResponse()).process_view(request, view, (), {}).status_code == 409
    )
    assert state() == before
