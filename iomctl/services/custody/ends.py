"""The day of leaving of a stay in custody, with the release on that day and the colours that it gave."""

from datetime import date
from typing import Any

from sqlalchemy import or_
from sqlmodel import col, select

from iomctl.domain.course.kept_facts import COLOUR
from iomctl.domain.course.messages import named, with_its_event
from iomctl.errors import DoesNotFit
from iomctl.services.cases.case_facts import read
from iomctl.services.cases.correcting import Amended
from iomctl.services.cases.fact_rows import place_of, spell_fact
from iomctl.services.cases.ways_back import InTheWay
from iomctl.services.cases.ways_on import ways
from iomctl.services.custody.custodies import cases_on
from iomctl.storage.owners import Place
from iomctl.storage.tables.custodies import Custody
from iomctl.storage.tables.dated.custody_states import CustodyChange
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.releases import Release
from iomctl.storage.tables.spell_facts import SpellFact
from iomctl.storage.unit_of_work import UnitOfWork


def release_of(work: UnitOfWork, stay: Custody) -> Release | None:
    """The release that a stay ended with; None for none."""
    query = select(Release).where(Release.custody_id == stay.id, col(Release.withdrawn_in).is_(None))
    return work.session.exec(query).first()


def left_on(
    work: UnitOfWork, stay: Custody, on: date | None, colour: str | None = None
) -> tuple[list[Amended], list[Place]]:
    """The rows by which a stay ended on a day, or goes on, its release with it; then those of colours that go.

    Each case that was open on the day has the colour that the release gives, a new one if `colour` says so.
    """
    rows, release = [Amended(stay, {"to_on": on}, told=False)], release_of(work, stay)
    if release is not None:
        rows.append(Amended(release, {"released_on": on}, told=False))
    said = work.session.exec(select(SpellFact).where(SpellFact.custody_id == stay.id)).all()
    given = colour or next((one.colour for one in said), None)
    if on is None or given is None:
        return rows, [place_of(one) for one in said]
    person = work.session.get_one(Offender, stay.offender_id)
    cases = {spell.id: spell for spell, _ in cases_on(work, person, on)}
    known: dict[int, Any] = {one.spell_id: one for one in said}
    for number, spell in cases.items():
        row = known.get(number) or spell_fact(work, spell, COLOUR, on, custody_id=stay.id)
        rows += [Amended(row, {"colour": colour or row.colour or given}), Amended(row, {"from_on": on}, told=False)]
    return rows, [place_of(one) for one in said if one.spell_id not in cases]


def outside(
    work: UnitOfWork, stay: Custody, days: tuple[date, date | None], instead: bool
) -> tuple[list[Place], list[str]]:
    """The rows by which something was said of a stay outside the days that it is to have, and the words for them.

    `days` are the first one and the day of leaving, both included. What it began as is none of it. Raises DoesNotFit
    where there are some, unless they are put aside.
    """
    (first, last), day = days, col(CustodyChange.from_on)
    query = select(col(CustodyChange.id)).where(CustodyChange.custody_id == stay.id, day != stay.from_on)
    query = query.where(day < first if last is None else or_(day < first, day > last)).order_by(day)
    places: list[Place] = [("custody_change", one) for one in work.session.exec(query).all()]
    recorded = read(work, stay.offender_id)
    found = recorded.of_rows(places)
    words = [with_its_event(named(one, recorded.record.reference), one) for one in found]
    if words and not instead:
        raise DoesNotFit(*words, advice=ways(work, [InTheWay(recorded.record, one) for one in found]))
    return places, words
