"""How often each check was right, by what moderators decided."""

from courant.discussion import settling
from courant.discussion.doubts import Doubt
from courant.discussion.models import Status
from courant.discussion.models.purging import purge
from courant.discussion.models.settled import Settlement, settle_all
from courant.discussion.moderation.accuracy import Measured, _measure
from courant.documents import Rule
from tests.discussion.conftest import AT

LINKS = [Doubt("links", "3 links in one comment", {"links": 3}).stored()]
RULE = Rule(number=1, title="Speak to the matter", text="Speak to the matter.")


def doubted(make_comment, number):
    comments = [make_comment(f"Look here: {count}.", doubts=LINKS) for count in range(number)]
    settling.settle_some()
    for comment in comments:
        comment.refresh_from_db()
    return comments


def test_it_counts_how_many_of_those_that_a_check_doubted_were_refused(make_comment, moderator):
    first, second, third, _waits = doubted(make_comment, 4)
    first.reject(by=moderator, rule=RULE, policy_version=3)
    second.mark_spam(by=moderator)
    third.approve(by=moderator)
    make_comment("Good piece, thank you.").approve(by=moderator)
    assert _measure() == {"links": Measured(refused=2, all=3)}
    second.approve(by=moderator)
    assert _measure() == {"links": Measured(refused=1, all=3)}


def test_what_was_purged_still_counts(make_comment, moderator):
    (comment,) = doubted(make_comment, 1)
    comment.reject(by=moderator, rule=RULE, policy_version=3)
    purge(comment, at=AT)
    assert _measure() == {"links": Measured(refused=1, all=1)}


def test_what_a_machine_put_aside_by_itself_does_not_count(make_comment):
    (comment,) = doubted(make_comment, 1)
    type(comment).objects.filter(pk=comment.pk).update(checked_at=None)
    settle_all([Settlement(comment, Status.SPAM, [Doubt("spam", "Looks like spam", {"score": 0.99})], risk=1)])
    comment.refresh_from_db()
    assert comment.status == Status.SPAM
    assert _measure() == {}
