"""Who sends requests to the newsroom: staff at the desk, readers on the page. Plain HTTP, as a browser sends it."""

import http.client
import re
import secrets
from http.cookies import SimpleCookie
from typing import NamedTuple
from urllib.parse import urlencode

from tests.journeys.house import House
from tests.journeys.prepared import PASSWORD
from tests.stamps import stamped

Form = dict[str, str] | list[tuple[str, str]]
FORM = "application/x-www-form-urlencoded"
LOST = (ConnectionError, http.client.HTTPException, TimeoutError, OSError)


class Answer(NamedTuple):
    """What came back."""

    status: int
    location: str
    text: str


class Person:
    """Somebody with a cookie jar."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.cookies: dict[str, str] = {}

    def get(self, path: str) -> Answer:
        """Open a page."""
        return self.ask("GET", path)

    def post(self, path: str, form: Form) -> Answer:
        """Send a form.

        Raises:
            OSError, http.client.HTTPException: the answer was lost; whether it was done is not known.
        """
        return self.ask("POST", path, urlencode(form))

    def ask(self, method: str, path: str, body: str | bytes | None = None, kind: str = FORM) -> Answer:
        """One request on a connection of its own."""
        headers = {"Host": "localhost:8000", "Accept-Language": "en"}
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if body is not None:
            headers["Content-Type"] = kind
        connection = http.client.HTTPConnection("127.0.0.1", self.house.port, timeout=30)
        try:
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            for field in response.headers.get_all("Set-Cookie", []):
                self.cookies.update({name: morsel.value for name, morsel in SimpleCookie(field).items()})
            return Answer(
                response.status, response.headers.get("Location", ""), response.read().decode(errors="replace")
            )
        finally:
            connection.close()


class Staff(Person):
    """Somebody who is logged in to the desk."""

    def log_in(self, name: str) -> None:
        """Begin the day."""
        self.get("/desk/login/")
        answer = self.send("/desk/login/", {"username": name, "password": PASSWORD, "next": "/desk/"})
        assert answer.status == 302, answer.text[:2000]

    def send(self, path: str, form: Form) -> Answer:
        """Send one of the desk's forms, with the token against forgery."""
        fields = list(form.items()) if isinstance(form, dict) else form
        return self.post(path, [("csrfmiddlewaretoken", self.cookies["csrftoken"]), *fields])


class Reader(Person):
    """Somebody who reads, comments and votes."""

    def comment(self, story: int, text: str, token: str, *, name: str = "Regular") -> Answer:
        """Send a comment as the script does: with a token of one's own, and a stamp."""
        form = {"name": name, "text": text, "text_dir": "ltr", "agree": "1", "token": token}
        return self.post(f"/-/comments/{story}/", stamped(form, story))

    def vote(self, story: int, choice: str) -> Answer:
        """Answer the question under the story."""
        self.cookies.setdefault("voter", fresh_token())
        return self.post(f"/-/votes/{story}/", {"choice": choice})


def fresh_token() -> str:
    """What the script makes of 32 random bytes."""
    return secrets.token_urlsafe(32)


def complaints(text: str) -> str:
    """What a page of the desk says is wrong, for the messages of failing tests."""
    found = re.findall(r'(?s)<(?:li|p|div)[^>]*class="[^"]*(?:error|messages)[^"]*"[^>]*>(.*?)</', text)
    return " ".join(re.sub(r"<[^>]+>|\s+", " ", " ".join(found)).split())[:1500]
