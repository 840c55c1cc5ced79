"""The groups of offences that criteria name: those that are shipped, and those of the file itself."""

from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from typing import Any

from iomctl.domain.criteria.criteria import CodeGroup
from iomctl.domain.criteria.fields import ALL_NEIGHBOURHOOD
from iomctl.domain.facts.offence_codes import NEIGHBOURHOOD_TYPES, canonical, codes_of, scope_of, scoped
from iomctl.errors import BadValue
from iomctl.inputs.files.toml_faults import Fault, FaultsFound
from iomctl.inputs.files.toml_lines import KeyPath
from iomctl.inputs.quoting import quoted

SHIPPED = (ALL_NEIGHBOURHOOD, *NEIGHBOURHOOD_TYPES)
"""The groups that every file of criteria may name."""

Members = Mapping[str, Sequence[str]]
Use = tuple[KeyPath, str]
"""Where a group is named, and by which word."""


def read_settled(raw: Any, faults: FaultsFound) -> dict[str, bool]:
    """What [scope] says about codes by the code as it is stored; it may speak of those left to the scheme alone."""
    settled: dict[str, bool] = {}
    for written, inside in raw.items() if isinstance(raw, dict) else ():
        with faults.at("scope", written):
            code = canonical(written)
            if code in settled:
                raise BadValue(f"{code} was settled already")
            scope = scope_of(code)
            if scope.asks == "victim":
                raise BadValue(f"{code} goes by the kind of victim that is recorded, the scheme can't settle it")
            if scope.asks != "scheme":
                raise BadValue(f"{code} is not left to the scheme: {scope.scope}, {scope.reason}; make a group of it")
            settled[code] = inside is True
    return settled


def own_groups(raw: Any, faults: FaultsFound) -> dict[str, list[str]]:
    """The groups of the file with what each holds, as far as it is well formed."""
    own: dict[str, list[str]] = {}
    for name, members in raw.items() if isinstance(raw, dict) else ():
        if isinstance(members, list):
            own[name] = [one for one in members if isinstance(one, str)]
            faults.extend(_faults_of_group(name, members))
    faults.extend(_circles(own))
    return own


def uses(own: Members) -> Iterator[Use]:
    """Where the groups of the file name further groups."""
    for name, members in own.items():
        yield from ((("groups", name, at), one) for at, one in enumerate(members) if not _is_code(one))


def resolve(name: str, own: Members, settled: Mapping[str, bool], known: dict[str, CodeGroup]) -> CodeGroup:
    """The codes of a group, kept in `known` for the next; `own` holds no group that is unknown, and no circle."""
    if name not in known:
        known[name] = _shipped(name, settled) if name in SHIPPED else _of_members(own[name], own, settled, known)
    return known[name]


def _of_members(
    members: Sequence[str], own: Members, settled: Mapping[str, bool], known: dict[str, CodeGroup]
) -> CodeGroup:
    each = (CodeGroup(codes_of(one)) if _is_code(one) else resolve(one, own, settled, known) for one in members)
    return reduce(_together, each)


def _shipped(name: str, settled: Mapping[str, bool]) -> CodeGroup:
    kinds = NEIGHBOURHOOD_TYPES if name == ALL_NEIGHBOURHOOD else (name,)
    of_kind = {code: one for code, one in scoped().items() if one.type in kinds}
    inside = {code for code, one in of_kind.items() if one.scope == "yes" or settled.get(code)}
    asks = {code for code, one in of_kind.items() if one.asks == "victim"}
    left = {code for code, one in of_kind.items() if one.asks == "scheme" and code not in settled}
    return CodeGroup(frozenset(inside), frozenset(asks), frozenset(left))


def _together(one: CodeGroup, other: CodeGroup) -> CodeGroup:
    certain = one.certain | other.certain
    asks = (one.asks_victim | other.asks_victim) - certain
    return CodeGroup(certain, asks, (one.undecided | other.undecided) - certain - asks)


def _faults_of_group(name: str, members: Sequence[object]) -> Iterator[Fault]:
    if not members:
        yield Fault(("groups", name), "at least one is needed")
    for at, one in enumerate(members):
        if one in members[:at]:
            yield Fault(("groups", name, at), f"{quoted(str(one))} stands here twice")
        elif isinstance(one, str) and _is_code(one):
            try:
                codes_of(one)
            except BadValue as refused:
                yield Fault(("groups", name, at), refused.faults[0])


def _is_code(word: str) -> bool:
    return word[:1].isdigit()


def _circles(own: Members) -> Iterator[Fault]:
    told: set[str] = set()
    for name in own:
        way = [] if name in told else _way_back(name, name, own, set())
        told.update(way)
        if way:
            yield Fault(("groups", name), f"goes round in a circle: {', '.join((*way, name))}")


def _way_back(start: str, here: str, own: Members, seen: set[str]) -> list[str]:
    """The groups from `here` up to the one that names `start`; none when nothing leads back there."""
    seen.add(here)
    if start in own[here]:
        return [here]
    for one in own[here]:
        if one in own and one not in seen and (rest := _way_back(start, one, own, seen)):
            return [here, *rest]
    return []
