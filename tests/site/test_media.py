import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404
from django.test import RequestFactory, override_settings

from courant.site.media import media

pytestmark = pytest.mark.django_db


@pytest.fixture
def originals(tmp_path):
    (tmp_path / "secret").write_bytes(b"secret")
    folder = tmp_path / "originals"
    folder.mkdir()
    (folder / "photo.jpg").write_bytes(b"\xff\xd8")
    (folder / "page.html").write_bytes(b"<script>")
    (folder / "way-out.jpg").symlink_to(tmp_path / "secret")
    with override_settings(MEDIA_ROOT=folder):
        yield folder


def ask(path, user):
    request = RequestFactory().get(f"/desk/media/{path}")
    request.user = user
    return media(request, path)


def test_a_stranger_is_sent_to_the_login(originals):
    answer = ask("photo.jpg", AnonymousUser())
    assert answer.status_code == 302 and "/login/" in answer["location"]


def test_staff_see_photos_and_browsers_do_not_guess(originals, admin_user):
    answer = ask("photo.jpg", admin_user)
    assert b"".join(answer.streaming_content) == b"\xff\xd8"
    answer.close()
    assert (answer["content-type"], answer["x-content-type-options"]) == ("image/jpeg", "nosniff")
    assert answer["cache-control"].startswith("private")


def test_what_is_no_picture_is_not_shown_as_a_page(originals, admin_user):
    answer = ask("page.html", admin_user)
    answer.close()
    assert answer["content-type"] == "application/octet-stream" and "sandbox" in answer["content-security-policy"]


@pytest.mark.parametrize("path", ["../secret", "nothing.jpg", "", ".hidden", "way-out.jpg", "a\0b"])
def test_nothing_outside_the_folder_is_shown(originals, admin_user, path):
    (originals / ".hidden").write_bytes(b"secret")
    with pytest.raises(Http404):
        ask(path, admin_user)
