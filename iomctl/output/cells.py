"""One value of a record as text: as data for CSV and Markdown, short for a table, encoded for JSON."""

from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from json.encoder import encode_basestring
from typing import Any

from iomctl.domain.days.births import AboutAge, PartialBirth
from iomctl.domain.days.days import short
from iomctl.domain.money import Money
from iomctl.output.clean import is_unseen, plain


def data_text(value: Any) -> str:
    """A value as data: "" for nothing, yes or no, ISO days, moments in UTC to the second, lists with commas.

    Records within a record are JSON, so that each of their values keeps its name.
    """
    known = _DATA.get(type(value))
    if known:
        return known(value)
    return json_text(value) if holds_records(value) else _other(value, data_text)


def table_text(value: Any, on: date | None = None) -> str:
    """A value as a person reads it, on one line and inert.

    Days are short, seen from the day `on`; moments go to the minute: `2026-04-20 08:30Z`.
    """
    if type(value) is str:
        return plain(value)
    if type(value) is date:
        # The first day there is: then every year differs from it and is printed.
        return short(value, on or date.min)
    if type(value) is datetime:
        return f"{_moment(value)[:16].replace('T', ' ')}Z"
    if type(value) is Money:
        return value.in_pounds
    if type(value) is PartialBirth:
        return value.words
    known = _DATA.get(type(value))
    return known(value) if known else plain(_other(value, lambda one: table_text(one, on)))


def json_text(value: Any) -> str:
    """A value as JSON on one line, numbers as they are; unseen characters are written as escapes."""
    if type(value) is str:
        return _quoted(value)
    if value is None or isinstance(value, bool):
        return _JSON_WORDS[value]
    if isinstance(value, int | float | Decimal) and type(value) is not AboutAge:
        return data_text(value)
    return _json_of_parts(value)


def is_number_or_day(value: Any) -> bool:
    """Whether a spreadsheet may read the value as it stands."""
    return isinstance(value, int | float | Decimal | date) and type(value) is not AboutAge


def holds_records(value: Any) -> bool:
    """Whether the value is a record or a list of records."""
    return _is_record(value) or (isinstance(value, list | tuple) and any(map(holds_records, value)))


def _is_record(value: Any) -> bool:
    # A record within a record may be a named tuple, which takes an eighth of the time to define.
    return (hasattr(value, "_fields") or is_dataclass(value)) and type(value) is not PartialBirth


def _names(record: Any) -> Iterable[str]:
    return (one.name for one in fields(record)) if is_dataclass(record) else record._fields


_JSON_WORDS = {None: "null", True: "true", False: "false"}


def _json_of_parts(value: Any) -> str:
    if _is_record(value):
        value = {name: getattr(value, name) for name in _names(value)}
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_quoted(str(key))}: {json_text(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list | tuple | set | frozenset):
        return "[" + ", ".join(map(json_text, _in_order(value))) + "]"
    return _quoted(data_text(value))


def _moment(value: datetime) -> str:
    utc = value.astimezone(UTC) if value.tzinfo else value
    return f"{utc.replace(tzinfo=None).isoformat(timespec='seconds')}Z"


_DATA: dict[type, Callable[[Any], str]] = {
    str: str,
    type(None): lambda _: "",
    bool: lambda value: "yes" if value else "no",
    int: str,
    float: repr,
    Decimal: lambda value: format(value, "f"),
    date: date.isoformat,
    datetime: _moment,
    AboutAge: str,
    PartialBirth: str,
}


def _other(value: Any, text: Callable[[Any], str]) -> str:
    if type(value) is dict:
        return json_text(value)
    if _is_record(value):
        return " ".join(filter(None, (text(getattr(value, name)) for name in _names(value))))
    if isinstance(value, list | tuple | set | frozenset):
        return ", ".join(map(text, _in_order(value)))
    return str(value)


def _in_order(values: Iterable[Any]) -> Iterable[Any]:
    return sorted(values) if isinstance(values, set | frozenset) else values


def _quoted(text: str) -> str:
    quoted = encode_basestring(text)
    return quoted if quoted.isprintable() else "".join(map(_escaped, quoted))


def _escaped(letter: str) -> str:
    if not is_unseen(letter):
        return letter
    units = letter.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))
