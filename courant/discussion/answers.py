"""Answers to readers: every one leaves through here and gets its headers."""

from dataclasses import replace
from typing import Any
from urllib.parse import unquote, urlsplit

from django.http import HttpRequest, HttpResponse

from courant.discussion import printed, sentences
from courant.discussion.models.thread import STORY_ID
from courant.discussion.pages import form_of, page, say
from courant.discussion.refused import Refused
from courant.discussion.sentences import Sentence
from courant.lib import stamps

HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; img-src 'self'; style-src 'self'; font-src 'self'; script-src 'self'; manifest-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "same-origin",  # with no-referrer browsers send the form with "Origin: null"
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
}
HEADINGS = {404: sentences.HEADING_NOT_HERE, 429: sentences.HEADING_LATER, 503: sentences.HEADING_LATER}


def with_headers(response: HttpResponse) -> HttpResponse:
    """The same answer with the headers of a live page; those that a view has set stay."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    # Django logs the address of every answer from 400 on, and a receipt's address carries its key.
    response._has_been_logged = True  # type: ignore[attr-defined]
    return response


def see_other(address: str) -> HttpResponse:
    """Done: the browser goes on to a page that can be loaded again without sending anything."""
    return HttpResponse(status=303, headers={"Location": address})


def refusal(request: HttpRequest, refused: Refused, *, story_id: str = "", is_secret: bool = False) -> HttpResponse:
    """A plain page in the edition's language that says why not, with what the reader wrote where we have it; one that tells
    nobody where the reader comes from, where the address is a secret."""
    try:
        content = _refusal_page(request, refused, story_id if STORY_ID.fullmatch(story_id) else "-", is_secret)
    except LookupError:  # nothing is printed, so there is no edition to speak for
        return _bare(refused)
    return HttpResponse(content, status=refused.status, headers=dict(refused.headers))


def _refusal_page(request: HttpRequest, refused: Refused, story_id: str, is_secret: bool) -> str:
    with printed.library() as documents:
        edition, story = printed.nearest_edition(documents, story_id=story_id, seen=page_before(request))
        label = story.label() if story else edition.label()
        context: dict[str, Any] = {"path": f"/-/comments/{story_id}/", "story_label": label}
        if refused.draft is None:
            heading = HEADINGS.get(refused.status, sentences.HEADING_NOT_ACCEPTED)
            return page(
                "refusal.html", documents, edition, **context, title=heading, back=label.path,
                heading=say(Sentence(heading), edition), explanation=say(refused.explanation, edition), is_secret=is_secret,
            )  # fmt: skip
        draft, errors = refused.draft, dict(refused.errors) or {"form": refused.explanation}
        if gone := errors.pop("reply_to", None):  # sent again, it is a comment of its own
            draft, errors = replace(draft, reply_to=None), errors | {"form": gone}
        form = form_of(
            draft, edition=edition, action=context["path"], token=draft.token, stamp=stamps.DEMAND,
            errors={name: say(error, edition) for name, error in errors.items()}, is_open=refused.may_be_sent_again,
        )  # fmt: skip
        return page("comment_returned.html", documents, edition, **context, title=sentences.TITLE_RETURNED, form=form)


def page_before(request: HttpRequest) -> str:
    """The path of the page that the reader comes from, where their browser says so."""
    try:
        return unquote(urlsplit(request.headers.get("Referer", "")[:2000]).path)
    except ValueError:  # "http://[", for one
        return ""


def _bare(refused: Refused) -> HttpResponse:
    lines = [refused.explanation.text, *([refused.draft.text] if refused.draft else [])]
    content = "\n\n".join(lines)
    return HttpResponse(
        content, status=refused.status, headers=dict(refused.headers), content_type="text/plain; charset=utf-8"
    )
