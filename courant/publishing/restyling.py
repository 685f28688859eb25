"""A release for a theme in which only templates or words differ: a copy of the tree in use, in which what used them is
printed again, and nothing else (docs/decisions/0018)."""

from courant.press import bulk, copying, looks
from courant.press.file_changes import identity
from courant.press.printing import Press
from courant.press.theme import Theme
from courant.press.tree import Tree


def is_enough(before: Tree | None, theme: Theme) -> bool:
    """Whether a theme has everything that concerns every page as the tree has it."""
    return before is not None and before.documents.fact("foundation") == theme.foundation and before.theme.is_dir()


def unfinished(tree: Tree | None, before: Tree | None) -> Tree | None:
    """A tree whose print was killed, if one can go on with it; what failed in it is tried again. A copy of a tree that is
    in use no more is of no use."""
    if tree and not is_copy(tree):
        bulk.forget_failures(tree.documents)
    elif tree and (before is None or tree.documents.fact("copy_of") != identity(before.documents.tables)):
        tree.close()
        return None
    elif tree:
        tree.documents.touch_failed()
    return tree


def begin(press: Press, before: Tree) -> None:
    """In a copy of a tree, have everything made again that looks otherwise in the theme of the copy."""
    manifest = press.tree.documents
    manifest.remember("copy_of", identity(before.documents.tables))
    differing = looks.differing(looks.recorded(manifest), Theme(before.theme), press.theme)
    with manifest.transaction():
        manifest.touch(differing)
        manifest.touch_failed()


def bring_up(press: Press, before: Tree | None) -> None:
    """Have everything made again in a copy whose file has changed since in the tree before."""
    if before and is_copy(press.tree):
        copying.bring_up(press.tree.documents, before.documents)


def is_copy(tree: Tree) -> bool:
    """Whether a tree was begun as a copy of another."""
    return tree.documents.fact(copying.COPIED_AT) is not None
