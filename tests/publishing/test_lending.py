"""Hands that a worker which waits lends to the whole print of another machine (tests/journeys/test_far_hands.py has them help)."""

import pytest
from django.conf import settings
from django.db import connection

from courant.press import tree as trees
from courant.press.manifest import Output
from courant.press.theme import Theme
from courant.publishing import leading, releases
from courant.publishing.far_hands import FarHands, made_with
from courant.publishing.lending import Lending
from courant.publishing.models import PrintPart, PrintRelease, PrintTask
from tests.desk import newsroom as make
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


def test_nobody_waits_for_what_a_lost_machine_still_holds(lending):
    release = offer()
    for number in (1, 2):
        PrintTask.objects.create(release=release.release, number=number, outputs=b"")
    release.delete()
    lost = connection.copy()
    try:
        with lost.cursor() as cursor:
            cursor.execute("BEGIN")
            cursor.execute("SELECT * FROM publishing_printtask WHERE number = 1 FOR UPDATE")
        lending.look()
        assert list(PrintTask.objects.values_list("number", flat=True)) == [1]
    finally:
        lost.close()
    until(lambda: lending.look() or not PrintTask.objects.exists(), "the server has noticed")


@pytest.fixture
def far_hands(data, lending):
    """What a print has of them, for a tree with nothing in it."""
    make.make_story()
    releases.print_site()
    tree = trees.current(data)
    (tree.root / "for-hands.sqlite3-wal").write_text("of a print that was killed")
    with FarHands(tree, Theme(settings.COURANT.theme)) as hands:
        assert not list(tree.root.glob("for-hands*"))
        yield hands
    tree.close()


def offered(hands):
    """Offer ranges, once the sending has ended."""
    leading.be_there_to_help()  # printing has hung up
    hands.offer(iter([]))
    hands.sending.join()
    hands.offer(iter([[Output(1, "day", "today:today")]]))
    return PrintTask.objects.count()


def test_what_hands_fetch_lies_in_no_folder_afterwards(far_hands):
    assert offered(far_hands) == 1 and PrintRelease.objects.get().parts == PrintPart.objects.count() > 0
    assert not list(far_hands.tree.root.glob("for-hands*"))


def test_nothing_is_offered_where_the_documents_could_not_be_sent(far_hands, caplog):
    (far_hands.tree.root / "for-hands.sqlite3").mkdir()
    far_hands._put_away = lambda: None  # it is a folder here
    assert offered(far_hands) == 0 and "No hands elsewhere for this print" in caplog.text
    (far_hands.tree.root / "for-hands.sqlite3").rmdir()


def test_a_print_that_ends_does_not_wait_for_the_sending(far_hands):
    far_hands.is_over.set()
    assert offered(far_hands) == 0
    assert not PrintRelease.objects.exists() and not PrintPart.objects.exists()
    assert not list(far_hands.tree.root.glob("for-hands*"))
