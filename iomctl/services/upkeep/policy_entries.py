"""A policy taken apart into entries, to be shown, and to tell what differs between two versions."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from iomctl.domain.columns import column

Entries = dict[tuple[str, str], dict[str, Any]]
"""By section and code: what the policy says there."""
OWN = ("code", "pathway", "name", "worker", "section", "measure")
"""The keys of which the first that it has is what a table of a list goes by."""


@dataclass(frozen=True)
class PolicyEntry:
    """One thing that a policy says."""

    section: str = column("Section", "the part of the policy", "tiers", rank=0, kept=True)
    code: str = column("Code", "the word used on the command line, or the setting", "fixed", rank=0, kept=True)
    name: str = column("Name", "its name, wording or value", "Fixed", rank=0)
    active: bool = column("Active", "no when it is retired", "yes", rank=2)
    settings: str = column("Settings", "everything else about it", "capacity 70", rank=0)


@dataclass(frozen=True)
class PolicyChange:
    """One entry that differs between a policy and the version before it."""

    version: int = column("Version", "the version that brought the change", "2", rank=2, right=True)
    change: str = column("Change", "added, retired, brought back, changed or removed", "changed", rank=0)
    section: str = column("Section", "the part of the policy", "tiers", rank=0, kept=True)
    code: str = column("Code", "the word used on the command line, or the setting", "fixed", rank=0, kept=True)
    before: str | None = column("Before", "what the version before said", "capacity 70", rank=0)
    after: str | None = column("After", "what this version says", "capacity 80", rank=0)


def entries_of(text: str) -> Entries:
    """The entries of a policy that was accepted, in the order of the file."""
    return dict(_entries("", tomllib.loads(text.removeprefix("\ufeff"))))


def shown(entries: Entries) -> list[PolicyEntry]:
    """The entries as records."""
    return [_shown(section, code, one) for (section, code), one in entries.items()]


def changes(before: Entries, after: Entries, version: int) -> list[PolicyChange]:
    """What `version` (`after`) adds, retires, brings back, changes and removes, in the order of the sections."""
    keys = [*after, *(key for key in before if key not in after)]
    return [
        PolicyChange(version, _word(before.get(key), after.get(key)), *key, *_sides(before.get(key), after.get(key)))
        for key in keys
        if before.get(key) != after.get(key)
    ]


def _entries(section: str, table: dict[str, Any]) -> Iterator[tuple[tuple[str, str], dict[str, Any]]]:
    for key, value in table.items():
        inner = f"{section}.{key}" if section else key
        if isinstance(value, dict):
            yield from _entries(inner, value)
        elif isinstance(value, list) and all(isinstance(one, str) for one in value):
            if value:
                yield (section, key), {"value": ", ".join(value)}
        elif isinstance(value, list):
            for one in value:
                own = next(name for name in OWN if name in one)
                yield (inner, one[own]), {name: part for name, part in one.items() if name != own}
        else:
            yield (section or "policy", key), {"value": value}


def _shown(section: str, code: str, one: dict[str, Any]) -> PolicyEntry:
    title = next((str(one[key]) for key in ("name", "wording", "value") if key in one), "")
    named = next((key for key in ("name", "wording", "value") if key in one), "")
    rest = {key: value for key, value in one.items() if key not in {named, "active"}}
    return PolicyEntry(section, code, title, bool(one.get("active", True)), _words(rest))


def _words(settings: dict[str, Any]) -> str:
    told = {key: ", ".join(value) if isinstance(value, list) else value for key, value in settings.items()}
    return "; ".join(f"{key.replace('_', ' ')} {value}".strip() for key, value in told.items() if value != "")


def _word(before: dict[str, Any] | None, after: dict[str, Any] | None) -> str:
    if before is None:
        return "added"
    if after is None:
        return "removed"
    was, now = before.get("active", True), after.get("active", True)
    if was == now:
        return "changed"
    return "brought back" if now else "retired"


def _sides(before: dict[str, Any] | None, after: dict[str, Any] | None) -> tuple[str | None, str | None]:
    if before is None or after is None:
        return _side(before), _side(after)
    differ = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
    return _side({key: value for key, value in before.items() if key in differ}), _side(
        {key: value for key, value in after.items() if key in differ}
    )


def _side(one: dict[str, Any] | None) -> str | None:
    if not one:
        return None
    return str(one["value"]) if set(one) == {"value"} else _words(one)
