"""The field names of every record are the CSV header and the JSON keys: a contract, pinned in record_fields.txt."""

import dataclasses
import pkgutil
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

import iomctl.services

PINNED = Path(__file__).with_name("record_fields.txt")
OPENING = "# What programs rely on: a name may be added at the end of a record, never changed or taken away.\n"


def test_record_fields_are_those_that_are_pinned(request: pytest.FixtureRequest) -> None:
    now = OPENING + "".join(f"{line}\n" for line in sorted(_records()))
    if request.config.getoption("--update-transcripts"):
        PINNED.write_text(now, "utf-8")
    assert now.splitlines() == PINNED.read_text("utf-8").splitlines(), "if this is right: --update-transcripts"


def test_records_are_frozen() -> None:
    assert [kind.__qualname__ for kind in _classes() if "__delattr__" not in vars(kind)] == []


def _records() -> Iterator[str]:
    for kind in _classes():
        noun = kind.__module__.removeprefix("iomctl.services.")
        yield f"{noun}.{kind.__name__}: {' '.join(one.name for one in dataclasses.fields(kind))}"


def _classes() -> Iterator[type]:
    for found in pkgutil.walk_packages(iomctl.services.__path__, "iomctl.services."):
        for kind in vars(import_module(found.name)).values():
            if isinstance(kind, type) and kind.__module__ == found.name and _is_record(kind):
                yield kind


def _is_record(kind: type) -> bool:
    return dataclasses.is_dataclass(kind) and any("column" in one.metadata for one in dataclasses.fields(kind))
