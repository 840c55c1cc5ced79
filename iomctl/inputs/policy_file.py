"""A policy file, read and checked whole before any of it is used."""

import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from iomctl.domain.policy import Policy, build
from iomctl.errors import SettingsWrong
from iomctl.inputs.policy_checks import Fault, did_you_mean, faults_between, shown
from iomctl.inputs.policy_shape import TABLES, PolicyShape
from iomctl.inputs.quoting import quoted
from iomctl.inputs.toml_lines import KeyPath, line_of, lines_of

_EXPECTED = {
    "string_type": "text in quotes",
    "int_type": "a whole number",
    "bool_type": "true or false",
    "list_type": "a list of tables",
    "model_type": "a table",
    "greater_than_equal": "{ge} or more",
    "less_than_equal": "{le} or less",
}


def default_policy_text() -> str:
    """The policy that is shipped with iomctl, as TOML."""
    return files("iomctl").joinpath("policy/default.toml").read_text(encoding="utf-8")


def read_policy(text: str, source: str) -> Policy:
    """The policy in a TOML document, as version 0: it is not loaded yet.

    `source` is the file's name, put in front of each fault with the line (counted from 1). Raises
    SettingsWrong with every fault, in the order of the lines. List items in a fault are counted from 1.
    """
    text = text.removeprefix("\ufeff")
    try:
        raw, lines = tomllib.loads(text), lines_of(text)
    except ValueError as error:
        raise SettingsWrong(_not_toml(str(error), text, source)) from None
    except RecursionError:
        raise SettingsWrong(_not_toml("brackets within brackets, too deep", text, source)) from None
    faults = [*_faults_of_shape(raw), *faults_between(raw)]
    if faults:
        placed = sorted({(line_of(fault.path, lines), shown(fault.path), fault.text) for fault in faults})
        raise SettingsWrong(*(f"{source}:{line}: {where}: {what}" for line, where, what in placed))
    return build(raw, version=0)


def _not_toml(message: str, text: str, source: str) -> str:
    place = re.search(r" \(at line (\d+), column (\d+)\)$", message)
    what = message[: place.start()] if place else message.removesuffix(" (at end of document)")
    line = int(place[1]) if place else max(1, len(text.splitlines()))
    column = f", at column {place[2]}" if place else ""
    return f"{source}:{line}: not TOML: {what[:1].lower()}{what[1:]}{column}"


def _faults_of_shape(raw: dict[str, Any]) -> Iterator[Fault]:
    try:
        PolicyShape.model_validate(raw)
    except ValidationError as error:
        details = error.errors(include_url=False)
    else:
        return
    meant = {_meant(one["loc"]) for one in details if one["type"] == "extra_forbidden"}
    for one in details:
        # A misspelt key is told once, not a second time as the absence of the key that was meant.
        if one["type"] != "missing" or one["loc"] not in meant:
            yield Fault(one["loc"], _in_words(one))


def _meant(path: KeyPath) -> KeyPath:
    """The path with its last key, which no table takes, replaced by the closest that the table takes."""
    *around, key = path
    _, keys = _table(path)
    return (*around, did_you_mean(str(key), keys))


def _table(path: KeyPath) -> tuple[str, list[str]]:
    """What the table around a key is called, and the keys that it may hold."""
    label, shape = TABLES[tuple(step for step in path[:-1] if isinstance(step, str))]
    return label, list(shape.model_fields)


def _in_words(fault: ErrorDetails) -> str:
    kind, found = fault["type"], _found(fault["input"])
    if kind == "extra_forbidden":
        label, keys = _table(fault["loc"])
        near = _meant(fault["loc"])[-1]
        return f"not a key of {label}; " + (f"did you mean {near}?" if near else f"it takes {', '.join(keys)}")
    if kind == "missing":
        return f"missing from {_table(fault['loc'])[0]}"
    if kind == "too_short":
        return "at least one is needed"
    if kind == "value_error":
        return f"{fault['ctx']['error']}, {found} was found"
    return f"{_EXPECTED[kind].format(**fault.get('ctx', {}))} is expected, {found} was found"


def _found(value: object) -> str:
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict | list):
        return "a table" if isinstance(value, dict) else "a list"
    return str(value)
