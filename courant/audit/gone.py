"""Proof that a story which left an address, or was taken down, is in no printed file any more."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from courant.audit.places import file_at
from courant.audit.traces_on_shelf import Trace, Wanted, search
from courant.audit.walk import files_in
from courant.audit.words import Traces, said_by
from courant.documents import Document, FormerAddress, Story
from courant.press import holdings, traces
from courant.press.manifest import Manifest
from courant.press.serving import printed_status


class NeverHere(LookupError):
    """No story was ever printed at an address; the sentence says so and what an address looks like."""


@dataclass
class Proof:
    """What was looked at, and what was found: `left` is what is not gone, by address."""

    key: str
    path: str
    now: str = ""  # where the story is published now; empty where it was taken down
    held: list[tuple[str, str]] = field(default_factory=list)
    left: list[tuple[str, str]] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    searched: int = 0
    sequences: int = 0


def prove(
    address: str, folder: Path, manifest: Manifest, progress: Callable[[int, int], None] = lambda made, of: None
) -> Proof:
    """Look for whatever was at an address in everything that is printed.

    Raises:
        NeverHere: no story was.
    """
    path = path_in(address)
    key = story_once_at(path, manifest)
    document = manifest.document(key)
    proof = Proof(key, path, now=document.path if isinstance(document, Story) else "")
    words: Traces = {} if proof.now else traces.words_of(manifest.tables, key)
    proof.sequences = sum(map(len, words.values()))
    if not proof.now and not words:
        proof.notes.append(
            (path, "it was taken down before its words were remembered: its address and pictures are searched for")
        )
    files = sorted(files_in(folder))
    proof.searched = len(files)
    for trace in search(folder, files, Wanted(key, path, words), progress):
        _judge(trace, proof, words, manifest)
    if proof.now == path:
        proof.left.append((path, "it is published there"))
    _judge_pictures(proof, folder, manifest)
    _list_held(proof, folder, manifest)
    return proof


def path_in(address: str) -> str:
    """The path of an address or of a whole URL."""
    path = unicodedata.normalize("NFC", unquote(urlsplit(address.strip()).path or "/"))
    path = f"/{path.lstrip('/')}".removesuffix("index.html")
    return path if path.endswith("/") else f"{path}/"


def story_once_at(path: str, manifest: Manifest) -> str:
    """The key of the story that an address belongs to or once belonged to.

    Raises:
        NeverHere: it never belonged to one.
    """
    former = manifest.document(f"former_address:{path}")
    if isinstance(former, FormerAddress):
        if former.successor.startswith("story:"):
            return former.successor
        raise NeverHere(
            f"{path} was the address of {former.successor}, which is no story: courant check-site looks at all."
        )
    owners = [key for key in manifest.owners_of(path) if key.startswith("story:")]
    rows = manifest.tables.execute(
        "SELECT key FROM taken_down WHERE path = ? UNION ALL SELECT key FROM held WHERE path = ?",
        (path, f"{path}story.json"),
    )
    for key in (*owners, *(row[0] for row in rows)):
        return str(key)
    raise NeverHere(f"No story was ever printed at {path}. An address looks like /en/city/2026/11/22/bridge-reopens/.")


def _judge(trace: Trace, proof: Proof, words: Traces, manifest: Manifest) -> None:
    plain = trace.file.removesuffix(".gz").removesuffix(".br")
    address = plain.removesuffix("index.html") if plain.endswith("/index.html") else plain
    shown = address if plain == trace.file else trace.file
    if trace.trouble:
        proof.left.append((shown, trace.trouble))
    if trace.has_address and not _is_former_page(address, proof, manifest):
        proof.left.append((shown, f"it has the address {proof.path}"))
    if trace.words:
        others = {document.key: said_by(document, words, proof.key) for document in _made_of(address, manifest)}
        unexplained = trace.words.difference(*others.values())
        if unexplained:
            proof.left.append((shown, f"it has {len(unexplained)} sequences of the story's words"))
        else:
            sayers = ", ".join(sorted(key for key, said in others.items() if said))
            proof.notes.append((shown, f"it has words that the story had too, and that {sayers} says itself"))


def _is_former_page(address: str, proof: Proof, manifest: Manifest) -> bool:
    """Whether a file stands at the former address itself, and is owned by it: it may name the address."""
    return address.startswith(proof.path) and f"former_address:{proof.path}" in manifest.owners_of(address)


def _made_of(address: str, manifest: Manifest) -> list[Document]:
    """The documents that a file was made from, other than what is gone."""
    rows = manifest.tables.execute(
        "SELECT outputs.key FROM owned JOIN outputs ON output = outputs.id WHERE path = ? UNION "
        "SELECT dependencies.key FROM owned JOIN dependencies USING (output) WHERE path = ?", (address, address)
    ).fetchall()  # fmt: skip
    keys = sorted({row[0].partition("#")[0] for row in rows})
    return [document for key in keys if (document := manifest.document(key))]


def _judge_pictures(proof: Proof, folder: Path, manifest: Manifest) -> None:
    held = manifest.tables.execute("SELECT path FROM held WHERE key = ? ORDER BY path", (proof.key,))
    for (path,) in held.fetchall():
        if holdings.is_picture(path) and (folder / path[1:]).exists():
            owners = sorted(set(manifest.owners_of(path)) - {proof.key})
            if owners:
                proof.notes.append((path, f"a picture that {', '.join(owners)} shows as well"))
            else:
                proof.left.append((path, "a picture of it, which nothing shows any more"))


def _list_held(proof: Proof, folder: Path, manifest: Manifest) -> None:
    """Every file that holds it, looks for it, or is remembered to have held it, and what stands there now."""
    holding = {address for address, _why in proof.left}
    current = set() if not proof.now else {proof.now, f"{proof.now}story.json", f"{proof.now}comments.json"}
    for path in sorted(traces.held_by(manifest.tables, proof.key) | {proof.path}):
        file = folder / file_at(path)[1:]
        if path in holding:
            state = "HOLDS IT"
        elif path in current or (proof.now and path.startswith(f"{proof.now}comments/")):
            state = "holds it, at the address that it has now"
        elif not file.exists():
            state = "is not there"
        else:
            status = printed_status(path, file.read_bytes()) if not holdings.is_picture(path) else 200
            state = {301: "leads on (301)", 410: "says that it is gone (410)"}.get(
                status, "does not have it" if proof.now else "does not hold it"
            )
        proof.held.append((path, state))
