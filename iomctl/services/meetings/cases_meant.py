"""The cases of a panel: those it is about, and the one that somebody means by a person."""

from datetime import date
from typing import Any

from sqlalchemy import Row
from sqlmodel import col, select

from iomctl.errors import DoesNotFit
from iomctl.services.asked_day import AskedDay
from iomctl.services.cases.open_cases import Case, case_on
from iomctl.services.every_fault import EveryFault
from iomctl.services.lookup.find_person import find_one
from iomctl.services.lookup.whose_cases import WhoseCases
from iomctl.services.meetings.reasons import PanelDays
from iomctl.services.panels.find import find_panel, of_its_series
from iomctl.services.worklists.caseload_rows import open_cases
from iomctl.storage.tables.cohorts import Cohort, Spell
from iomctl.storage.tables.panels.meetings import PanelItem
from iomctl.storage.tables.panels.panels import Panel
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork


def day_shown(work: UnitOfWork, panel: Panel) -> date:
    """The day as of which the cases of a panel are shown: its own once it has come, else today."""
    return min(panel.meets_on, work.today)


def cases_of(work: UnitOfWork, panel: Panel, day: AskedDay) -> dict[int, Row[Any]]:
    """The cases of a panel that were open on a day, by the row number of the spell; of its cohort where it has one."""
    query = open_cases(day.spells)
    if panel.cohort_id is not None:
        query = query.where(col(Spell.cohort_id) == panel.cohort_id)
    return {row.id: row for row in work.session.execute(query)}


def whose_of(work: UnitOfWork, panel: Panel) -> WhoseCases:
    """Whose cases a panel is about."""
    if panel.cohort_id is None:
        return WhoseCases()
    return WhoseCases(cohort=work.session.get_one(Cohort, panel.cohort_id).code)


def days_of(work: UnitOfWork, panel: Panel) -> PanelDays:
    """The day of a panel and of those around it in its series, or of its name where it is of none."""
    others = select(col(Panel.meets_on)).where(
        of_its_series(panel), col(Panel.cancelled_in).is_(None), Panel.id != panel.id
    )
    days = work.session.exec(others.order_by(col(Panel.meets_on))).all()
    before = [day for day in days if day < panel.meets_on]
    after = [day for day in days if day > panel.meets_on]
    return PanelDays(panel.meets_on, before[-1] if before else None, after[0] if after else None)


def case_meant(work: UnitOfWork, word: str, offender: str) -> tuple[Panel, Case]:
    """The panel with a number, and the case of the person that is meant on its day.

    Raises NotFound with every fault at once, and DoesNotFit for a panel that was cancelled or withdrawn, and as
    `case_on`.
    """
    faults = EveryFault()
    panel = faults.take(lambda: going_on(work, word))
    person = faults.take(lambda: find_one(work, offender))
    if panel is None or person is None:
        raise faults.refusal()
    return panel, case_of(work, panel, person)


def case_of(work: UnitOfWork, panel: Panel, person: Offender) -> Case:
    """The case of a person at a panel: the one on its agenda, else that open on its day. Raises as `case_on`."""
    home = work.session.get(Cohort, panel.cohort_id) if panel.cohort_id else None
    listed = select(Spell).join(PanelItem, col(PanelItem.spell_id) == col(Spell.id))
    listed = listed.where(PanelItem.panel_id == panel.id, Spell.offender_id == person.id)
    spell = work.session.exec(listed.order_by(col(Spell.id).desc())).first()
    if spell is not None:
        return Case(person, spell, work.session.get_one(Cohort, spell.cohort_id))
    return case_on(work, person, home, day_shown(work, panel))


def case_of_spell(work: UnitOfWork, number: int) -> Case:
    """The case of the spell with a row number."""
    spell = work.session.get_one(Spell, number)
    person = work.session.get_one(Offender, spell.offender_id)
    return Case(person, spell, work.session.get_one(Cohort, spell.cohort_id))


def going_on(work: UnitOfWork, word: str) -> Panel:
    """The panel with a number. Raises NotFound, and DoesNotFit for one that was withdrawn or cancelled."""
    panel = find_panel(work, word)
    if panel.cancelled_in is not None:
        raise DoesNotFit(f"panel {panel.id} was cancelled: {panel.cancelled_because}")
    return panel
