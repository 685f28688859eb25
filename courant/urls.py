"""The few live addresses."""

from django.urls import include, path
from wagtail.admin import urls as wagtailadmin_urls

from courant.site.media import media

urlpatterns = [
    path("-/", include("courant.discussion.urls")),
    path("desk/media/<path:path>", media),
    path("desk/", include(wagtailadmin_urls)),
]
