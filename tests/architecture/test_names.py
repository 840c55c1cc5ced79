"""One class name for one class, so that a name found anywhere in the package says which class is meant."""

import ast

from tests.architecture.source import modules


def test_no_class_name_stands_for_two_classes() -> None:
    held: dict[str, list[str]] = {}
    for file, text in modules("iomctl"):
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.ClassDef):
                held.setdefault(node.name, []).append(f"{file}:{node.lineno}")
    assert {name: places for name, places in held.items() if len(places) > 1} == {}
