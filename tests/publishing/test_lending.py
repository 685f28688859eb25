"""Hands that a worker which waits lends to the whole print of another machine (tests/journeys/test_far_hands.py has them help)."""

import pytest
from django.conf import settings

from courant.press.theme import Theme
from courant.publishing import leading
from courant.publishing.far_hands import made_with
from courant.publishing.lending import Lending
from courant.publishing.models import PrintRelease, PrintTask
from tests.running import until

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def lending(data):
    lending = Lending(hands=1)
    lending.look()
    yield lending
    lending.leave()


def offer(**fields):
    fields = {"made_with": made_with(Theme(settings.COURANT.theme)), "parts": 0, "lead": "elsewhere:/srv/news"} | fields
    return PrintRelease.objects.create(release="0" * 32, **fields)


def test_they_do_not_help_where_they_might_make_other_bytes(lending, caplog):
    assert leading.count_hands() == 1
    offer(made_with="another theme")
    lending.look()
    assert "Not helping elsewhere:/srv/news" in caplog.text and lending.processes == []
    until(lambda: leading.count_hands() == 0, "nobody says that it may help")


def test_they_do_not_begin_where_the_print_has_ended_meanwhile(lending):
    offer(parts=1)  # which is not there any more
    lending.look()
    assert lending.processes == []


def test_what_they_were_at_when_the_print_ended_goes(lending):
    release = offer()
    PrintTask.objects.create(release=release.release, number=1, outputs=b"")
    lending.release = release.release
    release.delete()
    lending.look()
    assert not PrintTask.objects.exists() and not lending.folder.exists()
