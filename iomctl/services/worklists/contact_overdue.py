"""Contact that is overdue: open cases by the newest contact that was kept."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, label, or_, select
from sqlmodel import col

from iomctl.domain.columns import column
from iomctl.domain.facts.contacts import HOWS, is_too_long_ago
from iomctl.domain.references import PERSON, name_column, offender_column, reference
from iomctl.inputs.choices import meant
from iomctl.services.asked_day import AskedDay
from iomctl.services.facts.contacts import has_outcome
from iomctl.services.worklists.caseload_filters import Wanted, conditions, look_up
from iomctl.services.worklists.caseload_rows import open_cases, shown_name
from iomctl.storage.bulk import read
from iomctl.storage.tables.cohorts import Spell
from iomctl.storage.tables.facts.contacts import Contact
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class ContactOverdue:
    """One open case of somebody whom nobody met for some time; the field names are a contract."""

    offender: str = offender_column()
    name: str = name_column()
    cohort: str = column("Cohort", "the cohort's code", "luton", rank=5)
    tier: str = column("Tier", "the tier's code", "fixed", rank=4)
    colour: str = column("Colour", "the colour's code", "amber", rank=1)
    worker: str | None = column("Worker", "the lead worker", "S Okafor", rank=1)
    agency: str | None = column("Agency", "the lead worker's agency", "Bedfordshire Police", rank=6)
    adopted_on: date = column("Adopted", "since when the case is open", "2026-01-05", rank=2)
    kept_last_on: date | None = column("Kept last", "the newest kept contact; absent for never", "2026-03-13", rank=0)
    since: str = column("Since", "the days since that contact, or never", "38 days", rank=0)


def no_contact_days(work: UnitOfWork, on: date) -> int | None:
    """After how many days without a contact one is overdue, by the policy of a day; None where it sets no number."""
    return AskedDay(work, on).policy.no_contact_days


def overdue(work: UnitOfWork, on: date, days: int, wanted: Wanted, how: str | None = None) -> list[ContactOverdue]:
    """Cases open on a day longer than `days`, of people with no contact kept in them, that day included.

    With `how`, as typed, only contacts of that way count.

    Those whom nobody ever met come first, the case open longest in front, then the longest since. The look is
    logged. Raises BadValue and NotFound for unknown words.
    """
    day = AskedDay(work, on)
    newest = select(func.max(col(Contact.contact_on))).where(
        col(Contact.offender_id) == col(Offender.id), col(Contact.contact_on) <= on, has_outcome(on, "kept")
    )
    if how is not None:
        newest = newest.where(col(Contact.how) == meant("how", how, HOWS))
    kept_last = newest.correlate(Offender).scalar_subquery()
    narrowed = conditions(day.spells, look_up(work, day.policy, wanted))
    query = open_cases(day.spells, *narrowed).add_columns(label("kept_last_on", kept_last))
    query = query.where(is_too_long_ago(col(Spell.adopted_on), on, days))
    query = query.where(or_(kept_last.is_(None), is_too_long_ago(kept_last, on, days)))
    order = (kept_last.is_not(None), kept_last, col(Spell.adopted_on), col(Offender.id), col(Spell.id))
    rows = read(work, query.order_by(*order))
    work.looked_at(row.person for row in rows)
    return [
        ContactOverdue(
            reference(PERSON, row.person),
            shown_name(work, row),
            row.cohort,
            row.tier,
            row.colour,
            row.worker,
            row.agency,
            row.adopted_on,
            row.kept_last_on,
            since="never" if row.kept_last_on is None else f"{(on - row.kept_last_on).days} days",
        )
        for row in rows
    ]
