"""What migrations do with what is there."""

from importlib import import_module

from django.apps import apps
from django.db import connection
from django.utils import timezone

from courant.discussion import settling
from courant.discussion.models import Comment, Revision, Status

carry_keys_over = import_module("courant.discussion.migrations.0004_carry_keys_over")
no_digests = import_module("courant.discussion.migrations.0024_no_digest_of_what_is_gone")
doubts_of_edits = import_module("courant.discussion.migrations.0022_doubts_of_edits_by_name")


def test_the_hash_of_a_receipts_key_becomes_that_of_the_readers_key(make_comment):
    make_comment("From before.", reader_hash="", token_hash="a" * 64)
    make_comment("From today.", reader_hash="b" * 64, token_hash="c" * 64)
    carry_keys_over.carry_over(apps, connection.schema_editor())
    assert set(Comment.objects.values_list("reader_hash", "token_hash")) == {("a" * 64, "a" * 64), ("b" * 64, "c" * 64)}


def test_an_edit_of_before_is_checked_and_keeps_what_was_said_of_it(make_comment):
    comment = make_comment("Old words.", status=Status.APPROVED)
    said = ["3 links in one comment", {"check": "shape", "words": "“aaaa”", "numbers": {}}]
    comment.revisions.create(text="New words.", posted_at=timezone.now(), token_hash="e" * 64, doubts=said)
    for _again in range(2):
        doubts_of_edits.name_doubts(apps, connection.schema_editor())
    settling.settle_some()
    revision = Revision.objects.get()
    assert [doubt.words for doubt in revision.reasons] == ["3 links in one comment", "“aaaa”"]
    assert revision.status == Status.SYSTEM_WITHHELD


def test_what_is_gone_of_an_edit_is_not_known_by_its_digest_either(make_comment):
    comment, now = make_comment("Old words.", status=Status.APPROVED), timezone.now()
    for number, (status, purged_at) in enumerate(((Status.APPROVED, now), (Status.REJECTED, None))):
        comment.revisions.create(
            text="", posted_at=now, token_hash=f"{number:064}", text_digest="d" * 64, status=status, purged_at=purged_at
        )
    no_digests.forget_digests(apps, connection.schema_editor())
    assert list(Revision.objects.order_by("pk").values_list("text_digest", flat=True)) == ["", "d" * 64]
