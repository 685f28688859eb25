"""What authors create with their key: edits, withdrawals, appeals."""

import re
from dataclasses import dataclass, field

from django.db import Error
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from courant.discussion import checks, printed, reader_keys, sentences, words_in_force
from courant.discussion.answers import see_other
from courant.discussion.checks.repeated import digest_of
from courant.discussion.draft import Draft, faults, from_stranger
from courant.discussion.incoming import Form, read_form
from courant.discussion.live import live_address, refuse_other_origins
from courant.discussion.models import Ban, Comment, Conflict, Decision, Edit
from courant.discussion.models.comment import WAITING
from courant.discussion.pages import say, thread_page
from courant.discussion.paging import Place, page_of
from courant.discussion.reader_keys import receipt_address
from courant.discussion.receipts import entries
from courant.discussion.refused import RETRY_AFTER, Refused
from courant.discussion.sentences import Sentence
from courant.discussion.submission import Submission
from courant.lib.comment_text import LIMIT

FIELDS = ("text", "text_dir", "token", "version")


@dataclass
class TextForm:
    """A form with one text: as its author left it, and why it was not taken."""

    action: str
    text: str = ""
    token: str = ""
    version: int = 0
    is_open: bool = True
    limit: int = LIMIT
    errors: dict[str, str] = field(default_factory=dict)


@live_address("GET", "HEAD", "POST")
def edits(request: HttpRequest, *, key: str, comment_id: int) -> HttpResponse:
    """Show the form for another wording, or take it; of a banned key no more than of comments."""
    comment = _own_comment(key, comment_id)
    is_banned = Ban.of(comment.reader_hash, at=timezone.now()) is not None
    if request.method != "POST":
        if is_banned:
            raise Refused(403, Sentence(sentences.BANNED))
        waiting = comment.revisions.filter(status__in=WAITING).first()
        draft = Draft(text=waiting.text if waiting else comment.text, token=reader_keys.fresh_token())
        return _edit_page(request, comment, draft)
    form = read_form(request, fields=FIELDS)
    refuse_other_origins(request, is_secret=True)
    draft = from_stranger(form)
    if is_banned:
        return _edit_page(request, comment, draft, Sentence(sentences.BANNED), status=403)
    if fault := fault_of(draft):
        return _edit_page(request, comment, draft, fault, status=400)
    try:
        comment.as_seen_at(_version_in(form, comment)).revise(_edit(comment, draft))
    except Conflict:
        comment.refresh_from_db()
        if comment.text == draft.tidy_text:  # its answer was lost
            return see_other(receipt_address(key) + _place_of(comment))
        return _edit_page(request, comment, draft, Sentence(sentences.CHANGED_MEANWHILE), status=409)
    except Error:
        return _edit_page(request, comment, draft, Sentence(sentences.BUSY), status=503)
    return see_other(receipt_address(key) + _place_of(comment))


@live_address("GET", "HEAD", "POST")
def withdrawals(request: HttpRequest, *, key: str, comment_id: int) -> HttpResponse:
    """Ask whether the author means it, or withdraw the comment."""
    comment = _own_comment(key, comment_id)
    if request.method != "POST":
        return _page(request, "withdraw.html", comment, title=sentences.TITLE_WITHDRAW)
    read_form(request, fields=())
    refuse_other_origins(request, is_secret=True)
    for attempt in (1, 2):  # whatever a moderator decided at this moment, its author may withdraw it
        try:
            comment.withdraw()
            break
        except Conflict:
            comment.refresh_from_db()
            if attempt == 2:
                return _page(request, "withdraw.html", comment, title=sentences.TITLE_WITHDRAW, status=409)
    return see_other(receipt_address(key) + _place_of(comment))


@live_address("GET", "HEAD", "POST")
def appeals(request: HttpRequest, *, key: str, decision_id: int) -> HttpResponse:
    """Show the form for an appeal, or take it."""
    decision = Decision.objects.select_related("comment__thread", "appeal").filter(pk=decision_id).first()
    if decision is None:
        raise Refused(404, Sentence(sentences.UNKNOWN_RECEIPT))
    comment = _own_comment(key, decision.comment_id)
    if request.method != "POST":
        return _appeal_page(request, decision, Draft())
    form = read_form(request, fields=FIELDS)
    refuse_other_origins(request, is_secret=True)
    draft = from_stranger(form)
    if fault := fault_of(draft):
        return _appeal_page(request, decision, draft, fault, status=400)
    try:
        decision.contest(draft.tidy_text, at=timezone.now())
    except Conflict:
        if Decision.objects.filter(pk=decision.pk, appeal__text=draft.tidy_text).exists():  # its answer was lost
            return see_other(receipt_address(key) + _place_of(comment))
        return _appeal_page(request, decision, draft, Sentence(sentences.NO_APPEAL), status=409)
    except Error:
        return _appeal_page(request, decision, draft, Sentence(sentences.BUSY), status=503)
    return see_other(receipt_address(key) + _place_of(comment))


def _own_comment(key: str, comment_id: int) -> Comment:
    mine = Comment.objects.filter(pk=comment_id, reader_hash=reader_keys.hash_of(key)).select_related("thread")
    comment = mine.first() if reader_keys.is_key(key) else None
    if comment is None:
        raise Refused(404, Sentence(sentences.UNKNOWN_RECEIPT))
    return comment


def _place_of(comment: Comment) -> str:
    """Where on the reader's page this comment is: on which sheet, and there."""
    mine = Comment.objects.filter(reader_hash=comment.reader_hash).only("posted_at")
    just_below = Place(comment.posted_at, comment.pk - 1)
    is_on_the_newest = page_of(mine, "-posted_at", {"before": str(just_below)}, size=entries.AT_ONCE).before is None
    begins_with_it = "" if is_on_the_newest else f"?after={Place(comment.posted_at, comment.pk + 1)}"
    return f"{begins_with_it}#state-{comment.pk}"


def fault_of(draft: Draft) -> Sentence | None:
    """The validator of new comments, for a text alone: name and policy stay as they were agreed to."""
    found = faults(Draft(
        text=draft.text, agreed_to=0, unreadable=draft.unreadable, is_damaged=draft.is_damaged,
    ), policy_version=0)  # fmt: skip
    return next(iter(found.values()), None)


def _version_in(form: Form, comment: Comment) -> int:
    """Which version of the comment its author had before them. Where the form does not say, it is the one there is."""
    version = form.values.get("version", str(comment.version))
    return int(version) if re.fullmatch("[0-9]{1,9}", version) else 0


def _edit(comment: Comment, draft: Draft) -> Edit:
    banned, suspect = words_in_force.lists_of(comment.edition)
    submission = Submission(
        text=draft.tidy_text, name=comment.name, edition=comment.edition, banned=banned, suspect=suspect
    )
    verdict = checks.before_receipt(submission)
    token = draft.token or reader_keys.fresh_token()
    return Edit(
        text=draft.tidy_text, direction=draft.direction, text_digest=digest_of(draft.tidy_text), at=timezone.now(),
        token_hash=reader_keys.hash_of_token(token, story_id=f"edit:{comment.pk}"), doubts=verdict.stored(),
        is_held=verdict.is_held,
    )  # fmt: skip


def _edit_page(
    request: HttpRequest, comment: Comment, draft: Draft, fault: Sentence | None = None, *, status: int = 200
) -> HttpResponse:
    form = TextForm(
        request.path, text=draft.text, token=draft.token or reader_keys.fresh_token(), version=comment.version,
        is_open=comment.may_be_edited(timezone.now()), errors=_said(fault, comment),
    )  # fmt: skip
    return _page(request, "edit.html", comment, title=sentences.TITLE_EDIT, form=form, status=status)


def _appeal_page(
    request: HttpRequest, decision: Decision, draft: Draft, fault: Sentence | None = None, *, status: int = 200
) -> HttpResponse:
    form = TextForm(
        request.path, text=draft.text, is_open=decision.may_be_contested(timezone.now()),
        errors=_said(fault, decision.comment),
    )  # fmt: skip
    return _page(
        request, "appeal.html", decision.comment, title=sentences.TITLE_APPEAL, form=form, status=status,
        rule=decision.rule, policy_version=decision.policy_version, told=decision.told, edit=decision.revision,
    )  # fmt: skip


def _said(fault: Sentence | None, comment: Comment) -> dict[str, str]:
    return {"text": say(fault, printed.edition(comment.edition))} if fault else {}


def _page(
    request: HttpRequest, template: str, comment: Comment, *, title: str, status: int = 200, **context: object
) -> HttpResponse:
    entry = entries.entry_of(comment, now=timezone.now())
    back = "/".join(request.path.split("/")[:4]) + "/"
    content = thread_page(
        template, comment.thread, path=request.path, title=title, entry=entry, back=back, place=_place_of(comment),
        action=request.path, **context,
    )  # fmt: skip
    return HttpResponse(content, status=status, headers=RETRY_AFTER if status == 503 else {})
