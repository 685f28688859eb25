"""The few live addresses."""

from django.urls import include, path
from wagtail.admin import urls as wagtailadmin_urls

from courant.desk.login import Login
from courant.site.media import media

urlpatterns = [
    path("-/", include("courant.discussion.urls")),
    path("desk/media/<path:path>", media),
    path("desk/login/", Login.as_view()),  # before Wagtail's own, which has the name
    path("desk/", include(wagtailadmin_urls)),
]
