"""What readers and moderators do to the discussion: operations like those of operations.py, which has them among its own."""

from datetime import timedelta

from django.contrib.auth.models import User
from django.utils import timezone

from courant.discussion import forgetting
from courant.discussion.models import (
    Appeal,
    Ban,
    Choice,
    Comment,
    Decision,
    Edit,
    Flag,
    FlagReason,
    Revision,
    Status,
    Vote,
)
from courant.discussion.models.comment import VISIBLE, WAITING
from courant.discussion.models.settled import Settlement, settle_all
from courant.discussion.models.status import REFUSED
from courant.documents import Rule
from tests.desk import newsroom as make

RULE = Rule(number=2, title="No threats", text="Threats are not printed.")


def moderator(name="moderator"):
    """Who decides about comments."""
    return User.objects.get_or_create(username=name, defaults={"is_superuser": True})[0]


def send_a_comment(room, **facts):
    """What a reader has sent and nobody has read; None where no story is printed."""
    thread = facts.pop("thread", None) or room.thread()
    if thread is None:
        return None
    number = room.count = room.count + 1
    token = f"{number:032}{room.chance.randrange(10**30):032}"
    comment = Comment(
        thread=thread, text=f"I think {room.word()}.", policy_version=1, posted_at=make.AT, token_hash=token,
        text_digest=f"{number:064}", reader_hash=f"{room.chance.randrange(9):064}",
    )  # fmt: skip
    if parent := facts.get("parent"):
        comment.parent, comment.root_id = parent, parent.root_id or parent.pk
    comment.save()
    return comment


def approve_a_comment(room):
    if comment := send_a_comment(room):
        comment.approve(by=moderator())


def show_a_comment_before_moderation(room):
    if comment := send_a_comment(room):
        settle_all([Settlement(comment, Status.NONE, [], risk=0)])


def answer_a_comment(room):
    """Most answers are approved at once; some wait, also below what is not shown any more."""
    if parent := room.one(Comment):
        reply = send_a_comment(room, thread=parent.thread, parent=parent)
        if room.chance.random() < 0.8:
            reply.approve(by=moderator())


def approve_what_waits(room):
    if comment := room.one(Comment, status__in=WAITING):
        comment.approve(by=moderator())


def reject_a_comment(room):
    if comment := room.one(Comment, status__in=VISIBLE):
        comment.reject(by=moderator(), reason="rule", rule=RULE, policy_version=1)


def call_a_comment_spam(room):
    if comment := room.one(Comment, status__in=WAITING):
        comment.mark_spam(by=moderator())


def approve_a_comment_after_all(room):
    if comment := room.one(Comment, status__in=REFUSED, purged_at=None):
        comment.approve(by=moderator())


def pick_a_comment(room):
    if comment := room.one(Comment, status__in=VISIBLE):
        comment.pick(by=moderator())


def take_a_pick_back(room):
    if comment := room.one(Comment, is_pick=True):
        comment.unpick(by=moderator())


def report_a_comment(room):
    if comment := room.one(Comment, status__in=VISIBLE):
        Flag.put_up(comment, reason=FlagReason.SPAM, by=f"{room.chance.randrange(3):064}", at=timezone.now())
        if room.chance.random() < 0.5:
            Flag.settle(comment, moderator())


def withdraw_a_comment(room):
    if comment := room.one(Comment, status__in=WAITING | {Status.APPROVED}):
        comment.withdraw()


def change_a_comment(room):
    if comment := room.one(Comment, status__in=WAITING | {Status.APPROVED}):
        text = f"Rather {room.word()}."
        at = comment.posted_at + timedelta(minutes=1)
        comment.revise(Edit(text=text, direction="ltr", text_digest=text, token_hash=f"{room.count}{text}", at=at))


def approve_a_change(room):
    if revision := room.one(Revision, status__in=WAITING | {Status.REJECTED}, purged_at=None):
        revision.approve(by=moderator())


def reject_a_change(room):
    if revision := room.one(Revision, status__in=WAITING):
        revision.reject(by=moderator(), rule=RULE, policy_version=1)


def appeal(room):
    if decision := room.one(Decision, after__in=REFUSED, appeal=None):
        decision.contest("Look again.", at=timezone.now())


def answer_an_appeal(room):
    if appeal := room.one(Appeal, outcome=None):
        answer = appeal.reverse if room.chance.random() < 0.7 else appeal.uphold
        answer(moderator("second moderator"), told="We have looked again.")


def ban_or_lift_a_ban(room):
    if ban := room.one(Ban, lifted_at=None):
        ban.lift(by=moderator())
    elif comment := room.one(Comment):
        Ban.put(comment.reader_hash, by=moderator(), reason="Insults.", until=None)


def forget_what_is_over(room):
    """A month passes in which nobody reads what waits."""
    if room.chance.random() < 0.3:
        while forgetting.forget_some(timezone.now() + timedelta(days=31)):
            pass


def close_a_thread(room):
    if thread := room.thread():
        thread.close() if thread.is_open else thread.reopen()


def vote(room):
    if thread := room.thread():
        Vote.cast(room.chance.choice([Choice.YES, Choice.NO]), on=thread, by=f"{room.chance.randrange(3):064}")


ON_COMMENTS = [
    approve_a_comment, show_a_comment_before_moderation, answer_a_comment, approve_what_waits, reject_a_comment,
    call_a_comment_spam, approve_a_comment_after_all, pick_a_comment, take_a_pick_back, report_a_comment,
    withdraw_a_comment, change_a_comment, approve_a_change, reject_a_change, appeal, answer_an_appeal, ban_or_lift_a_ban,
    forget_what_is_over, close_a_thread, vote,
]  # fmt: skip
