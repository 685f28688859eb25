"""One outer transaction around everything that a request to the desk writes (law 5)."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from courant.lib.pictures import PictureRefused

SAFE = ("GET", "HEAD", "OPTIONS")


class OneTransactionMiddleware:
    """Wagtail saves first and signals afterwards: a kill between the two must take back both."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Run the view here, inside the transaction."""
        if request.method in SAFE or not request.path.startswith("/desk/") or not request.user.is_authenticated:
            return None  # a login publishes nothing, and hashing its password would keep everybody else from writing
        try:
            with transaction.atomic():
                response = view(request, *args, **kwargs)
                if response.status_code >= 400:
                    transaction.set_rollback(True)
                return response
        # Of what no form looks at: bulk actions, workflows, copies, deletions.
        except ProtectedError:
            return _refusal(request, _("This cannot be deleted as long as stories name it."))
        except ValidationError as refused:
            return _refusal(request, " ".join(refused.messages))
        except PictureRefused as refused:
            return _refusal(request, str(refused))


def _refusal(request: HttpRequest, text: str) -> HttpResponse:
    """Tell the editor, on the page they came from; nothing was changed."""
    if request.headers.get("X-Requested-With") == "XMLHttpRequest":
        return JsonResponse({"success": False, "error_message": text}, status=400)
    messages.error(request, text)
    came_from = request.headers.get("Referer", "")
    is_ours = url_has_allowed_host_and_scheme(came_from, {request.get_host()})
    return HttpResponseRedirect(came_from if is_ours else "/desk/")
