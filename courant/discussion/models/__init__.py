"""The discussion's tables."""

from courant.discussion.models.comment import Comment, Conflict, Status
from courant.discussion.models.decision import Decision, Reason
from courant.discussion.models.edition_settings import EditionSettings, SettingsChange
from courant.discussion.models.thread import Thread
from courant.discussion.models.vote import Choice, Vote

__all__ = [
    "Choice", "Comment", "Conflict", "Decision", "EditionSettings", "Reason", "SettingsChange", "Status", "Thread", "Vote",
]  # fmt: skip
