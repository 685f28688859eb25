"""The application goes away while readers read; last of the walks, for it takes the application down."""

import pytest

from tests.running import RunningNewsroom, until


@pytest.fixture
def without_database(newsroom):
    """The running newsroom with its database file moved away."""
    names = [file.name for file in newsroom.data.glob("db.sqlite3*")]
    for name in names:
        (newsroom.data / name).rename(newsroom.data / f"away-{name}")
    until(lambda: newsroom.status("/-/alive/") == 503, "the discussion knows that it is closed", seconds=10)
    yield newsroom
    assert not (newsroom.data / "db.sqlite3").exists(), "nobody made an empty database in its place"
    for name in names:
        (newsroom.data / f"away-{name}").rename(newsroom.data / name)
    until(lambda: newsroom.status("/-/alive/") == 204, "the discussion is open again", seconds=10)


@pytest.mark.parametrize("language", ["en", "ar", "fa"])
def test_reading_goes_on_and_a_post_without_script_gets_the_printed_closed_page(
    without_database, reader_without_script, language
):
    page = reader_without_script.page
    story = without_database.base + without_database.story(language)
    assert page.goto(story).status == 200
    page.fill("#comment-text", "…")
    page.check("#comment-agree")
    with page.expect_navigation() as navigation:
        page.click("button.send")
    assert navigation.value.status == 503
    assert page.locator("html").get_attribute("lang") == language
    assert without_database.status("/en/feed.xml") == 200


def test_a_second_newsroom_on_the_same_port_is_told_so(newsroom, tmp_path):
    import subprocess
    import sys

    second = RunningNewsroom(tmp_path, port=newsroom.port)
    command = [sys.executable, "-m", "courant.commands", "serve", "--port", str(second.port)]
    done = subprocess.run(command, env=second.environment, text=True, capture_output=True, timeout=60)
    assert done.returncode == 2
    assert "in use" in done.stdout + done.stderr and "Traceback" not in done.stderr
