"""Thumbnails and originals of photos, for staff who are logged in."""

import os
from pathlib import Path

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe
from wagtail.admin.auth import require_admin_access

from courant.press.serving import content_type
from courant.site.paths import is_public

# What was uploaded is shown, never run, whatever it claims to be.
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "private, max-age=300",
}


@require_safe
@require_admin_access
def media(request: HttpRequest, path: str) -> FileResponse:
    """One file of the folder of originals."""
    root = os.path.realpath(settings.MEDIA_ROOT)
    file = os.path.realpath(os.path.join(root, path)) if "\0" not in path else root
    if not (is_public(f"/{path}") and file.startswith(root + os.sep) and os.path.isfile(file)):
        raise Http404
    kind = content_type(path)
    shown = kind if kind.startswith("image/") and kind != "image/svg+xml" else "application/octet-stream"
    return FileResponse(Path(file).open("rb"), headers=_HEADERS, content_type=shown)
