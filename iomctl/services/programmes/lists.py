"""Members of programmes on a day: all of them, those whose time is up soon or was, and how many places are taken."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta

from sqlalchemy import ColumnElement, or_, select
from sqlmodel import col

from iomctl.domain.columns import column
from iomctl.domain.policy.programme_choices import Programme
from iomctl.services.asked_day import AskedDay
from iomctl.services.every_fault import EveryFault
from iomctl.services.facts import rows as facts
from iomctl.services.lookup.listed_people import ListedPeople, people_recorded
from iomctl.services.programmes.records import MembershipRecord, counts_on, ends_of, records
from iomctl.storage.tables.facts.programmes import Membership
from iomctl.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class WhichMemberships:
    """Which memberships a list is narrowed to; `programme` as typed, None for all.

    `still_open` leaves those who had not left.
    """

    whose: ListedPeople = field(default_factory=ListedPeople)
    still_open: bool = False
    programme: str | None = None


@dataclass(frozen=True)
class ProgrammePlaces:
    """One programme and its places on a day; the field names are a contract. It names nobody."""

    programme: str = column("Programme", "its code in the policy", "family-work", rank=0, kept=True)
    name: str = column("Name", "what it is called", "Family work through the gate", rank=2)
    who: str = column("Who", "whom it is for", "people with children", rank=4)
    where: str | None = column("Where", "the prison or the area", "HMP Brixton", rank=5)
    places: int | None = column("Places", "how many there are; absent: any number", "30", rank=0, right=True)
    taken: int = column("Taken", "places that somebody holds", "28", rank=0, right=True)
    free: int | None = column("Free", "places that nobody holds; below 0 when over", "2", rank=0, right=True)
    past: int = column("Past", "of those taken, how many are past their end", "1", rank=2, right=True)
    ends_next_on: date | None = column("Ends next", "the day on which the next place ends", "2026-05-04", rank=2)
    children: int | None = column(
        "Children", "children of the members who were asked; absent: nobody was", "41", rank=2, right=True
    )
    children_asked: int = column(
        "Children asked", "members of whom it is recorded how many children", "25", rank=2, right=True
    )
    family: int | None = column(
        "Family", "the family of the members who were asked; absent: nobody was", "63", rank=2, right=True
    )
    family_asked: int = column(
        "Family asked", "members of whom it is recorded how many of the family", "25", rank=2, right=True
    )


def memberships(work: UnitOfWork, on: date, which: WhichMemberships) -> list[MembershipRecord]:
    """Memberships that began by a day, by person, the newest first. The look is logged.

    Raises NotFound and BadValue with every unknown word at once.
    """
    return memberships_as_of(work, AskedDay(work, on), which)


def memberships_as_of(work: UnitOfWork, day: AskedDay, which: WhichMemberships) -> list[MembershipRecord]:
    """As `memberships`, for a caller that has the day."""
    return records(work, day, *counts_on(day.on), *_narrowed(work, day, which))


def ending(work: UnitOfWork, on: date, within_days: int | None, which: WhichMemberships) -> list[MembershipRecord]:
    """Who had not left and whose time is up in so many days, the last included, or was up before: the longest in front.

    None is the policy's look-ahead. Raises as `memberships`; the look is logged.
    """
    return ending_as_of(work, AskedDay(work, on), within_days, which)


def ending_as_of(
    work: UnitOfWork, day: AskedDay, within_days: int | None, which: WhichMemberships
) -> list[MembershipRecord]:
    """As `ending`, for a caller that has the day."""
    last = day.on + timedelta(days=day.policy.look_ahead_days if within_days is None else within_days)
    found = records(work, day, *counts_on(day.on), _not_left(day.on), *_narrowed(work, day, which))
    soon = [(one.ends_on, one) for one in found if one.ends_on is not None and one.ends_on <= last]
    return [one for _, one in sorted(soon, key=lambda pair: (pair[0], pair[1].offender, pair[1].membership))]


def places(work: UnitOfWork, on: date) -> list[ProgrammePlaces]:
    """The places of each programme that is in use or has members on a day. It names nobody."""
    day = AskedDay(work, on)
    rows = work.session.scalars(select(Membership).where(*counts_on(on), _not_left(on))).all()
    held: dict[str, list[Membership]] = defaultdict(list)
    for one in rows:
        held[one.programme].append(one)
    known, offered = day.either(Programme), day.policy.programmes
    ends = ends_of(work, on, rows, known)
    shown = [one for code, one in known.items() if code in held or (code in offered and one.active)]
    return [_places(one, held[one.code], [ends[row.id].on for row in held[one.code]], on) for one in shown]


def _places(programme: Programme, members: list[Membership], ends: list[date | None], on: date) -> ProgrammePlaces:
    children = [one.children for one in members if one.children is not None]
    family = [one.family for one in members if one.family is not None]
    return ProgrammePlaces(
        programme=programme.code,
        name=programme.name,
        who=programme.who,
        where=programme.where or None,
        places=programme.places,
        taken=len(members),
        free=None if programme.places is None else programme.places - len(members),
        past=sum(day is not None and day < on for day in ends),
        ends_next_on=min((day for day in ends if day is not None and day >= on), default=None),
        children=sum(children) if children else None,
        children_asked=len(children),
        family=sum(family) if family else None,
        family_asked=len(family),
    )


def _not_left(on: date) -> ColumnElement[bool]:
    return or_(col(Membership.left_on).is_(None), col(Membership.left_on) > on)


def _narrowed(work: UnitOfWork, day: AskedDay, which: WhichMemberships) -> list[ColumnElement[bool]]:
    faults = EveryFault()
    people = faults.take(lambda: people_recorded(work, day, which.whose))
    programme = faults.take(lambda: _of_programme(work, which.programme))
    if people is None or faults.met:
        raise faults.refusal()
    narrowed = [*people, *([] if programme is None else [programme])]
    return [*narrowed, _not_left(day.on)] if which.still_open else narrowed


def _of_programme(work: UnitOfWork, word: str | None) -> ColumnElement[bool] | None:
    return None if word is None else facts.of_kind(work, Membership, Programme, word, "programme")
