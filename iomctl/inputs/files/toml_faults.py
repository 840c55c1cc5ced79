"""A TOML file that may be wrong: read, held against its shape, and each fault told with the file and the line."""

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from iomctl.errors import BadValue, IomctlError
from iomctl.inputs.files.toml_lines import KeyPath, line_of, lines_of
from iomctl.inputs.files.toml_mends import YES_NO, mend, said_twice, without_end
from iomctl.inputs.quoting import did_you_mean, quoted

_EXPECTED = {
    "string_type": "text in quotes",
    "int_type": "a whole number",
    "float_type": "a number",
    "finite_number": "a number",
    "bool_type": "true or false",
    "date_type": "a day such as 2026-04-20, without quotes,",
    "list_type": "a list",
    "dict_type": "a table",
    "model_type": "a table",
    "greater_than_equal": "{ge} or more",
    "less_than_equal": "{le} or less",
}

_NUMBER = r"[+-]?\d+(\.\d+)?"
_FORMS = {
    "int_type": r"[+-]?\d+",
    "float_type": _NUMBER,
    "bool_type": "true|false",
    "date_type": r"\d{4}-\d\d-\d\d",
}
"""What of each type may stand in quotation marks by mistake."""

Tables = Callable[[KeyPath], tuple[str, type[BaseModel]]]
"""What the table at a path is called in a fault, and its shape."""


@dataclass(frozen=True)
class Fault:
    """What is wrong with one key, or with a table as a whole."""

    path: KeyPath
    text: str


class FaultsFound(list[Fault]):
    """The faults of a file, gathered while it is read."""

    @contextmanager
    def at(self, *path: str | int) -> Iterator[None]:
        """Read what stands at a path; a BadValue is kept as its faults, and the reading goes on after the block."""
        try:
            yield
        except BadValue as refused:
            self.extend(Fault(path, line) for line in refused.faults)


@dataclass(frozen=True)
class TomlFile:
    """A TOML document as it was read; `source` is the file's name in faults, `refusal` the error they are told by."""

    raw: dict[str, Any]
    lines: dict[KeyPath, int]
    source: str
    refusal: type[IomctlError]

    def refuse(self, faults: Iterable[Fault]) -> None:
        """Raise every fault, each with file, line and key, in the order of the lines; nothing when there is none."""
        placed = sorted({(line_of(fault.path, self.lines), shown(fault.path), fault.text) for fault in faults})
        if placed:
            raise self.refusal(*(f"{self.source}:{line}: {where}: {what}" for line, where, what in placed))


def read_toml(text: str, source: str, refusal: type[IomctlError]) -> TomlFile:
    """Read a TOML document. Raises `refusal` with one line when it is none."""
    text = text.removeprefix("\ufeff")
    try:
        return TomlFile(tomllib.loads(text), lines_of(text), source, refusal)
    except ValueError as error:
        raise refusal(_not_toml(str(error), text, source)) from None
    except RecursionError:
        raise refusal(_not_toml("brackets within brackets, too deep", text, source)) from None


def faults_of_shape(raw: dict[str, Any], shape: type[BaseModel], tables: Tables) -> Iterator[Fault]:
    """What keeps a document from having a shape: keys that are unknown, missing, or of the wrong type."""
    try:
        shape.model_validate(raw)
    except ValidationError as error:
        details = error.errors(include_url=False)
    else:
        return
    meant = {_meant(one["loc"], tables) for one in details if one["type"] == "extra_forbidden"}
    for one in details:
        # A misspelt key is told once, not a second time as the absence of the key that was meant.
        if one["type"] != "missing" or one["loc"] not in meant:
            yield Fault(one["loc"], _in_words(one, tables))


def shown(path: KeyPath) -> str:
    """A path as a reader meets it, list items counted from 1: `colours[2].letter`."""
    steps = (f"[{step + 1}]" if isinstance(step, int) else f".{_key(step)}" for step in path)
    return "".join(steps).removeprefix(".")


def found(value: object) -> str:
    """What was found in a file in place of what was expected, for a message."""
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict | list):
        return "a table" if isinstance(value, dict) else "a list"
    return str(value)


def unquoted(value: object, expected: str) -> str:
    """How to write a figure, a day, or yes or no, that stands in quotation marks; "" for anything else."""
    form = _FORMS.get(expected)
    if form is None or not isinstance(value, str):
        return ""
    word = value.strip()
    if expected == "bool_type":
        word = YES_NO.get(word.casefold(), word.casefold())
    return f": write {word} without quotation marks" if re.fullmatch(form, word) else ""


def keys_of(shape: type[BaseModel]) -> list[str]:
    """The keys of a shape as a file has them."""
    return [one.alias or name for name, one in shape.model_fields.items()]


def _not_toml(message: str, text: str, source: str) -> str:
    place = re.search(r" \(at line (\d+), column (\d+)\)$", message)
    what = message[: place.start()] if place else message.removesuffix(" (at end of document)")
    if place is None and (unended := without_end(text)) is not None:
        return f"{source}:{unended[0]}: {unended[1]}"
    line = int(place[1]) if place else max(1, len(text.splitlines()))
    twice = message.startswith(("Cannot overwrite", "Cannot declare"))
    if told := said_twice(text, line) if twice else mend(text, line):
        return f"{source}:{line}: {told}"
    column = f", at column {place[2]}" if place else ""
    return f"{source}:{line}: not TOML: {what[:1].lower()}{what[1:]}{column}"


def _key(step: str) -> str:
    return step if re.fullmatch("[A-Za-z0-9_-]{1,40}", step) else quoted(step)


def _meant(path: KeyPath, tables: Tables) -> KeyPath:
    """The path with its last key, which no table takes, replaced by the closest that the table takes."""
    *around, key = path
    _, shape = tables(path[:-1])
    return (*around, did_you_mean(str(key), keys_of(shape)))


def _in_words(fault: ErrorDetails, tables: Tables) -> str:
    kind, value = fault["type"], found(fault["input"])
    label, shape = tables(fault["loc"][:-1]) if kind in {"extra_forbidden", "missing"} else ("", BaseModel)
    if kind == "extra_forbidden":
        near = _meant(fault["loc"], tables)[-1]
        takes = f"not a key of {label}; it takes {', '.join(keys_of(shape))}"
        return f"{takes}; did you mean {near}?" if near else takes
    if kind == "missing":
        return f"missing from {label}"
    if kind == "too_short":
        return "at least one is needed"
    if kind == "too_long":
        return f"at most {fault['ctx']['max_length']} are taken, {len(fault['input']):,} were found"
    if kind == "value_error":
        return f"{fault['ctx']['error']}, {value} was found"
    bounds = {name: f"{bound:g}" for name, bound in fault.get("ctx", {}).items() if isinstance(bound, int | float)}
    return f"{_EXPECTED[kind].format(**bounds)} is expected, {value} was found{unquoted(fault['input'], kind)}"
