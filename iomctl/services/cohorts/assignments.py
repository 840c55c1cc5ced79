"""Who leads which case: one case to another worker, or everyone of a worker or an agency."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import sqlmodel
from sqlalchemy import ColumnElement, select
from sqlmodel import col

from iomctl.domain.columns import column
from iomctl.domain.references import name_column, offender_column
from iomctl.errors import DoesNotFit
from iomctl.inputs.bounds import Bounds
from iomctl.services.cases.open_cases import Case, by_name, understood
from iomctl.services.cases.recording import record
from iomctl.services.dated_rows import newest_row
from iomctl.services.every_fault import EveryFault
from iomctl.services.lookup.find_agency_or_worker import find_agency, find_worker
from iomctl.services.lookup.find_person import shown_name
from iomctl.storage.tables.agencies import Agency, Worker
from iomctl.storage.tables.cohorts import Cohort, Spell
from iomctl.storage.tables.dated.spell_states import SpellWorker
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.spells import Assignment
    from iomctl.inputs.typed_words import Typed

Names = tuple[dict[int | None, str], dict[int | None, str]]
"""The names of workers and of agencies by their row numbers."""

Lead = tuple[int | None, int | None]
"""A worker and the agency that they lead for, by row numbers; None for nobody."""


@dataclass(frozen=True)
class AssignedCase:
    """A case whose lead worker, or the agency they lead it for, changed."""

    offender: str = offender_column()
    name: str = name_column()
    cohort: str = column("Cohort", "the cohort's code", "luton", rank=3)
    worker: str | None = column("Worker", "the lead worker from that day on", "J Byrne", rank=0)
    agency: str | None = column("Agency", "the agency they lead it for", "Probation Luton", rank=1)
    previous_worker: str | None = column("Previous worker", "the lead worker before", "S Okafor", rank=2)
    previous_agency: str | None = column("Previous agency", "the agency before", "Bedfordshire Police", rank=4)
    from_on: date = column("From", "the first day of the change", "2026-04-20", rank=1)


@dataclass(frozen=True)
class Handover:
    """The cases that changed hands, and the workers who changed agency with them.

    `replaced` names the facts that were in the way and were withdrawn.
    """

    cases: tuple[AssignedCase, ...]
    workers: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()


def assign(
    work: UnitOfWork, who: tuple[str, str | None], to: str, words: "Typed[Assignment]", instead: bool = False
) -> Handover:
    """Give the case of a person to the worker that `to` means; `who` is the person and the cohort as typed.

    Raises NotFound and BadValue with every fault at once; DoesNotFit without a case that was open then, for a worker
    who had left, and as `record` does.
    """
    faults = EveryFault()
    worker = faults.take(lambda: find_worker(work, to))
    found = faults.take(lambda: understood(work, who, words))
    if worker is None or found is None:
        raise faults.refusal()
    case, asked = found
    return hand_over(work, [case], worker, asked, instead)


def assign_everyone_of_worker(
    work: UnitOfWork, worker: str, to: str, words: "Typed[Assignment]", instead: bool = False
) -> Handover:
    """Give every open case that one worker leads to another. Raises as `assign`; all cases move or none."""
    faults = EveryFault()
    giver = faults.take(lambda: find_worker(work, worker))
    taker, asked = _to_worker(work, faults, to, words)
    if giver is None or taker is None or asked is None:
        raise faults.refusal()
    if giver is taker:
        raise DoesNotFit(f"{giver.name} leads them already")
    return hand_over(work, led_cases(work, col(Spell.worker_id) == giver.id), taker, asked, instead)


def assign_everyone_of_agency(
    work: UnitOfWork, agency: str, to: str, words: "Typed[Assignment]", instead: bool = False
) -> Handover:
    """Give every open case led for an agency to one worker. Raises as `assign`; all cases move or none."""
    faults = EveryFault()
    giver = faults.take(lambda: find_agency(work, agency))
    taker, asked = _to_worker(work, faults, to, words)
    if giver is None or taker is None or asked is None:
        raise faults.refusal()
    others = (col(Spell.agency_id) == giver.id) & (
        (col(Spell.worker_id) != taker.id) | (col(Spell.agency_id) != taker.agency_id)
    )
    return hand_over(work, led_cases(work, others), taker, asked, instead)


def _to_worker(
    work: UnitOfWork, faults: EveryFault, to: str, words: "Typed[Assignment]"
) -> "tuple[Worker | None, Assignment | None]":
    worker = faults.take(lambda: find_worker(work, to))
    return worker, faults.take(lambda: words.read(Bounds(work.policy, work.today)))


def led_cases(work: UnitOfWork, which: ColumnElement[bool]) -> list[Case]:
    """The open cases that a condition on Spell picks, by name; the look is logged."""
    query = (
        select(Offender, Spell, Cohort)
        .join(Spell, col(Spell.offender_id) == col(Offender.id))
        .join(Cohort, col(Cohort.id) == col(Spell.cohort_id))
        .where(which, col(Spell.deselected_on).is_(None))
    )
    cases = [Case(*row) for row in work.session.execute(query)]
    cases.sort(key=lambda case: (by_name(work, case.person), case.cohort.code))
    work.looked_at(case.person.id for case in cases)
    return cases


def hand_over(
    work: UnitOfWork, cases: Sequence[Case], to: Worker | Agency, asked: "Assignment", instead: bool = False
) -> Handover:
    """Give cases to a worker, or leave each with its own worker for another agency, from `asked.on`.

    Raises DoesNotFit as `record`.
    """
    names = _names(work)
    before = {case.spell.id: newest_row(work, SpellWorker, case.spell.id, asked.on) for case in cases}
    rows, told = [], []
    for case in cases:
        there = before[case.spell.id]
        was = (there.worker_id, there.agency_id) if there is not None else (None, None)
        worker_id, agency_id = (to.id, to.agency_id) if isinstance(to, Worker) else (was[0], to.id)
        row = SpellWorker(
            spell_id=case.spell.id,
            worker_id=worker_id,
            agency_id=agency_id,
            from_on=asked.on,
            reason=asked.reason,
            **work.recorded,
        )
        rows.append(row)
        told.append(_assigned(work, case, was, (names, (worker_id, agency_id)), asked.on))
    replaced = record(work, {case.person.id for case in cases}, rows, instead)
    return Handover(tuple(told), replaced=tuple(replaced))


def _assigned(work: UnitOfWork, case: Case, was: Lead, now: tuple[Names, Lead], on: date) -> AssignedCase:
    (workers, agencies), (worker, agency) = now
    return AssignedCase(
        offender=case.reference,
        name=shown_name(work, case.person),
        cohort=case.cohort.code,
        worker=workers.get(worker),
        agency=agencies.get(agency),
        previous_worker=workers.get(was[0]),
        previous_agency=agencies.get(was[1]),
        from_on=on,
    )


def _names(work: UnitOfWork) -> Names:
    workers = work.session.exec(sqlmodel.select(Worker.id, Worker.name))
    agencies = work.session.exec(sqlmodel.select(Agency.id, Agency.name))
    return dict(workers.all()), dict(agencies.all())
