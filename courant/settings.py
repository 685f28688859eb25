"""Every setting of ours: typed, defaulted, one line of help; read from COURANT_… in the environment."""

import hashlib
import os
import re
import secrets
import tempfile
from dataclasses import dataclass, fields
from dataclasses import field as dataclass_field
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

SOCKET_PATH_LIMIT = 100  # bytes; the system's own is 107 on Linux, 103 on macOS


class SettingRefused(ValueError):
    """A setting has a value that cannot work; the message names it, the value and the way out."""


def setting(default: Any, help_line: str) -> Any:
    """A field of `Settings` with its line of help."""
    return dataclass_field(default=default, metadata={"help": help_line})


@dataclass(frozen=True)
class Settings:
    """The settings in force. Each is read from the environment variable COURANT_<NAME>."""

    data: Path = setting(Path("var"), "Folder for the database, originals, printed trees and the secret key.")
    database: str = setting(
        "", "postgres://user:password@host/name for PostgreSQL, ?sslmode=verify-full and the like may follow; "
        "empty for SQLite in the data folder.",
    )  # fmt: skip
    site_url: str = setting(
        "http://localhost:8000", "Origin of the public site, for the addresses that must be absolute."
    )
    site_name: str = setting("Courant", "Name of the newsroom as a whole, on pages without an edition.")
    contact: str = setting("", "mailto: or https: address for security reports, printed in security.txt.")
    theme: Path = setting(Path(__file__).parent.parent / "themes" / "plain", "Folder of the theme.")
    secret_file: Path = setting(Path(""), "File with the site secret; made in the data folder when not given.")
    allowed_hosts: str = setting("", "Further host names that may be asked for, separated by commas.")
    address_header: str = setting(
        "", "Header in which the web server in front names the reader's address, such as X-Real-IP, for limits; "
        "believed of loopback and private addresses only. Empty: all who come through it share one limit.",
    )  # fmt: skip
    debug: bool = setting(False, "Show Django's error pages to staff; never on a public site.")
    shelf: str = setting(
        "", "s3://bucket/prefix of an object store that gets a copy of all printed files; empty for the folder alone."
    )
    shelf_endpoint: str = setting("", "https: address of that object store; empty for Amazon's.")
    mail_url: str = setting("", "smtp://user:password@host:port for staff mail; empty writes mail to the console.")

    @property
    def tables(self) -> Path:
        """The SQLite database file."""
        return self.data / "db.sqlite3"

    @property
    def originals(self) -> Path:
        """The folder of cleaned originals; never served."""
        return self.data / "originals"

    @property
    def trees(self) -> Path:
        """The folder of printed trees."""
        return self.data / "trees"

    @property
    def current(self) -> Path:
        """The link to the tree in use."""
        return self.data / "current"

    @property
    def wake(self) -> Path:
        """The socket on which the worker is woken."""
        return self._bell("wake")

    @property
    def wake_to_check(self) -> Path:
        """The socket on which the worker is told that there are comments to check."""
        return self._bell("check")

    def _bell(self, name: str) -> Path:
        path = self.data / f"{name}.sock"
        if len(os.fsencode(path)) <= SOCKET_PATH_LIMIT:
            return path
        digest = hashlib.sha256(os.fsencode(self.data.resolve())).hexdigest()[:16]
        return Path(tempfile.gettempdir()) / f"courant-{digest}-{name}.sock"


def load() -> Settings:
    """Read the settings from the environment.

    Raises:
        SettingRefused: a value cannot work; the sentence names the setting, the value and what would work.
    """
    given = {f.name: os.environ[name] for f in fields(Settings) if (name := f"COURANT_{f.name.upper()}") in os.environ}
    values = {name: _read(name, text) for name, text in given.items()}
    settings = Settings(**values)
    origin = urlsplit(settings.site_url)
    if origin.scheme not in ("http", "https") or not origin.netloc or origin.path not in ("", "/"):
        raise SettingRefused(
            f"COURANT_SITE_URL is {settings.site_url!r}; it must be an origin such as https://news.example, without a path."
        )
    database = urlsplit(settings.database)
    if settings.database and (database.scheme not in ("postgres", "postgresql") or not database.path.strip("/")):
        raise SettingRefused(
            f"COURANT_DATABASE is {without_password(settings.database)!r}; it must look like "
            "postgres://user:password@host/name, or be left out for SQLite in the data folder."
        )
    if not (settings.theme / "templates").is_dir():
        raise SettingRefused(f"COURANT_THEME is {str(settings.theme)!r}, which has no folder named templates.")
    if settings.address_header and not re.fullmatch("[A-Za-z0-9-]+", settings.address_header):
        raise SettingRefused(
            f"COURANT_ADDRESS_HEADER is {settings.address_header!r}; it must be the name of a header, such as X-Real-IP."
        )
    _check_shelf(settings)
    try:
        # Another program on the machine may serve the printed folder; nothing else of ours is for it to see.
        settings.data.mkdir(mode=0o711, parents=True, exist_ok=True)
        for folder in (settings.originals, settings.data / "proofs", settings.data / "snapshots"):
            folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise SettingRefused(
            f"COURANT_DATA is {str(settings.data)!r}, which cannot be made ({error.strerror}); name a folder of yours."
        ) from error
    return settings


def without_password(address: str) -> str:
    """An address that may be shown."""
    return re.sub(r"(://[^:@/]*:).*@", r"\1…@", address)


def _check_shelf(settings: Settings) -> None:
    if settings.shelf and not re.fullmatch(
        r"s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](/[A-Za-z0-9._/-]*)?", settings.shelf
    ):
        raise SettingRefused(
            f"COURANT_SHELF is {settings.shelf!r}; it must be a bucket such as s3://news-site or s3://news-site/prefix."
        )
    endpoint = urlsplit(settings.shelf_endpoint)
    if settings.shelf_endpoint and (endpoint.scheme not in ("http", "https") or not endpoint.hostname):
        raise SettingRefused(
            f"COURANT_SHELF_ENDPOINT is {settings.shelf_endpoint!r}; it must be an address such as https://s3.example."
        )
    if settings.shelf and find_spec("botocore") is None:
        raise SettingRefused(
            f"COURANT_SHELF is {settings.shelf!r}, for which the package botocore is needed: pip install 'courant[s3]'."
        )


def _read(name: str, text: str) -> Any:
    kind = Settings.__dataclass_fields__[name].type
    if kind is Path or kind == "Path":
        return Path(text).expanduser()
    if kind is bool or kind == "bool":
        if text.lower() not in ("0", "1", "true", "false", "yes", "no"):
            raise SettingRefused(f"COURANT_{name.upper()} is {text!r}; it must be yes or no.")
        return text.lower() in ("1", "true", "yes")
    return text.rstrip("/") if name == "site_url" else text


def site_secret(settings: Settings) -> str:
    """The site's secret, made once and kept in a file that only its owner can read."""
    path = settings.secret_file if settings.secret_file != Path("") else settings.data / "secret.key"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                file.write(secrets.token_urlsafe(48))
        except FileExistsError:  # the server and the worker start together: the other one made it
            pass
    secret = path.read_text().strip()
    if len(secret) < 32:
        raise SettingRefused(f"{path} holds a secret of {len(secret)} characters; at least 32 are needed.")
    return secret
