"""Which cases are on the agenda of a panel, in which order and why: worked out until it is fixed, then as it was."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Row
from sqlalchemy import select as columns
from sqlmodel import col, select

from iomctl.domain.panels.meetings import FIXED, OPENED
from iomctl.errors import DoesNotFit
from iomctl.services.asked_day import AskedDay
from iomctl.services.cases.open_cases import Case
from iomctl.services.lookup.deaths import dead_by
from iomctl.services.lookup.find_person import words_about
from iomctl.services.meetings.cases_meant import cases_of, day_shown, days_of, whose_of
from iomctl.services.meetings.reasons import Because, reasons
from iomctl.services.panels.steps import steps_of
from iomctl.storage.tables.cohorts import Spell
from iomctl.storage.tables.panels.meetings import PanelItem
from iomctl.storage.tables.panels.panels import Panel
from iomctl.storage.unit_of_work import UnitOfWork

BY_HAND = "added"


class DecidedAlready(DoesNotFit):
    """A panel has decided of a case: nothing more is said of it there."""


class OnAgenda(NamedTuple):
    """One case on the agenda: its spell (row number), why in words, and the event that its decision became facts in."""

    spell: int
    why: str
    settled_in: int | None = None


def not_listed(panel: Panel, case: Case) -> DoesNotFit:
    """What is said of a case that is not on the agenda of a panel."""
    return DoesNotFit(
        f"{case.reference} is not on the agenda of panel {panel.id}",
        advice=f"to put them on it: iomctl panel agenda {panel.id} --add {case.reference} --because WORDS",
    )


def decided_already(panel: Panel, case: Case, event: int) -> DecidedAlready:
    """What is said of a case that a panel decided in an event."""
    return DecidedAlready(f"panel {panel.id} decided of {case.reference} already", advice=f"iomctl undo {event} first")


def is_fixed(work: UnitOfWork, panel: Panel) -> bool:
    """Whether the agenda of a panel is fixed; opening it fixes it too."""
    return any(one.step in {FIXED, OPENED} for one in steps_of(work, panel.id, work.today))


def items_of(work: UnitOfWork, panel: Panel) -> list[PanelItem]:
    """What was said of the agenda of a panel: added, dropped, moved, or fixed as it is, by place."""
    query = select(PanelItem).where(PanelItem.panel_id == panel.id)
    return sorted(work.session.exec(query.order_by(col(PanelItem.id))), key=lambda one: (one.place or 0, one.id))


def on_agenda(work: UnitOfWork, panel: Panel) -> list[OnAgenda]:
    """The cases on the agenda of a panel in their order. The look is logged.

    Until it is fixed they are worked out as known today, or on the day of the panel once that is past. Somebody who had
    died by that day is on none, unless the panel decided of them.
    """
    listed, on = _listed(work, panel), day_shown(work, panel)
    people = _people(work, [one.spell for one in listed])
    dead = dead_by(work, set(people.values()), on)
    return [one for one in listed if one.settled_in is not None or people[one.spell] not in dead]


def _listed(work: UnitOfWork, panel: Panel) -> list[OnAgenda]:
    items = items_of(work, panel)
    if is_fixed(work, panel):
        listed = [one for one in items if one.dropped_because is None]
        people = _people(work, [one.spell_id for one in listed])
        work.looked_at(people.values())
        return [OnAgenda(one.spell_id, _why(work, people, one), one.settled_in) for one in listed]
    day = day_of(work, panel)
    cases = cases_of(work, panel, day)
    found = reasons(work, day, days_of(work, panel), whose_of(work, panel), cases)
    return _with_items(work, _in_order(found, cases), items)


def day_of(work: UnitOfWork, panel: Panel) -> AskedDay:
    """The day as of which the cases of a panel are shown."""
    return AskedDay(work, day_shown(work, panel))


def _in_order(found: Mapping[int, Sequence[Because]], cases: Mapping[int, Row[Any]]) -> list[OnAgenda]:
    """The most urgent kind first, in it the most urgent; each with all of its reasons."""
    order = sorted(found, key=lambda number: (found[number][0][:2], cases[number].person, number))
    return [OnAgenda(number, "; ".join(one.words for one in found[number])) for number in order]


def _with_items(work: UnitOfWork, listed: Iterable[OnAgenda], items: Sequence[PanelItem]) -> list[OnAgenda]:
    """The same with what was added at its end, without what was dropped, and what was moved in its place."""
    said = {one.spell_id: one for one in items}
    order = [one for one in listed if one.spell not in said or said[one.spell].dropped_because is None]
    there, people = {one.spell for one in order}, _people(work, [one.spell_id for one in items])
    added = [one for one in items if one.dropped_because is None and one.spell_id not in there]
    order += [OnAgenda(one.spell_id, _why(work, people, one)) for one in added]
    work.looked_at(people[one.spell_id] for one in added)
    for one in items:
        if one.place is not None and one.dropped_because is None:
            moved = next(row for row in order if row.spell == one.spell_id)
            order.remove(moved)
            order.insert(one.place - 1, moved)
    return order


def _people(work: UnitOfWork, spells: Sequence[int]) -> dict[int, int]:
    """The row number of the person of each spell."""
    query = columns(col(Spell.id), col(Spell.offender_id)).where(col(Spell.id).in_(spells))
    return dict(map(tuple, work.session.execute(query)))


def _why(work: UnitOfWork, people: Mapping[int, int], item: PanelItem) -> str:
    return "".join(words_about(work, people[item.spell_id], item.why)) or BY_HAND
