"""Receipts: what their private address shows, and that nobody else can find it."""

import secrets
from dataclasses import replace
from html import unescape

import pytest

from courant.discussion import reader_keys
from courant.discussion.models import Comment
from tests.stamps import stamped

TEXT = "I crossed it this morning: the handrail is still loose."


def send(client, token=None):
    form = {"name": "Layla", "text": TEXT, "agree": "3", "token": token or secrets.token_urlsafe(32)}
    return client.post("/-/comments/12/", stamped(form, 12))


def shown(response):
    return unescape(response.content.decode())


@pytest.mark.parametrize("key", ["a" * 32, "a" * 20, "x", "A" * 32, "..", "%00" * 8, "é" * 32, "%ED%A0%80"])
def test_a_wrong_receipt_address_is_not_found_and_never_logged(newcomer, db, key, caplog):
    assert newcomer.get(f"/-/receipts/{key}/").status_code == 404
    assert not caplog.records


def test_a_receipt_says_what_became_of_the_comment(newcomer, make_thread, moderator, printed):
    make_thread()
    address = send(newcomer)["Location"]
    assert 'data-state="waiting"' in shown(newcomer.get(address))
    Comment.objects.get().approve(by=moderator)
    assert 'data-state="published"' in shown(newcomer.get(address))
    rule = printed.an_edition("en").policy_rules[1]
    Comment.objects.get().reject(
        by=moderator, reason="rule", rule=rule, policy_version=3, told="Please leave out the name."
    )
    receipt = shown(newcomer.get(address))
    assert 'data-state="rejected"' in receipt
    assert "No threats" in receipt
    assert "Please leave out the name." in receipt


def test_the_private_link_stays_on_the_host_that_the_reader_came_by(newcomer, make_thread, settings):
    make_thread()
    settings.ALLOWED_HOSTS = ["testserver", "abcdef.onion"]
    settings.COURANT = replace(settings.COURANT, site_url="https://testserver")
    address = send(newcomer)["Location"]
    assert f'href="https://testserver{address}"' in shown(newcomer.get(address))
    assert f'href="http://abcdef.onion{address}"' in shown(newcomer.get(address, headers={"Host": "abcdef.onion"}))


def test_a_link_from_before_the_keys_were_shortened_still_works(newcomer, make_comment):
    old = "abcdefghijklmnopqrstuvwxyz234567"
    make_comment(TEXT, reader_hash=reader_keys.hash_of(old), token_hash=reader_keys.hash_of(old))
    assert TEXT in shown(newcomer.get(f"/-/receipts/{old}/"))


def test_a_comment_from_then_sent_once_more_leads_to_its_link_from_then(newcomer, make_comment):
    token = secrets.token_urlsafe(32)
    kept_then = reader_keys.hash_of_token(token, story_id="12")
    make_comment(TEXT, reader_hash=kept_then, token_hash=kept_then)
    address = send(newcomer, token=token)["Location"]
    assert len(address.split("/")[-2]) == 32
    assert TEXT in shown(newcomer.get(address))


def test_a_browser_that_was_told_to_remember_sends_every_comment_with_one_key(newcomer, make_thread):
    make_thread()
    newcomer.cookies["reader"] = key = "abcdefghij2345672345"
    assert {send(newcomer)["Location"], send(newcomer)["Location"]} == {f"/-/receipts/{key}/"}
    assert Comment.objects.filter(reader_hash=reader_keys.hash_of(key)).count() == 2


def test_a_comment_sent_again_with_another_key_is_not_shown_under_that(newcomer, make_thread):
    make_thread()
    token = secrets.token_urlsafe(32)
    newcomer.cookies["reader"] = "abcdefghij2345672345"
    send(newcomer, token=token)
    newcomer.cookies["reader"] = "a" * 20
    answer = send(newcomer, token=token)
    assert answer.status_code == 409
    assert TEXT in shown(answer)
    assert Comment.objects.count() == 1


def test_the_database_keeps_neither_token_nor_key(newcomer, make_thread):
    make_thread()
    same = secrets.token_urlsafe(32)
    key = send(newcomer, token=same)["Location"].split("/")[-2]
    row = repr(Comment.objects.values().get())
    assert same not in row
    assert key not in row
