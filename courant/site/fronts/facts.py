"""What every web server in front must know."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from courant.settings import Settings
from courant.site.answers import SECURITY
from courant.site.bodies import READERS_LIMIT, STAFF_LIMIT
from courant.site.languages import is_edition_name

# A text of 64 kB, and the form around it; the embedded server judges to the byte.
READERS_BODY = f"{READERS_LIMIT // 1024 + 16}k"
STAFF_BODY = f"{STAFF_LIMIT // 1024 // 1024 + 1}m"
HEADERS_TAKE, BODIES_TAKE = "10s", "30s"
RETRY_AFTER = "30"


@dataclass(frozen=True)
class Front:
    """One web server to be set up."""

    host: str
    is_secure: bool
    data: Path
    editions: tuple[str, ...]
    backend: str = "127.0.0.1:8000"
    listen: str = ""
    has_brotli: bool = False
    address_header: str = ""

    @property
    def site(self) -> Path:
        """The folder of printed files, by the link that leads to the tree in use."""
        return self.data / "current" / "site"

    @property
    def servers(self) -> Path:
        """The folder of included files, which printing keeps up to date."""
        return self.data / "servers"

    def cleared(self, *headers: str) -> list[str]:
        """Those of the headers that go no further: all but the one that limits are counted by."""
        return [header for header in headers if header.lower() != self.address_header.lower()]

    @property
    def any_edition(self) -> str:
        """The editions' names, as an alternative in a pattern."""
        return "|".join(self.editions)


def front_of(settings: Settings, **given: object) -> Front:
    """What the settings and the printed folder say.

    Raises:
        LookupError: nothing is printed yet, so that the editions are unknown.
    """
    site = settings.current / "site"
    names = sorted(entry.name for entry in site.iterdir()) if site.is_dir() else []
    editions = tuple(name for name in names if is_edition_name(name) and (site / name / "closed").is_dir())
    if not editions:
        raise LookupError(f"No edition is printed in {site}: print the site first (courant print).")
    origin = urlsplit(settings.site_url)
    return Front(
        host=origin.hostname or "localhost", is_secure=origin.scheme == "https", data=settings.data.resolve(),
        editions=editions, address_header=settings.address_header, **given,
    )  # fmt: skip


def security(cache: str) -> list[tuple[str, str]]:
    """The headers of a printed file, with one that says how long it may be kept."""
    return [*SECURITY, ("cache-control", cache)]
