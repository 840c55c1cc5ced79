"""The tables of a policy file as they were read, whatever is wrong with them."""

from collections.abc import Iterator, Mapping
from typing import Any

from iomctl.inputs.files.toml_lines import KeyPath

Raw = dict[str, Any]
Row = tuple[KeyPath, Raw]


def rows_of(raw: Mapping[str, Any], around: tuple[str, ...]) -> Iterator[Row]:
    """The tables of a list of tables, each with its path."""
    here: Any = raw
    for step in around:
        here = here.get(step) if isinstance(here, dict) else None
    for number, row in enumerate(here if isinstance(here, list) else []):
        if isinstance(row, dict):
            yield (*around, number), row


def words_of(rows: list[Row], key: str) -> list[str]:
    """The texts that tables have under a key."""
    return [row[key] for _, row in rows if isinstance(row.get(key), str)]
