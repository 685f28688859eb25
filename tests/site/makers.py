"""Makes printed sites, questions and clients for the tests of the site."""

import asyncio
import os
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from courant.settings import Settings

PAGES = {
    "en/index.html": "front",
    "en/story/index.html": "a story",
    "en/closed/index.html": "closed in English",
    "en/not-found/index.html": "not found in English",
    "ar/index.html": "front in Arabic",
    "ar/closed/index.html": "closed in Arabic",
    "404.html": "not found",
    "index.html": "chooser",
}


def finished(coroutine: Coroutine) -> Any:
    """What a coroutine returns, run to its end on a thread of its own: a browser that walks were made with before
    leaves its loop running on the thread of the tests."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, coroutine).result()


def make_tree(data: Path, pages: dict[str, str | bytes] | None = None, number: int = 1) -> Path:
    """A printed tree, switched to at once; returns the folder of its files."""
    site = data / "trees" / str(number) / "site"
    for name, text in (PAGES if pages is None else pages).items():
        write(site / name, text)
    link = data / "next"
    link.symlink_to(f"trees/{number}")
    os.replace(link, data / "current")
    return site


def write(file: Path, text: str | bytes) -> None:
    """Write a file whole, as the shelf does."""
    file.parent.mkdir(parents=True, exist_ok=True)
    new = file.with_name(f".{file.name}.new")
    new.write_bytes(text.encode() if isinstance(text, str) else text)
    os.replace(new, file)


def make_settings(data: Path) -> Settings:
    return Settings(data=data)


class Scope:
    """What Granian says of a request."""

    proto = "http"
    http_version = "1.1"
    scheme = "http"
    server = "127.0.0.1:8000"
    client = "127.0.0.9:50000"
    authority = None

    def __init__(self, path="/", method="GET", query_string="", headers=None):
        self.path, self.method, self.query_string = path, method, query_string
        self.headers = dict(headers or {})


class Protocol:
    """Granian's side of a request: gives the body part by part, remembers what was answered."""

    def __init__(self, *parts: bytes):
        self.parts = list(parts)
        self.status, self.headers, self.body, self.file = 0, {}, b"", ""
        self.was_read = False

    async def __aiter__(self):
        self.was_read = True
        for part in self.parts:
            yield part

    def response_bytes(self, status, headers, body):
        assert all(isinstance(name, str) and isinstance(value, str) for name, value in headers)
        assert len({name for name, _ in headers}) == len(headers), "a header is sent twice"
        self.status, self.headers, self.body = status, dict(headers), body

    def response_file(self, status, headers, file):
        self.status, self.headers, self.file = status, dict(headers), file
