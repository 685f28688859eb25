"""What every live address for readers has in common: its methods, its own origin, its refusals."""

from collections.abc import Callable
from functools import wraps
from urllib.parse import urlsplit

from django import db
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from courant.discussion import sentences
from courant.discussion.answers import refusal, with_headers
from courant.discussion.printed import NothingPrinted
from courant.discussion.refused import RETRY_AFTER, Refused
from courant.discussion.sentences import Sentence

# In the environment of a request: the seconds that its sender has yet to wait (courant/site/limits.py).
WAIT = "courant.wait"
# That nothing can be stored at the moment, as the door has found (courant/discussion/door.py).
AWAY = "courant.away"

# Parts of an address that it must not carry to the next page, whatever is answered: a web server may log what it is told.
SECRETS = frozenset({"key", "feed_key"})

View = Callable[..., HttpResponse]


def live_address(*methods: str) -> Callable[[View], View]:
    """A view for readers. It has no session and no CSRF cookie: readers get none, so origins are compared instead."""

    def decorate(view: View) -> View:
        @csrf_exempt
        @wraps(view)
        def answer(request: HttpRequest, **address: str) -> HttpResponse:
            is_secret = not SECRETS.isdisjoint(address)
            try:
                _refuse_other_methods(request, methods)
                response = view(request, **address)
            except Refused as refused:
                response = refusal(request, refused, story_id=address.get("story_id", ""), is_secret=is_secret)
            except (db.Error, NothingPrinted):
                busy = Refused(503, Sentence(sentences.BUSY_READING), headers=RETRY_AFTER)
                response = refusal(request, busy, story_id=address.get("story_id", ""), is_secret=is_secret)
            if is_secret:
                response.headers["Referrer-Policy"] = "no-referrer"
            return with_headers(response)

        return answer

    return decorate


def refuse_other_origins(request: HttpRequest, *, is_secret: bool = False) -> None:
    """Take forms from our own pages only; browsers too old to say where a form comes from are believed. Pages that send
    no referrer send their forms with "Origin: null": these are taken where the browser says in another way that they are
    ours, or where the address is a secret that no other site can know.

    Raises:
        Refused: the form was sent from another site, or too soon after others of the same sender, or nothing can be stored.
    """
    if wait := request.META.get(WAIT):
        raise Refused(429, Sentence(sentences.TOO_SOON, {"seconds": wait}), headers={"Retry-After": str(wait)})
    if request.META.get(AWAY):
        raise Refused(503, Sentence(sentences.BUSY), headers=RETRY_AFTER)
    # From META: `request.headers` would make a dictionary of all headers for every comment.
    site, origin = request.META.get("HTTP_SEC_FETCH_SITE"), request.META.get("HTTP_ORIGIN")
    if origin == "null" and (is_secret or site == "same-origin"):
        origin = None
    if site not in (None, "same-origin", "none") or not (origin is None or _is_ours(origin, request)):
        raise Refused(403, Sentence(sentences.FOREIGN))


def _is_ours(origin: str, request: HttpRequest) -> bool:
    try:
        host = urlsplit(origin).netloc.lower()
    except ValueError:
        return False
    return origin == settings.COURANT.site_url or bool(host) and host == request.get_host().lower()


def _refuse_other_methods(request: HttpRequest, methods: tuple[str, ...]) -> None:
    if request.method not in methods:
        raise Refused(405, Sentence(sentences.WRONG_METHOD), headers={"Allow": ", ".join(methods)})
