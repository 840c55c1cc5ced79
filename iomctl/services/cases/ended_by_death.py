"""A death as a fact beside the cases of a person: what ends by it, moves along with it, and goes on without it."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from iomctl.domain.course.clashes import clashes
from iomctl.domain.course.facts import Deselected
from iomctl.domain.course.people import Died
from iomctl.domain.days.days import spoken
from iomctl.domain.policy.choices import DIED
from iomctl.domain.references import DEATH, PERSON, reference
from iomctl.errors import DoesNotFit
from iomctl.services.cases.case_facts import read
from iomctl.services.cases.fact_rows import OF_CASES, OF_END, place_of
from iomctl.services.cases.taking_away import withdraw_deselection
from iomctl.services.cases.ways_back import InTheWay
from iomctl.services.cases.ways_on import ways
from iomctl.services.lookup.deaths import death_of, died_on, means_death, way_back
from iomctl.storage.integrity import classes
from iomctl.storage.owners import Place
from iomctl.storage.tables.cohorts import Cohort, Spell
from iomctl.storage.tables.facts.deaths import Death
from iomctl.storage.unit_of_work import UnitOfWork


def told_by_death(
    work: UnitOfWork, person: int, on: date, note: str | None = None, number: int | None = None
) -> list[Place]:
    """Write that a person (row number) died, and end their open cases; answer the rows, the death first.

    It gets a row number of its own unless one is given. What follows is for the caller. Raises DoesNotFit where they
    died already, for what is recorded of a later day, and without a reason of the policy by which cases end.
    """
    already = death_of(work, person)
    if already is not None:
        raise DoesNotFit(f"{died_on(already)} already: {reference(DEATH, already.id)}", advice=way_back(already))
    spells = work.session.scalars(
        select(Spell).where(col(Spell.offender_id) == person, col(Spell.deselected_on).is_(None))
    ).all()
    reason = _reason(work) if spells else ""
    _refuse_wrong(work, person, on, [one.id for one in spells])
    death: Any = Death(offender_id=person, died_on=on, note=note, withdrawn_in=None, **work.recorded)
    death.id = number
    work.session.add(death)
    for spell in spells:
        _end(work, spell, (on, reason, None, None, work.event))
    work.session.flush()
    return [place_of(death), *map(place_of, spells)]


def faults_of_death(work: UnitOfWork, person: int, on: date) -> Sequence[str]:
    """What is recorded of a person that can't be so if they died on a day, a line for each; open cases end by it."""
    try:
        told = read(work, person).record.cases
        still = [case for case, facts in told.items() if not any(isinstance(one, Deselected) for one in facts)]
        _refuse_wrong(work, person, on, still)
    except DoesNotFit as fault:
        return fault.faults
    return ()


def ended_by(work: UnitOfWork, death: Death) -> list[tuple[Spell, Cohort]]:
    """The cases that ended by a death: on that day, for a reason that says so."""
    query = select(Spell, Cohort).join(Cohort, col(Cohort.id) == col(Spell.cohort_id)).order_by(col(Cohort.code))
    query = query.where(col(Spell.offender_id) == death.offender_id, col(Spell.deselected_on) == death.died_on)
    rows: Any = work.session.execute(query)
    return [(spell, home) for spell, home in rows if means_death(work, spell.deselection_reason or "")]


def move_along(work: UnitOfWork, death: Death, spells: Collection[tuple[Spell, Cohort]]) -> list[Place]:
    """Let the cases that ended by a death end on the day that it has now. Raises as `told_by_death`."""
    _refuse_wrong(work, death.offender_id, death.died_on, [spell.id for spell, _ in spells])
    for spell, _ in spells:
        ending = [getattr(spell, name) for name in OF_END[1:-1]]
        _end(work, spell, (death.died_on, *ending, work.event))
    work.session.flush()
    return [place_of(spell) for spell, _ in spells]


def go_on_again(work: UnitOfWork, spells: Collection[tuple[Spell, Cohort]]) -> list[Place]:
    """Let cases go on that had ended by a death."""
    for spell, _ in spells:
        withdraw_deselection(work, spell)
    return [place_of(spell) for spell, _ in spells]


def _end(work: UnitOfWork, spell: Spell, ending: Sequence[Any]) -> None:
    for name, value in zip(OF_END, ending, strict=True):
        setattr(spell, name, value)
    work.session.add(spell)


def _reason(work: UnitOfWork) -> str:
    """The reason of the policy for which a case ends by a death."""
    known = work.policy.reasons["deselection"].values()
    found = next((one.code for one in known if one.active and one.means == DIED), None)
    if found is None:
        raise DoesNotFit(
            'the policy has no reason of de-selection that means "died"',
            advice="iomctl policy show reasons.deselection",
        )
    return found


def _refuse_wrong(work: UnitOfWork, person: int, on: date, cases: Collection[Any]) -> None:
    """Raise DoesNotFit, with a line for each, for what can't be so if a person died on a day.

    `cases` are those that are to end by it. What clashes is found before a row says so, for no case ends before it
    began.
    """
    record, died = read(work, person).record, Died(on, work.event, "", "")
    ended = Deselected(on, work.event, "", "", None, None)
    told = {case: [*_without_end(of), ended] if case in cases else of for case, of in record.cases.items()}
    record = record._replace(died=died, cases=told)
    found, later = clashes(record, [died]), list(_later(work, person, on))
    if not found and not later:
        return
    how = ways(work, [InTheWay(record, one.in_the_way, one.new) for one in found], has_instead=False)
    other = f"put these right first, or give another day: iomctl offender history {record.reference}" if later else ""
    lines = dict.fromkeys(one.message for one in found)
    raise DoesNotFit(*lines, *later, advice="; ".join(filter(None, (other, how))))


def _without_end(facts: Sequence[Any]) -> list[Any]:
    return [one for one in facts if not isinstance(one, Deselected)]


def _later(work: UnitOfWork, person: int, on: date) -> Iterator[str]:
    """A line for each fact of a person between the day of their death and today; what lies ahead was only planned."""
    for name, table in sorted(classes().items()):
        described, rows = getattr(table, "described", None), table
        if described is None or described.outlives or name in OF_CASES or not hasattr(table, "offender_id"):
            continue
        if not described.day or not hasattr(table, "withdrawn_in"):
            continue
        days: Any = getattr(rows, described.day)
        query = select(rows).where(rows.offender_id == person, rows.withdrawn_in.is_(None))
        for row in work.session.scalars(query.where(days > on, days <= work.today).order_by(days, rows.id)):
            called = (
                f"{described.called} {reference(described.letter, row.id)}" if described.letter else described.called
            )
            day = spoken(getattr(row, described.day), work.today)
            yield f"{called} of {reference(PERSON, person)} is of {day}, after {spoken(on, work.today)}"
