"""Shapes of code that say less than they seem to: each stood in many places once, and is easily typed again."""

import ast
from collections.abc import Iterator

from tests.architecture.source import modules

GROUPS = (ast.Tuple, ast.List, ast.Set)


def test_no_group_is_written_out_only_to_be_opened() -> None:
    # The formatter lays plain parts one to a line; where they are too many, the group is given a name.
    assert [where for where, node in _nodes("*(", "*[", "*{") if _opens_a_group(node)] == []


def test_no_row_has_a_number_that_is_made_up() -> None:
    # A row that was read or flushed has its `id`; 0 is the number of none.
    assert [where for where, node in _nodes(".id or 0") if _makes_a_number_up(node)] == []


def _opens_a_group(node: ast.expr) -> bool:
    return isinstance(node, ast.Starred) and isinstance(node.value, GROUPS)


def _makes_a_number_up(node: ast.expr) -> bool:
    return isinstance(node, ast.BoolOp) and ast.unparse(node).endswith(".id or 0")


def _nodes(*signs: str) -> Iterator[tuple[str, ast.expr]]:
    files = [(file, text) for file, text in modules("iomctl", "tests") if any(sign in text for sign in signs)]
    for file, text in files:
        yield from ((f"{file}:{node.lineno}", node) for node in ast.walk(ast.parse(text)) if isinstance(node, ast.expr))
