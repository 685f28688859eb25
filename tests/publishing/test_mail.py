"""Staff mail holds up nobody and is not lost, whatever the mail server does (law 22)."""

import socket
import socketserver
import threading
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from time import monotonic

import pytest
from django.contrib.auth.models import Group, User
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.management.commands import db_worker
from django_tasks_db.models import DBTaskResult
from wagtail.models import GroupApprovalTask
from wagtail.users.models import UserProfile

from courant.discussion import digests
from courant.discussion.models import Comment, Thread
from courant.publishing import precedence, schedule
from courant.publishing.mail import PAUSES
from courant.publishing.precedence import Precedence
from courant.publishing.tasks import Background
from tests.desk import newsroom as make
from tests.desk.forms import story_form, text

pytestmark = pytest.mark.django_db


class PostOffice(socketserver.ThreadingTCPServer):
    """A mail server that takes everything, and lets its letters be read."""

    allow_reuse_address = daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Counter)
        self.letters = []


class Counter(socketserver.StreamRequestHandler):
    def handle(self):
        self.say(b"220 ready")
        while line := self.rfile.readline():
            command = line[:4].upper().strip()
            if command == b"DATA":
                self.say(b"354 go on")
                lines = []
                while (part := self.rfile.readline()) not in (b".\r\n", b""):
                    lines.append(part)
                self.server.letters.append(message_from_bytes(b"".join(lines), policy=policy.default))
            self.say(b"221 bye" if command == b"QUIT" else b"250 ok")
            if command == b"QUIT":
                return

    def say(self, words):
        self.wfile.write(words + b"\r\n")


@pytest.fixture(autouse=True)
def mail(settings, monkeypatch):
    """Mail as in service; the test runner keeps it in memory otherwise."""
    monkeypatch.setattr(db_worker, "close_old_connections", lambda: None)  # the connection is the test's own
    settings.EMAIL_BACKEND = "courant.publishing.mail.InBackground"
    settings.MAIL_SENT_BY = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_USE_TLS, settings.EMAIL_TIMEOUT = "127.0.0.1", False, 0.3
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""


@pytest.fixture
def post_office(settings):
    with PostOffice() as office:
        threading.Thread(target=office.serve_forever, daemon=True).start()
        settings.EMAIL_PORT = office.server_address[1]
        yield office
        office.shutdown()


@pytest.fixture
def hanging(settings):
    """A mail server that takes every connection and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        settings.EMAIL_PORT = silent.getsockname()[1]
        yield silent


@pytest.fixture
def approver():
    """Somebody who is told when a story is handed in."""
    group = Group.objects.create(name="Approvers")
    for task in GroupApprovalTask.objects.all():
        task.groups.add(group)
    chief = User.objects.create(username="chief", email="chief@news.example", password="!")
    chief.groups.add(group)
    return chief


def send_what_waits(*, later=timedelta(0)):
    """What the worker does next; `later`, after so much time."""
    DBTaskResult.objects.filter(queue_name="mail", status="READY", run_after__lte=timezone.now() + later).update(
        run_after=timezone.now()
    )
    Background("mail", Precedence()).worker.run()


def waiting():
    return DBTaskResult.objects.filter(queue_name="mail", status="READY").count()


def hand_in(desk, story):
    began = monotonic()
    response = desk.post(
        reverse("wagtailadmin_pages:edit", args=[story.pk]), story_form(story.title, body=[text()], action="submit")
    )
    assert response.status_code == 302, response.content[:500]
    return monotonic() - began


class Asked(Precedence):
    """It tells when somebody has asked whether to wait."""

    def __init__(self):
        super().__init__()
        self.was_asked = threading.Event()

    def give_way(self):
        self.was_asked.set()
        super().give_way()


def while_a_print_is_waited_for(act, monkeypatch):
    """Have the letters sent during a print, which ends once they wait for it and something was done; returns what."""
    monkeypatch.setattr(precedence, "LONGEST", 60.0)
    ours, begun, done = Asked(), threading.Event(), []
    background = Background("mail", ours)

    def prints():
        with ours.taken():
            begun.set()
            if ours.was_asked.wait(20):
                done.append(act(background))

    printing = threading.Thread(target=prints, daemon=True)
    printing.start()
    assert begun.wait(20)
    background.worker.run()
    printing.join(30)
    return done


def test_letters_are_sent_when_nothing_is_being_printed(post_office, monkeypatch):
    for name in ("Hello", "Hello again"):
        EmailMultiAlternatives(name, "Words.", "desk@news.example", ["chief@news.example"]).send()
    seen = while_a_print_is_waited_for(lambda background: len(post_office.letters), monkeypatch)
    assert (seen, len(post_office.letters)) == ([0], 2)


def test_a_letter_that_waits_for_a_print_is_still_there_if_the_worker_ends(post_office, monkeypatch):
    EmailMultiAlternatives("Hello", "Words.", "desk@news.example", ["chief@news.example"]).send()
    assert while_a_print_is_waited_for(lambda background: background.stop(), monkeypatch) == [None]
    assert (waiting(), post_office.letters) == (1, [])
    send_what_waits()
    assert (waiting(), len(post_office.letters)) == (0, 1)


def test_a_server_that_hangs_delays_nobody_and_loses_nothing(desk, approver, hanging, settings):
    settings.EMAIL_TIMEOUT = 5
    story = make.make_story("Handed in", is_live=False)
    assert hand_in(desk, story) < 4 and waiting() == 1
    settings.EMAIL_TIMEOUT = 0.3
    send_what_waits()
    assert waiting() == 1
    with PostOffice() as office:
        threading.Thread(target=office.serve_forever, daemon=True).start()
        settings.EMAIL_PORT = office.server_address[1]
        send_what_waits(later=timedelta(minutes=1))
        office.shutdown()
    assert [letter["To"] for letter in office.letters] == ["chief@news.example"]
    assert "Handed in" in office.letters[0]["Subject"] and waiting() == 0


def test_a_rolled_back_transaction_sends_nothing(post_office):
    with transaction.atomic():
        EmailMultiAlternatives("Never", "Not so.", "desk@news.example", ["chief@news.example"]).send()
        transaction.set_rollback(True)
    send_what_waits()
    assert post_office.letters == []


def test_a_message_arrives_as_it_was_written(post_office):
    message = EmailMultiAlternatives(
        "نص", "Plain.", "desk@news.example", ["a@news.example"], ["hidden@news.example"],
        headers={"Auto-Submitted": "auto-generated"}, cc=["c@news.example"], reply_to=["r@news.example"],
    )  # fmt: skip
    message.attach_alternative("<p>Rich.</p>", "text/html")
    assert message.send() == 1
    send_what_waits()
    [letter] = post_office.letters
    assert (letter["Subject"], letter["Cc"], letter["Reply-To"]) == ("نص", "c@news.example", "r@news.example")
    assert letter["Auto-Submitted"] == "auto-generated" and letter["Bcc"] is None
    assert letter.get_body("plain").get_content().strip() == "Plain."
    assert letter.get_body("html").get_content().strip() == "<p>Rich.</p>"


def test_after_three_days_it_is_given_up_and_said(hanging, caplog):
    assert 3 * 24 * 3600 <= sum(PAUSES) < 4 * 24 * 3600
    EmailMultiAlternatives("To nobody", "…", "desk@news.example", ["chief@news.example"]).send()
    task = DBTaskResult.objects.get(queue_name="mail")
    task.args_kwargs["kwargs"]["attempt"] = len(PAUSES)
    task.save()
    send_what_waits()
    assert waiting() == 0 and "given up" in caplog.text


def test_a_letter_that_was_sent_is_kept_nowhere(post_office):
    from courant.publishing.tasks import forget_finished

    EmailMultiAlternatives("A link", "https://news.example/secret", "desk@news.example", ["a@news.example"]).send()
    send_what_waits()
    forget_finished("mail")
    assert len(post_office.letters) == 1 and not DBTaskResult.objects.filter(queue_name="mail").exists()


def test_moderators_get_their_digest_from_the_worker_once_a_day(desk, post_office):
    """Through the table of tasks and a real mail server, however often the worker turns."""
    chief = User.objects.create(username="chief", email="chief@news.example", password="!", is_superuser=True)
    UserProfile.objects.create(user=chief, preferred_language="ar")
    thread = Thread.refresh("12", edition="en", address="/en/12/", title="The bridge reopens")
    morning = datetime(2026, 11, 25, digests.HOUR, tzinfo=UTC)
    Comment.objects.create(
        thread=thread, text="Hidden word.", policy_version=1, posted_at=morning - timedelta(hours=1), token_hash="t"
    )
    worker = schedule.Digests()
    assert worker.write_due(morning - timedelta(seconds=1)) == []
    assert worker.write_due(morning) == ["wrote 1 digests for moderators"]
    assert worker.write_due(morning) == schedule.Digests().write_due(morning) == []
    send_what_waits()
    [letter] = post_office.letters
    assert letter["To"] == "chief@news.example" and "ما ينتظر المشرفين" in letter["Subject"]
    assert letter["Auto-Submitted"] == "auto-generated"
    assert "تعليقات تنتظر القرار: 1" in letter.get_content() and "Hidden" not in letter.get_content()


def test_a_digest_that_cannot_be_written_stops_no_printing(monkeypatch, caplog):
    def stumble(now):
        raise KeyError("count")

    monkeypatch.setattr(digests, "send_due", stumble)
    worker = schedule.Digests()
    morning = datetime(2026, 11, 25, digests.HOUR, tzinfo=UTC)
    assert worker.write_due(morning) == worker.write_due(morning) == []
    assert caplog.text.count("could not be written") == 1
