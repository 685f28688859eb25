"""Receipts: what their private address shows, and that nobody else can find it."""

import secrets
from dataclasses import replace
from html import unescape

import pytest

from courant.discussion.models import Comment

TEXT = "I crossed it this morning: the handrail is still loose."


def send(client, token=None):
    form = {"name": "Layla", "text": TEXT, "agree": "3", "token": token or secrets.token_urlsafe(32)}
    return client.post("/-/comments/12/", form)


def shown(response):
    return unescape(response.content.decode())


@pytest.mark.parametrize("key", ["a" * 32, "x", "A" * 32, "..", "%00" * 8, "é" * 32, "%ED%A0%80"])
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


def test_the_database_keeps_neither_token_nor_key(newcomer, make_thread):
    make_thread()
    same = secrets.token_urlsafe(32)
    key = send(newcomer, token=same)["Location"].split("/")[-2]
    row = repr(Comment.objects.values().get())
    assert same not in row
    assert key not in row
