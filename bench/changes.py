"""What one change costs: outputs made, files written and removed, in a small newsroom and in one ten times as large.

    python -m bench.changes

Counts of the press alone, from documents in memory: the same on every machine.
"""

import tempfile
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from courant.documents import Correction, Story
from courant.lib.developing import develop
from courant.press.printing import Press, Report
from courant.press.theme import Theme
from courant.press.tree import Tree
from tests.press import makers
from tests.press.newsroom import Newsroom, make_newsroom

SIZES = (100, 1000)
THEME = Path(__file__).parent.parent / "themes" / "plain"
Act = Callable[[Newsroom, Story], dict[str, Any]]

ACTS: dict[str, Act] = {
    "publish": lambda room, _old: room.change(room.new_story("en", room.get("section:en-river"))),
    "correct an old story": lambda room, old: room.change(
        replace(old, corrections=(*old.corrections, correction(old)))
    ),
    "retitle it": lambda room, old: room.edit(old.key, headline="Another headline"),
    "move it to another section": lambda room, old: room.edit(
        old.key, section="section:en-city", path="/en/city/moved/"
    ),
    "translate it": lambda room, old: room.edit(room.stories("edition:fa")[1].key, translation_key=old.translation_key),
    "approve a comment": lambda room, old: room.change(makers.make_thread(old, makers.make_comment(99999))),
    "rename a section": lambda room, _old: room.edit("section:en-culture", title="Arts"),
    "unpublish it": lambda room, old: room.change(gone=[old.key]),
}


def correction(story: Story) -> Correction:
    """One more."""
    return Correction(at=story.updated_at + timedelta(hours=1), text="It was Monday.", id="99999")


def measure(stories: int, folder: Path) -> Iterator[tuple[str, Report]]:
    """Do one thing after another, in a newsroom of so many English stories."""
    newsroom = make_newsroom(english=stories, persian=5)
    press = Press(Tree(folder, durable=False), Theme(THEME), makers.original, develop=develop)
    press.fill(newsroom.all_documents())
    press.print_due()
    in_river = [s for s in newsroom.stories("edition:en") if s.section == "section:en-river"]
    old = in_river[len(in_river) // 2].key
    for name, act in ACTS.items():
        press.receive(act(newsroom, newsroom.get(old)))
        yield name, press.print_due()
    press.tree.close()


def table() -> list[str]:
    """The lines for docs/benchmarks.md."""
    found: dict[str, list[str]] = {name: [] for name in ACTS}
    for size in SIZES:
        with tempfile.TemporaryDirectory(prefix="courant-changes-") as folder:
            for name, report in measure(size, Path(folder) / "tree"):
                found[name].append(f"{report.made} / {len(report.written)} / {len(report.removed)}")
    head = (
        "| outputs made / files written / files removed | " + " | ".join(f"{size:,} stories" for size in SIZES) + " |"
    )
    return [
        head,
        "|---" * (len(SIZES) + 1) + "|",
        *(f"| {name} | {' | '.join(cells)} |" for name, cells in found.items()),
    ]


if __name__ == "__main__":
    print("\n".join(table()))
