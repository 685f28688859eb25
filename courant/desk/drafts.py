"""Who may not edit a draft cannot read it: not its headline either, in the lists that Wagtail offers to everybody."""

from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest
from wagtail import hooks
from wagtail.admin.views import chooser
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.permissions import policy_registry

MAY_READ = {"change", "publish"}

_explorable_as_wagtail_has_it = PagePermissionPolicy.explorable_instances


def seen_by(user: Any, pages: QuerySet[Any]) -> QuerySet[Any]:
    """Those of the pages that are published, or that the user may edit."""
    own = policy_registry.get_by_type(Page).instances_user_has_any_permission_for(user, MAY_READ)
    return pages.filter(Q(live=True) | Q(pk__in=own.values("pk")))


def explorable_instances(policy: PagePermissionPolicy, user: Any) -> QuerySet[Any]:
    """What the explorer, the search, the reports and the admin's API list for somebody."""
    return seen_by(user, _explorable_as_wagtail_has_it(policy, user))


def display_title(page: Page) -> str:
    """The headline in lists: of a published page the published one, for lists do not know who reads them."""
    return page.title if page.live else page.draft_title or page.title


class Browse(chooser.BrowseView):
    """The page chooser, which opens no draft of others as a place to look in."""

    def get_object_list(self) -> Any:
        if not seen_by(self.request.user, Page.objects.filter(pk=self.parent_page.pk)).exists():
            raise Http404
        return super().get_object_list()


class ChosenMultiple(chooser.ChosenMultipleView):
    """What several pages are called, once they were chosen."""

    def get(self, request: HttpRequest) -> Any:
        asked = [pk for pk in request.GET.getlist("id") if pk.isdecimal()]
        seen = seen_by(request.user, Page.objects.filter(pk__in=asked)).values_list("pk", flat=True)
        request.GET = request.GET.copy()
        request.GET.setlist("id", [str(pk) for pk in seen])
        return super().get(request)


@hooks.register("construct_page_chooser_queryset")
def offered(pages: QuerySet[Any], request: HttpRequest) -> QuerySet[Any]:
    """What the chooser offers to link to."""
    return seen_by(request.user, pages)


def keep_to_their_writers() -> None:
    """Wagtail has these two for all of its lists; asking each list would miss the next one."""
    PagePermissionPolicy.explorable_instances = explorable_instances
    Page.get_admin_display_title = display_title
