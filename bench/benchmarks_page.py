"""docs/benchmarks.md: one dated section for each run, the newest first, with the machine named."""

from pathlib import Path

from bench import machine

PAGE = Path(__file__).parent.parent / "docs" / "benchmarks.md"
INTRODUCTION = """# Benchmarks

What `make bench` and `make torture` found, newest first. Absolute figures move from machine to machine, so compare
what was measured side by side in one run, and CPU seconds. Lines in italics were measured earlier on another machine
of two cores (AMD EPYC, 24 GiB), by the harness that drives other systems with the same kind of stories.
"""
MARK = "\n## "


def add(title: str, lines: list[str], page: Path = PAGE) -> None:
    """Write a section above the others."""
    text = page.read_text() if page.exists() else INTRODUCTION
    introduction, mark, earlier = text.partition(MARK)
    load = f"Load of the machine before: {machine.load():.1f}."
    section = "\n".join([f"{machine.now()}: {title}", "", f"{machine.described()}. {load}", "", *lines])
    page.parent.mkdir(exist_ok=True)
    page.write_text(f"{introduction.rstrip()}\n{MARK}{section.rstrip()}\n{mark}{earlier}".rstrip() + "\n")
