"""The reader's page: what became of their comments, whether this device remembers them, the feed of replies."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from courant.discussion import printed, reader_keys, sentences
from courant.discussion.answers import page_before, see_other
from courant.discussion.incoming import read_form
from courant.discussion.live import live_address, refuse_other_origins
from courant.discussion.models import Ban, Comment
from courant.discussion.pages import page, say
from courant.discussion.reader_keys import receipt_address
from courant.discussion.receipts import feed
from courant.discussion.receipts.entries import sheet_of, usual_wait
from courant.discussion.refused import Refused
from courant.discussion.sentences import Sentence

REMEMBERED_FOR = timedelta(days=365)


@live_address("GET", "HEAD", "POST")
def door(request: HttpRequest) -> HttpResponse:
    """Ask for the code that the reader has written down; a device that remembers it goes straight on."""
    if request.method != "POST":
        remembered = key_of_browser(request)
        # What is remembered may lead nowhere (any more): then the code of another comment can be typed.
        return see_other(receipt_address(remembered)) if _is_known(remembered) else _door(request)
    form = read_form(request, fields=("code",))
    refuse_other_origins(request)
    key = reader_keys.key_typed(form.values.get("code", ""))
    if not _is_known(key):
        return _door(request, typed=form.values.get("code", "")[: reader_keys.LONGEST_CODE], status=404)
    return see_other(receipt_address(key))


@live_address("GET", "HEAD")
def receipts(request: HttpRequest, *, key: str) -> HttpResponse:
    """Show whoever holds a key what became of every comment that was sent with it."""
    sheet = sheet_of(key, request.GET, now=timezone.now())
    entries = sheet.rows
    if not entries:
        raise Refused(404, Sentence(sentences.UNKNOWN_RECEIPT))
    edition = printed.edition(entries[0].edition)
    remembered = key_of_browser(request)
    with printed.library() as documents:
        content = page(
            "receipt.html", documents, edition, path=request.path, title=sentences.TITLE_RECEIPT, sheet=sheet, entries=entries,
            waits={code: usual_wait(code, now=timezone.now()) for code in {entry.edition for entry in entries}},
            private_link=address_asked(request),
            code=reader_keys.code_of(key), feed_address=address_asked(request, _feed_path(key)),
            is_remembered=remembered == key, ban=Ban.of(reader_keys.hash_of(key), at=timezone.now()), has_memory=bool(remembered),
        )  # fmt: skip
    return HttpResponse(content)


@live_address("POST")
def memory(request: HttpRequest, *, key: str) -> HttpResponse:
    """Have this device remember the key, or forget whatever it remembers."""
    form = read_form(request, fields=("remember",))
    # Strictly: a stranger who had the device remember their own key could read what is written here from then on.
    refuse_other_origins(request)
    edition = _newest_edition(reader_keys.hash_of(key))
    if form.values.get("remember") != "yes":
        return _forgotten(edition)
    if not edition:
        raise Refused(404, Sentence(sentences.UNKNOWN_RECEIPT))
    return remember(see_other(receipt_address(key)), key)


@live_address("GET", "HEAD")
def replies(request: HttpRequest, *, feed_key: str) -> HttpResponse:
    """The feed of replies to the comments of one reader."""
    reader_hash = reader_keys.hash_behind_feed(feed_key)
    written_in = _newest_edition(reader_hash or "-")
    if not written_in:
        raise Refused(404, Sentence(sentences.UNKNOWN_RECEIPT))
    edition = printed.edition(written_in)
    content = feed.rss(
        reader_hash, site=address_asked(request, ""), address=address_asked(request), edition=edition,
        title=say(Sentence(sentences.TITLE_REPLIES), edition),
    )  # fmt: skip
    return HttpResponse(content, content_type=feed.CONTENT_TYPE)


def key_of_browser(request: HttpRequest) -> str:
    """The key that the reader told this browser to remember; empty if none."""
    cookie = request.COOKIES.get(reader_keys.COOKIE, "")
    return cookie if reader_keys.is_key(cookie) else ""


def remember(response: HttpResponse, key: str) -> HttpResponse:
    """The same answer, which has the browser keep the key for the live addresses, out of any script's reach."""
    response.set_cookie(
        reader_keys.COOKIE, key, path="/-/", httponly=True, samesite="Lax", max_age=REMEMBERED_FOR,
        secure=settings.COURANT.site_url.startswith("https:"),
    )  # fmt: skip
    return response


def address_asked(request: HttpRequest, path: str | None = None) -> str:
    """In full, for keeping. Who came by another of our hosts (an onion address, say) is not led to the first."""
    site, host = settings.COURANT.site_url, request.get_host()
    path = request.path if path is None else path
    return site + path if site.endswith(f"//{host}") else f"{request.scheme}://{host}{path}"


def _is_known(key: str) -> bool:
    return bool(key) and Comment.objects.filter(reader_hash=reader_keys.hash_of(key)).exists()


def _newest_edition(reader_hash: str) -> str:
    """The edition of the newest comment of a reader; empty if they have none."""
    editions = Comment.objects.filter(reader_hash=reader_hash).order_by("-posted_at", "-pk")
    return editions.values_list("edition", flat=True).first() or ""


def _feed_path(key: str) -> str:
    return f"/-/replies/{reader_keys.feed_key(key)}/"


def _forgotten(edition: str) -> HttpResponse:
    response = see_other(f"/-/receipts/?in={edition}")
    response.delete_cookie(reader_keys.COOKIE, path="/-/", samesite="Lax")
    response.headers["Clear-Site-Data"] = '"storage"'  # drafts that outlived their tab
    return response


def _door(request: HttpRequest, *, typed: str = "", status: int = 200) -> HttpResponse:
    with printed.library() as documents:
        # A private page says to nobody where the reader comes from, so its link to this one names the edition.
        seen = f"/{request.GET['in']}/" if "in" in request.GET else page_before(request)
        edition, _ = printed.nearest_edition(documents, story_id="-", seen=seen)
        content = page(
            "receipts.html", documents, edition, path=request.path, title=sentences.TITLE_DOOR, typed=typed,
            error=say(Sentence(sentences.UNKNOWN_CODE), edition) if status != 200 else "",
        )  # fmt: skip
    return HttpResponse(content, status=status)
