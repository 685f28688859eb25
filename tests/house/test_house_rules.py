"""The rules of the house that a program can check."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
CODE = [p for p in sorted((ROOT / "courant").rglob("*.py")) if "migrations" not in p.parts]
TESTS = sorted((ROOT / "tests").rglob("*.py"))
DRAWERS = {"utils", "helpers", "common", "base", "core", "misc", "manager", "service", "util", "helper"}
LONGEST_FILE, LONGEST_TEST_FILE, LONGEST_FUNCTION, MOST_ARGUMENTS = 300, 400, 50, 6
# Where a rule of the house makes a file worse, the file is named here with the reason.
LONG_ALL_THE_SAME: dict[str, str] = {}


def relative(path):
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", CODE, ids=relative)
def test_a_module_opens_with_a_line_that_says_what_it_is_for(path):
    assert ast.get_docstring(ast.parse(path.read_text())), f"{relative(path)} has no docstring"


@pytest.mark.parametrize("path", CODE, ids=relative)
def test_a_file_is_short_enough_to_read(path):
    lines = len(path.read_text().splitlines())
    assert lines <= LONGEST_FILE or relative(path) in LONG_ALL_THE_SAME, f"{relative(path)} has {lines} lines"


@pytest.mark.parametrize("path", TESTS, ids=relative)
def test_a_test_file_is_short_enough_to_read(path):
    assert len(path.read_text().splitlines()) <= LONGEST_TEST_FILE


@pytest.mark.parametrize("path", CODE, ids=relative)
def test_a_function_is_short_and_takes_few_arguments(path):
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = node.end_lineno - node.lineno + 1
            assert lines <= LONGEST_FUNCTION, f"{relative(path)}: {node.name} has {lines} lines"
            arguments = [a for a in (*node.args.posonlyargs, *node.args.args) if a.arg not in ("self", "cls")]
            is_drawing = "pictures" in path.parts  # shapes take their coordinates one by one
            assert len(arguments) <= MOST_ARGUMENTS or is_drawing, (
                f"{relative(path)}: {node.name} takes {len(arguments)} arguments"
            )


def test_nothing_is_called_a_drawer():
    parts = {(relative(path), part.removesuffix(".py")) for path in CODE for part in path.relative_to(ROOT).parts}
    assert [place for place, part in parts if part in DRAWERS] == []


def test_no_to_do_without_an_issue_and_no_skipped_work():
    found = []
    for path in CODE:
        for number, line in enumerate(path.read_text().splitlines(), 1):
            if re.search(r"\b(TODO|FIXME|XXX)\b(?!.*#\d+)|NotImplementedError\(\"", line):
                found.append(f"{relative(path)}:{number}")
    assert found == []


def test_no_commit_names_an_index_or_a_path_of_one_machine():
    texts = [*ROOT.glob("*.txt"), *ROOT.glob("*.toml"), *ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *CODE]
    pattern = re.compile(r"--(extra-)?index-url|find-links|/root/|/home/\w|pypi\.org/simple|file:///")
    assert [relative(path) for path in texts if pattern.search(path.read_text())] == []


@pytest.mark.parametrize("family", ["press/outputs", "discussion/checks"])
def test_every_member_of_a_family_has_a_test(family):
    members = [p.stem for p in sorted((ROOT / "courant" / family).glob("*.py")) if p.stem != "__init__"]
    tests = {p.stem.removeprefix("test_") for p in (ROOT / "tests" / family).glob("test_*.py")}
    assert [member for member in members if member not in tests] == []


def test_settings_stay_few_and_every_one_is_explained():
    import dataclasses

    from courant.settings import Settings

    fields = dataclasses.fields(Settings)
    assert len(fields) <= 25
    assert all(field.metadata["help"].endswith(".") for field in fields)
