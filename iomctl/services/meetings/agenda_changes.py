"""Change the agenda of a panel: add a case, drop one, put it elsewhere, and fix it as it stands."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from iomctl.domain.counts import counted
from iomctl.domain.days.days import spoken
from iomctl.domain.panels.meetings import FIXED
from iomctl.errors import BadValue, DoesNotFit
from iomctl.inputs.bounds import Bounds
from iomctl.inputs.panels import AgendaWhy
from iomctl.inputs.typed_words import Typed
from iomctl.services.cases.open_cases import Case
from iomctl.services.every_fault import EveryFault
from iomctl.services.meetings.agenda import AgendaLine, lines_of
from iomctl.services.meetings.agenda_rows import OnAgenda, is_fixed, items_of, not_listed, on_agenda
from iomctl.services.meetings.cases_meant import case_meant, day_shown, going_on
from iomctl.services.panels.steps import refuse_closed, refuse_step, take
from iomctl.storage.tables.panels.meetings import PanelItem
from iomctl.storage.tables.panels.panels import Panel
from iomctl.storage.unit_of_work import UnitOfWork

AS_IT_WAS = "its agenda stays as it was"


class AgendaChange(NamedTuple):
    """The agenda after a change, and what is said of that."""

    lines: list[AgendaLine]
    said: str


def add(work: UnitOfWork, word: str, offender: str, why: Typed[AgendaWhy]) -> AgendaChange:
    """Put a case on an agenda, or one back that was dropped.

    Raises as `case_meant`, BadValue for words that can't be kept, and DoesNotFit as `put_on`.
    """
    (panel, case), because = _understood(work, word, offender, why)
    put_on(work, panel, case, because)
    return AgendaChange(lines_of(work, panel), f"{case.reference} is on the agenda of panel {panel.id}")


def put_on(work: UnitOfWork, panel: Panel, case: Case, why: str) -> None:
    """Put a case at the end of an agenda.

    Raises DoesNotFit for one that is on it, or had left by the panel's day, and for a panel that is closed.
    """
    refuse_closed(work, panel, AS_IT_WAS)
    order = on_agenda(work, panel)
    if any(one.spell == case.spell.id for one in order):
        raise DoesNotFit(f"{case.reference} is on the agenda of panel {panel.id} already")
    left = case.spell.deselected_on
    if left is not None and left <= day_shown(work, panel):
        raise DoesNotFit(f"{case.reference} left {case.cohort.code} on {spoken(left, work.today)}")
    _instead(work, panel, case.spell.id, place=len(order) + 1 if is_fixed(work, panel) else None, why=why)


def drop(work: UnitOfWork, word: str, offender: str, why: Typed[AgendaWhy]) -> AgendaChange:
    """Leave a case out of an agenda, and say why.

    Raises as `case_meant`, BadValue for words that can't be kept, and DoesNotFit for one that is not on it, or that
    was decided already.
    """
    (panel, case), words = _understood(work, word, offender, why)
    refuse_closed(work, panel, AS_IT_WAS)
    order = on_agenda(work, panel)
    if _listed(panel, case, order).settled_in is not None:
        raise DoesNotFit(
            f"panel {panel.id} decided of {case.reference} already", advice="iomctl undo takes a decision back"
        )
    _instead(work, panel, case.spell.id, dropped_because=words)
    if is_fixed(work, panel):
        _renumber(work, panel, [one for one in order if one.spell != case.spell.id])
    return AgendaChange(lines_of(work, panel), f"{case.reference} is not on the agenda of panel {panel.id} any more")


def move(work: UnitOfWork, word: str, offender: str, place: int) -> AgendaChange:
    """Put a case at another place of an agenda, 1 the first.

    Raises as `case_meant`, BadValue for a place that there is not, and DoesNotFit for a case that is not on it and
    for a panel that is closed.
    """
    panel, case = case_meant(work, word, offender)
    refuse_closed(work, panel, AS_IT_WAS)
    order = on_agenda(work, panel)
    moved = _listed(panel, case, order)
    if not 1 <= place <= len(order):
        raise BadValue(f"--to {place}: a place from 1 to {len(order)}")
    order.remove(moved)
    order.insert(place - 1, moved)
    if is_fixed(work, panel):
        _renumber(work, panel, order)
    else:
        _instead(work, panel, case.spell.id, place=place)
    return AgendaChange(lines_of(work, panel), f"{case.reference} is at place {place} of panel {panel.id}")


def fix(work: UnitOfWork, word: str) -> AgendaChange:
    """Fix an agenda: from now on it stays but for what is added, dropped or moved by hand.

    Raises as `going_on`, and DoesNotFit for one that is fixed already, or that nobody is on.
    """
    panel = going_on(work, word)
    refuse_step(work, panel, FIXED)
    cases = write_down(work, panel)
    take(work, panel, FIXED)
    return AgendaChange(lines_of(work, panel), f"the agenda of panel {panel.id} is fixed: {counted(cases, 'case')}")


def write_down(work: UnitOfWork, panel: Panel) -> int:
    """Keep an agenda as it stands, each case at its place; how many there are. Raises DoesNotFit for none."""
    order = on_agenda(work, panel)
    if not order:
        raise DoesNotFit(
            f"nobody is on the agenda of panel {panel.id}",
            advice=f"put somebody on it: iomctl panel agenda {panel.id} --add OFFENDER --because WORDS",
        )
    _renumber(work, panel, order)
    return len(order)


def _understood(work: UnitOfWork, word: str, offender: str, why: Typed[AgendaWhy]) -> tuple[tuple[Panel, Case], str]:
    faults = EveryFault()
    meant = faults.take(lambda: case_meant(work, word, offender))
    read = faults.take(lambda: why.read(Bounds(work.policy, work.today)))
    if meant is None or read is None:
        raise faults.refusal()
    return meant, read.because


def _listed(panel: Panel, case: Case, order: Sequence[OnAgenda]) -> OnAgenda:
    found = next((one for one in order if one.spell == case.spell.id), None)
    if found is None:
        raise not_listed(panel, case)
    return found


def _renumber(work: UnitOfWork, panel: Panel, order: Sequence[OnAgenda]) -> None:
    said = {one.spell_id: one for one in items_of(work, panel) if one.dropped_because is None}
    for place, one in enumerate(order, 1):
        row = said.get(one.spell)
        if row is None:
            _instead(work, panel, one.spell, place=place, why=one.why)
        elif row.place != place or row.why is None:
            row.place, row.why = place, row.why or one.why
            work.session.add(row)
    work.session.flush()


def _instead(work: UnitOfWork, panel: Panel, spell: int, **said: Any) -> None:
    """Say something of a case on an agenda in place of what was said of it; why it is on it stays if it is."""
    before = next((one for one in items_of(work, panel) if one.spell_id == spell), None)
    why = before.why if before is not None else None
    if before is not None:
        before.withdrawn_in = work.event
        work.session.add(before)
    nothing: dict[str, Any] = {**dict.fromkeys(("place", "dropped_because", "settled_in", "withdrawn_in")), "why": why}
    work.session.add(PanelItem(panel_id=panel.id, spell_id=spell, **{**nothing, **said}, **work.recorded))
    work.session.flush()
