"""What a file of criteria holds, table by table, and what must hold between its tables."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from iomctl.domain.criteria.criteria import CodeGroup, Rule, Tree
from iomctl.domain.policy.policy import Policy
from iomctl.inputs.criteria.groups import SHIPPED, Members, own_groups, read_settled, resolve, uses
from iomctl.inputs.criteria.rules import Reading, read_rule
from iomctl.inputs.criteria.shape import CriteriaShape
from iomctl.inputs.criteria.trees import Trees, unknown
from iomctl.inputs.files.toml_faults import Fault, FaultsFound
from iomctl.inputs.quoting import did_you_mean, nearest

_NAME = re.compile("[a-z][a-z0-9-]{0,59}")
_TABLES = ("groups", "rules", "tiers", "watch")
_Raw = dict[str, Any]


@dataclass(frozen=True)
class Parts:
    """The tables of a file; what has faults is left out."""

    rules: dict[str, Rule]
    tiers: dict[str, Tree]
    watch: Tree | None
    own: Members
    settled: dict[str, bool]

    def groups(self) -> dict[str, CodeGroup]:
        """The groups that the rules name, resolved; for a file without faults."""
        known: dict[str, CodeGroup] = {}
        named = {one.group for one in self.rules.values() if one.group}
        return {name: resolve(name, self.own, self.settled, known) for name in sorted(named)}


def read_parts(raw: _Raw, faults: FaultsFound, policy: Policy) -> Parts:
    """Read the tables; what is wrong in and between them is added to `faults`, which holds those of the shape."""
    whole = not any(_about_a_table(fault) for fault in faults)
    reading, trees = Reading(policy, faults), Trees(faults)
    settled, own = read_settled(raw.get("scope"), faults), own_groups(raw.get("groups"), faults)
    misnamed = {key: list(_misnamed(raw, key)) for key in ("rules", "groups")}
    faults.extend([*misnamed["rules"], *misnamed["groups"]])
    parts = Parts(_rules(raw, reading), _tiers(raw, trees, policy), _watch(raw, trees), own, settled)
    # What has a name that can't be is told once, and not by all who use it.
    if whole and not misnamed["groups"]:
        known = [*SHIPPED, *_table(raw, "groups")]
        faults.extend(unknown([*reading.groups_named, *uses(own)], "group", known))
    if whole and not misnamed["rules"]:
        faults.extend(_between(raw, trees))
    return parts


def _about_a_table(fault: Fault) -> bool:
    """Whether a table is missing or misspelt: told once, and not by all that then seems to be missing."""
    key = fault.path[0]
    return len(fault.path) == 1 and (key in _TABLES or did_you_mean(str(key), CriteriaShape.model_fields) in _TABLES)


def _table(raw: _Raw, key: str) -> _Raw:
    found = raw.get(key)
    return found if isinstance(found, dict) else {}


def _misnamed(raw: _Raw, key: str) -> Iterator[Fault]:
    for name in _table(raw, key):
        if not _NAME.fullmatch(name):
            yield Fault((key, name), "a name is small letters, digits and hyphens, at most 60 of them, a letter first")
        elif key == "groups" and name in SHIPPED:
            yield Fault((key, name), "a group of this name is shipped; choose another name")


def _rules(raw: _Raw, reading: Reading) -> dict[str, Rule]:
    written = {name: one for name, one in _table(raw, "rules").items() if isinstance(one, dict)}
    read = {name: read_rule(name, one, reading) for name, one in written.items()}
    return {name: one for name, one in read.items() if one is not None}


def _tiers(raw: _Raw, trees: Trees, policy: Policy) -> dict[str, Tree]:
    read: dict[str, Tree] = {}
    for code, inside in _table(raw, "tiers").items():
        if code not in policy.tiers:
            words = f"no tier of the policy has this code; tiers: {', '.join(policy.tiers)}"
            trees.faults.append(Fault(("tiers", code), words + nearest(code, policy.tiers)))
        tree = trees.read(inside, ("tiers", code))
        if tree is not None:
            read[code] = tree
    return read


def _watch(raw: _Raw, trees: Trees) -> Tree | None:
    return trees.read(raw["watch"], ("watch",)) if "watch" in raw else None


def _between(raw: _Raw, trees: Trees) -> Iterator[Fault]:
    """Rules that trees name and nobody wrote; when there are none, rules that no tree names."""
    rules, used = _table(raw, "rules"), {word for _, word in trees.named}
    missing = unknown(trees.named, "rule", rules)
    yield from missing
    if not missing and not any(fault.path[0] in {"tiers", "watch"} for fault in trees.faults):
        dead = "in no tree of a tier or of [watch]: it would decide nothing"
        yield from (Fault(("rules", name), dead) for name in rules if name not in used)
