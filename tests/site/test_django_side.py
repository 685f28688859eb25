import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.backends.db import SessionStore
from django.db import OperationalError
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import path

from courant.site import django_side
from courant.site.live import environ_for
from tests.site.makers import Scope


def locked(request):
    raise OperationalError("database is locked")


def broken(request):
    raise ZeroDivisionError


def fine(request):
    response = HttpResponse(request.read(), status=201)
    response.set_cookie("choice", "yes")
    return response


urlpatterns = [path("-/locked/", locked), path("-/broken/", broken), path("-/fine/", fine)]


@pytest.fixture
def application():
    with override_settings(ROOT_URLCONF=__name__, MIDDLEWARE=[]):
        yield django_side.load()


def ask(application, path):
    return django_side.call(application, environ_for(Scope(path, headers={"host": "localhost"}), None))


@pytest.mark.django_db
def test_an_answer_comes_whole_with_clean_headers(application):
    answer = ask(application, "/-/fine/")
    assert answer.status == 201
    assert answer.header("set-cookie").startswith("choice=yes")


@pytest.mark.django_db
def test_trouble_of_the_database_is_told_from_a_fault_of_ours(application, caplog):
    with pytest.raises(django_side.DatabaseAway):
        ask(application, "/-/locked/")
    assert ask(application, "/-/broken/").status == 500
    assert ask(application, "/-/fine/").status == 201


@pytest.mark.django_db(transaction=True)
def test_a_missing_migration_is_named(monkeypatch):
    django_side.check_database()
    assert django_side.database_answers()
    on_disk = django_side._migrations_on_disk()
    monkeypatch.setattr(django_side, "_migrations_on_disk", lambda: on_disk | {("desk", "9999_newer")})
    with pytest.raises(LookupError, match=r"lacks 1 migrations, first desk\.9999_newer"):
        django_side.check_database()


def test_styles_of_installed_packages_are_found_and_nothing_else():
    assert django_side.static_file("/desk/static/wagtailadmin/css/core.css").endswith("core.css")
    assert django_side.static_file("/desk/static/nothing.css") is None
    assert django_side.static_file("/desk/static/wagtailadmin") is None


@pytest.mark.django_db
def test_only_sessions_of_people_who_logged_in_count(monkeypatch):
    monkeypatch.setattr(django_side.connection, "close", lambda: None)  # it is the test's own
    nobody = SessionStore()
    nobody.create()
    staff = Client()
    staff.force_login(User.objects.create(username="editor", password="!"))
    key = staff.cookies["sessionid"].value
    assert [django_side.is_logged_in(key) for key in (key, nobody.session_key, "f" * 32)] == [True, False, False]
    staff.logout()
    assert not django_side.is_logged_in(key)
