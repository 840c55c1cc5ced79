"""Workers who leave: nothing is given to them from then on, nor was it."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby, pairwise
from shlex import quote

from sqlmodel import col, select

from iomctl.domain.course.clashes import clashes
from iomctl.domain.course.people import WorkerLeft
from iomctl.domain.days.days import spoken
from iomctl.errors import DoesNotFit
from iomctl.services.cases.case_facts import read
from iomctl.services.cases.ways_back import InTheWay
from iomctl.services.cases.ways_on import ways
from iomctl.storage.tables.agencies import Worker
from iomctl.storage.tables.cohorts import Spell
from iomctl.storage.tables.dated.spell_states import SpellWorker
from iomctl.storage.unit_of_work import UnitOfWork


def refuse_left(work: UnitOfWork, worker: Worker, left_on: date) -> None:
    """Raise DoesNotFit for a worker who left on a day already; another day puts it right."""
    if worker.left_on == left_on:
        raise DoesNotFit(
            f"{worker.name} left on {spoken(left_on, work.today)} already",
            advice=f"if they are back: iomctl worker edit {quote(worker.name)} --back",
        )


def refuse_given_since(work: UnitOfWork, worker: Worker, left_on: date) -> None:
    """Raise DoesNotFit when a worker was given a case after the first day they are said not to be there."""
    given_on, spell_id = max(_given(work, worker), default=(left_on, 0))
    if given_on <= left_on:
        return
    person = work.session.get_one(Spell, spell_id).offender_id
    work.looked_at([person])
    record = read(work, person).record
    left = WorkerLeft(left_on, work.event, "", str(worker.id), worker.name)
    found = [one for one in clashes(record._replace(left=[left]), [left]) if one.in_the_way.on == given_on]
    in_the_way = [InTheWay(record, one.in_the_way, left) for one in found]
    lines = dict.fromkeys(one.message for one in found)
    raise DoesNotFit(*lines, advice=ways(work, in_the_way, has_instead=False))


def led_since(work: UnitOfWork, worker: Worker, left_on: date) -> list[tuple[int, date]]:
    """The spells that a worker, who was given none since, led on a day, inclusive, and no longer leads.

    Each by its row number with the last day on which they led it, in the order of these days.
    """
    found = []
    for spell_id, turns in _turns(work, worker):
        ended = work.session.get_one(Spell, spell_id).deselected_on
        days = [*turns.items(), *([(ended, None)] if ended else [])]
        until = max((end for (_, lead), (end, _) in pairwise(days) if lead == worker.id), default=left_on)
        if until > left_on and days[-1][1] != worker.id:
            found.append((spell_id, until - timedelta(days=1)))
    return sorted(found, key=lambda one: (one[1], one[0]))


def _given(work: UnitOfWork, worker: Worker) -> list[tuple[date, int]]:
    """The days on which a worker became the lead of a spell, each with the spell's row number.

    What was taken back on its day gave them nothing, and nor did a change of the agency they lead it for.
    """
    found = []
    for spell_id, turns in _turns(work, worker):
        leads: list[tuple[date | None, int | None]] = [(None, None), *turns.items()]
        found += [(on, spell_id) for (_, before), (on, now) in pairwise(leads) if on and now == worker.id != before]
    return found


def _turns(work: UnitOfWork, worker: Worker) -> Iterator[tuple[int, dict[date, int | None]]]:
    """Each spell that a worker ever led, by row number, with its leads by their first days."""
    led = select(SpellWorker.spell_id).where(SpellWorker.worker_id == worker.id)
    query = select(SpellWorker).where(col(SpellWorker.spell_id).in_(led))
    rows = work.session.exec(query.order_by(col(SpellWorker.spell_id), col(SpellWorker.from_on), col(SpellWorker.id)))
    for spell_id, turns in groupby(rows, key=lambda row: row.spell_id):
        yield spell_id, {row.from_on: row.worker_id for row in turns}
