"""Releases ahead: who is out when and why on that day, and what is due by now and not done."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import ColumnElement, Row
from sqlmodel import col

from iomctl.domain.accommodation.home import HOMELESS
from iomctl.domain.accommodation.release_plans import due_by, missing
from iomctl.domain.columns import column
from iomctl.domain.days.days import spoken
from iomctl.domain.references import name_column, offender_column
from iomctl.services.asked_day import AskedDay
from iomctl.services.cases.lead_workers import lead_workers
from iomctl.services.custody.days import Due, ReleaseDays
from iomctl.services.custody.records import state_on, stays_query, whose
from iomctl.services.lookup.find_person import shown_words
from iomctl.storage.bulk import read
from iomctl.storage.made_once import with_more
from iomctl.storage.tables.custodies import Custody
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.services.releases.homes import ReleaseAhead
    from iomctl.services.releases.records import FirstNights, Kept


@dataclass(frozen=True)
class ComingRelease:
    """One release ahead; the field names are a contract."""

    offender: str = offender_column()
    name: str = name_column()
    release_on: date | None = column("Release", "the day of release worked out", "2026-06-11", rank=0, spoken=True)
    days_left: int | None = column("Days left", "days to it; below 0 when it is past", "52", rank=2, right=True)
    to_do: str | None = column("To do", "what is due by now and not done", "address, gp", rank=0)
    planned: bool = column("Planned", "whether a first night and an appointment are known", "no", rank=2)
    accommodation: str | None = column("Accommodation", "a code of accommodation", "A17", rank=2)
    settled: str | None = column(
        "Settled", "settled, transient or homeless, by that code", "transient", rank=0,
        told=lambda one: one.settled or "not known",
    )  # fmt: skip
    address: str | None = column("Address", "where that is, in words", "Harbour Trust", rank=6)
    placement: str | None = column("Placement", "the placement that covers that night", "P00012", rank=5)
    appointment_on: date | None = column("Appointment", "the day of the first one", "2026-06-12", rank=2, spoken=True)
    appointment_with: str | None = column("Appointment with", "whom it is with", "S Okafor", rank=6)
    done: str = column("Done", "how many things of the policy's list are done", "4 of 6", rank=4, right=True)
    prison: str | None = column("Prison", "the prison, if known", "HMP Bedford", rank=4)
    worker: str | None = column("Worker", "the lead worker", "S Okafor", rank=1)
    state: str = column("State", "in-custody, or at-large (unlawfully)", "in-custody", rank=7)
    release_kind: str | None = column("Release kind", "the code of the kind of release", "conditional", rank=4)
    due_on: date | None = column("Due", "the day that makes the release due", "2026-06-12", rank=5, spoken=True)
    release_code: str = column("Release code", "why it is that day", "friday-or-before-holiday", shown=False)
    release_basis: str = column("Release basis", "why it is that day, in words", "one working day earlier", rank=8)
    duty: str | None = column("Duty", "where it stands; absent: not asked in this nation", "submitted", rank=3)
    duty_reason: str | None = column("Duty reason", "why it is not required", "has-next-accommodation", shown=False)
    commissioned: str = column("Commissioned", "where the commissioned referral stands", "upcoming", rank=5)
    commissioned_reason: str | None = column(
        "Commissioned reason", "why it is not required", "has-next-accommodation", shown=False
    )
    duty_basis: str | None = column(
        "Duty basis", "the first night and whether it meets the duty, in words",
        "first night Emergency hotel until 14 May 2026: does not meet the duty", rank=9,
    )  # fmt: skip
    planned_otherwise: str | None = column(
        "Planned otherwise", "the code the plan says, where the placement is of another and counts", "A07A", shown=False
    )


def coming_of(work: UnitOfWork, stay: Custody) -> ComingRelease:
    """What is known of the release at the end of one stay, as it is now. The look is logged."""
    work.session.flush()
    return coming_where(work, AskedDay(work, work.today), col(Custody.id) == stay.id)[0]


def out_on(work: UnitOfWork, now: ComingRelease) -> str:
    """The day of a release in words, or why none is known; where its night is planned otherwise than placed, that."""
    if now.release_on is None:
        return f"{now.offender}: {now.release_basis}"
    otherwise = ""
    if now.planned_otherwise is not None:
        otherwise = f"; the plan says {now.planned_otherwise}, but {now.placement} is {now.accommodation} and counts"
    return f"{now.offender} is out on {spoken(now.release_on, work.today)}{otherwise}"


class ReleasesAsked(NamedTuple):
    """Which releases a list tells: of all, those with something `to_do`, those to `nowhere` on the first night."""

    to_do: bool = False
    nowhere: bool = False

    def tells(self, one: ComingRelease) -> bool:
        """Whether one of them is told; a first night that nobody knows of is nowhere, as one that is no home."""
        return not (self.to_do and not one.to_do) and not (self.nowhere and one.settled not in {None, HOMELESS})


EVERYONE = ReleasesAsked()


def coming_where(
    work: UnitOfWork,
    day: AskedDay,
    *narrowed: ColumnElement[bool],
    told: Callable[[ComingRelease], bool] = EVERYONE.tells,
) -> list[ComingRelease]:
    """The releases of the stays so narrowed as they were known on a day and are `told`, by reference.

    The look at these is logged, and at no other.
    """
    shown = [(person, one) for person, one in releases_ahead(work, day, *narrowed) if told(one)]
    work.looked_at(person for person, _ in shown)
    return [one for _, one in shown]


def releases_ahead(work: UnitOfWork, day: AskedDay, *narrowed: ColumnElement[bool]) -> list[tuple[int, ComingRelease]]:
    """The same with the row number of the person of each; logging the look is the caller's."""
    query = with_more(stays_query(day.on), *narrowed, order=(col(Custody.offender_id),))
    rows: Sequence[Row[Any]] = read(work, query)
    if not rows:
        return []
    # Only now: five tables of what is planned and of referrals to councils come with these.
    from iomctl.services.releases.homes import HomePrompts
    from iomctl.services.releases.records import FirstNights, kept

    people = [row.offender_id for row in rows]
    days, plans = ReleaseDays(work, day, rows), kept(work, [row.id for row in rows], day.on)
    nights = FirstNights(work, people, day)
    ahead = [_ahead(row, days, plans[row.id], nights) for row in rows]
    homes, leads = HomePrompts(work, day, ahead), lead_workers(work, people, day)
    items = [one for one in day.policy.release_items.values() if one.active]
    # Thousands are released on a few days: what is due is worked out once for each.
    due = cache(lambda out_on: due_by(out_on, day.on, items, day.policy.release))
    made = []
    for one in ahead:
        person = one.row.offender_id
        prompts = homes.of(person)
        to_do = (*prompts.due, *missing(one.planned, due(one.out.day)))
        said: dict[str, Any] = {"to_do": ", ".join(to_do) or None, "worker": leads.get(person)}
        said["done"] = f"{sum(item.code in one.plan.done for item in items)} of {len(items)}"
        made.append((person, ComingRelease(**_shown(work, one, day.on), **said, **prompts.columns)))
    return made


def _ahead(row: Row[Any], days: ReleaseDays, plan: "Kept", nights: "FirstNights") -> "ReleaseAhead":
    from iomctl.services.releases.homes import ReleaseAhead

    out = days.of(row, Due(row.release_kind, row.due_on, row.decision))
    return ReleaseAhead(row, out, plan, nights.of(row.offender_id, plan, out.day))


def _shown(work: UnitOfWork, one: "ReleaseAhead", on: date) -> dict[str, Any]:
    row, out, plan, night = one.row, one.out, one.plan, one.night
    return {
        **whose(work, row),
        "release_on": out.day,
        "days_left": (out.day - on).days if out.day else None,
        "planned": one.planned.whole,
        "accommodation": night.accommodation if night else None,
        "settled": night.settled if night else None,
        "address": shown_words(work, night.address, row.restricted) if night else None,
        "placement": night.placement if night else None,
        "planned_otherwise": night.planned_otherwise if night else None,
        "appointment_on": plan.appointment_on,
        "appointment_with": shown_words(work, plan.appointment_with, row.restricted),
        "prison": row.prison,
        "state": state_on(row, on),
        "release_kind": row.release_kind,
        "due_on": row.due_on,
        "release_code": out.code,
        "release_basis": out.words,
    }
