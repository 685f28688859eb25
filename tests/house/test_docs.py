"""The documents beside the code: what they name is there, and what they must name is named."""

import dataclasses
import re
import tomllib
from pathlib import Path

import pytest

from courant.settings import Settings

ROOT = Path(__file__).parent.parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))
NAMING_PATHS = [ROOT / "ARCHITECTURE.md", ROOT / "CONTRIBUTING.md", *DECISIONS]
EVERYTHING = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
FOLDERS = ("courant/", "themes/", "tests/", "docs/", "tools/", "bench/", ".ci/")
LONGEST_LIST_OF_INVARIANTS, MOST_STEPS, LAWS = 80, 4, 22


def relative(path):
    return str(path.relative_to(ROOT))


def prose(path):
    """A document without its blocks of code."""
    return re.sub(r"(?ms)^```.*?^```", "", path.read_text())


def paths_in(text):
    """What stands in backticks and is a path of the repository; `<name>` stands for any name."""
    for quoted in re.findall(r"`([^`\s]+)`", text):
        if quoted.startswith(FOLDERS) or re.fullmatch(r"[\w-]+\.(md|txt|toml)", quoted):
            yield quoted


def section_of(text, heading):
    """The lines between a heading and the next one of its rank."""
    return re.split(r"(?m)^## ", text.partition(f"\n## {heading}\n")[2])[0]


@pytest.mark.parametrize("path", NAMING_PATHS, ids=relative)
def test_every_path_that_is_named_exists(path):
    named = [name for name in paths_in(prose(path)) if "<" not in name]
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_both_walks_through_the_code_name_their_files():
    text = (ROOT / "ARCHITECTURE.md").read_text()
    for heading in ("One story, followed", "One comment, followed"):
        rows = re.findall(r"(?m)^\| [A-Z`].*\| (.*) \|$", section_of(text, heading))
        assert len(rows) >= 8
        assert all(list(paths_in(row)) for row in rows)


@pytest.mark.parametrize("path", EVERYTHING, ids=relative)
def test_every_link_between_documents_leads_somewhere(path):
    targets = re.findall(r"\]\(([^)\s]+)\)", prose(path))
    local = [target.partition("#")[0] for target in targets if not re.match(r"[a-z]+:|#", target)]
    assert [target for target in local if not (path.parent / target).exists()] == []


def test_every_law_has_a_test():
    text = section_of((ROOT / "ARCHITECTURE.md").read_text(), "The laws, and what holds them")
    rows = re.findall(r"(?m)^\| (\d+) \| .* \| (.*) \|$", text)
    assert [int(number) for number, _tests in rows] == list(range(1, LAWS + 1))
    for number, tests in rows:
        assert list(paths_in(tests)), f"law {number} has no test"


def test_decisions_are_numbered_and_complete():
    numbers = [int(path.name[:4]) for path in DECISIONS]
    assert numbers == list(range(1, len(numbers) + 1))
    for path in DECISIONS:
        text = path.read_text()
        assert text.startswith(f"# {path.name[:4]}. ")
        for part in ("\nStatus: ", "\n## Context\n", "\n## Decision\n", "\n## Consequences\n"):
            assert part in text, f"{relative(path)} has no {part.strip()}"


def test_the_list_of_invariants_can_be_read_in_one_go():
    text = section_of((ROOT / "CONTRIBUTING.md").read_text(), "Invariants and traps")
    assert 10 < len(text.splitlines()) < LONGEST_LIST_OF_INVARIANTS


def test_recipes_have_at_most_four_steps():
    recipes = section_of((ROOT / "CONTRIBUTING.md").read_text(), "Recipes").split("\n### ")[1:]
    assert len(recipes) >= 5
    for recipe in recipes:
        assert 1 <= len(re.findall(r"(?m)^\d+\. ", recipe)) <= MOST_STEPS, recipe.splitlines()[0]


def test_every_setting_is_in_the_reference():
    text = (ROOT / "docs" / "guide" / "reference-settings.md").read_text()
    names = [f"`COURANT_{field.name.upper()}`" for field in dataclasses.fields(Settings)]
    assert [name for name in names if name not in text] == []


def test_the_readme_says_why_each_dependency_is_there():
    text = (ROOT / "README.md").read_text()
    project = PROJECT["project"]
    wanted = [*project["dependencies"], *PROJECT["dependency-groups"]["check"]]
    wanted += [name for group in project["optional-dependencies"].values() for name in group]
    names = [re.match(r"[\w-]+", requirement)[0] for requirement in wanted]
    assert [name for name in names if f"`{name}`" not in text] == []


def test_the_readme_shows_the_printed_page_and_both_commands():
    text = (ROOT / "README.md").read_text()
    assert "make run" in text and "make test" in text
    picture = ROOT / re.search(r"!\[[^\]]+\]\(([^)]+)\)", text)[1]
    assert picture.stat().st_size < 400_000


def test_the_top_entry_of_the_changelog_is_the_version():
    text = (ROOT / "CHANGELOG.md").read_text()
    assert re.search(r"(?m)^## (\S+)", text)[1] == PROJECT["project"]["version"]
