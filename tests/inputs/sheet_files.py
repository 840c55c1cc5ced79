"""Small files for the tests of sheets, and reading them whole."""

from collections.abc import Sequence
from pathlib import Path

from iomctl.errors import BadValue
from iomctl.inputs.files.sheets import open_sheet

Rows = list[tuple[int, list[str]]]


def written(folder: Path, content: str | bytes, name: str = "people.csv") -> str:
    """Write a file and answer its path."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(path)


def read(path: str, encoding: str | None = None, sheet: str | None = None) -> tuple[list[str], Rows]:
    """The headers, and every row with its line."""
    with open_sheet(path, encoding=encoding, sheet=sheet) as opened:
        return opened.headers, list(opened.rows())


def faults(path: str, encoding: str | None = None, sheet: str | None = None) -> Sequence[str]:
    """What is said of a file that cannot be read, without its name."""
    try:
        read(path, encoding, sheet)
    except BadValue as error:
        return [fault.removeprefix(f"{path}: ") for fault in error.faults]
    return []
