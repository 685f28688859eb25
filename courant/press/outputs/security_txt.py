"""Where security reports go (RFC 9116); nothing where no contact is set."""

from collections.abc import Iterator
from datetime import timedelta

from courant.documents import Site, Today
from courant.press.file import File
from courant.press.library import Library
from courant.press.theme import Theme

KINDS = (Site,)
PATH = "/.well-known/security.txt"
# Well under the year that the RFC recommends; counted from the first of the month, so that the file changes monthly.
VALID = timedelta(days=180)


def files(site: Site, library: Library, theme: Theme) -> Iterator[File]:
    if not site.contact:
        return
    expires = library.get("today:today", Today).date.replace(day=1) + VALID
    lines = [f"Contact: {site.contact}", f"Expires: {expires:%Y-%m-%dT00:00:00Z}"]
    if languages := [key.partition(":")[2] for key in library.query("editions")]:
        lines.append(f"Preferred-Languages: {', '.join(languages)}")
    if site.base_url.startswith("https://"):  # the RFC allows no other
        lines.append(f"Canonical: {site.base_url}{PATH}")
    yield File.of_text(PATH, "\n".join(lines) + "\n")
