"""Addresses as they are written in files, and the files that they mean."""

from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote, urljoin, urlsplit

LIVE = ("/-/", "/desk/")


@dataclass(frozen=True, slots=True)
class Place:
    """Where an address leads: to a path of this site with its fragment, or out of it (`origin`)."""

    path: str = ""
    fragment: str = ""
    origin: str = ""

    @property
    def is_live(self) -> bool:
        """Whether an application answers there, rather than a file."""
        return self.path.startswith(LIVE)


@lru_cache(200_000)
def place_of(link: str, page: str, origin: str) -> Place:
    """Where a link leads that stands on the page at an address; `origin` is the site's own."""
    here = urlsplit(urljoin(f"{origin}{_quoted(page)}", link.strip()))
    if f"{here.scheme}://{here.netloc}" != origin:
        return Place(origin=f"{here.scheme}://{here.netloc}" if here.netloc else f"{here.scheme}:")
    return Place(unquote(here.path) or "/", unquote(here.fragment))


def file_at(path: str) -> str:
    """The file of an address: a page's is the index.html of its folder."""
    return f"{path}index.html" if path.endswith("/") else path


def address_of(file: str) -> str:
    """The address of a file, the way links write it."""
    return file.removesuffix("index.html") if file.endswith("/index.html") else file


def _quoted(path: str) -> str:
    return path.replace("%", "%25").replace("?", "%3F").replace("#", "%23")
