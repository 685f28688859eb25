"""The discussion's tables."""

from courant.discussion.models.appeal import Appeal, Outcome, OwnDecision
from courant.discussion.models.ban import Ban
from courant.discussion.models.burst import Burst, BurstOutcome
from courant.discussion.models.claim import Claim
from courant.discussion.models.comment import Comment
from courant.discussion.models.daily_digest import DailyDigest, DigestWish
from courant.discussion.models.decision import Decision, Reason
from courant.discussion.models.edit import Edit
from courant.discussion.models.edition_settings import EditionSettings, SettingsChange
from courant.discussion.models.flag import Flag, FlagReason
from courant.discussion.models.internal_note import InternalNote
from courant.discussion.models.lesson import Doubted, Lesson, Weights
from courant.discussion.models.log_entry import Act, LogEntry
from courant.discussion.models.month_figures import MonthFigures
from courant.discussion.models.pick import Pick
from courant.discussion.models.revision import Revision
from courant.discussion.models.sketch import Sketch
from courant.discussion.models.status import Conflict, Status
from courant.discussion.models.thread import Thread
from courant.discussion.models.vote import Choice, Vote

__all__ = [
    "Act", "Appeal", "Ban", "Burst", "BurstOutcome", "Choice", "Claim", "Comment", "Conflict", "DailyDigest", "Decision", "DigestWish", "Doubted",
    "Edit", "EditionSettings", "Flag", "FlagReason", "InternalNote", "Lesson", "LogEntry", "MonthFigures", "Outcome", "OwnDecision",
    "Pick", "Reason", "Revision", "SettingsChange", "Sketch", "Status", "Thread", "Vote", "Weights",
]  # fmt: skip
