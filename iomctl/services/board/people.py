"""Who is on the scheme at the end of a period, counted by what is known of each: one statement for all of it."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, label, or_, select
from sqlmodel import col

from iomctl.domain.days.ages import age_band
from iomctl.domain.days.births import Birth, ages, read_birth
from iomctl.domain.facts.neighbourhood_groups import GROUPS, group_of
from iomctl.domain.measures.tally import Tally
from iomctl.services.board.asked import NOT_RECORDED, Scope, broken_down, tally
from iomctl.services.facts.standing_outcomes import standing
from iomctl.services.lookup.births import told_birth
from iomctl.services.rescopes.reports.group_names import GroupNames
from iomctl.storage.made_once import bound_in, made_once
from iomctl.storage.tables.cohorts import Spell
from iomctl.storage.tables.facts.offences import Offence
from iomctl.storage.tables.facts.sentences import Sentence
from iomctl.storage.tables.people import Offender

AT_ONCE = 5_000
BY = ("tier", "colour", "custody", "statutory", "index_offence", "gender", "age", "ethnicity", "area")
"""What people are counted by; the groups of each add up to all."""


def people_counted(scope: Scope) -> Iterator[Tally]:
    """The people on the scheme on the last day, and by each of BY the groups in the order to show them."""
    counts = _read(scope)
    yield tally("people", sum(counts["tier"].values()))
    for by, groups in _listed(scope, counts).items():
        yield from broken_down("people", by, groups)


def _read(scope: Scope) -> Mapping[str, Counter[Any]]:
    """How many people have each value, by the name of its column."""
    counts: dict[str, Counter[Any]] = {by: Counter() for by in BY}
    query = _people(scope)
    scope.work.session.flush()
    # A hundred thousand rows are read as columns: one by one each would take as long as to find it.
    for rows in scope.work.session.connection().execute(query, bound_in(scope.work.session)).partitions(AT_ONCE):
        for name, values in zip(BY, zip(*rows, strict=True), strict=True):
            counts[name].update(values)
    return counts


def _people(scope: Scope) -> Select[Any]:
    """SQL for everybody with an open case: each of BY, of several cases the first in the policy's order."""
    spells, policy = scope.day.spells, scope.work.policy
    once = select(
        col(Spell.offender_id).label("person"),
        label("tier", func.min(_place(policy.tiers, spells.tier))),
        label("colour", func.min(_place(policy.colours, spells.colour))),
        label("custody", func.max(spells.custody)),
    )
    once = once.where(spells.is_open, *scope.of_cohort).group_by(col(Spell.offender_id))
    cases = once.subquery("cases")
    statutory = tuple(code for code, one in scope.day.policy.sentences.items() if one.statutory)
    of_case = (cases.c.tier, cases.c.colour, cases.c.custody)
    of_facts = (_sentenced(scope.last, statutory), _index_offence(scope.last))
    of_person = (col(Offender.gender), told_birth(), col(Offender.ethnicity), col(Offender.area))
    return select(*of_case, *of_facts, *of_person).join_from(cases, Offender, col(Offender.id) == cases.c.person)


def _place(codes: Mapping[str, object], value: Any) -> Any:
    return case({code: place for place, code in enumerate(codes)}, value=value)


@made_once
def _sentenced(on: Any, kinds: tuple[str, ...]) -> ColumnElement[bool]:
    """SQL for whether a sentence covers the day by which probation supervises somebody."""
    covers = and_(col(Sentence.start_on) <= on, or_(col(Sentence.until_on).is_(None), col(Sentence.until_on) >= on))
    of_kind = or_(*(col(Sentence.kind) == kind for kind in kinds))
    there = and_(col(Sentence.offender_id) == col(Offender.id), col(Sentence.withdrawn_in).is_(None), covers, of_kind)
    return select(col(Sentence.id)).where(there).correlate(Offender).exists()


@made_once
def _index_offence(on: Any) -> Any:
    """SQL for the code of the index offence of somebody on a day: the newest by then; null where none is known."""
    mine = and_(col(Offence.offender_id) == col(Offender.id), col(Offence.withdrawn_in).is_(None))
    query = select(func.coalesce(col(Offence.code), "")).where(mine, col(Offence.index_on) <= on, standing(on))
    newest = query.order_by(col(Offence.index_on).desc(), col(Offence.id).desc()).limit(1)
    return newest.correlate(Offender).scalar_subquery()


def _listed(scope: Scope, counts: Mapping[str, Counter[Any]]) -> Mapping[str, Iterator[tuple[str, int]]]:
    """The groups of each of BY with how many people, in order, those without anybody too."""
    names, policy = GroupNames(scope.work, merged=False), scope.work.policy
    ages = _grouped(counts["age"], lambda born: _band(read_birth(born), scope.last))
    listed = names.listed()
    return {
        "tier": _by_place([one.name for one in policy.tiers.values()], counts["tier"]),
        "colour": _by_place([one.name for one in policy.colours.values()], counts["colour"]),
        "custody": _named({"community": "In the community", "custody": "In custody"}, counts["custody"]),
        "statutory": _named({True: "Statutory", False: "Not statutory"}, counts["statutory"]),
        "index_offence": _in_order([*GROUPS, NOT_RECORDED], _grouped(counts["index_offence"], group_of)),
        "gender": _in_order(listed["gender"], _grouped(counts["gender"], names.gender)),
        "age": _in_order(listed["age"], ages),
        "ethnicity": _in_order(listed["ethnicity"], _grouped(counts["ethnicity"], names.ethnicity)),
        "area": _in_order(listed["area"], _grouped(counts["area"], names.area)),
    }


def _band(known: Birth, on: date) -> str:
    """The band that somebody is of for certain; none where two would do."""
    lowest, highest = map(age_band, ages(known, on))
    return lowest if lowest == highest else NOT_RECORDED


def _by_place(names: Sequence[str], counted: Counter[Any]) -> Iterator[tuple[str, int]]:
    return ((name, counted[place]) for place, name in enumerate(names))


def _named(names: Mapping[Any, str], counted: Counter[Any]) -> Iterator[tuple[str, int]]:
    return ((name, counted[value]) for value, name in names.items())


def _grouped(counted: Counter[Any], group: Callable[[Any], str]) -> Counter[str]:
    """Counts by the group of each value; that of no value is NOT_RECORDED."""
    found: Counter[str] = Counter()
    for value, number in counted.items():
        found[NOT_RECORDED if value in {None, ""} else group(value)] += number
    return found


def _in_order(names: Sequence[str], counted: Counter[str]) -> Iterator[tuple[str, int]]:
    """Every group that a scheme may have, and NOT_RECORDED last where it has anybody."""
    for name in names:
        if name != NOT_RECORDED or counted[name]:
            yield name, counted[name]
