"""Where readers report a comment to the moderators: a form, and a word of thanks."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from courant.discussion import reader_keys, sentences
from courant.discussion.answering import shown_comment
from courant.discussion.answers import see_other
from courant.discussion.draft import CONTROLS
from courant.discussion.incoming import Form, read_form
from courant.discussion.live import live_address, refuse_other_origins
from courant.discussion.models import Comment, Conflict, Flag, FlagReason
from courant.discussion.pages import say, thread_page
from courant.discussion.printed import edition
from courant.discussion.receipts.views import key_of_browser
from courant.discussion.refused import Refused
from courant.discussion.sentences import Sentence
from courant.lib import comment_text

FIELDS = ("reason", "note", "token")


@dataclass(frozen=True)
class FlagForm:
    """The form, with what its reader has filled in so far."""

    action: str
    token: str
    reason: str = ""
    note: str = ""
    limit: int = Flag.NOTE_LIMIT
    errors: Mapping[str, str] = field(default_factory=dict)


@live_address("GET", "HEAD", "POST")
def flags(request: HttpRequest, *, comment_id: str) -> HttpResponse:
    """Ask what is wrong with a comment, or take the answer."""
    if request.method != "POST":
        return _form(request, shown_comment(comment_id), Form({}))
    form = read_form(request, fields=FIELDS)
    refuse_other_origins(request)
    comment = shown_comment(comment_id)
    token = form.values.get("token", "")
    if faults := _faults(form, has_token=reader_keys.is_token(token)):
        return _form(request, comment, form, faults, status=400)
    note = comment_text.tidy_text(form.values.get("note", ""))
    reader = key_of_browser(request)
    by = reader_keys.hash_of(reader) if reader else reader_keys.hash_of_token(token, story_id=f"flag {comment.pk}")
    try:
        Flag.put_up(comment, reason=FlagReason(form.values["reason"]), note=note, by=by, at=timezone.now())
    except Conflict as conflict:  # taken away since we looked
        raise Refused(404, Sentence(sentences.UNKNOWN_COMMENT)) from conflict
    return see_other(f"{request.path}sent/")


@live_address("GET", "HEAD")
def flagged(request: HttpRequest, *, comment_id: str) -> HttpResponse:
    """Say that the report has arrived."""
    thread = shown_comment(comment_id).thread
    return HttpResponse(thread_page("flagged.html", thread, path=request.path, title=sentences.TITLE_FLAGGED))


def _faults(form: Form, *, has_token: bool) -> dict[str, Sentence]:
    note = form.values.get("note", "")
    count = comment_text.length(note)
    found = {
        "reason": None if form.values.get("reason") in FlagReason.values else Sentence(sentences.NO_FLAG_REASON),
        "note": Sentence(sentences.NOTE_TOO_LONG, {"count": count, "limit": Flag.NOTE_LIMIT})
        if count > Flag.NOTE_LIMIT
        else None,
        "form": None if has_token and not form.doubled else Sentence(sentences.DAMAGED),
    }
    if "note" in form.unreadable or CONTROLS.search(note):
        found["note"] = Sentence(sentences.UNREADABLE)
    return {name: sentence for name, sentence in found.items() if sentence}


def _form(
    request: HttpRequest,
    comment: Comment,
    sent: Form,
    faults: Mapping[str, Sentence] | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    reason, token = sent.values.get("reason", ""), sent.values.get("token", "")
    where = edition(comment.thread.edition)
    form = FlagForm(
        action=request.path, token=token if reader_keys.is_token(token) else reader_keys.fresh_token(),
        reason=reason if reason in FlagReason.values else "", note=CONTROLS.sub("", sent.values.get("note", "")),
        errors={name: say(sentence, where) for name, sentence in (faults or {}).items()},
    )  # fmt: skip
    content = thread_page(
        "flag.html", comment.thread, path=request.path, title=sentences.TITLE_FLAG, comment=comment, form=form
    )
    return HttpResponse(content, status=status)
