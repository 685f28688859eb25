"""The few live addresses."""

from django.urls import include, path
from wagtail.admin import urls as wagtailadmin_urls

urlpatterns = [
    path("-/", include("courant.discussion.urls")),
    path("desk/", include(wagtailadmin_urls)),
]
