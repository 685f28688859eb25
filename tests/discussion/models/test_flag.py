"""Reports by readers."""

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction

from courant.discussion.models import Conflict, Flag, FlagReason, Status

AT = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
SOMEBODY, SOMEBODY_ELSE = "1" * 64, "2" * 64


def put_up(comment, by=SOMEBODY, reason=FlagReason.ABUSIVE, note=""):
    return Flag.put_up(comment, reason=reason, note=note, by=by, at=AT)


def test_of_one_reader_only_the_first_report_on_a_comment_counts(make_comment):
    comment, other = make_comment(status=Status.APPROVED), make_comment(status=Status.NONE)
    first = put_up(comment, note="It names my street.")
    assert put_up(comment, reason=FlagReason.SPAM) == first
    assert put_up(comment, by=SOMEBODY_ELSE) != first
    assert put_up(other) != first
    assert Flag.objects.get(pk=first.pk).note == "It names my street."
    assert [flag.comment for flag in Flag.objects.unsettled()] == [comment, comment, other]


def test_a_report_that_was_settled_is_not_opened_again(make_comment):
    comment = make_comment(status=Status.APPROVED)
    Flag.objects.filter(pk=put_up(comment).pk).update(settled_at=AT)
    put_up(comment)
    assert not Flag.objects.unsettled().exists()


@pytest.mark.parametrize("status", set(Status) - {Status.APPROVED, Status.NONE})
def test_what_readers_do_not_see_cannot_be_reported(make_comment, status):
    with pytest.raises(Conflict):
        put_up(make_comment(status=status))
    assert not Flag.objects.exists()


def test_the_database_itself_refuses_a_second_row_and_an_unknown_reason(make_comment):
    comment = make_comment(status=Status.APPROVED)
    put_up(comment)
    for reader, reason in ((SOMEBODY, "spam"), (SOMEBODY_ELSE, "boring")):
        with pytest.raises(IntegrityError), transaction.atomic():
            Flag.objects.create(comment=comment, reason=reason, reader_hash=reader, at=AT)
