"""Change a panel, cancel it, or withdraw it, alone or with those of its series on later days."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlmodel import col, select

from iomctl.domain.counts import counted
from iomctl.domain.days.days import short
from iomctl.domain.names import fold
from iomctl.errors import DoesNotFit, NotUnderstood
from iomctl.inputs.bounds import Bounds
from iomctl.services.every_fault import EveryFault
from iomctl.services.facts.kinds import reference_of
from iomctl.services.lookup.made_by_mistake import MOST_NAMED, found_by_mistake
from iomctl.services.panels.find import find_panel, with_following
from iomctl.services.panels.officers import Officers, PanelsChanged, found_officers, refuse_wrong
from iomctl.services.panels.schedule import scheduled
from iomctl.services.panels.steps import refuse_closed
from iomctl.storage.tables.panels.actions import Action
from iomctl.storage.tables.panels.panels import Panel
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.panels import PanelCancelled, PanelChange
    from iomctl.inputs.typed_words import Typed


class Which(NamedTuple):
    """The panel that is meant by its number, and whether those of its series on later days are too."""

    word: str
    following: bool = False


def edit(work: UnitOfWork, which: Which, asked: "Typed[PanelChange]", officers: Officers) -> PanelsChanged:
    """Change what is said of a panel, or of it and those of its series on later days; a day is moved for one alone.

    Raises BadValue or NotFound with every fault at once, NotUnderstood where nothing is changed, and DoesNotFit as
    `add`, for a panel that was withdrawn, cancelled or closed, and where it is recorded so already.
    """
    faults = EveryFault()
    found = faults.take(lambda: find_panel(work, which.word))
    new = faults.take(lambda: _without_nothing(asked).read(Bounds(work.policy, work.today)))
    held_by = faults.take(lambda: found_officers(work, officers))
    if found is None or new is None or held_by is None:
        raise faults.refusal()
    _refuse_cancelled(found)
    values = {**_said(asked, new), **held_by}
    if not values:
        raise NotUnderstood("nothing is changed", advice="say how it is to be: panel edit --help lists what can be")
    if which.following and "meets_on" in values:
        raise NotUnderstood(
            "--on does not go with --following", advice="cancel those that follow, and add a new series"
        )
    rows = [one for one in with_following(work, found, which.following) if one.cancelled_in is None]
    _refuse_closed(work, rows, "it can't be changed")
    changed = [one for one in rows if any(getattr(one, name) != value for name, value in values.items())]
    if not changed:
        raise DoesNotFit(f"panel {found.id} is recorded so already")
    was = found.meets_on
    _write(work, changed, values)
    said = f"panel {found.id} was moved from {short(was, work.today)}" if found.meets_on != was else ""
    return PanelsChanged(scheduled(work, changed), said or _counted(changed, "changed"))


def cancel(work: UnitOfWork, which: Which, asked: "Typed[PanelCancelled]") -> PanelsChanged:
    """Say that a panel does not take place, or that neither it nor those of its series on later days do.

    Raises BadValue or NotFound with every fault at once, and DoesNotFit for one that was withdrawn, cancelled or
    closed.
    """
    faults = EveryFault()
    found = faults.take(lambda: find_panel(work, which.word))
    new = faults.take(lambda: asked.read(Bounds(work.policy, work.today)))
    if found is None or new is None:
        raise faults.refusal()
    _refuse_cancelled(found)
    rows = [one for one in with_following(work, found, which.following) if one.cancelled_in is None]
    _refuse_closed(work, rows, "it took place, so it can't be cancelled")
    shown = scheduled(work, rows)
    for one in rows:
        one.cancelled_in, one.cancelled_because = work.event, new.reason
    work.session.add_all(rows)
    work.session.flush()
    return PanelsChanged(shown, _counted(rows, "cancelled"))


def withdraw(work: UnitOfWork, which: Which, reason: str) -> PanelsChanged:
    """Take back a panel that was planned by mistake, or it and those of its series on later days.

    Raises as `cancel`, but one that was cancelled can be withdrawn, and DoesNotFit where actions were agreed at one.
    """
    found = found_by_mistake(work, lambda: find_panel(work, which.word), reason)
    rows = with_following(work, found, which.following)
    _refuse_closed(work, rows, "it took place, so it can't be withdrawn")
    _refuse_with_actions(work, rows)
    shown = scheduled(work, rows)
    for one in rows:
        one.withdrawn_in = work.event
    work.session.add_all(rows)
    work.session.flush()
    return PanelsChanged(shown, _counted(rows, "withdrawn"))


def _without_nothing(asked: "Typed[PanelChange]") -> "Typed[PanelChange]":
    """What was typed, where "" says that a panel has no place or hour."""
    given = {name: None if word == "" and name in {"at", "place"} else word for name, word in asked.given.items()}
    return asked._replace(given=given)


def _said(asked: "Typed[PanelChange]", new: "PanelChange") -> dict[str, Any]:
    """The columns that a change names, with what they are to say; "" takes a place or an hour away."""
    columns = {"on": "meets_on", "at": "starts_at"}
    typed = {name for name, word in asked.given.items() if word is not None}
    values = {columns.get(name, name): getattr(new, name) for name in typed}
    return {**values, "search_name": fold(new.name)} if new.name else values


def _write(work: UnitOfWork, rows: Sequence[Panel], values: dict[str, Any]) -> None:
    for row in rows:
        for name, value in values.items():
            setattr(row, name, value)
    with work.session.no_autoflush:
        refuse_wrong(work, rows)
    work.session.add_all(rows)
    work.session.flush()


def _refuse_cancelled(panel: Panel) -> None:
    if panel.cancelled_in is not None:
        raise DoesNotFit(
            f"panel {panel.id} was cancelled: {panel.cancelled_because}",
            advice=f"if it takes place: iomctl undo {panel.cancelled_in}",
        )


def _refuse_closed(work: UnitOfWork, rows: Iterable[Panel], refused: str) -> None:
    for one in rows:
        refuse_closed(work, one, refused)


def _refuse_with_actions(work: UnitOfWork, rows: Sequence[Panel]) -> None:
    query = select(Action).where(col(Action.panel_id).in_([one.id for one in rows]), col(Action.withdrawn_in).is_(None))
    agreed = work.session.exec(query.order_by(col(Action.id))).all()
    work.looked_at(one.offender_id for one in agreed)
    if agreed:
        found = ", ".join(reference_of(one) for one in agreed[:MOST_NAMED])
        there = f"there {'is' if len(agreed) == 1 else 'are'} {counted(len(agreed), 'action')}"
        raise DoesNotFit(
            f"panel {rows[0].id} can't be withdrawn: {there}: {found}",
            advice="withdraw those first, or cancel the panel",
        )


def _counted(rows: Sequence[Panel], how: str) -> str:
    if len(rows) == 1:
        return f"panel {rows[0].id} was {how}"
    return f"{counted(len(rows), 'panel')} were {how}"
