"""Changes that were printed long ago are forgotten, as far as nobody may still ask for them."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Page

from courant.press import tree as trees
from courant.publishing import printer, pruning, releases
from courant.publishing.models import Change
from courant.publishing.worker import Worker
from tests.desk import newsroom as make

pytestmark = pytest.mark.django_db


def age_everything():
    Change.objects.filter(printed_at__isnull=False).update(printed_at=timezone.now() - timedelta(days=31))


def print_changes(data):
    tree = trees.current(data)
    printer.print_changes(printer.press_for(tree))
    tree.close()


def test_what_was_printed_a_month_ago_is_forgotten_and_nothing_else(data):
    make.make_story("Old", section=(section := make.make_section()))
    releases.print_site()
    age_everything()
    make.make_story("New", section=section)
    print_changes(data)
    make.make_story("Waiting", section=section)
    recent = Change.objects.filter(printed_at__gte=timezone.now() - timedelta(days=1))
    kept = {*Change.objects.filter(printed_at=None), *recent}
    assert pruning.prune() > 0
    assert set(Change.objects.all()) == kept
    assert pruning.prune() == 0


def test_a_few_are_forgotten_at_once(data, monkeypatch):
    make.make_story(section=make.make_section())
    releases.print_site()
    age_everything()
    monkeypatch.setattr(pruning, "AT_ONCE", 2)
    assert pruning.prune() == 2


# Numbered from one: what was given out before counts as yet to come, as far as a mark reaches back.
@pytest.mark.django_db(transaction=True, reset_sequences=True)
def test_what_a_release_lacks_that_may_be_taken_back_is_kept(data):
    Page.objects.all().delete()  # the number of the root that migrations planted is given out again
    story = make.make_story("Taken down later", section=make.make_section())
    releases.print_site()
    releases.print_site()
    make.unpublished(story)
    print_changes(data)
    age_everything()
    before = Change.objects.count()
    pruning.prune()
    assert 0 < Change.objects.count() < before
    releases.roll_back()
    page = (data / "current" / "site" / story.address[1:] / "index.html").read_text()
    assert 'content="410"' in page and "Taken down later" not in page


def test_the_worker_does_it_now_and_then(data):
    make.make_story(section=make.make_section())
    worker = Worker()
    worker.turn()
    age_everything()
    before = Change.objects.count()
    worker.turn()
    assert Change.objects.count() == before
    worker.pruned -= 3600
    worker.turn()
    assert Change.objects.count() < before
    worker.press.tree.close()
