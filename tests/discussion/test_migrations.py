"""What migrations do with what is there."""

from importlib import import_module

from django.apps import apps
from django.db import connection

from courant.discussion.models import Comment

carry_keys_over = import_module("courant.discussion.migrations.0004_carry_keys_over")


def test_the_hash_of_a_receipts_key_becomes_that_of_the_readers_key(make_comment):
    make_comment("From before.", reader_hash="", token_hash="a" * 64)
    make_comment("From today.", reader_hash="b" * 64, token_hash="c" * 64)
    carry_keys_over.carry_over(apps, connection.schema_editor())
    assert set(Comment.objects.values_list("reader_hash", "token_hash")) == {("a" * 64, "a" * 64), ("b" * 64, "c" * 64)}
