"""The command line, as a shell meets it."""

import os
import subprocess
import sys

import pytest

from courant.commands.__main__ import NAMES
from courant.commands.progress import Progress


def courant(*arguments, **environment):
    command = [sys.executable, "-m", "courant.commands", *arguments]
    return subprocess.run(command, env=os.environ | environment, text=True, capture_output=True, timeout=120)


@pytest.mark.parametrize("name", NAMES)
def test_every_command_has_help(name):
    done = courant(name, "--help")
    assert done.returncode == 0
    assert name in done.stdout and len(done.stdout.splitlines()) > 4


@pytest.mark.parametrize(
    ("environment", "named"),
    [
        ({"COURANT_SITE_URL": "news.example"}, "COURANT_SITE_URL is 'news.example'"),
        ({"COURANT_SITE_URL": "https://news.example/en/"}, "without a path"),
        ({"COURANT_DATA": "/proc/nothing"}, "COURANT_DATA is '/proc/nothing'"),
        ({"COURANT_THEME": "/nowhere"}, "COURANT_THEME is '/nowhere'"),
        ({"COURANT_DEBUG": "perhaps"}, "it must be yes or no"),
        ({"COURANT_DATABASE": "mysql://news:secret@host/news"}, "COURANT_DATABASE is 'mysql://news:…@host/news'"),
        ({"COURANT_DATABASE": "postgres://host/"}, "it must look like postgres://"),
    ],
)
def test_a_setting_that_cannot_work_stops_the_start_with_one_sentence(environment, named):
    done = courant("doctor", **environment)
    assert done.returncode == 2
    assert named in done.stderr and len(done.stderr.strip().splitlines()) == 1


def test_the_doctor_says_what_is_missing_and_what_to_do(tmp_path):
    done = courant("doctor", COURANT_DATA=str(tmp_path))
    assert done.returncode == 1
    assert "LOOK" in done.stdout and "courant serve" in done.stdout and "courant print" in done.stdout


def test_printing_an_address_where_nothing_is_printed_says_so(tmp_path):
    courant("print", COURANT_DATA=str(tmp_path))
    done = courant("print", "/en/nowhere/", COURANT_DATA=str(tmp_path))
    assert done.returncode == 2 and "/en/nowhere/" in done.stderr


def test_checking_says_what_is_wrong_with_its_address_and_in_its_exit_code(tmp_path):
    courant("print", COURANT_DATA=str(tmp_path))
    good = courant("check-site", COURANT_DATA=str(tmp_path))
    assert good.returncode == 0 and "nothing is wrong" in good.stdout
    with open(tmp_path / "current" / "site" / "robots.txt", "a") as robots:
        robots.write("Sitemap: http://localhost:8000/another.xml\n")
    bad = courant("check-site", COURANT_DATA=str(tmp_path))
    assert bad.returncode == 1
    assert "/robots.txt: it names http://localhost:8000/another.xml, and there is no such file" in bad.stderr
    nothing = courant("check-site", str(tmp_path / "nowhere"))
    assert nothing.returncode == 2 and "nowhere is no folder" in nothing.stderr


def test_settings_for_web_servers_need_a_printed_edition(tmp_path):
    courant("print", COURANT_DATA=str(tmp_path))
    for server in ("nginx", "caddy"):
        done = courant("config", server, COURANT_DATA=str(tmp_path))
        assert done.returncode == 2 and "print the site first" in done.stderr and done.stdout == ""
    (tmp_path / "current" / "site" / "en" / "closed").mkdir(parents=True)
    done = courant("config", "nginx", COURANT_DATA=str(tmp_path), COURANT_SITE_URL="https://news.example")
    assert done.returncode == 0 and "ssl_certificate " in done.stdout and "server_name news.example;" in done.stdout
    done = courant("config", "caddy", COURANT_DATA=str(tmp_path), COURANT_SITE_URL="https://news.example")
    assert done.returncode == 0 and "\nnews.example {" in done.stdout


def test_the_secret_is_kept_where_only_its_owner_reads_it(tmp_path):
    courant("print", COURANT_DATA=str(tmp_path))
    assert (tmp_path / "secret.key").stat().st_mode & 0o077 == 0


def test_progress_says_the_rate_and_the_time_left(capsys):
    progress = Progress("Printing")
    progress(10, 100)
    progress(100, 100)
    assert "100 of 100" in capsys.readouterr().out
