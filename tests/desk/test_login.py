"""The login page: limits before hashing, a plain answer that names the wait, browsers that are known."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from courant.desk import login
from courant.desk.login_limits import BURST, FREE, Limits

pytestmark = pytest.mark.django_db
PASSWORD = "a-password-of-the-chief"


@pytest.fixture(autouse=True)
def limits(monkeypatch, settings):
    """Nothing remembered of other tests, and a hash that takes no time."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    monkeypatch.setattr(login, "limits", Limits(clock=lambda: 1000.0))


@pytest.fixture
def chief(limits):
    return User.objects.create_superuser("chief", "chief@news.example", PASSWORD)


@pytest.fixture
def hashed(monkeypatch):
    """How often a password was looked at."""
    from django.contrib.auth.hashers import MD5PasswordHasher

    seen, encode = [], MD5PasswordHasher.encode
    monkeypatch.setattr(MD5PasswordHasher, "encode", lambda self, *a: seen.append(1) or encode(self, *a))
    return seen


def try_it(browser, password, account="chief"):
    return browser.post("/desk/login/", {"username": account, "password": password})


def test_who_fails_too_often_waits_and_nothing_is_hashed(chief, hashed):
    stranger = Client()
    assert [try_it(stranger, "wrong").status_code for _ in range(FREE)] == [200] * FREE
    before = len(hashed)
    refused = try_it(stranger, PASSWORD)
    assert refused.status_code == 429 and len(hashed) == before
    assert int(refused.headers["Retry-After"]) == 1 or f"{refused.headers['Retry-After']} seconds" in str(
        refused.content
    )
    assert b"Too many attempts" in refused.content and b"not looked at" in refused.content


def test_a_browser_that_has_logged_in_is_not_shut_out_by_strangers(chief):
    own, stranger = Client(), Client()
    assert try_it(own, PASSWORD).status_code == 302
    del own.cookies["sessionid"]
    assert [try_it(stranger, "wrong").status_code for _ in range(FREE + BURST)][-1] == 429
    assert try_it(own, PASSWORD).status_code == 302
    assert own.cookies[login.COOKIE]["httponly"] and own.cookies[login.COOKIE]["path"] == "/desk/login/"


def test_the_mark_of_a_browser_is_good_for_its_own_account_only(chief):
    own = Client()
    try_it(own, PASSWORD)
    del own.cookies["sessionid"]
    statuses = [try_it(own, "wrong", account=f"guess-{number}").status_code for number in range(BURST + 5)]
    assert statuses[-1] == 429
    own.cookies[login.COOKIE] = "forged"
    assert try_it(own, PASSWORD).status_code == 429


def test_it_still_leads_where_somebody_was_going(chief):
    answer = Client().post("/desk/login/", {"username": "chief", "password": PASSWORD, "next": "/desk/pages/"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/desk/pages/")
