"""The people of whom two runs of one cohort say something else, and which rules are answered otherwise."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from iomctl.domain.columns import column
from iomctl.domain.references import PERSON, listed_name, name_column, offender_column, reference
from iomctl.services.rescopes.reports.comparisons import OUTSIDE, Pair, PlaceInRun, joined, sides
from iomctl.services.rescopes.rules.answers import UnpackedAnswer, answer_words, by_answer, unpacked
from iomctl.services.rescopes.rules.statement import OUTCOMES
from iomctl.services.rescopes.runs.runs import Run
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork

_OUTCOME = f"one of {', '.join(OUTCOMES)}; absent: {OUTSIDE} the cohort, and not in the run"


@dataclass(frozen=True)
class PersonCompared:
    """One person of whom two runs say something else; the field names are a contract."""

    run: int = column("Run", "the first run's number", "3", rank=9, right=True, shown=False)
    other: int = column("Other", "the second run's number", "4", rank=9, right=True, shown=False)
    flow: str = column("Flow", "what the first run says, and the second", "leaves -> stays in flex", rank=0)
    offender: str = offender_column()
    name: str = name_column()
    now: str | None = column("Now", "the tier on the first run's day; absent: outside the cohort", "flex", rank=0)
    first_outcome: str | None = column("First outcome", f"the first run's: {_OUTCOME}", "leaves", rank=0, shown=False)
    first_plan: str | None = column("First plan", "the tier that it gives", "fixed", rank=0, shown=False)
    second_now: str | None = column("Second now", "the tier on the second run's day", "flex", rank=0, shown=False)
    second_outcome: str | None = column("Second outcome", f"the second run's: {_OUTCOME}", "stays", rank=0, shown=False)
    second_plan: str | None = column("Second plan", "the tier that it gives", "flex", rank=0, shown=False)
    why: str = column("Why", "rules of tiers, by name", "ogrs-75: not met, then met", rank=2)


def people_compared(work: UnitOfWork, pair: Pair) -> list[PersonCompared]:
    """Those whose outcome or tier differs, where most go first, and then by reference; the look is logged."""
    two = sides()
    columns: tuple[Any, ...] = (
        *two.places,
        col(two.first.tier_from).label("first_now"),
        col(two.second.tier_from).label("second_now"),
        col(two.first.answers).label("first_answers"),
        col(two.second.answers).label("second_answers"),
        col(Offender.id),
        col(Offender.surname),
        col(Offender.forenames),
        col(Offender.restricted),
    )
    query = joined(pair, two, select(*columns)).where(two.differ).order_by(col(Offender.id))
    rows = work.session.execute(query).all()
    work.looked_at(row.id for row in rows)
    people = [_record(work, pair, row) for row in rows]
    sizes = Counter(one.flow for one in people)
    return sorted(people, key=lambda one: (-sizes[one.flow], one.flow))


def _record(work: UnitOfWork, pair: Pair, row: Any) -> PersonCompared:
    first, second = PlaceInRun(*row[:2]), PlaceInRun(*row[2:4])
    return PersonCompared(
        run=pair.first.number,
        other=pair.second.number,
        flow=f"{first.words} -> {second.words}",
        offender=reference(PERSON, row.id),
        name=listed_name(row.surname, row.forenames, work.hides(row.restricted)),
        now=row.first_now,
        first_outcome=first.outcome,
        first_plan=first.tier,
        second_now=row.second_now,
        second_outcome=second.outcome,
        second_plan=second.tier,
        why="; ".join(_why(pair, row)),
    )


def _why(pair: Pair, row: Any) -> Iterator[str]:
    kept = ((pair.first, row.first_answers), (pair.second, row.second_answers))
    silent = [run.number for run, answers in kept if answers is None]
    if row.first_now != row.second_now:
        yield f"{row.first_now or OUTSIDE}, then {row.second_now or OUTSIDE}"
    elif silent:
        yield f"run {silent[0]} keeps no answers about them"
    if not silent:
        yield from _answered_otherwise(pair, row)


def _answered_otherwise(pair: Pair, row: Any) -> Iterator[str]:
    first, second = _answers(pair.first, row.first_answers), _answers(pair.second, row.second_answers)
    for name in (name for name in first if name in second):
        before, then = answer_words(first[name]), answer_words(second[name])
        if before != then:
            yield f"{name}: {before}, then {then}"
    for run, asked, elsewhere in ((pair.first, first, second), (pair.second, second, first)):
        alone = {name: one for name, one in asked.items() if name not in elsewhere}
        if alone:
            yield f"in run {run.number} alone {'; '.join(by_answer(alone))}"


def _answers(run: Run, answers: str) -> dict[str, UnpackedAnswer]:
    """The answers of the rules that the tiers ask."""
    asked = {name for tree in run.criteria.tiers.values() for name in tree.rules()}
    return {name: one for name, one in unpacked(answers, list(run.criteria.rules)).items() if name in asked}
