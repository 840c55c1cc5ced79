"""The agenda of a panel: what was to be done since the last one, then its cases, each with why."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlmodel import col, select

from iomctl.domain.columns import column
from iomctl.domain.days.days import short
from iomctl.domain.panels.actions import times
from iomctl.domain.panels.meetings import DECISION
from iomctl.domain.references import PERSON, name_column, offender_column, reference
from iomctl.services.lookup.deaths import not_dead
from iomctl.services.lookup.find_person import shown_words
from iomctl.services.meetings.agenda_rows import day_of, decided_already, on_agenda
from iomctl.services.meetings.answers import answers_of
from iomctl.services.meetings.cases_meant import case_meant, day_shown, days_of, going_on
from iomctl.services.panels.action_records import ActionRecord, records
from iomctl.services.panels.find import of_its_series
from iomctl.services.worklists.caseload_rows import cases, shown_name
from iomctl.storage.tables.cohorts import Spell
from iomctl.storage.tables.panels.actions import Action
from iomctl.storage.tables.panels.panels import Panel
from iomctl.storage.unit_of_work import UnitOfWork

ACTIONS, CASES = "Actions from last time", "Cases"


@dataclass(frozen=True)
class AgendaLine:
    """One line of an agenda, an action or a case; the field names are a contract."""

    part: str = column("Part", f"{ACTIONS}, or {CASES}", CASES, rank=0)
    item: str = column("Item", "the place of a case, or the reference of an action", "1", rank=0, right=True)
    offender: str = offender_column()
    name: str = name_column()
    cohort: str | None = column("Cohort", "the cohort's code", "luton", rank=4)
    tier: str | None = column("Tier", "the tier's code", "fixed", rank=3)
    colour: str | None = column("Colour", "the colour's code", "amber", rank=1)
    worker: str | None = column("Worker", "the lead worker, or who owns the action", "S Okafor", rank=1)
    why: str = column("Why", "why it is on the agenda", "review due 10 Apr, 10 days overdue", rank=0)
    decided: str | None = column("Decided", "what the panel decided, once it did", "keep", rank=2)


def agenda(work: UnitOfWork, word: str) -> list[AgendaLine]:
    """The agenda of the panel with a number. The look is logged. Raises as `going_on`."""
    return lines_of(work, going_on(work, word))


def lines_of(work: UnitOfWork, panel: Panel) -> list[AgendaLine]:
    """The agenda of a panel: the actions of those before, the open ones first, then the cases in their order."""
    return [*_actions(work, panel), *_cases(work, panel)]


def _actions(work: UnitOfWork, panel: Panel) -> Iterator[AgendaLine]:
    on = day_shown(work, panel)
    for one in actions_before(work, panel, on):
        carried = f", carried over {times(one.carried_over)}" if one.carried_over else ""
        yield AgendaLine(
            part=ACTIONS,
            item=one.panel or one.action,
            offender=one.offender,
            name=one.name,
            cohort=None,
            tier=None,
            colour=None,
            worker=one.owner,
            why=f"{one.task}: {one.state}, due {short(one.due_on, on)}{carried}",
            decided=None,
        )


def _cases(work: UnitOfWork, panel: Panel) -> Iterator[AgendaLine]:
    order, answers = on_agenda(work, panel), answers_of(work, panel)
    query = cases(day_of(work, panel).spells, col(Spell.id).in_([one.spell for one in order]))
    rows = {row.id: row for row in work.session.execute(query)}
    for place, case in enumerate(order, 1):
        row = rows[case.spell]
        yield AgendaLine(
            part=CASES,
            item=str(place),
            offender=reference(PERSON, row.person),
            name=shown_name(work, row),
            cohort=row.cohort,
            tier=row.tier,
            colour=row.colour,
            worker=row.worker,
            why=str(shown_words(work, case.why, row.restricted)),
            decided=None if case.settled_in is None else answers[case.spell].one(DECISION),
        )


def actions_before(work: UnitOfWork, panel: Panel, on: date) -> list[ActionRecord]:
    """The actions agreed at earlier panels of the series: those open on a day, and those over since the last panel."""
    earlier = select(col(Panel.id)).where(of_its_series(panel), col(Panel.meets_on) < panel.meets_on)
    since = days_of(work, panel).before or date.min
    found = records(work, on, col(Action.panel_id).in_(earlier), *not_dead(work, on))
    return [one for one in found if one.outcome_on is None or one.outcome_on >= since]


def people_ahead(work: UnitOfWork, word: str) -> list[str]:
    """The references of the people on an agenda whose case is not decided, in its order. Raises as `going_on`."""
    ahead = [one.spell for one in on_agenda(work, going_on(work, word)) if one.settled_in is None]
    return [reference(PERSON, work.session.get_one(Spell, one).offender_id) for one in ahead]


def place_of(work: UnitOfWork, word: str, offender: str) -> tuple[str, bool]:
    """The reference of a person, and whether they are on the agenda.

    Raises as `case_meant`, and DoesNotFit for a case that was decided.
    """
    panel, case = case_meant(work, word, offender)
    listed = next((one for one in on_agenda(work, panel) if one.spell == case.spell.id), None)
    if listed is not None and listed.settled_in is not None:
        raise decided_already(panel, case, listed.settled_in)
    return case.reference, listed is not None
