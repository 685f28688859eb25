"""The live address where readers answer “Do you like this article?”."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from courant.discussion import reader_keys, sentences
from courant.discussion.accepting import thread_of
from courant.discussion.answers import see_other
from courant.discussion.incoming import read_form
from courant.discussion.live import live_address, refuse_other_origins
from courant.discussion.models import Choice, Thread, Vote
from courant.discussion.pages import thread_page
from courant.discussion.refused import Refused
from courant.discussion.sentences import Sentence

VOTER = "voter"  # a cookie of its own, so that votes are not tied to comments


@live_address("GET", "HEAD", "POST")
def votes(request: HttpRequest, *, story_id: str) -> HttpResponse:
    """Show a reader's answer, or take it."""
    cookie = request.COOKIES.get(VOTER, "")
    reader = cookie if reader_keys.is_token(cookie) else ""
    if request.method != "POST":
        return _answered(request, thread_of(story_id), reader)
    form = read_form(request, fields=("choice",))
    refuse_other_origins(request)
    if form.doubled or form.values.get("choice") not in Choice.values:
        raise Refused(400, Sentence(sentences.NO_CHOICE))
    thread = thread_of(story_id)
    token = reader or reader_keys.fresh_token()
    Vote.cast(Choice(form.values["choice"]), on=thread, by=reader_keys.hash_of_voter(token), at=timezone.now())
    return _with_cookie(see_other(request.path), token)


def _answered(request: HttpRequest, thread: Thread, reader: str) -> HttpResponse:
    mine = Vote.objects.filter(thread=thread, reader_hash=reader_keys.hash_of_voter(reader)).first() if reader else None
    content = thread_page(
        "vote.html", thread, path=request.path, title=sentences.TITLE_VOTE,
        choice=mine and mine.choice, is_counted=mine is None or mine.is_counted, action=request.path,
    )  # fmt: skip
    return HttpResponse(content)


def _with_cookie(response: HttpResponse, token: str) -> HttpResponse:
    response.set_cookie(
        VOTER, token, path="/-/", httponly=True, samesite="Lax", secure=settings.COURANT.site_url.startswith("https:")
    )
    return response
