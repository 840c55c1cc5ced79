"""Reading a column map: a small TOML file, checked whole before anything is imported."""

import tomllib
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from iomctl.errors import BadValue
from iomctl.inputs.files.column_map import ColumnMap
from iomctl.inputs.files.source_file import why_unusable
from iomctl.inputs.files.toml_lines import KeyPath, line_of, lines_of
from iomctl.inputs.quoting import nearest, quoted

_TABLES = ("columns", "values", "dates", "constants")
_TRIED_ON = date(1987, 11, 23)


def load_map(path: str, fields: Sequence[str]) -> ColumnMap:
    """Read a column map for records that have `fields`.

    Raises BadValue with every fault in it, each with file and line: not TOML, an unknown table or field,
    something other than text, a date format that does not hold a whole day.
    """
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise BadValue(f"{path}: this column map is not UTF-8 text") from None
    except (OSError, ValueError) as error:
        raise BadValue(f"{path}: {why_unusable(error)}") from None
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadValue(f"{path}: this column map is not TOML: {error}") from None
    lines = lines_of(text)
    faults = _faults(document, fields)
    if faults:
        ordered = sorted((line_of(where, lines), fault) for where, fault in faults)
        raise BadValue(*(f"{path}:{line}: {fault}" for line, fault in ordered))
    return ColumnMap(name=path, lines=lines, **document)


_Faults = list[tuple[KeyPath, str]]


def _faults(document: dict[str, Any], fields: Sequence[str]) -> _Faults:
    found: _Faults = []
    for table, content in document.items():
        if table not in _TABLES:
            found.append(((table,), f"a column map has no {quoted(table)}{nearest(table, _TABLES)}"))
        elif not isinstance(content, dict):
            found.append(((table,), f"[{table}] is a table, not one value"))
        else:
            found += _table_faults(table, content, fields)
    if not found:
        twice = document.get("columns", {}).keys() & document.get("constants", {}).keys()
        found += [(("constants", name), f"{quoted(name)} has a column and a constant") for name in twice]
    return found


def _table_faults(table: str, content: Mapping[str, Any], fields: Sequence[str]) -> _Faults:
    known = (*fields, "default") if table == "dates" else fields
    found: _Faults = []
    for name, value in content.items():
        if name not in known:
            found.append(((table, name), f"no field is called {quoted(name)}{nearest(name, known)}"))
        elif table == "values":
            found += _word_faults(name, value)
        elif not isinstance(value, str):
            found.append(((table, name), f"{quoted(name)} takes text in quotation marks"))
        elif table == "dates" and not _holds_a_day(value):
            found.append(((table, name), f"{quoted(value)} is no format of a whole day; one is %d/%m/%Y"))
        elif table == "columns" and not value.strip():
            found.append(((table, name), f"{quoted(name)} takes the header of a column"))
    return found


def _word_faults(name: str, words: object) -> _Faults:
    if not isinstance(words, dict):
        return [(("values", name), f"[values.{name}] is a table of their word = our word")]
    found: _Faults = []
    seen: dict[str, str] = {}
    for theirs, ours in words.items():
        where = ("values", name, theirs)
        if not isinstance(ours, str):
            found.append((where, f"{quoted(theirs)} takes text in quotation marks"))
        elif seen.setdefault(theirs.strip().casefold(), ours) != ours:
            found.append((where, f"{quoted(theirs)} stands for two words; upper and lower case are the same"))
    return found


def _holds_a_day(written: str) -> bool:
    try:
        read = datetime.strptime(_TRIED_ON.strftime(written), written)  # noqa: DTZ007 - a day has no time zone
    except ValueError:
        return False
    return read.date() == _TRIED_ON
