"""Contact that the policy asks for: the cases that a standard holds for, and by when each is to be met."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Row, Select
from sqlmodel import col

from iomctl.domain.columns import column
from iomctl.domain.days.days import short
from iomctl.domain.policy.contact_choices import ContactStandard
from iomctl.domain.references import PERSON, name_column, offender_column, reference
from iomctl.services.asked_day import AskedDay
from iomctl.services.worklists.caseload_filters import Wanted, conditions, look_up
from iomctl.services.worklists.caseload_rows import open_cases, shown_name
from iomctl.services.worklists.standards_held import holds, kept_by, met_before, not_known
from iomctl.storage.bulk import read, rows_among
from iomctl.storage.tables.facts.contacts import Contact
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork

CLAMPED = timedelta(days=4)
"""By how much a length in months can be shorter backwards than ahead: a month's end is clamped."""


@dataclass(frozen=True)
class StandardDue:
    """An open case that is to be met by a day, as a standard of the policy asks; the field names are a contract."""

    offender: str = offender_column()
    name: str = name_column()
    cohort: str = column("Cohort", "the cohort's code", "luton", rank=6)
    tier: str = column("Tier", "the tier's code", "fixed", rank=5)
    colour: str = column("Colour", "the colour's code", "amber", rank=1)
    worker: str | None = column("Worker", "the lead worker", "S Okafor", rank=1)
    standard: str = column("Standard", "the code of the policy's standard", "high-risk", rank=0)
    how: str = column("How", "the ways that count for it", "face-to-face", rank=2)
    every: str = column("Every", "how often it asks for one", "4 weeks", rank=3)
    kept_last_on: date | None = column("Kept last", "the newest kept one that counts; absent for never", "2026-03-02")
    due_by: date = column("Due by", "the last day to be met in time", "2026-03-30", rank=0)
    days_left: int = column("Days left", "days to it", "7", rank=0, right=True)
    also_kept: str | None = column(
        "Also kept", "the newest kept contact since that does not count", "telephone 13 Apr", rank=4
    )


@dataclass(frozen=True)
class StandardOverdue:
    """An open case below a standard of the policy; the field names are a contract."""

    offender: str = offender_column()
    name: str = name_column()
    cohort: str = column("Cohort", "the cohort's code", "luton", rank=6)
    tier: str = column("Tier", "the tier's code", "fixed", rank=5)
    colour: str = column("Colour", "the colour's code", "amber", rank=1)
    worker: str | None = column("Worker", "the lead worker", "S Okafor", rank=1)
    standard: str = column("Standard", "the code of the policy's standard", "high-risk", rank=0)
    how: str = column("How", "the ways that count for it", "face-to-face", rank=2)
    every: str = column("Every", "how often it asks for one", "4 weeks", rank=3)
    kept_last_on: date | None = column("Kept last", "the newest kept one that counts; absent for never", "2026-03-02")
    due_by: date = column("Due by", "the last day to be met in time", "2026-03-30", rank=0)
    days_overdue: int = column("Days overdue", "whole days since then", "21", rank=0, right=True)
    also_kept: str | None = column(
        "Also kept", "the newest kept contact since that does not count", "telephone 13 Apr", rank=4
    )


class Owed(NamedTuple):
    """A case that a standard holds for, and the last day to be met in time."""

    case: Row[Any]
    standard: ContactStandard
    due_by: date


class StandardsTold(NamedTuple):
    """The rows of a list, and of how many people it is not known whether a standard holds, by the score that lacks."""

    found: list[Any]
    not_known: dict[str, int]


def due(work: UnitOfWork, on: date, within_days: int | None, wanted: Wanted) -> StandardsTold:
    """Cases that a standard asks to be met in so many days, the last included, the soonest first.

    None is the policy's look-ahead; what is `overdue` is not among them. The look is logged. Raises BadValue and
    NotFound for unknown words.
    """
    day = AskedDay(work, on)
    last = on + timedelta(days=day.policy.look_ahead_days if within_days is None else within_days)
    found = [one for one in owed(work, day, wanted, last) if one.due_by >= on]
    shown = zip(found, _shown(work, day, found), strict=True)
    rows = [StandardDue(days_left=(one.due_by - on).days, **told) for one, told in shown]
    return StandardsTold(rows, not_known(work, day, _cases(work, day, wanted)))


def overdue(work: UnitOfWork, on: date, wanted: Wanted) -> StandardsTold:
    """Cases below a standard, the longest in front. Raises as `due`; the look is logged."""
    day = AskedDay(work, on)
    return StandardsTold(overdue_as_of(work, day, wanted), not_known(work, day, _cases(work, day, wanted)))


def overdue_as_of(work: UnitOfWork, day: AskedDay, wanted: Wanted) -> list[StandardOverdue]:
    """As `overdue`, for a caller that has the day."""
    found = owed(work, day, wanted, day.on - timedelta(days=1))
    shown = zip(found, _shown(work, day, found), strict=True)
    return [StandardOverdue(days_overdue=(day.on - one.due_by).days, **told) for one, told in shown]


def owed(work: UnitOfWork, day: AskedDay, wanted: Wanted, last: date) -> list[Owed]:
    """Cases that a standard asks to be met by a day, the soonest first.

    It counts from the newest kept contact that is of one of its ways, at the earliest from the first day of the case,
    and in the community from the day of coming out. Logging the look is the caller's.
    """
    narrowed = list(conditions(day.spells, look_up(work, day.policy, wanted)))
    found: list[Owed] = []
    for standard in (one for one in day.policy.contact_standards.values() if one.active):
        found += _of_standard(work, day, standard, last, [*narrowed, *holds(day, standard)])
    return sorted(found, key=lambda one: (one.due_by, one.case.person, one.case.id, one.standard.code))


def _cases(work: UnitOfWork, day: AskedDay, wanted: Wanted) -> Select[Any]:
    """SQL for the people (row numbers) with a case that is asked for, in the community."""
    narrowed = conditions(day.spells, look_up(work, day.policy, wanted))
    cases = open_cases(day.spells, *narrowed, day.spells.custody == "community")
    return cases.with_only_columns(col(Offender.id)).correlate(None)


def _of_standard(
    work: UnitOfWork, day: AskedDay, standard: ContactStandard, last: date, narrowed: list[ColumnElement[bool]]
) -> Iterator[Owed]:
    since = standard.every.before(last) + CLAMPED
    for case in read(work, met_before(day.spells, since, tuple(standard.how), tuple(narrowed))):
        starts = (case.adopted_on, case.kept_last_on, None if standard.custody else case.out_on)
        due_by = standard.every.after(max(one for one in starts if one is not None))
        if due_by <= last:
            yield Owed(case, standard, due_by)


def ways_since(work: UnitOfWork, on: date, found: Sequence[Owed]) -> list[str | None]:
    """For each case how somebody was met since, in a way that does not count, as `telephone 13 Apr`; None for none."""
    later = [one for one in found if one.case.also_on is not None and one.case.also_on != one.case.kept_last_on]
    among = rows_among(work, kept_by(on), col(Contact.offender_id), {one.case.person for one in later})
    hows = {(one.offender_id, one.contact_on): one.how for one in among}
    told = {(one.case.id, one.standard.code): hows[one.case.person, one.case.also_on] for one in later}
    return [
        f"{how} {short(one.case.also_on, on)}" if (how := told.get((one.case.id, one.standard.code))) else None
        for one in found
    ]


def _shown(work: UnitOfWork, day: AskedDay, found: Sequence[Owed]) -> Iterator[dict[str, Any]]:
    work.looked_at(one.case.person for one in found)
    for (case, standard, due_by), also in zip(found, ways_since(work, day.on, found), strict=True):
        same = ("cohort", "tier", "colour", "worker", "kept_last_on")
        yield {
            "offender": reference(PERSON, case.person),
            "name": shown_name(work, case),
            **{name: getattr(case, name) for name in same},
            "standard": standard.code,
            "how": ", ".join(standard.how),
            "every": standard.every.words,
            "due_by": due_by,
            "also_kept": also,
        }
