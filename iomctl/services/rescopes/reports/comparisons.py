"""Two runs of one cohort side by side: how many people each puts where, and how many go from one place to another."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any, NamedTuple

from sqlalchemy import and_, case, func, null, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from iomctl.domain.columns import column
from iomctl.errors import BadValue
from iomctl.services.rescopes.rules.statement import COMES_IN, LEAVES, MOVES, STAYS, UNKNOWN
from iomctl.services.rescopes.runs.runs import Run, find_run
from iomctl.services.rescopes.runs.summaries import COME_IN, PlanLine, lines
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.rescopes import RescopePerson
from iomctl.storage.unit_of_work import UnitOfWork

PLANS, PEOPLE = "plans", "people"
OUTSIDE, UNCHANGED = "outside", "unchanged"


@dataclass(frozen=True)
class ComparedLine:
    """What two runs put somewhere, or how many people go from one place to another; the names are a contract."""

    run: int = column("Run", "the first run's number", "3", rank=9, right=True, shown=False)
    other: int = column("Other", "the second run's number", "4", rank=9, right=True, shown=False)
    part: str = column("Part", f"{PLANS}, or {PEOPLE} by what becomes of them in each run", "plans", rank=0)
    line: str = column("Line", "a tier's code or a line of the plan; in people from where to where", "fixed", rank=0)
    first: int | None = column("First", "people whom the first run puts there", "48", rank=0, right=True)
    second: int | None = column("Second", "people whom the second run puts there", "52", rank=0, right=True)
    change: int | None = column("Change", "how many more that is", "4", rank=2, right=True)
    capacity: int | None = column("Capacity", "people the tier is meant to hold", "70", rank=2, right=True)
    people: int | None = column("People", "people who go from there to there", "6", rank=0, right=True)
    about: str = column("About", "which run is over capacity", "second 2 over capacity", rank=3)


class PlaceInRun(NamedTuple):
    """What a run says of somebody, with the tier where that is known; no outcome for who is not in the run."""

    outcome: str | None
    tier: str | None

    @property
    def words(self) -> str:
        """`stays in flex`, `moves to fixed`, `leaves`, `outside`."""
        return _WORDS[self.outcome].format(self.tier)


_WORDS = {
    STAYS: "stays in {}",
    MOVES: "moves to {}",
    LEAVES: "leaves",
    COMES_IN: "comes into {}",
    UNKNOWN: "not known",
    None: OUTSIDE,
}


class Sides(NamedTuple):
    """Two runs' rows about one person in SQL: `places` are an outcome and a tier of each, `differ` whether they do."""

    first: Any
    second: Any
    places: tuple[Any, Any, Any, Any]
    differ: Any


@dataclass(frozen=True)
class Pair:
    """Two runs of one cohort, the first as somebody named it first."""

    first: Run
    second: Run

    @property
    def of_cohort(self) -> bool:
        """Whether only one of them looked outside the cohort: then the people of the cohort alone are compared."""
        return self.first.candidates != self.second.candidates


def find_pair(work: UnitOfWork, first: int, second: int) -> Pair:
    """Two runs by their numbers. Raises NotFound, and BadValue for one run twice and for runs of two cohorts."""
    if first == second:
        raise BadValue(f"run {first} against itself: name two runs", advice="iomctl rescope list says which there are")
    pair = Pair(find_run(work, first), find_run(work, second))
    if pair.first.cohort != pair.second.cohort:
        whose = f"run {first} is of {pair.first.cohort_code}, run {second} of {pair.second.cohort_code}"
        advice = f"iomctl rescope list --cohort {pair.first.cohort_code} says which there are"
        raise BadValue(f"{whose}: only runs of one cohort can be compared", advice=advice)
    return pair


def compared(work: UnitOfWork, pair: Pair) -> list[ComparedLine]:
    """The lines of both plans, then from where to where people go, the most first and the unchanged last."""
    return [*_plans(work, pair), *_people(work, pair)]


def sides() -> Sides:
    """What two runs say of a person, for a query that `joined` completes."""
    first, second = aliased(RescopePerson), aliased(RescopePerson)
    places = (*_place(first), *_place(second))
    differ = or_(places[0].is_distinct_from(places[2]), places[1].is_distinct_from(places[3]))
    return Sides(first, second, places, differ)


def joined(pair: Pair, two: Sides, query: Any) -> Any:
    """A query of people with what each run says of them, narrowed to those of whom one does."""
    query = query.select_from(Offender)
    for run, side in ((pair.first, two.first), (pair.second, two.second)):
        query = query.outerjoin(side, and_(col(side.offender_id) == col(Offender.id), col(side.run_id) == run.number))
    inside = "spell_id" if pair.of_cohort else "offender_id"
    return query.where(or_(getattr(two.first, inside).is_not(None), getattr(two.second, inside).is_not(None)))


def _place(side: Any) -> tuple[Any, Any]:
    # Of whom it is not known the row holds the first tier that can't be told: nothing that becomes of them.
    return side.outcome, case((side.outcome == UNKNOWN, null()), else_=side.tier_to)


def _plans(work: UnitOfWork, pair: Pair) -> Iterator[ComparedLine]:
    one, two = ({line.part: line for line in lines(work, run)} for run in (pair.first, pair.second))
    parts = dict.fromkeys(chain(one, two))
    for part in (*(part for part in parts if part != COME_IN), *(part for part in parts if part == COME_IN)):
        yield _plan_line(pair, part, one.get(part), two.get(part))


def _plan_line(pair: Pair, part: str, one: PlanLine | None, two: PlanLine | None) -> ComparedLine:
    first, second = one.plan if one else None, two.plan if two else None
    told = [(word, line) for word, line in (("first", one), ("second", two)) if line and line.capacity is not None]
    return ComparedLine(
        run=pair.first.number,
        other=pair.second.number,
        part=PLANS,
        line=part,
        first=first,
        second=second,
        change=None if first is None or second is None else second - first,
        capacity=next((line.capacity for line in (two, one) if line), None),
        people=None,
        about=", ".join(f"{word} {line.about}" for word, line in told if line.about),
    )


def _people(work: UnitOfWork, pair: Pair) -> Iterator[ComparedLine]:
    two = sides()
    query = joined(pair, two, select(*two.places, func.count(col(Offender.id)))).group_by(*two.places)
    flows = [(PlaceInRun(*row[:2]), PlaceInRun(*row[2:4]), row[4]) for row in work.session.execute(query)]
    told = {f"{one.words} -> {other.words}": people for one, other, people in flows if one != other}
    for words in sorted(told, key=lambda words: (-told[words], words)):
        yield _people_line(pair, words, told[words])
    yield _people_line(pair, UNCHANGED, sum(people for one, other, people in flows if one == other))


def _people_line(pair: Pair, words: str, people: int) -> ComparedLine:
    return ComparedLine(pair.first.number, pair.second.number, PEOPLE, words, None, None, None, None, people, "")
