"""A run in numbers: how many were and would be in each tier, and the lists that need eyes before it is applied."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import and_, case, func, select
from sqlmodel import col

from iomctl.domain.columns import column
from iomctl.domain.criteria.judging import takes_any
from iomctl.services.rescopes.rules.answers import unpacked
from iomctl.services.rescopes.rules.missing import missing_counted, taken_as_no
from iomctl.services.rescopes.rules.statement import COMES_IN, LEAVES, MOVES, OUTCOMES, STAYS, UNKNOWN
from iomctl.services.rescopes.runs.runs import Run
from iomctl.services.rescopes.runs.tier_sizes import TierSize, tier_sizes
from iomctl.storage.tables.rescopes import RescopePerson
from iomctl.storage.unit_of_work import UnitOfWork

LEAVE, NOT_KNOWN, TAKEN, COME_IN = "leave", "not known", "taken as no", "come in"


@dataclass(frozen=True)
class PlanLine:
    """A tier, or what becomes of people in none, in numbers of people; the field names are a contract."""

    run: int = column("Run", "the run's number", "3", rank=9, right=True, shown=False)
    part: str = column("Part", f"a tier's code, {LEAVE}, {NOT_KNOWN}, {TAKEN} or {COME_IN}", "fixed", rank=0, kept=True)
    now: int | None = column("Now", "people in it on the day asked about", "61", rank=0, right=True)
    plan: int = column("Plan", "people of the cohort whom the criteria put there", "48", rank=0, right=True)
    change: int | None = column("Change", "how many more that is", "-13", rank=2, right=True)
    come_in: int | None = column("Come in", "people from outside whom they put there", "9", rank=0, right=True)
    elsewhere: int | None = column("Elsewhere", "people in that tier of other cohorts", "0", rank=3, right=True)
    capacity: int | None = column("Capacity", "people the tier is meant to hold", "70", rank=0, right=True)
    about: str = column("About", "over capacity, or what is missing", "no index offence for 4", rank=0)


class Flow(NamedTuple):
    """How many people have an outcome, by the tier they are in and the one that the criteria give."""

    outcome: str
    tier_from: str | None
    tier_to: str | None
    people: int


class Eyes(NamedTuple):
    """How many people the group has to look at before a run is applied.

    `watched` leave and need an onward arrangement, of `unwatched` it is not known whether they do; `edge` are at the
    edge of a threshold; of `outside` it is not known whether they would come in.
    """

    watched: int
    unwatched: int
    edge: int
    outside: int


def lines(work: UnitOfWork, run: Run) -> list[PlanLine]:
    """The tiers of the policy, then who would leave, of whom it is not known, and who would come in.

    Where criteria take what is not recorded as no, a line counts those of the cohort for whom that decides: they are in
    the lines above as well.
    """
    flows = _flows(work, run)
    return [
        *tier_lines(work, run, flows),
        _line(run, LEAVE, _people(flows, LEAVES)),
        _line(run, NOT_KNOWN, _inside(flows), _for_how_many(_missing(work, run))),
        *([_taken(work, run)] if takes_any(run.criteria) else []),
        *([_line(run, COME_IN, _people(flows, COMES_IN), "from outside the cohort")] if run.candidates else []),
    ]


def tier_lines(work: UnitOfWork, run: Run, flows: Iterable[Flow]) -> list[PlanLine]:
    """The tiers of the policy with the flows of a run, or of one that is not kept."""
    told = list(flows)
    now = _by_tier(told, "tier_from", OUTCOMES)
    return [
        PlanLine(
            run=run.number,
            part=one.tier,
            now=now[one.tier],
            plan=one.cohort,
            change=one.cohort - now[one.tier],
            come_in=one.come_in,
            elsewhere=one.elsewhere,
            capacity=one.capacity,
            about=f"{one.over} over capacity" if one.over else "",
        )
        for one in _sizes(work, run, told)
    ]


def sizes_as_planned(work: UnitOfWork, run: Run) -> dict[str, int]:
    """How many people each tier would hold as the plan says, by the tier's code."""
    return {one.tier: one.whole for one in _sizes(work, run, _flows(work, run))}


def _sizes(work: UnitOfWork, run: Run, flows: Sequence[Flow]) -> list[TierSize]:
    inside, come_in = (_by_tier(flows, "tier_to", those) for those in ((STAYS, MOVES), (COMES_IN,)))
    return tier_sizes(work, (run.cohort, run.on), run.policy.tiers, inside, come_in)


def _by_tier(flows: Iterable[Flow], end: str, outcomes: Collection[str]) -> Counter[str]:
    found = Counter[str]()
    for one in flows:
        tier = getattr(one, end)
        if one.outcome in outcomes and tier is not None:
            found[tier] += one.people
    return found


def eyes(work: UnitOfWork, run: Run) -> Eyes:
    """How many people need a second look."""
    leaves, watch = col(RescopePerson.outcome) == LEAVES, col(RescopePerson.watch)
    outside = and_(col(RescopePerson.outcome) == UNKNOWN, col(RescopePerson.spell_id).is_(None))
    looks = (and_(leaves, watch.is_(True)), and_(leaves, watch.is_(None)), col(RescopePerson.edge).is_(True), outside)
    query = select(*(func.count(case((one, 1))) for one in looks)).where(col(RescopePerson.run_id) == run.number)
    return Eyes(*work.session.execute(query).one())


def _flows(work: UnitOfWork, run: Run) -> list[Flow]:
    by = (col(RescopePerson.outcome), col(RescopePerson.tier_from), col(RescopePerson.tier_to))
    query = select(*by, func.count()).where(col(RescopePerson.run_id) == run.number).group_by(*by)
    return [Flow(*row) for row in work.session.execute(query)]


def _people(flows: Iterable[Flow], outcome: str) -> int:
    return sum(one.people for one in flows if one.outcome == outcome)


def _inside(flows: Iterable[Flow]) -> int:
    return sum(one.people for one in flows if one.outcome == UNKNOWN and one.tier_from is not None)


def _line(run: Run, part: str, people: int, about: str = "") -> PlanLine:
    return PlanLine(run.number, part, None, people, None, None, None, None, about)


def _for_how_many(counts: Iterable[tuple[str, int]]) -> str:
    return "; ".join(f"{what} for {count}" for what, count in counts)


def _taken(work: UnitOfWork, run: Run) -> PlanLine:
    """For how many people of the cohort what is not recorded was taken as no, where that decides."""
    query = select(col(RescopePerson.answers)).where(col(RescopePerson.run_id) == run.number)
    rules, found = list(run.criteria.rules), Counter[str]()
    people = 0
    for answers in work.session.scalars(query.where(col(RescopePerson.spell_id).is_not(None))):
        told = taken_as_no(run.criteria, unpacked(answers, rules), run.policy)
        people += bool(told)
        found.update(told)
    return _line(run, TAKEN, people, _for_how_many(found.most_common()))


def _missing(work: UnitOfWork, run: Run) -> Iterator[tuple[str, int]]:
    """What is missing for people of the cohort, and for how many: the most often missing first."""
    query = select(col(RescopePerson.tier_to), col(RescopePerson.answers))
    query = query.where(
        col(RescopePerson.run_id) == run.number,
        col(RescopePerson.outcome) == UNKNOWN,
        col(RescopePerson.spell_id).is_not(None),
    )
    rows = ((tier, answers) for tier, answers in work.session.execute(query))
    yield from missing_counted(run.criteria, run.policy, rows).most_common()
