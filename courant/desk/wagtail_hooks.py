"""What we add to Wagtail's admin."""

from typing import Any

from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.views.account import AvatarSettingsPanel
from wagtail.admin.widgets import Button
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet

from courant.desk import corrections, drafts, exports, proofs
from courant.desk.models import StoryPage


@hooks.register("register_admin_urls")
def desk_urls() -> list[Any]:
    """Addresses under /desk/."""
    return [
        path("stories/<int:story_id>/corrections/add/", corrections.add, name="add-correction"),
        path("proof/<path:path>", proofs.proof_file, name="proof-file"),
    ]


@hooks.register("register_page_header_buttons")
def correction_button(page: Any, user: Any, view_name: str, next_url: str | None = None) -> Any:
    """“Add a correction” on published stories."""
    if isinstance(page.specific, StoryPage) and page.live and page.permissions_for_user(user).can_publish():
        yield Button(_("Add a correction"), reverse("add-correction", args=[page.pk]), icon_name="edit", priority=60)


@hooks.register("insert_global_admin_css")
def direction_style() -> str:
    """The interface's own words keep their direction beside content of the other one."""
    return format_html('<link rel="stylesheet" href="{}">', static("desk/direction.css"))


class NoUploads(ImagesAdminAPIViewSet):
    """Wagtail 8's admin names an address for its uploads even where they are not installed; they would be one more
    door for files that nobody cleans."""

    name = "documents"

    def get_queryset(self) -> Any:
        return super().get_queryset().none()


@hooks.register("construct_admin_api")
def no_uploads(router: Any) -> None:
    """The address that the admin's pages name, with nothing behind it."""
    router.register_endpoint("documents", NoUploads)


exports.make_harmless()
drafts.keep_to_their_writers()

# A portrait of an editor, kept as it came, would be a picture that nobody cleans. Wagtail has no setting for it.
AvatarSettingsPanel.is_active = lambda panel: False  # type: ignore[method-assign]
