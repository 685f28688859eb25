"""Ask the store what it has, and compare that with the tree, byte by byte: what is told by a tag is not sent again."""

from collections.abc import Callable

from courant.lib.addresses import file_of
from courant.press import file_changes
from courant.press.tree import Tree
from courant.publishing.delivery.ledger import Ledger, hash_of
from courant.publishing.delivery.object_store import ObjectStore, tag_of

FOUND = (
    "CREATE TEMP TABLE IF NOT EXISTS found (file TEXT PRIMARY KEY, tag TEXT NOT NULL) WITHOUT ROWID; DELETE FROM found"
)
Progress = Callable[[int, int], None]


def take_stock(
    store: ObjectStore,
    tree: Tree,
    ledger: Ledger,
    *,
    with_strangers: bool = False,
    progress: Progress = lambda done, of: None,
) -> list[str]:
    """Bring the ledger to what the store really has, and have wait whatever is not as the tree has it.

    What the tree does not have is to be removed where we had put it there, or `with_strangers` whoever did; returns
    the keys that stay. An object is as it should be when its tag is that of the file; stores that encrypt with keys
    of their own give other tags, and get everything again.
    """
    ledger.tables.executescript(FOUND)
    ledger.tables.executemany(
        "INSERT OR REPLACE INTO found VALUES (?, ?)", ((path.removeprefix("/"), tag) for path, tag in store.listed())
    )
    with ledger.transaction():
        _compare_files(tree, ledger, progress)
        left = [file for (file,) in ledger.tables.execute("SELECT file FROM found ORDER BY file")]
    staying = [file for file in left if not _may_go(store, file, with_strangers)]
    with ledger.transaction():
        ledger.tables.executemany(
            "INSERT OR IGNORE INTO objects VALUES (?, x'')",
            [(address_of(file),) for file in left if file not in staying],
        )
    ledger.compare(tree)
    return staying


def _compare_files(tree: Tree, ledger: Ledger, progress: Progress) -> None:
    """Note of each file of the tree what the store has in its place; what is then still in `found` is in no tree."""
    tables = ledger.tables
    of = file_changes.count(tree.documents.tables)
    for number, listed in enumerate(file_changes.all_listed(tree.documents.tables), 1):
        file = file_of(listed.path)
        row = tables.execute("SELECT tag FROM found WHERE file = ?", (file,)).fetchone()
        tables.execute("DELETE FROM found WHERE file = ?", (file,))
        if row is None:
            tables.execute("DELETE FROM objects WHERE path = ?", (listed.path,))
        else:
            content = tree.shelf.read(listed.path) if tree.shelf.has(listed.path) else b""
            known = hash_of(listed, content) if tag_of(content) == row[0] else b""
            tables.execute("INSERT OR REPLACE INTO objects VALUES (?, ?)", (listed.path, known))
        progress(number, of)


def _may_go(store: ObjectStore, file: str, with_strangers: bool) -> bool:
    try:
        is_file_of_ours = file_of(address_of(file)) == file
    except ValueError:  # a folder's marker and the like, which has no address
        return False
    return is_file_of_ours and (with_strangers or store.is_ours(address_of(file)))


def address_of(file: str) -> str:
    """The address at which the press would print a file."""
    return f"/{file.removesuffix('index.html')}" if f"/{file}".endswith("/index.html") else f"/{file}"
