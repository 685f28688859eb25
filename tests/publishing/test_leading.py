"""Who leads: one folder marks changes as printed, and the others know what their trees lack."""

import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from socket import IPPROTO_TCP, TCP_KEEPIDLE, TCP_USER_TIMEOUT, socket

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone

from courant.django_settings import postgres_database
from courant.publishing import leading, printer, pruning, releases, vacancy, worker
from courant.publishing.leading import ALL, NotLeading, own_folder
from courant.publishing.marks import Mark
from courant.publishing.models import Change, PrintingFolder, PrintRelease
from tests.desk import newsroom as make
from tests.postgres import Cluster
from tests.running import until

pytestmark = pytest.mark.django_db


def other_folder(**fields):
    return PrintingFolder.objects.create(folder="0" * 32, name="elsewhere:/srv/news", **fields)


def test_a_copied_folder_is_another_one(tmp_path):
    here = own_folder(tmp_path / "here")
    shutil.copytree(tmp_path / "here", tmp_path / "copy")
    assert own_folder(tmp_path / "here") == here
    assert own_folder(tmp_path / "copy") not in (here, "")
    assert own_folder(tmp_path / "copy") == own_folder(tmp_path / "copy")


def test_all_that_start_at_once_in_a_new_folder_agree_which_it_is(tmp_path):
    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(own_folder, [tmp_path / "new"] * 16))) == 1


def test_what_is_forgotten_of_the_changes_has_who_lacks_it_print_everything(data):
    old = [Change.objects.create(subject="story:1", printed_at=timezone.now() - pruning.KEPT * 2) for _ in range(2)]
    before, between = Mark(old[0].pk - 1, []), Mark(old[1].pk, [])
    one, two = (
        other_folder(lacks_after=before.written()),
        PrintingFolder(folder="1" * 32, lacks_after=between.written()),
    )
    two.save()
    assert pruning.prune() == 2
    one.refresh_from_db(), two.refresh_from_db()
    assert (one.lacks_after, two.lacks_after) == (ALL, between.written()), "the second one has them"


@pytest.mark.postgres
def test_a_folder_that_does_not_lead_marks_nothing_as_printed(data):
    change = Change.objects.create(subject="story:1")
    other = other_folder(leads=True)
    with pytest.raises(NotLeading, match="elsewhere:/srv/news leads the printing"):
        printer.clear([change.pk])
    change.refresh_from_db()
    assert change.printed_at is None
    other.delete()
    printer.clear([change.pk])
    change.refresh_from_db()
    assert change.printed_at is not None, "where nobody has ever led there is one folder"


@pytest.mark.postgres
def test_who_takes_over_leaves_the_one_before_a_mark(data):
    waits = Change.objects.create(subject="story:1")
    other = other_folder(leads=True)
    leading.accede()
    other.refresh_from_db()
    own = PrintingFolder.objects.get(leads=True)
    assert (own.folder, own.lacks_after) == (own_folder(settings.COURANT.data), ALL)
    assert not other.leads and list(Mark.read(other.lacks_after).later()) == [waits.pk]
    assert leading.lacked() == ALL and not leading.is_followed()
    leading.note_whole()
    assert leading.lacked() == "" and leading.is_followed() and leading.is_surely_followed()
    PrintingFolder.objects.filter(leads=True).update(leads=False)
    assert not leading.is_surely_followed(), "then it must deliver no more"


@pytest.mark.postgres
def test_one_process_at_a_time_has_the_right_to_lead():
    one, two = leading.Lead(), leading.Lead()
    assert one.take() and not two.take()
    assert one.is_held() and not two.is_held()
    assert leading.is_held_by_anybody()
    one.let_go()
    until(two.take, "it is given back")  # the server may need a moment to see a session end
    two.let_go()
    until(lambda: not leading.is_held_by_anybody(), "nobody has it")


@pytest.mark.postgres
def test_a_release_is_not_switched_to_where_another_folder_leads_by_then(data):
    make.make_story()
    assert releases.print_site().failed == []
    in_use = (data / "current").readlink()
    other = other_folder(leads=True)
    with pytest.raises(NotLeading):
        releases.print_site()
    assert (data / "current").readlink() == in_use
    other.delete()
    releases.print_site()
    assert (data / "current").readlink() != in_use


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_a_worker_whose_crew_was_killed_lets_go_and_takes_back_what_was_offered(data, monkeypatch, caplog):
    def killed():
        raise BrokenProcessPool("a process of the crew was killed")

    PrintRelease.objects.create(release="0" * 32, parts=0)
    other_folder()  # has led once
    newcomer = worker.Worker()
    try:
        with monkeypatch.context() as context:
            context.setattr(releases, "make_whole", killed)
            assert not newcomer.lead() and not newcomer.right.is_held()
            assert not newcomer.lead() and caplog.text.count("a process of the crew was killed") == 1
        monkeypatch.setattr(releases, "make_whole", leading.note_whole)  # there is no newsroom to print
        until(newcomer.lead, "it leads")
        assert newcomer.right.is_held() and not PrintRelease.objects.exists()
    finally:
        newcomer.right.let_go()


@pytest.fixture
def by_network(monkeypatch):
    """A server of its own, which is reached by TCP; a machine by whose loss its sessions would stay is not to be had."""
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with Cluster(listen_addresses="127.0.0.1", port=str(port)):
        address = postgres_database(f"postgres://courant@127.0.0.1:{port}/postgres")
        monkeypatch.setattr(leading, "connection", by_tcp := connection.copy())
        by_tcp.settings_dict |= address
        yield by_tcp
        by_tcp.close()


@pytest.mark.slow
@pytest.mark.postgres
def test_server_and_machine_soon_miss_each_other(by_network):
    lead = leading.Lead()
    assert lead.take()
    leading.be_there_to_help()
    for session in (lead._session, by_network):
        with session.cursor() as cursor:
            cursor.execute("SELECT setting FROM pg_settings WHERE name LIKE 'tcp\\_%%' ORDER BY name", ())
            assert [int(value) for (value,) in cursor.fetchall()] == [3, 5, 2, 11_000]
        ours = socket(fileno=os.dup(session.connection.fileno()))
        assert [ours.getsockopt(IPPROTO_TCP, name) for name in (TCP_KEEPIDLE, TCP_USER_TIMEOUT)] == [5, 11_000]
        ours.close()
    lead.let_go()


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_who_led_gets_the_lead_back_if_it_comes_back_soon(data, monkeypatch):
    """As it does where the database was away for all of them, or the worker that led was started again."""
    now = [1000.0]
    monkeypatch.setattr(vacancy, "monotonic", lambda: now[0])
    monkeypatch.setattr(releases, "make_whole", lambda: None)  # there is no newsroom to print
    other_folder(leads=True)
    waiting, other = worker.Worker(), leading.Lead()
    try:
        assert not waiting.lead(), "the other one may only be starting"
        now[0] += vacancy.COMES_BACK_WITHIN - 1
        assert not waiting.lead() and other.take(), "it is there again"
        now[0] += 2
        assert not waiting.lead()
        other.let_go()
        assert not waiting.lead(), "another absence"
        now[0] += vacancy.COMES_BACK_WITHIN
        assert waiting.lead() and waiting.right.is_held()
    finally:
        other.let_go()
        waiting.right.let_go()


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_a_command_waits_as_well_for_one_that_led(data, monkeypatch):
    now, at_it = [1000.0], leading.Lead()
    monkeypatch.setattr(vacancy, "monotonic", lambda: now[0])
    monkeypatch.setattr(releases, "make_whole", leading.note_whole)
    other = other_folder(leads=True)
    monkeypatch.setattr(vacancy, "sleep", lambda seconds: at_it.take())  # it comes back
    try:
        with pytest.raises(NotLeading, match="elsewhere:/srv/news leads"), releases.entitled():
            pass
    finally:
        at_it.let_go()
    other.refresh_from_db()
    assert other.leads
    until(lambda: not leading.is_held_by_anybody(), "it is gone")
    monkeypatch.setattr(vacancy, "sleep", lambda seconds: now.append(now.pop() + seconds))
    with releases.entitled():
        assert leading.is_followed() and now[0] - 1000 >= vacancy.COMES_BACK_WITHIN


@pytest.fixture
def lost_picture(data):
    """A picture of the newsroom whose original is nowhere."""
    photo = make.make_photo()
    photo.file.storage.delete(photo.file.name)
    return photo


@pytest.mark.postgres
def test_one_that_lacks_pictures_refuses_while_another_may_have_them(lost_picture, caplog):
    other = other_folder(leads=True)
    with pytest.raises(NotLeading, match=f"1 pictures .* {lost_picture.file.name}. Copy"):
        leading.accede()
    leading.accede(without_originals=True)
    assert lost_picture.file.name in caplog.text
    other.refresh_from_db()
    assert not other.leads


@pytest.mark.postgres
def test_a_folder_that_was_moved_or_restored_leads_with_the_pictures_that_it_has(lost_picture, caplog):
    name = leading.named(settings.COURANT.data)
    before = PrintingFolder.objects.create(folder="0" * 32, name=name, leads=True)
    leading.accede()
    assert lost_picture.file.name in caplog.text
    before.refresh_from_db()
    assert not before.leads


def test_who_is_refused_lets_others_try_and_after_an_hour_of_it_goes_on(monkeypatch):
    now = [1000.0]
    monkeypatch.setattr(vacancy, "monotonic", lambda: now[0])
    one = vacancy.Vacancy()
    one.since = 990.0
    one.refuse()
    assert one.since is None and not one.is_too_long()
    for _ in range(400):
        now[0] += vacancy.COMES_BACK_WITHIN
        one.refuse()
    assert one.is_too_long()
    now[0] += vacancy.GOES_ON_AFTER  # another has led meanwhile
    one.refuse()
    assert not one.is_too_long()
