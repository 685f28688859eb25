"""The live addresses for readers: comments, votes."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from courant.discussion import reader_keys, sentences
from courant.discussion.accepting import Sent, accept, refuse_faults, thread_of
from courant.discussion.answers import see_other
from courant.discussion.draft import FIELDS, Draft, from_stranger
from courant.discussion.incoming import read_form
from courant.discussion.live import live_address, refuse_other_origins
from courant.discussion.models import Thread
from courant.discussion.pages import form_of, thread_page
from courant.discussion.reader_keys import receipt_address
from courant.discussion.receipts.views import key_of_browser
from courant.discussion.refused import text_kept


@live_address("POST")
def comments(request: HttpRequest, *, story_id: str) -> HttpResponse:
    """Take a comment: without a token a preview is the answer, with one the way to its receipt."""
    sent = received(request, story_id)
    with text_kept(sent.draft):
        if not sent.draft.token:
            return _preview(request, sent.draft, thread_of(story_id))
        key = sent.key_of(accept(sent))
    return see_other(receipt_address(key))


def received(request: HttpRequest, story_id: str) -> Sent:
    """A comment as it was sent.

    Raises:
        Refused: it is no form of ours, or of another site.
    """
    draft = from_stranger(read_form(request, fields=FIELDS))
    with text_kept(draft):
        refuse_other_origins(request)
    return Sent(draft=draft, story_id=story_id, given=key_of_browser(request), at=timezone.now())


def _preview(request: HttpRequest, draft: Draft, thread: Thread) -> HttpResponse:
    edition = refuse_faults(draft, thread)
    form = form_of(draft, edition=edition, action=request.path, token=reader_keys.fresh_token())
    content = thread_page(
        "comment_preview.html", thread, path=request.path, title=sentences.TITLE_PREVIEW,
        form=form, text=draft.tidy_text, name=draft.tidy_name, direction=draft.direction,
    )  # fmt: skip
    return HttpResponse(content)
