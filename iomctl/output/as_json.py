"""Records as JSON: a list of objects, one object, or an object a line."""

from collections.abc import Iterable, Iterator
from typing import Any

from iomctl.output.cells import json_text


def list_lines(records: Iterable[Any], names: Iterable[str]) -> Iterator[str]:
    """A list of objects, a line for each field; `[]` when there are none."""
    keys = list(names)
    opened = False
    for record in records:
        yield "  }," if opened else "["
        opened = True
        yield from _open_object(record, keys, "  ")
    yield from ("  }", "]") if opened else ("[]",)


def object_lines(record: Any, names: Iterable[str]) -> Iterator[str]:
    """One object, a line for each field."""
    yield from _open_object(record, list(names), "")
    yield "}"


def compact_lines(records: Iterable[Any], names: Iterable[str]) -> Iterator[str]:
    """An object a line."""
    keys = list(names)
    for record in records:
        yield json_text({key: getattr(record, key) for key in keys})


def _open_object(record: Any, keys: list[str], indent: str) -> Iterator[str]:
    yield f"{indent}{{"
    for key in keys:
        comma = "" if key == keys[-1] else ","
        yield f'{indent}  "{key}": {json_text(getattr(record, key))}{comma}'
