"""What editors say of a photo reaches every printed copy, read there by exiftool, which is not ours."""

import json

import pytest
from django.urls import reverse
from wagtail.models import Collection

from tests.lib.picture_makers import tags_in

pytestmark = pytest.mark.django_db

SAID = {
    "creator": "سارا احمدی", "copyright_notice": "© 2026 Sara Ahmadi", "source": "Harbour archive",
    "licence": "https://news.example/licence?a=1&b=2",
}  # fmt: skip
EVERYWHERE = {
    "XMP-dc:Creator": ["سارا احمدی"],
    "XMP-dc:Rights": "© 2026 Sara Ahmadi",
    "XMP-photoshop:Source": "Harbour archive",
    "XMP-xmpRights:WebStatement": "https://news.example/licence?a=1&b=2",
    "XMP-photoshop:Credit": "Photo by A. Reyes",
    "XMP-dc:Description": "Cars on the bridge.",
    "XMP-iptcCore:AltTextAccessibility": "A row of cars on a stone bridge",
    "XMP-iptcExt:DigitalSourceType": "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture",
    "XMP-plus:DataMining": "http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED-EXCEPTSEARCHENGINEINDEXING",
    "IFD0:Artist": "سارا احمدی",
    "IFD0:Copyright": "© 2026 Sara Ahmadi",
    "IFD0:ImageDescription": "Cars on the bridge.",
}


def edit(desk, photo, **fields):
    form = {"title": photo.title, "collection": Collection.get_first_root_node().pk, "tags": ""} | fields
    return desk.post(reverse("wagtailimages:edit", args=[photo.pk]), form)


def test_what_the_library_says_is_in_every_printed_copy_and_nothing_else(room, prints, desk, tmp_path):
    assert edit(desk, room.photo, **SAID).status_code == 302
    read = prints()
    copies = list(room.folder.glob("pictures/*/*"))
    assert {file.suffix for file in copies} == {".jpg", ".avif"}
    for file in copies:
        tags = tags_in(file.read_bytes(), file.suffix[1:], tmp_path)
        draws = ("JFIF:", "QuickTime:", "Meta:")
        assert {name: value for name, value in tags.items() if not name.startswith(draws)} == EVERYWHERE
    photo = json.loads(read(f"{room.story.address[1:]}story.json"))["lead_photo"]
    assert {name: photo[name] for name in SAID} == SAID
    page = read(room.path)
    for words in (
        '"creator":{"@type":"Person","name":"سارا احمدی"}',
        '"copyrightNotice":"© 2026 Sara Ahmadi"',
        '"license":',
    ):
        assert words in page.replace(": ", ":").replace(", ", ",")


def test_a_licence_is_a_web_address(room, desk):
    answer = edit(desk, room.photo, licence="javascript:alert(1)")
    assert answer.status_code == 200 and "Enter a valid URL" in answer.content.decode()
