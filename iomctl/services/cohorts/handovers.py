"""Cases that change hands from a day on: one, or all that somebody led on that day."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import sqlmodel
from sqlalchemy import ColumnElement, select
from sqlmodel import col

from iomctl.domain.columns import column
from iomctl.domain.course.facts import Adopted, LedBy
from iomctl.domain.course.messages import named, with_its_event
from iomctl.domain.references import name_column, offender_column
from iomctl.services.as_of import AsOf
from iomctl.services.cases.case_facts import read
from iomctl.services.cases.open_cases import Case, by_name
from iomctl.services.cases.recording import record
from iomctl.services.dated_rows import newest_row
from iomctl.services.lookup.find_person import shown_name
from iomctl.storage.tables.agencies import Agency, Worker
from iomctl.storage.tables.cohorts import Cohort, Spell
from iomctl.storage.tables.dated.spell_states import SpellWorker
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.spells import Assignment

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
    agency: str | None = column("Agency", "the agency they lead it for", "Probation Luton", rank=2)
    previous_worker: str | None = column("Previous worker", "the lead worker before", "S Okafor", rank=2)
    previous_agency: str | None = column("Previous agency", "the agency before", "Bedfordshire Police", rank=4)
    from_on: date = column("From", "the first day of the change", "2026-04-20", rank=2)


@dataclass(frozen=True)
class Handover:
    """The cases that changed hands, and the workers who changed agency with them.

    `replaced` names the facts that were in the way and were withdrawn, `left` the cases that stay with whom they had,
    each with the fact that says so.
    """

    cases: tuple[AssignedCase, ...]
    workers: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


Led = Callable[[AsOf], ColumnElement[bool]]
"""Whether a case is one of those meant, by how it stood on a day."""


def led_cases(work: UnitOfWork, led: Led, on: date) -> list[Case]:
    """The cases open on a day of which `led` was so then, by name; the look is logged."""
    then = AsOf(on, work.today)
    query = (
        select(Offender, Spell, Cohort)
        .join(Spell, col(Spell.offender_id) == col(Offender.id))
        .join(Cohort, col(Cohort.id) == col(Spell.cohort_id))
        .where(led(then), then.is_open)
    )
    cases = [Case(*row) for row in work.session.execute(query)]
    cases.sort(key=lambda case: (by_name(work, case.person), case.cohort.code))
    work.looked_at(case.person.id for case in cases)
    return cases


def hand_over_all(
    work: UnitOfWork, led: Led, to: Worker | Agency, asked: "Assignment", instead: bool = False
) -> Handover:
    """Give the cases of which `led` was so on the day from which they change hands, as `hand_over` does.

    Raises DoesNotFit as `record`: all of them change hands or none. Where cases stay with their workers, those of
    somebody who had left stay as they are, and so does what was recorded for a later day; the answer names them.
    """
    meant = led_cases(work, led, asked.on)
    gone = {} if isinstance(to, Worker) else dict(_of_those_who_left(work, meant, asked.on))
    done = hand_over(work, [case for case in meant if case.spell.id not in gone], to, asked, instead)
    still = [case for case in led_cases(work, led, work.today) if case.spell.id not in gone]
    left = (*gone.values(), *(_led_now(work, case) for case in still))
    return Handover(done.cases, replaced=done.replaced, left=left)


def _of_those_who_left(work: UnitOfWork, cases: Sequence[Case], on: date) -> Iterator[tuple[int, str]]:
    """The spells, by row number, that were led by somebody who had left by a day, each with that in words."""
    for case in cases:
        there = newest_row(work, SpellWorker, case.spell.id, on)
        worker = work.session.get(Worker, there.worker_id) if there is not None and there.worker_id else None
        if worker is not None and worker.left_on is not None and worker.left_on < on:
            record = read(work, case.person.id).record
            left = next(one for one in record.left if one.worker == str(worker.id))
            yield case.spell.id, f"{case.reference}, for {with_its_event(named(left, case.reference), left)}"


def _led_now(work: UnitOfWork, case: Case) -> str:
    """The fact by which a case has the lead that it has now, with who recorded it."""
    record = read(work, case.person.id).record
    leads = [one for one in record.cases[case.spell.id] if isinstance(one, (Adopted, LedBy))]
    newest = max(leads, key=lambda one: (one.on, isinstance(one, LedBy)))
    return with_its_event(named(newest, record.reference), newest)


def hand_over(
    work: UnitOfWork, cases: Sequence[Case], to: Worker | Agency, asked: "Assignment", instead: bool = False
) -> Handover:
    """Give cases to a worker, or leave each with its own worker for another agency, from `asked.on`.

    Raises DoesNotFit as `record`.
    """
    names = _names(work)
    rows, told = [], []
    for case in cases:
        there = newest_row(work, SpellWorker, case.spell.id, asked.on)
        was: Lead = (there.worker_id, there.agency_id) if there is not None else (None, None)
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
