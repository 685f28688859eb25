"""Position, device and owner data are removed on upload, by every door, before anything is written (law 20)."""

import gc
import json
import os
import re
import subprocess
import warnings
import zlib
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from struct import pack

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile
from django.urls import reverse
from PIL import Image
from wagtail.models import UploadedFile
from wagtail.users.models import UserProfile

from courant.desk.models import PhotoFile
from courant.desk.uploads import LIMIT
from courant.lib.pictures import PictureRefused
from tests.desk import newsroom as make
from tests.lib.picture_makers import (
    EXIFTOOL,
    add_tags,
    dirty_heic,
    dirty_jpeg,
    dirty_png,
    dirty_webp,
    need_exiftool,
    png_chunk,
)  # fmt: skip

pytestmark = pytest.mark.django_db
XHR = {"headers": {"X-Requested-With": "XMLHttpRequest"}}
TELLING = re.compile(
    "gps|serial|thumbnail|owner|make$|model|comment|creator|document|history|region|exif|xmp|iptc", re.I
)
FORMATS = {"jpg": dirty_jpeg, "png": dirty_png, "webp": dirty_webp, "heic": dirty_heic}


def by_the_form(desk, data, name):
    """The page to add one picture."""
    collection = PhotoFile(title="").collection_id
    form = {"title": "Harbour", "collection": collection, "tags": "", "file": SimpleUploadedFile(name, data)}
    return desk.post(reverse("wagtailimages:add"), form)


def by_the_multiple_form(desk, data, name, **fields):
    """The page to add many pictures."""
    return desk.post(
        reverse("wagtailimages:add_multiple"), {"files[]": SimpleUploadedFile(name, data), **fields}, **XHR
    )


def by_the_chooser(desk, data, name):
    """The form inside an editor's chooser."""
    prefix = "image-chooser-upload"
    form = {f"{prefix}-title": "Harbour", f"{prefix}-collection": 1, f"{prefix}-tags": ""}
    return desk.post(
        reverse("wagtailimages_chooser:create"), {**form, f"{prefix}-file": SimpleUploadedFile(name, data)}, **XHR
    )


def by_replacing(desk, data, name):
    """Another file for a photo that is there already."""
    photo = PhotoFile.objects.first() or make.make_photo()
    form = {"title": "Harbour", "collection": photo.collection_id, "tags": "", "file": SimpleUploadedFile(name, data)}
    return desk.post(reverse("wagtailimages:edit", args=[photo.pk]), form)


def by_code(desk, data, name):
    """A plain save."""
    PhotoFile(title="Harbour", file=ContentFile(data, name=name)).save()


def by_the_field(desk, data, name):
    """What Wagtail does with files that it has kept for a while."""
    photo = PhotoFile(title="Harbour")
    photo.file.save(name, ContentFile(data), save=False)
    photo.save()


FORMS = [by_the_form, by_the_multiple_form, by_the_chooser, by_replacing]
DOORS = [*FORMS, by_code, by_the_field]


@pytest.fixture(scope="module")
def dirty(tmp_path_factory):
    """A picture of each format that tells all that it can."""
    folder = tmp_path_factory.mktemp("dirty")
    return {kind: add_tags(maker(), kind, folder) for kind, maker in FORMATS.items()}


@pytest.fixture(autouse=True)
def disk(monkeypatch, db):
    """Everything that is written, and nothing beside it: no temporary file holds what came in."""
    make.make_root()
    written = []
    keep = FileSystemStorage._save

    def save(self, name, content):
        content.seek(0)
        written.append(content.read())
        content.seek(0)
        return keep(self, name, content)

    def refuse(*args, **kwargs):
        raise AssertionError("a file that came in was written to a temporary one")

    monkeypatch.setattr(FileSystemStorage, "_save", save)
    monkeypatch.setattr(TemporaryUploadedFile, "__init__", refuse)
    return written


def telling_tags(folder):
    """What exiftool finds in any file of a folder that should not be there."""
    need_exiftool()
    command = [EXIFTOOL, "-r", "-j", "-G1", "-a", "-u", "-ee", str(folder)]
    files = json.loads(subprocess.run(command, capture_output=True, timeout=60).stdout or "[]")
    return {
        (file["SourceFile"], name) for file in files for name in file
        if name.partition(":")[0] not in ("SourceFile", "ExifTool", "System", "File", "Composite") and TELLING.search(name)
    }  # fmt: skip


def files_in(folder):
    return [file for file in folder.rglob("*") if file.is_file()]


@pytest.mark.slow  # four formats, and exiftool looks at every file
@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.__name__)
def test_nothing_in_the_data_folder_tells_place_device_or_owner(desk, data, disk, door, dirty):
    for kind, content in dirty.items():
        door(desk, content, f"harbour.{kind}")
        photo = PhotoFile.objects.latest("pk")
        photo.get_rendition("fill-20x20")
        assert photo.received_sha256 == sha256(content).hexdigest()
        kept = Path(photo.file.path)
        assert photo.sha256 == sha256(kept.read_bytes()).hexdigest()
        assert (photo.width, photo.height) == Image.open(BytesIO(kept.read_bytes())).size
    assert {file.parent.name for file in files_in(data)} == {"original_images", "images"}
    assert all(b"MARKER" not in file.read_bytes() and b"SpyCam" not in file.read_bytes() for file in files_in(data))
    assert not any(b"MARKER" in content or b"SpyCam" in content for content in disk)
    assert telling_tags(data) == set()


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.__name__)
def test_a_picture_is_known_by_its_content_not_by_its_name(desk, door):
    door(desk, dirty_heic(), "IMG_0001.JPG")  # as phones send them
    assert PhotoFile.objects.get().file.name.endswith(".jpg")


def originals_in(data):
    return sorted(file.name for file in data.rglob("original_images/*"))


def refused():
    """What is no picture of ours, and the sentence for it."""
    animation = BytesIO()
    Image.new("P", (4, 4)).save(animation, "GIF", save_all=True, append_images=[Image.new("P", (4, 4), 1)])
    svg = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    return {
        "svg": (svg, "drawing.svg", "is an SVG or XML file, which we do not take"),
        "svg called jpg": (svg, "drawing.jpg", "is an SVG or XML file, which we do not take"),
        "gif": (animation.getvalue(), "cat.gif", "is a GIF, which we do not take"),
        "pdf": (b"%PDF-1.7 MARKER", "paper.pdf", "is a PDF, which we do not take"),
        "empty": (b"", "nothing.jpg", "empty"),
        "128 megapixels": (many_megapixels(), "bomb.png", "12800 x 10000 pixels: make it at most 50 megapixels"),
        "too large": (dirty_jpeg() + bytes(LIMIT), "huge.jpg", "This file is too big"),
    }  # fmt: skip


def many_megapixels():
    """A PNG of 128 megapixels, every one of them there, in a few kilobytes."""
    header = png_chunk(b"IHDR", pack(">LLBBBBB", 12800, 10000, 1, 0, 0, 0, 0))
    rows = zlib.compressobj(9)
    body = b"".join(rows.compress(bytes(1601) * 1000) for _ in range(10)) + rows.flush()
    return b"\x89PNG\r\n\x1a\n" + header + png_chunk(b"IDAT", body) + png_chunk(b"IEND", b"")


@pytest.mark.parametrize("door", FORMS, ids=lambda door: door.__name__)
@pytest.mark.parametrize("what", refused())
def test_what_is_no_picture_is_refused_with_a_sentence(desk, data, disk, door, what):
    content, name, sentence = refused()[what]
    if door is by_replacing:
        make.make_photo()
    before, there = originals_in(data), PhotoFile.objects.count()
    response = door(desk, content, name)
    assert response.status_code == 200
    assert sentence in response.content.decode().replace("&#x27;", "'")
    assert (originals_in(data), PhotoFile.objects.count()) == (before, there)
    assert {file.parent.name for file in files_in(data)} <= {"original_images", "images"}
    assert content == b"" or content not in disk and not UploadedFile.objects.exists()


def test_code_is_told_what_is_no_picture(desk, data):
    for content, name, sentence in [refused()["svg"], refused()["pdf"], refused()["128 megapixels"]]:
        for door in (by_code, by_the_field):
            with pytest.raises(PictureRefused, match=sentence):
                door(desk, content, name)
    assert files_in(data) == []


def test_a_large_picture_is_taken_without_a_temporary_file(desk, data):
    picture = BytesIO()
    Image.frombytes("RGB", (1000, 1000), os.urandom(3_000_000)).save(picture, "PNG")
    assert len(picture.getvalue()) > 2.5 * 1024 * 1024  # where Django begins to write files as they come
    for door in FORMS:
        assert door(desk, picture.getvalue(), "large.png").status_code in (200, 302)
    assert PhotoFile.objects.count() == 3  # the fourth replaced one


def test_a_picture_with_a_wrong_form_is_not_kept_for_later(desk, data, disk):
    response = by_the_multiple_form(desk, dirty_jpeg(), "harbour.jpg", title="x" * 300)
    answer = response.json()
    assert (
        answer["success"] is False
        and "The file was not kept. Title: Ensure this value has at most 255" in answer["error_message"]
    )
    assert disk == [] and files_in(data) == [] and not UploadedFile.objects.exists()


def test_what_was_kept_for_later_is_cleaned_when_it_is_taken(desk, editor, data):
    from django.contrib.contenttypes.models import ContentType

    kind = ContentType.objects.get_for_model(PhotoFile)
    upload = UploadedFile.objects.create(
        for_content_type=kind, file=ContentFile(dirty_jpeg(), name="old.jpg"), uploaded_by_user=editor
    )
    prefix = f"uploaded-image-{upload.pk}"
    form = {f"{prefix}-title": "Old", f"{prefix}-collection": 1, f"{prefix}-tags": ""}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # Wagtail leaves the file open
        response = desk.post(
            reverse("wagtailimages:create_multiple_from_uploaded_image", args=[upload.pk]), form, **XHR
        )
        gc.collect()
    assert response.json()["success"]
    photo = PhotoFile.objects.get()
    assert photo.sha256 and photo.received_sha256 == sha256(dirty_jpeg()).hexdigest()
    assert all(b"MARKER" not in file.read_bytes() for file in files_in(data))


def test_a_portrait_of_an_editor_is_no_door(desk, editor, data):
    desk.post(reverse("wagtailadmin_account"), {"avatar-avatar": SimpleUploadedFile("me.jpg", dirty_jpeg())})
    assert not UserProfile.get_for_user(editor).avatar
    assert files_in(data) == []
    assert "avatar-avatar" not in desk.get(reverse("wagtailadmin_account")).content.decode()


def test_a_replaced_file_stays_until_nothing_can_be_taken_back(desk, data, django_capture_on_commit_callbacks):
    photo = make.make_photo()
    old = photo.file.path
    with django_capture_on_commit_callbacks() as callbacks:
        by_replacing(desk, make.jpeg(), "other.jpg")
        assert old in map(str, files_in(data))
    for callback in callbacks:
        callback()
    assert old not in map(str, files_in(data))
    again = PhotoFile.objects.get()
    assert again.sha256 != photo.sha256 and again.file.path in map(str, files_in(data))
