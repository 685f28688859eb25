"""How a comment shows that somebody took the trouble of sending it: by a computed stamp, or by the slow lane, which is the
preview page with its one-time token and, where the edition has questions, an answer. Both have equal rights."""

from dataclasses import replace
from datetime import datetime

from courant.discussion import preview_tokens
from courant.discussion.accepting import Sent
from courant.discussion.draft import Draft
from courant.discussion.models import EditionSettings, Thread
from courant.discussion.questions import Question
from courant.discussion.submission import Lane
from courant.lib import stamps


def is_stamped(sent: Sent) -> bool:
    """Whether the stamp is good; not for the event loop."""
    draft = sent.draft
    return bool(draft.token) and stamps.is_good(
        draft.stamp, story_id=sent.story_id, token=draft.token, policy_version=draft.agreed_to, text=draft.text
    )


def in_lane(sent: Sent) -> Sent:
    """The same comment, with the lane that it came by."""
    if is_stamped(sent):
        return replace(sent, lane=Lane.STAMP)
    if came_by_preview(sent.draft, story_id=sent.story_id, at=sent.at):
        question = preview_tokens.question_with(sent.draft.token, _questions_of(sent.story_id))
        if question is None or question.is_answered_by(sent.draft.answer or ""):
            return replace(sent, lane=Lane.SLOW)
    return sent


def came_by_preview(draft: Draft, *, story_id: str, at: datetime) -> bool:
    """Whether its token is one of a preview page of ours."""
    return bool(draft.token) and preview_tokens.is_ours(draft.token, story_id=story_id, at=at)


def next_in_slow_lane(sent: Sent, edition: str) -> tuple[str, Question | None]:
    """The token of the preview page, and its question, which is another one after a wrong answer."""
    questions = EditionSettings.of(edition).asked()
    asked = None
    if came_by_preview(sent.draft, story_id=sent.story_id, at=sent.at):
        asked = preview_tokens.question_with(sent.draft.token, questions)
    token = preview_tokens.issue_with_another_question(sent.story_id, sent.at, questions, asked)
    return token, preview_tokens.question_with(token, questions)


def _questions_of(story_id: str) -> tuple[Question, ...]:
    edition = Thread.objects.filter(pk=story_id).values_list("edition", flat=True).first()
    return EditionSettings.of(edition).asked() if edition else ()
