"""The files of the checkout, and the functions in them, as the tests of the house's numbers count them."""

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from tests.transcripts.page import CHECKOUT

BRANCHES = (ast.If, ast.For, ast.While, ast.With, ast.Try, ast.Match, ast.AsyncFor, ast.AsyncWith)
Function = ast.FunctionDef | ast.AsyncFunctionDef
INNER = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


@dataclass(frozen=True)
class Counted:
    """One function: where it is, its lines with the docstring, its parameters without `self`, and its nesting."""

    where: str
    lines: int
    parameters: int
    nesting: int
    command: bool


def tracked_files() -> list[Path]:
    """Every file that git keeps or would keep, as a path from the top of the checkout."""
    if not (CHECKOUT / ".git").exists():
        pytest.skip("not a git checkout")
    asked = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    found = subprocess.run(asked, cwd=CHECKOUT, capture_output=True, check=True, encoding="utf-8").stdout
    return [Path(name) for name in found.split("\0") if name and (CHECKOUT / name).is_file()]


def modules(*folders: str) -> Iterator[tuple[Path, str]]:
    """The Python files under these folders of the checkout, with their text."""
    for folder in folders:
        for file in sorted((CHECKOUT / folder).rglob("*.py")):
            yield file.relative_to(CHECKOUT), file.read_text("utf-8")


def functions(*folders: str) -> Iterator[Counted]:
    """Every function under these folders, nested ones too."""
    for folder in folders:
        yield from _functions(folder)


@cache
def _functions(folder: str) -> list[Counted]:
    found = [(file, node) for file, text in modules(folder) for node in _statements(ast.parse(text))]
    return [_counted(file, node) for file, node in found if isinstance(node, Function)]


def _statements(node: ast.AST) -> Iterator[ast.AST]:
    """Every node below this one but those of expressions, which are nearly all and hold no function with a name."""
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, ast.expr):
            yield child
            yield from _statements(child)


def _counted(file: Path, node: Function) -> Counted:
    given = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
    names = [one.arg for one in given if one.arg not in {"self", "cls"}]
    return Counted(
        where=f"{file}:{node.lineno} {node.name}",
        lines=(node.end_lineno or node.lineno) - node.lineno + 1,
        parameters=len(names),
        nesting=_nesting(node),
        command=file.is_relative_to("iomctl/cli") and "context" in names,
    )


def _nesting(node: ast.AST) -> int:
    deepest = 0
    for name, value in ast.iter_fields(node):
        for child in value if isinstance(value, list) else [value]:
            if not isinstance(child, ast.AST) or isinstance(child, (ast.expr, *INNER)):
                continue
            # `elif` is an if within an else to the parser, and one level to a reader.
            level = isinstance(child, BRANCHES) and not (name == "orelse" and isinstance(child, ast.If))
            deepest = max(deepest, _nesting(child) + level)
    return deepest
