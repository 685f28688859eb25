"""What an output yields: files to lie on the shelf."""

from courant.press import pictures
from courant.press.file import File
from tests.press.makers import make_photo


def test_a_text_is_written_as_utf_8():
    assert File.of_text("/fa/", "پل").content == "پل".encode()


def test_the_digest_of_a_file_differs_when_its_content_does():
    assert File("/en/", b"a").digest == File("/fa/", b"a").digest
    assert File("/en/", b"a").digest != File("/en/", b"b").digest


def test_the_digest_of_a_picture_is_its_name():
    files = list(pictures.files(make_photo()))
    assert [file.digest.decode() for file in files] == [file.path for file in files]
