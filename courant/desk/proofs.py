"""Proofs: a draft as the press would print it, for its editors' eyes only (law 1)."""

from contextlib import closing
from typing import Any

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.template import Context, Template
from wagtail.admin.auth import require_admin_access

from courant.desk import to_documents
from courant.desk.darkroom import DARKROOM
from courant.desk.models import FrontPage, PlainPage, SectionPage, StoryPage
from courant.documents import Document
from courant.lib.addresses import quote
from courant.press import tree as trees
from courant.press.file import File, PictureFile
from courant.press.library import MissingDocument
from courant.press.prints import Prints
from courant.press.proofs import Overlay, proof
from courant.press.shelf import FolderShelf
from courant.press.theme import Theme

PREFIX = "/desk/proof"
OUTPUTS = {"story": "story_page", "section": "section_front", "page": "plain_page", "edition": "front_page"}
USER_BAR = Template("{% load wagtailuserbar %}{% wagtailuserbar %}")


def serve_proof(page: Any, request: HttpRequest) -> HttpResponse:
    """The page as it would be printed, with Wagtail's user bar."""
    tree = trees.current(settings.COURANT.data, is_reader=True)
    if tree is None:
        return no_proof("nothing has been printed so far.", status=503)
    with closing(tree):
        try:
            draft = document_of(page)
            if draft is None:
                return no_proof("the edition or section of this page is not published.", status=503)
            kind = draft.key.partition(":")[0]
            theme = Theme(trees.theme_in_use(settings.COURANT.data, settings.COURANT.theme), prefix=PREFIX)
            files = list(proof(draft.key, OUTPUTS[kind], Overlay(tree.documents, {draft.key: draft}), theme))
            keep_pictures([file for file in files if isinstance(file, PictureFile)])
        except MissingDocument as missing:
            return no_proof(str(missing), status=503)
        except (ValueError, OSError) as reason:  # of a draft that is still incomplete; InvalidDocument is one
            return no_proof(f"something is still missing. {reason}", status=422)
    html = next(file.content for file in files if isinstance(file, File) and file.path.endswith("/")).decode()
    bar = USER_BAR.render(Context({"request": request, "self": page, "page": page}))
    response = HttpResponse(html.replace("</body>", f"{bar}</body>"))
    response["Cache-Control"] = "no-store"
    return response


def no_proof(reason: str, *, status: int) -> HttpResponse:
    """Why there is nothing to show."""
    return HttpResponse(f"There is no proof yet: {reason}", status=status, content_type="text/plain; charset=utf-8")


def document_of(page: Any) -> Document | None:
    """The document of a page as it is in memory, published or not."""
    match page:
        case StoryPage():
            return to_documents.story(page)
        case SectionPage():
            return to_documents.section(page)
        case PlainPage():
            return to_documents.plain_page(page)
        case FrontPage():
            return to_documents.edition(page)
    return None


def keep_pictures(files: list[PictureFile]) -> None:
    """Develop the pictures that only the proof shows.

    Raises:
        PictureRefused, OSError: one cannot be made.
    """
    shelf = proof_shelf()
    prints = Prints(shelf, lambda name: (settings.COURANT.originals / name).read_bytes(), DARKROOM.develop)
    for error in prints.put_on_shelf(file for file in files if not shelf.has(file.path)).values():
        raise error


def proof_shelf() -> FolderShelf:
    """Where pictures of proofs lie; never served to readers."""
    return FolderShelf(settings.COURANT.data / "proofs", durable=False)


@require_admin_access
def proof_file(request: HttpRequest, path: str) -> HttpResponseBase:
    """What a proof shows besides itself: pictures and the theme's files; its links lead to the printed site."""
    address = "/" + path.lstrip("/\\")  # two slashes would lead to another host
    if not address.startswith(("/pictures/", "/theme/")):
        return HttpResponseRedirect(quote(address))
    tree = trees.current(settings.COURANT.data, is_reader=True)
    shelves = [proof_shelf()]
    if tree:
        shelves.append(tree.shelf)
        tree.close()
    for shelf in shelves:
        try:
            if shelf.has(address):
                return FileResponse(open(shelf.where(address), "rb"))
        except ValueError:
            break
    raise Http404(f"{address} is neither printed nor part of a proof.")
