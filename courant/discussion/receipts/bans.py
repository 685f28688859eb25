"""The reader's answer to a ban of their key: once, in their own words."""

from django.db import Error
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from courant.discussion import printed, reader_keys, sentences
from courant.discussion.answers import see_other
from courant.discussion.draft import Draft, from_stranger
from courant.discussion.incoming import read_form
from courant.discussion.live import live_address, refuse_other_origins
from courant.discussion.models import Ban, Comment, Conflict
from courant.discussion.pages import say, thread_page
from courant.discussion.reader_keys import receipt_address
from courant.discussion.receipts.acts import FIELDS, TextForm, fault_of
from courant.discussion.refused import RETRY_AFTER, Refused
from courant.discussion.sentences import Sentence


@live_address("GET", "HEAD", "POST")
def ban_appeals(request: HttpRequest, *, key: str) -> HttpResponse:
    """Show the form for an appeal against the ban in force, or take it."""
    ban, comment = _ban(key)
    if request.method != "POST":
        return _page(request, ban, comment, Draft())
    form = read_form(request, fields=FIELDS)
    refuse_other_origins(request, is_secret=True)
    draft = from_stranger(form)
    if fault := fault_of(draft):
        return _page(request, ban, comment, draft, fault, status=400)
    try:
        ban.contest(draft.tidy_text, at=timezone.now())
    except Conflict:
        ban.refresh_from_db()
        if ban.appeal != draft.tidy_text:  # else its answer was lost
            return _page(request, ban, comment, draft, Sentence(sentences.NO_APPEAL), status=409)
    except Error:
        return _page(request, ban, comment, draft, Sentence(sentences.BUSY), status=503)
    return see_other(receipt_address(key))


def _ban(key: str) -> tuple[Ban, Comment]:
    reader_hash = reader_keys.hash_of(key) if reader_keys.is_key(key) else ""
    ban = Ban.of(reader_hash, at=timezone.now())
    comment = Comment.objects.filter(reader_hash=reader_hash).select_related("thread").order_by("posted_at").last()
    if ban is None or comment is None:
        raise Refused(404, Sentence(sentences.UNKNOWN_RECEIPT))
    return ban, comment


def _page(
    request: HttpRequest, ban: Ban, comment: Comment, draft: Draft, fault: Sentence | None = None, *, status: int = 200
) -> HttpResponse:
    errors = {"text": say(fault, printed.edition(comment.edition))} if fault else {}
    form = TextForm(request.path, text=draft.text, is_open=ban.appealed_at is None, errors=errors)
    content = thread_page(
        "ban_appeal.html", comment.thread, path=request.path, title=sentences.TITLE_APPEAL, form=form, ban=ban,
        back="/".join(request.path.split("/")[:4]) + "/",
    )  # fmt: skip
    return HttpResponse(content, status=status, headers=RETRY_AFTER if status == 503 else {})
