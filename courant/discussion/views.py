"""The live addresses for readers: comments, receipts, votes."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from courant.discussion import reader_keys, sentences
from courant.discussion.accepting import Sent, accept, refuse_faults, thread_of
from courant.discussion.answers import see_other
from courant.discussion.draft import FIELDS, Draft, from_stranger
from courant.discussion.incoming import read_form
from courant.discussion.live import live_address, refuse_other_origins
from courant.discussion.models import Comment, Thread
from courant.discussion.pages import form_of, thread_page
from courant.discussion.reader_keys import receipt_address
from courant.discussion.receipt import receipt_of
from courant.discussion.refused import Refused, text_kept
from courant.discussion.sentences import Sentence


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


@live_address("GET", "HEAD")
def receipts(request: HttpRequest, *, key: str) -> HttpResponse:
    """Show what became of a comment to whoever holds its key."""
    comment = (
        Comment.objects.filter(reader_hash=reader_keys.hash_of(key)).order_by("posted_at").last()
        if reader_keys.is_key(key)
        else None
    )
    if comment is None:
        raise Refused(404, Sentence(sentences.UNKNOWN_RECEIPT), headers={"Referrer-Policy": "no-referrer"})
    content = thread_page(
        "receipt.html", comment.thread, path=request.path, title=sentences.TITLE_RECEIPT,
        **receipt_of(comment), private_link=_address_asked(request),
    )  # fmt: skip
    return HttpResponse(content, headers={"Referrer-Policy": "no-referrer"})


def key_of_browser(request: HttpRequest) -> str:
    """The key that the reader told this browser to remember; empty if none."""
    cookie = request.COOKIES.get(reader_keys.COOKIE, "")
    return cookie if reader_keys.is_key(cookie) else ""


def _address_asked(request: HttpRequest) -> str:
    """In full, for keeping. Who came by another of our hosts (an onion address, say) is not led to the first."""
    site = settings.COURANT.site_url
    host = request.get_host()
    return site + request.path if site.endswith(f"//{host}") else f"{request.scheme}://{host}{request.path}"


def _preview(request: HttpRequest, draft: Draft, thread: Thread) -> HttpResponse:
    edition = refuse_faults(draft, thread)
    form = form_of(draft, edition=edition, action=request.path, token=reader_keys.fresh_token())
    content = thread_page(
        "comment_preview.html", thread, path=request.path, title=sentences.TITLE_PREVIEW,
        form=form, text=draft.tidy_text, name=draft.tidy_name, direction=draft.direction,
    )  # fmt: skip
    return HttpResponse(content)
