"""Keeps beside the trees what web servers must know of former addresses: files that their settings include."""

import os
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from courant.documents import FormerAddress
from courant.lib import server_maps
from courant.press.manifest import Manifest

FOLDER = "servers"
BESIDE = ("feed.xml", "feed.json", "story.json", "comments.json")


def write(data: Path, documents: Manifest) -> list[str]:
    """Write the files anew where they differ; returns the names of those that did."""
    moved, gone = former_addresses(documents)
    files = {
        "moved.nginx": server_maps.nginx_moved(moved),
        "gone.nginx": server_maps.nginx_gone(gone),
        "former.caddy": server_maps.caddy(moved, gone),
    }
    folder = data / FOLDER
    folder.mkdir(mode=0o755, exist_ok=True)
    return [name for name, text in files.items() if _write(folder / name, text.encode())]


def former_addresses(documents: Manifest) -> tuple[dict[str, str], dict[str, str]]:
    """Where each former address leads, what stood below and beside it included; and for those that are gone, the page
    that says so."""
    moved: dict[str, str] = {}
    gone: dict[str, str] = {}
    rows = documents.tables.execute(
        "SELECT outputs.key, path FROM outputs JOIN files ON output = outputs.id WHERE name = 'former_address' ORDER BY 1"
    )
    for key, of_key in groupby(rows.fetchall(), key=itemgetter(0)):
        former = documents.document(key)
        if not isinstance(former, FormerAddress):
            continue
        successor = documents.document(former.successor) if documents.document(former.edition) else None
        target = getattr(successor, "path", "")
        for path in server_maps.names(path for _key, path in of_key):
            if target:
                moved[path] = target + path.removeprefix(former.id)
            else:
                gone[path] = f"{path}index.html"
                gone.update({f"{path}{name}": f"{path}index.html" for name in BESIDE})
    return moved, gone


def _write(file: Path, content: bytes) -> bool:
    if file.exists() and file.read_bytes() == content:
        return False
    temporary = file.with_name(f".{file.name}.new")
    temporary.write_bytes(content)
    os.replace(temporary, file)
    return True
