"""Whether there is room for a member: a place that is free, and no membership of the same programme beside it."""

from datetime import date
from typing import NamedTuple

from sqlalchemy import select
from sqlmodel import col

from iomctl.domain.counts import counted
from iomctl.domain.days.days import spoken
from iomctl.domain.policy.programme_choices import Programme
from iomctl.domain.programmes.places import PlaceHeld, most_taken, not_for, shares_a_day
from iomctl.domain.references import MEMBERSHIP, PERSON, reference
from iomctl.errors import DoesNotFit
from iomctl.services.asked_day import AskedDay
from iomctl.services.programmes.records import counts_on, ends_of
from iomctl.storage.tables.facts.programmes import Membership
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork


class TakenPlace(NamedTuple):
    """A place of a programme that is held: the row number of the membership, whose it is, and the days."""

    number: int
    person: int
    span: PlaceHeld


def held_in(work: UnitOfWork, programme: str) -> list[TakenPlace]:
    """Every place of a programme that somebody holds or held, by row number."""
    table = Membership
    query = select(col(table.id), col(table.offender_id), col(table.joined_on), col(table.left_on))
    query = query.where(col(table.programme) == programme, col(table.withdrawn_in).is_(None)).order_by(col(table.id))
    return [TakenPlace(number, person, PlaceHeld(*days)) for number, person, *days in work.session.execute(query)]


def refuse_without_room(work: UnitOfWork, row: Membership) -> None:
    """Raise DoesNotFit for a member whom a programme is not for, who is in it already, and where it is full."""
    person, programme = work.session.get_one(Offender, row.offender_id), work.policy.programmes[row.programme]
    amiss = not_for(programme, person.gender, person.birth, row.joined_on)
    if amiss is not None:
        ref = reference(PERSON, row.offender_id)
        option = {"gender": "--gender CODE", "born": "--born DAY"}[amiss.field]
        raise DoesNotFit(f"{ref}: {amiss.words}", advice=f"if that is wrong: iomctl offender edit {ref} {option}")
    held = [one for one in held_in(work, row.programme) if one.number != row.id]
    span = PlaceHeld(row.joined_on, row.left_on)
    for one in held:
        if one.person == row.offender_id and shares_a_day(one.span, span):
            raise DoesNotFit(in_it_already(one, row.programme, work.today), advice=_way_out(one))
    if programme.places is not None and most_taken((one.span for one in held), span) >= programme.places:
        raise DoesNotFit(full(programme), advice=_first_to_end(work, programme))


def in_it_already(one: TakenPlace, programme: str, today: date) -> str:
    """What is said of somebody who is to join a programme that they are in."""
    until = f" until {spoken(one.span.left_on, today)}" if one.span.left_on else ""
    ref = reference(MEMBERSHIP, one.number)
    return f"{reference(PERSON, one.person)} is in {programme} since {spoken(one.span.joined_on, today)}{until}: {ref}"


def full(programme: Programme) -> str:
    """What is said of a programme that has no place left."""
    return f"{programme.code} is full: {counted(programme.places or 0, 'place is', 'places are')} taken"


def _way_out(one: TakenPlace) -> str:
    ref = reference(MEMBERSHIP, one.number)
    if one.span.left_on is None:
        return f"if they left: iomctl programme leave {ref} --on DAY --reason CODE"
    return f"if that one is wrong: iomctl programme withdraw {ref} --reason WORDS"


def _first_to_end(work: UnitOfWork, programme: Programme) -> str:
    """Whose time is up first of those who are in a programme today."""
    query = select(Membership).where(*counts_on(work.today), col(Membership.programme) == programme.code)
    rows = work.session.scalars(query.where(col(Membership.left_on).is_(None))).all()
    ends = ends_of(work, work.today, rows, AskedDay(work, work.today).either(Programme))
    known = sorted((end.on, number) for number, end in ends.items() if end.on is not None)
    if not known:
        return f"no end is known of anybody in it: iomctl programme list --programme {programme.code} --open"
    ends_on, number = known[0]
    ref, day = reference(MEMBERSHIP, number), spoken(ends_on, work.today)
    if ends_on < work.today:
        return f"the time of {ref} was up on {day}; if they left: iomctl programme leave {ref} --reason CODE"
    return f"the first place ends on {day}: {ref}"
