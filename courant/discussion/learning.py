"""Learns from the moderators' own decisions what spam and abuse look like here, and unlearns what they take back."""

import hmac
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from django.conf import settings
from django.db import transaction
from django.db.models import F

from courant.discussion.doubts import Counted, Doubt
from courant.discussion.models import Comment, Lesson, Revision, Status, Weights
from courant.lib.hashed_learning import RECIPE, Learner, features

AT_ONCE = 100
# Before that a score says more about chance than about comments.
FEWEST = 50
MEASURED_ON = 2000
SHOWN_FROM = 0.5

# By check: of which kind a decision makes a comment. What says neither teaches nothing: that a comment breaks a rule
# does not make it less of an advertisement.
TEACHES: dict[str, dict[Status, bool]] = {
    "spam": {Status.SPAM: True, Status.APPROVED: False},
    "abuse": {Status.REJECTED: True, Status.APPROVED: False},
}

_kept: dict[str, tuple[int, Learner]] = {}


@dataclass(frozen=True)
class Measured:
    """How often a check was right here, each time before it had learned of the decision."""

    called: int
    right: int

    @property
    def precision(self) -> float:
        return self.right / self.called if self.called else 0.0


class Record:
    """How the latest scores of one check have turned out. It is looked up once, for all that are checked together."""

    def __init__(self, check: str) -> None:
        self.check = check

    def from_score(self, score: float) -> Measured:
        """Of those of so much or more."""
        outcomes = [is_positive for found, is_positive in self._latest if found >= score]
        return Measured(called=len(outcomes), right=sum(outcomes))

    @cached_property
    def _latest(self) -> list[tuple[float, bool]]:
        lessons = Lesson.objects.filter(check_name=self.check, score__isnull=False, is_positive__isnull=False)
        latest = lessons.order_by("-id").values_list("score", "is_positive")[:MEASURED_ON]
        return [(score, bool(is_positive)) for score, is_positive in latest if score is not None]


def doubt_of(check: str, wording: Comment | Revision, *, words: str, so_far: Counted) -> Doubt | None:
    """What a learned check says where it is more likely right than not: the score, and how often such a score was right
    on this site."""
    score = wording.scores.get(check)
    if score is None or score < SHOWN_FROM:
        return None
    before = wording.records[check].from_score(SHOWN_FROM)
    numbers = {"score": round(score, 4), "called": before.called, "right": before.right}
    return Doubt(check, so_far if before.called else words, numbers)


def assess(waiting: Sequence[Comment | Revision]) -> None:
    """Have each know how likely the learned checks think it of their kind: nothing, while too little was learned."""
    learned = [
        row
        for row in Weights.objects.defer("packed").filter(recipe=RECIPE)
        if min(row.positives, row.negatives) >= FEWEST
    ]
    learners = {row.pk: _learner(row) for row in learned}
    records = {check: Record(check) for check in learners}
    for wording in waiting if learners else ():
        buckets = _buckets(wording)
        wording.scores = {check: learner.score(buckets) for check, learner in learners.items()}
        wording.records = records


def keep(comments: Sequence[Comment]) -> None:
    """Keep what was thought of them for when they are decided: by that the checks are measured."""
    thought = [(comment, check, score) for comment in comments for check, score in comment.scores.items()]
    Lesson.objects.bulk_create(
        [Lesson(comment=comment, check_name=check, score=score) for comment, check, score in thought],
        ignore_conflicts=True,
    )
    for comment, check, score in thought:
        if comment.edited_at:  # its author has said it otherwise since
            Lesson.objects.filter(comment=comment, check_name=check, is_positive=None).update(score=score)


def learn_some() -> int:
    """Learn from what was decided, or decided otherwise, since; returns how many comments that were."""
    changed = Comment.objects.filter(learned_version__lt=F("version")).order_by("pk")
    if not changed.exists() and not Weights.objects.exclude(recipe=RECIPE).exists():
        return 0  # asked first: looking keeps nobody from writing
    with transaction.atomic():
        rows = {check: _weights(check) for check in TEACHES}
        comments = list(changed.prefetch_related("decisions", "lessons")[:AT_ONCE])
        for check, row in rows.items():
            learner = _unpacked(row)
            learned = [_learn(check, learner, comment) for comment in comments]
            if any(learned):
                _keep(row, learner)
        for comment in comments:
            Comment.objects.filter(pk=comment.pk).update(learned_version=comment.version)
    return len(comments)


def _learn(check: str, learner: Learner, comment: Comment) -> bool:
    """Says whether the learner was changed."""
    lesson = next((one for one in comment.lessons.all() if one.check_name == check), None)
    if comment.purged_at:  # what was learned of it stays, and can no more be taken back than the decision
        return False
    wanted, buckets = _taught(check, comment), _buckets(comment)
    if lesson and lesson.is_positive == wanted and (wanted is None or bytes(lesson.buckets) == buckets.tobytes()):
        return False
    lesson = lesson or Lesson(comment=comment, check_name=check)
    was_taught = lesson.is_positive
    if was_taught is not None:
        learner.unlearn(array("H", bytes(lesson.buckets)), lesson.step, is_positive=was_taught)
    lesson.is_positive, lesson.step, lesson.buckets = wanted, 0, b""
    if wanted is not None:
        lesson.step = learner.learn(buckets, is_positive=wanted)
        lesson.buckets = buckets.tobytes()
    if lesson.pk or wanted is not None:
        lesson.save()
    return was_taught is not None or wanted is not None


def _taught(check: str, comment: Comment) -> bool | None:
    """What a person's decision teaches; a machine does not learn from its own."""
    decision = comment.last_decision
    return TEACHES[check].get(Status(comment.status)) if decision and decision.by_name else None


def _buckets(wording: Comment | Revision) -> "array[int]":
    return features(f"{wording.said_in.name}\n{wording.text}", secret=_secret())


def _secret() -> int:
    return int.from_bytes(hmac.digest(settings.SECRET_KEY.encode(), b"learning", sha256)[:4], "big")


def _weights(check: str) -> Weights:
    """The row of a check, locked; anew where it was made by another recipe."""
    row, _ = Weights.objects.select_for_update().get_or_create(pk=check, defaults={"recipe": RECIPE})
    if row.recipe != RECIPE:
        Lesson.objects.filter(check_name=check).update(is_positive=None, step=0, buckets=b"")
        Comment.objects.filter(learned_version=F("version"), version__gt=1, purged_at=None).update(learned_version=0)
        row.recipe, row.positives, row.negatives, row.packed = RECIPE, 0, 0, b""
        row.save()
    return row


def _unpacked(row: Weights) -> Learner:
    return Learner.unpacked(bytes(row.packed), positives=row.positives, negatives=row.negatives)


def _keep(row: Weights, learner: Learner) -> None:
    row.packed, row.positives, row.negatives = learner.packed(), learner.positives, learner.negatives
    row.version += 1
    row.save()


def _learner(row: Weights) -> Learner:
    """The learner of a row, unpacked once for each version of it."""
    version, learner = _kept.get(row.pk, (-1, Learner()))
    if version != row.version:
        row.refresh_from_db()
        learner = _unpacked(row)
        _kept[row.pk] = (row.version, learner)
    return learner
