"""The top level holds what the layout names, and no file knows one machine or a package registry."""

import re
from pathlib import Path

from tests.architecture.source import tracked_files
from tests.transcripts.page import CHECKOUT

TOP_LEVEL = {"iomctl", "migrations", "tests", "examples", "pyproject.toml", "README.md", "LICENSE"}
REGISTRY = re.compile(r"\b(pypi|pythonhosted|npmjs|docker|ghcr|quay)\.(org|io|com)\b|\bindex[-_]url\b", re.IGNORECASE)
MACHINE = re.compile(r"(?<![\w.~])/(home|root|Users|work)/\w+")


def test_top_level_holds_only_what_the_layout_names() -> None:
    found = {file.parts[0] for file in tracked_files()}
    assert {name for name in found - TOP_LEVEL if not name.startswith(".")} == set()


def test_no_file_names_a_registry() -> None:
    assert _lines_with(REGISTRY) == []


def test_no_file_names_a_folder_of_one_machine() -> None:
    assert _lines_with(MACHINE) == []


def test_every_folder_of_tests_is_a_package() -> None:
    folders = {file.parent for file in tracked_files() if file.parts[0] == "tests" and file.suffix == ".py"}
    assert [str(folder) for folder in folders if not (CHECKOUT / folder / "__init__.py").exists()] == []


def _lines_with(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{file}:{number}"
        for file in tracked_files()
        for number, line in enumerate(_text(file).splitlines(), 1)
        if pattern.search(line)
    ]


def _text(file: Path) -> str:
    try:
        return (CHECKOUT / file).read_text("utf-8")
    except UnicodeDecodeError:
        return ""
