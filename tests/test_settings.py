"""Our settings: read from the environment, refused with a sentence where they cannot work."""

from pathlib import Path

import pytest

from courant.django_settings import postgres_database
from courant.settings import SOCKET_PATH_LIMIT, SettingRefused, Settings, load, site_secret


def test_a_value_that_cannot_work_is_refused_by_name(monkeypatch):
    for name, value in [("SITE_URL", "news.example"), ("THEME", "/nowhere"), ("DEBUG", "maybe")]:
        with monkeypatch.context() as patch:
            patch.setenv(f"COURANT_{name}", value)
            with pytest.raises(SettingRefused, match=f"COURANT_{name}"):
                load()


def test_the_secret_is_made_once_and_for_its_owner_alone(tmp_path):
    settings = Settings(data=tmp_path)
    secret = site_secret(settings)
    assert len(secret) >= 32
    assert site_secret(settings) == secret
    assert (tmp_path / "secret.key").stat().st_mode & 0o077 == 0


def test_a_short_secret_is_refused(tmp_path):
    (tmp_path / "short").write_text("too short")
    with pytest.raises(SettingRefused, match="at least 32"):
        site_secret(Settings(data=tmp_path, secret_file=tmp_path / "short"))


def test_the_socket_lies_in_the_data_folder_where_its_name_fits(tmp_path):
    assert Settings(data=Path("/srv/news")).wake == Path("/srv/news/wake.sock")
    deep = Settings(data=tmp_path / ("deep" * 40)).wake
    assert len(str(deep)) <= SOCKET_PATH_LIMIT
    assert deep != Settings(data=tmp_path / ("deeper" * 40)).wake


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("postgres://news:a%40b@db.example:6432/press", ("db.example", 6432, "news", "a@b", "press")),
        ("postgres://news@/press?host=/run/Postgresql", ("/run/Postgresql", "", "news", "", "press")),
        ("postgresql:///press", ("", "", "", "", "press")),
    ],
)
def test_an_address_of_postgresql_says_where_and_as_whom(address, expected):
    found = postgres_database(address)
    assert tuple(found[name] for name in ("HOST", "PORT", "USER", "PASSWORD", "NAME")) == expected


def test_what_stands_behind_the_question_mark_is_for_the_driver():
    assert postgres_database("postgres://db/press?sslmode=verify-full")["OPTIONS"]["sslmode"] == "verify-full"


def test_a_server_that_is_lost_without_a_word_is_soon_missed_unless_told_otherwise():
    found = postgres_database("postgres://db/press?keepalives_idle=60")["OPTIONS"]
    assert (found["keepalives"], found["keepalives_idle"], found["tcp_user_timeout"]) == (1, "60", 11_000)


@pytest.mark.parametrize(
    ("name", "value"),
    [("SHELF", "news-site"), ("SHELF", "s3://"), ("SHELF", "s3://News"), ("SHELF_ENDPOINT", "s3.example")],
)
def test_an_object_store_that_cannot_be_is_refused_by_name(monkeypatch, name, value):
    monkeypatch.setenv(f"COURANT_{name}", value)
    with pytest.raises(SettingRefused, match=f"COURANT_{name} is '{value}'"):
        load()


def test_an_object_store_needs_its_package(monkeypatch):
    monkeypatch.setenv("COURANT_SHELF", "s3://news-site/en")
    assert load().shelf == "s3://news-site/en"
    monkeypatch.setattr("courant.settings.find_spec", lambda name: None)
    with pytest.raises(SettingRefused, match=r"courant\[s3\]"):
        load()
