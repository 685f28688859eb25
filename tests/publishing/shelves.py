"""Compares what was printed change by change with a full print of the same newsroom."""

from functools import cache
from itertools import count

from django.conf import settings
from django.db import transaction

from courant.press.theme import Theme
from courant.publishing import releases

_numbers = count(1)
_theme = cache(Theme)


def theme_in(folder):
    """The theme; that of a tree is a copy, and templates are compiled once for all tests, not once a print."""
    return _theme(settings.COURANT.theme if folder.name == "theme" else folder)


def files_in(folder):
    """Every file under a folder, hidden ones too, with its content."""
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def full_print(settings):
    """The files of a full print into an empty folder, which leaves the newsroom as it was."""
    ours, data = settings.COURANT, settings.COURANT.data
    fresh = data.parent / f"fresh-{next(_numbers)}"
    fresh.mkdir()
    (fresh / "originals").symlink_to(ours.originals)
    try:
        # In place: pytest-django nests its settings one deeper for every assignment, and this happens a thousand times.
        object.__setattr__(ours, "data", fresh)
        with transaction.atomic():
            report = releases.print_site()
            transaction.set_rollback(True)
        assert report.failed == []
        return files_in(fresh / "current" / "site")
    finally:
        object.__setattr__(ours, "data", data)


def differences(ours, full):
    """What is wrong with the files, one line each; nothing where they are those of the full print."""
    lines = [f"missing: {name}" for name in sorted(full.keys() - ours.keys())]
    lines += [f"left over: {name}" for name in sorted(ours.keys() - full.keys())]
    for name in sorted(ours.keys() & full.keys()):
        if ours[name] != full[name]:
            lines.append(f"different: {name}: {_first_difference(ours[name], full[name])}")
    return lines


def _first_difference(ours, full):
    pairs = enumerate(zip(ours.splitlines(), full.splitlines(), strict=False), 1)
    number, (one, other) = next(((n, p) for n, p in pairs if p[0] != p[1]), (0, (ours[-200:], full[-200:])))
    start = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), 0)
    near = slice(max(start - 60, 0), start + 120)
    return f"line {number}: {one[near]!r} should be {other[near]!r}"
