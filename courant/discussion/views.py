"""The live addresses for readers: comments, votes."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from courant.discussion import printed, reader_keys, sentences
from courant.discussion.accepting import Sent, Unproven, accept, thread_of
from courant.discussion.answers import see_other
from courant.discussion.draft import FIELDS, from_stranger
from courant.discussion.incoming import read_form
from courant.discussion.lanes import came_by_preview, in_lane, next_in_slow_lane
from courant.discussion.live import live_address, refuse_other_origins
from courant.discussion.models import Comment, Thread
from courant.discussion.pages import form_of, say, thread_page
from courant.discussion.reader_keys import receipt_address
from courant.discussion.receipts.views import key_of_browser, remember
from courant.discussion.refused import Refused, text_kept
from courant.discussion.sentences import Sentence
from courant.discussion.submission import Lane


@live_address("POST")
def comments(request: HttpRequest, *, story_id: str) -> HttpResponse:
    """Take a comment: with a stamp, or from the preview page, the way to its receipt is the answer, else that page."""
    sent = received(request, story_id)
    with text_kept(sent.draft):
        _refuse_unknown_code(sent)
        try:
            key = sent.key_of(accept(in_lane(sent)))
        except Unproven:
            return _preview(request, sent, thread_of(story_id))
    answer = see_other(receipt_address(key))
    return remember(answer, key) if sent.draft.is_remembered else answer


def received(request: HttpRequest, story_id: str, *, lane: Lane = Lane.NEITHER) -> Sent:
    """A comment as it was sent.

    Raises:
        Refused: it is no form of ours, or of another site.
    """
    draft = from_stranger(read_form(request, fields=FIELDS))
    with text_kept(draft):
        refuse_other_origins(request)
    given = reader_keys.key_typed(draft.code) or key_of_browser(request)
    return Sent(draft=draft, story_id=story_id, given=given, at=timezone.now(), lane=lane)


def _refuse_unknown_code(sent: Sent) -> None:
    """A key is one that we gave: one that a reader made up might be anybody's."""
    if not sent.draft.code or not reader_keys.key_typed(sent.draft.code):
        return
    if not Comment.objects.filter(reader_hash=reader_keys.hash_of(sent.given)).exists():
        unknown = Sentence(sentences.UNKNOWN_CODE)
        raise Refused(400, unknown, errors={"code": unknown})


def _preview(request: HttpRequest, sent: Sent, thread: Thread) -> HttpResponse:
    draft, edition = sent.draft, printed.edition(thread.edition)
    token, question = next_in_slow_lane(sent, thread.edition)
    is_wrong = draft.answer is not None and came_by_preview(draft, story_id=sent.story_id, at=sent.at)
    errors = {"answer": say(Sentence(sentences.WRONG_ANSWER), edition)} if is_wrong else {}
    asked = question.text if question else ""
    form = form_of(draft, edition=edition, action=request.path, token=token, question=asked, errors=errors)
    content = thread_page(
        "comment_preview.html", thread, path=request.path, title=sentences.TITLE_PREVIEW,
        form=form, text=draft.tidy_text, name=draft.tidy_name, direction=draft.direction,
    )  # fmt: skip
    return HttpResponse(content, status=400 if is_wrong else 200)
