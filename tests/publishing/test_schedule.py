"""Stories that go out, or come down, at a set time: exactly once, and late rather than never."""

import json
import threading
from datetime import timedelta

import pytest
from django.db import IntegrityError, OperationalError, connection, transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageLogEntry, Revision

from courant.desk.models import StoryContributor, StoryPage
from courant.publishing import schedule
from courant.publishing.models import Change
from tests.desk import newsroom as make
from tests.desk.forms import story_form, text
from tests.discussion.plans import plan_of

pytestmark = pytest.mark.django_db


class Clock:
    """The time that it is, which stands still until somebody moves it."""

    def __init__(self):
        self.now = timezone.now().replace(microsecond=0)

    def forward(self, **step):
        self.now += timedelta(**step)


@pytest.fixture
def clock(monkeypatch):
    clock = Clock()
    monkeypatch.setattr(timezone, "now", lambda: clock.now)
    return clock


def scheduled(headline="On time", *, at, story=None):
    """A story that is to go out at a moment; a live one with a new version."""
    with transaction.atomic():
        page = story or make.make_story(headline, is_live=False)
        page = StoryPage.objects.get(pk=page.pk)
        page.title, page.go_live_at = headline, at
        page.save_revision().publish()
    return StoryPage.objects.get(pk=page.pk)


def times_published(story):
    return PageLogEntry.objects.filter(page=story.pk, action="wagtail.publish.scheduled").count()


def is_live(story):
    return StoryPage.objects.get(pk=story.pk).live


def test_a_story_goes_out_when_its_time_has_come_and_once(clock):
    story = scheduled(at=clock.now + timedelta(minutes=10))
    assert schedule.next_due() == clock.now + timedelta(minutes=10)
    assert schedule.run_due() == [] and not is_live(story)
    clock.forward(minutes=10)
    Change.objects.all().delete()
    assert schedule.run_due() == ["published On time"] and is_live(story)
    assert Change.objects.filter(subject=story.key, printed_at=None).exists()
    assert schedule.run_due() == [] and schedule.next_due() is None
    assert times_published(story) == 1 and StoryPage.objects.get().published_at == clock.now


def test_the_desk_schedules(desk, clock):
    section, at = make.make_section(), clock.now + timedelta(hours=2)
    form = story_form("Tomorrow", body=[text()], go_live_at=at.strftime("%Y-%m-%d %H:%M"), action="publish")
    assert desk.post(reverse("wagtailadmin_pages:add", args=["desk", "storypage", section.pk]), form).status_code == 302
    story = StoryPage.objects.get()
    assert not story.live and schedule.next_due() == at.replace(second=0)
    desk.post(reverse("wagtailadmin_pages:revisions_unschedule", args=[story.pk, story.latest_revision_id]))
    assert schedule.next_due() is None
    clock.forward(hours=3)
    assert schedule.run_due() == [] and not is_live(story)


def test_a_new_version_of_a_live_story_waits_while_the_old_one_stays(clock):
    story = make.make_story("Old")
    scheduled("New", at=clock.now + timedelta(minutes=5), story=story)
    assert StoryPage.objects.get().title == "Old"
    clock.forward(minutes=5)
    schedule.run_due()
    assert StoryPage.objects.get().title == "New" and times_published(story) == 1


def test_a_missed_one_goes_out_late_with_a_warning(clock, caplog):
    story = scheduled(at=clock.now + timedelta(minutes=1))
    clock.forward(days=2)
    with caplog.at_level("WARNING", "courant"):
        assert schedule.run_due() == ["published On time"]
    assert is_live(story) and "Published late: On time was scheduled for" in caplog.text


def test_one_on_time_is_no_reason_to_warn(clock, caplog):
    scheduled(at=clock.now + timedelta(minutes=1))
    clock.forward(seconds=61)
    with caplog.at_level("WARNING", "courant"):
        schedule.run_due()
    assert "late" not in caplog.text


def test_a_clock_that_jumps_back_publishes_nothing_twice(clock):
    story = scheduled(at=clock.now + timedelta(minutes=1))
    clock.forward(minutes=2)
    schedule.run_due()
    clock.forward(minutes=-10)
    assert schedule.run_due() == []
    clock.forward(minutes=20)
    assert schedule.run_due() == [] and times_published(story) == 1


def test_several_go_out_in_the_order_of_their_times(clock):
    scheduled("Second", at=clock.now + timedelta(minutes=2)), scheduled("First", at=clock.now + timedelta(minutes=1))
    clock.forward(minutes=3)
    assert schedule.run_due() == ["published First", "published Second"]


def test_a_story_comes_down_when_it_expires(clock):
    story = make.make_story("For a day")
    make.edited(story, expire_at=clock.now + timedelta(days=1))
    assert schedule.next_due() == clock.now + timedelta(days=1)
    assert schedule.run_due() == []
    clock.forward(days=1)
    Change.objects.all().delete()
    assert schedule.run_due() == ["unpublished For a day"] and schedule.run_due() == []
    story = StoryPage.objects.get()
    assert (story.live, story.expired) == (False, True) and schedule.next_due() is None
    assert Change.objects.filter(subject=story.key, printed_at=None).exists()


def test_one_that_cannot_be_published_leaves_the_schedule_and_stops_no_other(clock, caplog):
    bad = scheduled("Bad", at=clock.now + timedelta(minutes=1))
    revision = bad.latest_revision
    revision.content["lead_photo"] = "[]"
    revision.content["body"] = json.dumps([make.photo_block(make.make_photo(), credit="")])
    revision.save()
    scheduled("Good", at=clock.now + timedelta(minutes=2))
    clock.forward(minutes=3)
    assert schedule.run_due() == ["refused Bad", "published Good"]
    assert not is_live(bad) and schedule.next_due() is None and schedule.run_due() == []
    failure = Change.objects.exclude(failure="").get()
    assert failure.subject == bad.key and "Say whose picture this is." in failure.failure and failure.printed_at
    assert "Say whose picture this is." in caplog.text


def test_an_error_that_nobody_foresaw_stops_no_other_either(clock):
    bad, good = (
        scheduled("Bad", at=clock.now + timedelta(minutes=1)),
        scheduled("Good", at=clock.now + timedelta(minutes=2)),
    )
    Revision.objects.filter(pk=bad.latest_revision_id).update(content={"pk": bad.pk, "title": None, "body": 7})
    clock.forward(minutes=3)
    assert schedule.run_due() == ["refused Bad", "published Good"] and is_live(good)
    assert Change.objects.exclude(failure="").get().failure.startswith("Not published as scheduled: ")


def test_a_version_that_names_somebody_who_is_gone_stops_no_other(clock):
    story, who = make.make_story("Live"), make.make_contributor()
    story.story_contributors = [StoryContributor(contributor=who)]
    story.title, story.go_live_at = "New", clock.now + timedelta(minutes=1)
    with transaction.atomic():
        story.save_revision().publish()
        who.delete()
    scheduled("Good", at=clock.now + timedelta(minutes=2))
    clock.forward(minutes=3)
    assert "published Good" in schedule.run_due() and schedule.next_due() is None and schedule.run_due() == []


def test_what_the_database_refuses_stops_no_other(clock, monkeypatch):
    scheduled("Bad", at=clock.now + timedelta(minutes=1)), scheduled("Good", at=clock.now + timedelta(minutes=2))
    clock.forward(minutes=3)
    publish = Revision.publish

    def refuse(revision, **fields):
        if revision.object_str == "Bad":
            raise IntegrityError("FOREIGN KEY constraint failed")
        publish(revision, **fields)

    monkeypatch.setattr(Revision, "publish", refuse)
    assert schedule.run_due() == ["refused Bad", "published Good"]


def test_where_the_database_is_away_it_stays_due(clock, monkeypatch):
    story = scheduled(at=clock.now + timedelta(minutes=1))
    clock.forward(minutes=2)

    def away(*args, **kwargs):
        raise OperationalError("disk I/O error")

    with monkeypatch.context() as context:
        context.setattr(Revision, "publish", away)
        with pytest.raises(OperationalError):
            schedule.run_due()
    assert schedule.run_due() == ["published On time"] and times_published(story) == 1


def test_a_page_deleted_meanwhile_is_nobodys_business(clock):
    story = scheduled(at=clock.now + timedelta(minutes=1))
    Page.objects.get(pk=story.pk).delete()
    clock.forward(minutes=2)
    assert schedule.run_due() == []
    assert schedule.publish_if_due(10**6, clock.now) == [] and schedule.unpublish_if_due(10**6, clock.now) == []


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_publish_once(clock):
    stories = [scheduled(f"Number {n}", at=clock.now + timedelta(minutes=1)) for n in range(3)]
    make.edited(make.make_story("Gone"), expire_at=clock.now + timedelta(minutes=1))
    clock.forward(minutes=2)
    together, done = threading.Barrier(2), []

    def work():
        together.wait()
        done.extend(schedule.run_due())
        connection.close()

    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sorted(done) == ["published Number 0", "published Number 1", "published Number 2", "unpublished Gone"]
    assert [times_published(story) for story in stories] == [1, 1, 1]


def test_what_is_due_is_found_without_reading_all_pages(clock):
    asked = []

    def note(execute, sql, values, many, context):
        asked.append((sql, values))
        return execute(sql, values, many, context)

    with connection.execute_wrapper(note):
        schedule.next_due()
        schedule.run_due()
    about_pages = [(sql, values) for sql, values in asked if "expire_at" in sql]
    assert len(about_pages) == 2
    for sql, values in about_pages:
        assert "pages_that_expire" in "".join(plan_of(sql, values))
