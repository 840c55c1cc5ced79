"""A key is found on the line where it is written, however it is written."""

import tomllib
from importlib.resources import files
from typing import Any

import pytest

from iomctl.inputs.files.toml_lines import KeyPath, line_of, lines_of

CASES: list[tuple[str, KeyPath, int]] = [
    ("a = 1\nb = 2\n", ("b",), 2),
    ("# one\n\n[t]\na = 1\n", ("t",), 3),
    ("# one\n\n[t]\na = 1\n", ("t", "a"), 4),
    ("[[t]]\na = 1\n[[t]]\na = 2\n", ("t", 1), 3),
    ("[[t]]\na = 1\n[[t]]\na = 2\n", ("t", 1, "a"), 4),
    ("[[t]]\n[[t.u]]\na = 1\n[[t]]\n[[t.u]]\n[[t.u]]\na = 2\n", ("t", 1, "u", 1, "a"), 7),
    ("[[t]]\n[[t]]\n[t.u]\na = 1\n", ("t", 1, "u", "a"), 4),
    ("t = [\n  { a = 1 }, # ]\n  { a = 2, b = [1, 2] },\n]\n", ("t", 1), 3),
    ("t = [\n  { a = 1 }, # ]\n  { a = 2, b = [1, 2] },\n]\n", ("t", 1, "b", 1), 3),
    ("t = [[1,\n2],\n[3]]\nz = 1", ("t", 1), 3),
    ("t = [[1,\n2],\n[3]]\nz = 1", ("z",), 4),
    ("x.y . z = 1\nx.w = 2", ("x", "w"), 2),
    ("['a.b'.\"c\\u0064\"]\n1 = 1", ("a.b", "cd", "1"), 2),
    ('a = """one\n[t]\nb = 2 \\""" """\nc = 3', ("c",), 4),
    ("a = '''one\n# ''''\nc = 3", ("c",), 3),
    ('a = \'\' # "\nb = "]\\"#"\nc = 3', ("c",), 3),
    ("a = 1979-05-27 07:32:00 # day\r\nb = {}\r\nc = []\r\nd = 1\r\n", ("d",), 4),
]


@pytest.mark.parametrize(("text", "path", "line"), CASES)
def test_a_key_is_on_its_line(text: str, path: KeyPath, line: int) -> None:
    assert lines_of(text)[path] == line


def test_a_missing_key_is_placed_at_the_nearest_table() -> None:
    lines = lines_of("a = 1\n[t]\nb = 1\n")
    assert line_of(("t", "c"), lines) == 2
    assert line_of(("nowhere", 3, "c"), lines) == 1


def every_path(value: Any, path: KeyPath = ()) -> list[KeyPath]:
    steps: list[tuple[str | int, Any]] = []
    if isinstance(value, dict):
        steps = list(value.items())
    elif isinstance(value, list):
        steps = list(enumerate(value))
    return [found for step, inner in steps for found in [(*path, step), *every_path(inner, (*path, step))]]


def test_every_key_of_the_default_policy_is_placed_where_its_name_stands() -> None:
    text = files("iomctl").joinpath("policy/default.toml").read_text(encoding="utf-8")
    lines, rows = lines_of(text), text.splitlines()
    paths = every_path(tomllib.loads(text))
    assert set(paths) == set(lines)
    for path in paths:
        if isinstance(path[-1], str):
            assert path[-1] in rows[lines[path] - 1]


@pytest.mark.parametrize("text", [case[0] for case in CASES])
def test_every_key_of_a_document_is_placed(text: str) -> None:
    assert set(every_path(tomllib.loads(text))) <= set(lines_of(text))
