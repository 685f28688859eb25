"""The discussion's tables."""

from courant.discussion.models.comment import Comment, Conflict, Status
from courant.discussion.models.decision import Decision, Reason
from courant.discussion.models.thread import Thread
from courant.discussion.models.vote import Choice, Vote

__all__ = ["Choice", "Comment", "Conflict", "Decision", "Reason", "Status", "Thread", "Vote"]
