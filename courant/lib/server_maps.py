"""Former addresses in the words of nginx and Caddy: files that their settings include."""

from collections.abc import Iterable
from urllib.parse import quote

Moved = dict[str, str]  # from path to path


def nginx_moved(moved: Moved) -> str:
    """The inside of a map from what was asked for to where it went."""
    return "".join(f"{_nginx(old)} {_nginx(_location(new))};\n" for old, new in sorted(moved.items()))


def nginx_gone(gone: dict[str, str]) -> str:
    """The inside of a map from what was asked for to the page that says that it is gone."""
    return "".join(f"{_nginx(old)} {_nginx(page)};\n" for old, page in sorted(gone.items()))


def caddy(moved: Moved, gone: dict[str, str]) -> str:
    """Both maps, as directives."""
    return "\n".join([
        "map {path} {courant_moved} {",
        *(f"\t{_caddy(old)} {_caddy(_location(new))}" for old, new in sorted(moved.items())),
        '\tdefault ""', "}",
        "map {path} {courant_gone} {",
        *(f"\t{_caddy(old)} {_caddy(page)}" for old, page in sorted(gone.items())),
        '\tdefault ""', "}", "",
    ])  # fmt: skip


def names(paths: Iterable[str]) -> list[str]:
    """Those of the paths that settings can write; no address of ours has a line break or a dollar sign."""
    return [path for path in paths if not any(character in path for character in "\n\r${}")]


def _location(path: str) -> str:
    return quote(path, safe="/-._~!'()*+,;=:@")


def _nginx(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _caddy(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
