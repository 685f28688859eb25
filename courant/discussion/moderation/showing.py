"""The deliberate step between showing comments after moderation and before it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from courant.discussion.models import Conflict, EditionSettings
from courant.discussion.moderation.filters import editions
from courant.discussion.moderation.moderators import moderator_of, moderators_only


@require_POST
@moderators_only
def showing(request: HttpRequest, *, edition: str) -> HttpResponse:
    """Switch an edition over, once the moderator has ticked that they mean it; the log has who, when and from what."""
    kept, is_asked = EditionSettings.of(edition), request.POST.get("before") == "yes"
    if edition not in {code for code, _name in editions()} or request.POST.get("confirmed") != "yes":
        messages.error(request, _("Nothing was changed: tick that you mean it."))
    elif request.POST.get("version") != str(kept.version):
        messages.error(request, _("Somebody was faster: the settings have changed since. Nothing was changed."))
    else:
        try:
            kept.change(by=moderator_of(request), is_post_moderated=is_asked)
        except Conflict:
            messages.error(request, _("Somebody was faster: the settings have changed since. Nothing was changed."))
        else:
            messages.success(request, _("Switched. What waits already goes on waiting."))
    return redirect("moderation:edition-settings", edition=edition)
