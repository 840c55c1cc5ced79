"""Plan panels: one alone, or one for each day of a rhythm."""

from datetime import date
from typing import TYPE_CHECKING, Any

from iomctl.domain.counts import counted
from iomctl.domain.days.intervals import add_months
from iomctl.domain.names import fold
from iomctl.domain.panels.rhythms import days_of, in_words, read_rhythm
from iomctl.errors import BadValue, NotUnderstood
from iomctl.inputs.bounds import Bounds
from iomctl.services.every_fault import EveryFault
from iomctl.services.panels.officers import Officers, PanelsChanged, found_officers, refuse_wrong
from iomctl.services.panels.schedule import scheduled
from iomctl.storage.tables.panels.panels import Panel, PanelSeries
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.panels import NewPanel
    from iomctl.inputs.typed_words import Typed

MONTHS_AHEAD, MOST_AT_ONCE = 12, 60


def add(work: UnitOfWork, asked: "Typed[NewPanel]", officers: Officers) -> PanelsChanged:
    """Plan a panel, or one for each day of a rhythm: for a year where no last day is given.

    Raises BadValue or NotFound with every fault at once, and DoesNotFit where a panel of that name meets then already,
    or the minute-taker is the chair.
    """
    faults = EveryFault()
    new = faults.take(lambda: asked.read(Bounds(work.policy, work.today)))
    held_by = faults.take(lambda: found_officers(work, officers))
    if new is None or held_by is None:
        raise faults.refusal()
    rule, days = _days(new)
    values = {"name": new.name, "search_name": fold(new.name), "starts_at": new.at, "place": new.place, **held_by}
    rows = [_row(work, values, day) for day in days]
    refuse_wrong(work, rows)
    if rule is not None:
        series = PanelSeries(rule=rule, first_on=days[0], **work.recorded)
        work.session.add(series)
        work.session.flush()
        for row in rows:
            row.series_id, row.planned_on = series.id, row.meets_on
    work.session.add_all(rows)
    work.session.flush()
    said = f"{counted(len(rows), 'panel')}, {in_words(rule)}" if rule else ""
    return PanelsChanged(scheduled(work, rows), said)


def _days(new: "NewPanel") -> tuple[str | None, list[date]]:
    """The rule of a new panel, None for one alone, and the days on which it meets."""
    if new.every is None:
        if new.until is not None:
            raise NotUnderstood("--until goes with --every", advice='say how often, like --every "2 weeks"')
        return None, [new.on]
    try:
        rule = read_rhythm(new.every, new.on)
    except BadValue as fault:
        raise BadValue(*(f"--every: {line}" for line in fault.faults)) from None
    days = days_of(rule, new.on, new.until or add_months(new.on, MONTHS_AHEAD))
    if len(days) > MOST_AT_ONCE:
        raise BadValue(f"--until: that is {len(days)} panels, at most {MOST_AT_ONCE} at once")
    return rule, days


def _row(work: UnitOfWork, values: dict[str, Any], day: date) -> Panel:
    nothing: dict[str, Any] = dict.fromkeys(
        "series_id planned_on cohort_id chair_id minute_taker_id cancelled_because cancelled_in withdrawn_in".split()
    )
    return Panel(**{**nothing, **values}, meets_on=day, **work.recorded)
