"""What the desk must not promise, and what a printed page must not tell."""

from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from PIL import Image

from courant.desk.models import PhotoFile
from tests.desk import newsroom as make

pytestmark = pytest.mark.django_db


def test_a_page_cannot_be_made_private_for_what_is_printed_is_for_everybody(desk):
    story = make.make_story()
    address = reverse("wagtailadmin_pages:set_privacy", args=[story.pk])
    assert "has been disabled" in desk.get(address).json()["html"]
    desk.post(address, {"restriction_type": "login", "password": "", "groups": []})
    assert not story.get_view_restrictions().exists()


def test_a_photo_loses_the_name_under_which_it_was_sent():
    out = BytesIO()
    Image.new("RGB", (40, 30), "teal").save(out, "JPEG")
    photo = PhotoFile.objects.create(
        title="Clinic", file=ContentFile(out.getvalue(), name="from-Ahmed-at-the-clinic.jpg")
    )
    assert "Ahmed" not in photo.file.name
    assert photo.sha256[:24] in photo.file.name
