"""Bans: handed back with a reason, contested once, answered by another moderator; and closed threads."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from courant.discussion import reader_keys, sentences
from courant.discussion.accepting import Sent, accept, accept_all
from courant.discussion.draft import Draft
from courant.discussion.models import Ban, Conflict, LogEntry, OwnDecision, Thread
from courant.discussion.moderation import threads
from courant.discussion.reader_keys import Reader
from courant.discussion.refused import Refused
from courant.discussion.submission import Lane

KEY = "abcdefghijklmnopqrst"
HASH = "a" * 64


def sent(token="t" * 32, given=KEY):
    draft = Draft(text="A comment.", agreed_to=3, token=token)
    return Sent(draft=draft, story_id="12", given=given, at=timezone.now(), lane=Lane.STAMP)


def ban(by, *, of=HASH, until=None):
    return Ban.put(of, by=by, reason="Three insults in a day.", until=until)


def test_what_a_banned_key_sends_is_handed_back_with_the_reason(make_thread, moderator):
    make_thread()
    banned = ban(moderator, of=reader_keys.hash_of(KEY))
    with pytest.raises(Refused) as refused:
        accept(sent())
    assert refused.value.status == 403 and refused.value.explanation.text == sentences.BANNED
    assert refused.value.may_be_sent_again
    banned.lift(by=moderator)
    assert accept(sent()) == Reader(reader_keys.hash_of(KEY))


def test_what_had_its_receipt_before_the_ban_keeps_it(make_thread, moderator):
    make_thread()
    stored = accept(sent())
    ban(moderator, of=stored.hash)
    assert accept(sent()) == stored


def test_others_in_the_same_batch_are_not_touched(make_thread, moderator):
    make_thread()
    ban(moderator, of=reader_keys.hash_of(KEY))
    first, second = accept_all([sent(), sent(token="u" * 32, given="")])
    assert isinstance(first, Refused) and isinstance(second, Reader)


def test_a_ban_ends_by_itself(moderator):
    now = timezone.now()
    ban(moderator, until=now + timedelta(days=1))
    assert Ban.of(HASH, at=now) and not Ban.of(HASH, at=now + timedelta(days=2))
    assert Ban.of("", at=now) is None


def test_a_key_is_banned_once_and_a_ban_lifted_once(moderator):
    found = ban(moderator)
    with pytest.raises(Conflict):
        ban(moderator)
    found.lift(by=moderator)
    with pytest.raises(Conflict):
        Ban.objects.get().lift(by=moderator)
    assert [(row.act, row.before, row.after) for row in LogEntry.objects.all()] == [
        ("ban", "", "banned for good"), ("ban", "banned", "lifted"),
    ]  # fmt: skip


def test_an_appeal_is_heard_once_and_answered_by_another(moderator, second_moderator):
    found = ban(moderator)
    found.contest("It was a quotation.", at=timezone.now())
    with pytest.raises(Conflict):
        Ban.objects.get().contest("Again.", at=timezone.now())
    with pytest.raises(OwnDecision):
        found.reply(moderator, told="No.", is_lifted=False)
    found.reply(second_moderator, told="You are right.", is_lifted=True)
    assert Ban.of(HASH, at=timezone.now()) is None
    with pytest.raises(Conflict):
        Ban.objects.get().reply(second_moderator, told="Again.", is_lifted=False)


def test_moderators_ban_lift_and_answer_in_the_desk(desk, moderator, second_moderator, reporter, make_comment):
    make_comment("Of this key.", reader_hash=HASH)
    client, address = desk(moderator), f"/desk/discussion/readers/{HASH}/bans/"
    desk(reporter).post(address, {"days": "7", "reason": "Because."})
    client.post(address, {"days": "7", "reason": ""})
    client.post(address, {"days": "9", "reason": "Because."})
    assert not Ban.objects.exists()
    client.post(address, {"days": "7", "reason": "<b>Because</b>."})
    found = Ban.objects.get()
    assert found.until is not None
    page = client.get(f"/desk/discussion/readers/{HASH}/").content.decode()
    assert "This key is banned" in page and "&lt;b&gt;Because&lt;/b&gt;." in page
    found.contest("<script>alert(1)</script>", at=timezone.now())
    page = client.get("/desk/discussion/bans/").content.decode()
    assert "another moderator answers" in page and "<script>alert" not in page
    reply = f"/desk/discussion/bans/{found.pk}/replies/"
    assert client.post(reply, {"told": "No.", "outcome": "uphold"}).status_code == 409
    assert desk(second_moderator).post(reply, {"told": "", "outcome": "lift"}).status_code == 400
    assert desk(second_moderator).post(reply, {"told": "Sorry.", "outcome": "lift"}).status_code == 302
    assert client.post(f"/desk/discussion/bans/{found.pk}/lifts/").status_code == 409


def test_threads_of_one_moment_are_paged_through_without_losing_one(desk, moderator, make_thread, monkeypatch):
    monkeypatch.setattr(threads, "PAGE_SIZE", 2)
    for number in range(8, 13):
        make_thread(str(number))
    Thread.objects.update(opened_at=timezone.now())
    client, address, seen = desk(moderator), "/desk/discussion/threads/?", []
    while address:
        html = client.get(address).content.decode()
        seen += re.findall(r'/desk/discussion/threads/(\d+)/closings/"', html)
        after = re.search(r'href="[^"]*(after=[0-9-]+)', html)
        address = after and f"/desk/discussion/threads/?{after[1]}"
    assert sorted(seen, key=int) == ["8", "9", "10", "11", "12"]


def test_old_threads_are_closed_together_after_a_confirmation(desk, moderator, make_thread):
    for story_id, days in (("1", 40), ("2", 31), ("3", 5)):
        make_thread(story_id, edition="ar" if story_id == "2" else "en")
        Thread.objects.filter(pk=story_id).update(opened_at=timezone.now() - timedelta(days=days))
    client = desk(moderator)
    assert "2 open threads belong" in client.get("/desk/discussion/threads/?days=30").content.decode()
    client.post("/desk/discussion/threads/closings/", {"days": "30"})
    assert not Thread.objects.filter(is_open=False).exists()
    client.post("/desk/discussion/threads/closings/", {"days": "30", "edition": "en", "confirmed": "yes"})
    assert list(Thread.objects.filter(is_open=False).values_list("pk", flat=True)) == ["1"]
    client.post("/desk/discussion/threads/1/closings/", {"open": "yes"})
    client.post("/desk/discussion/threads/3/closings/", {})
    assert list(Thread.objects.filter(is_open=False).values_list("pk", flat=True)) == ["3"]
    assert LogEntry.objects.filter(act="thread", by=moderator).count() == 3
    assert client.get("/desk/discussion/threads/?days=x&after=1-2&closed=yes").status_code == 200
