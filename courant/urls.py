"""The few live addresses."""

from django.urls import include, path
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.admin.auth import require_admin_access

from courant.desk import drafts
from courant.desk.login import Login
from courant.site.media import media

urlpatterns = [
    path("-/", include("courant.discussion.urls")),
    path("desk/media/<path:path>", media),
    path("desk/login/", Login.as_view()),  # before Wagtail's own, which has the name; so are the next
    path("desk/choose-page/", require_admin_access(drafts.Browse.as_view())),
    path("desk/choose-page/<int:parent_page_id>/", require_admin_access(drafts.Browse.as_view())),
    path("desk/choose-page/chosen-multiple/", require_admin_access(drafts.ChosenMultiple.as_view())),
    path("desk/", include(wagtailadmin_urls)),
]
