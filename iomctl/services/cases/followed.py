"""How the open cases of people stand, in words: what came of a change of their facts."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import NamedTuple

from sqlalchemy import and_, select
from sqlmodel import col

from iomctl.domain.days.days import in_full, spoken
from iomctl.domain.references import PERSON, reference
from iomctl.storage.tables.cohorts import Cohort, Spell
from iomctl.storage.tables.reviews import Review
from iomctl.storage.unit_of_work import UnitOfWork


class CaseNow(NamedTuple):
    """An open case of the person with a row number, as it stands now."""

    person: int
    cohort: str
    colour: str
    tier: str
    due_by: date


def cases_now(work: UnitOfWork, people: Collection[int]) -> dict[int, CaseNow]:
    """The open cases of people by the row number of the spell, those of each by the code of their cohort."""
    ahead = and_(col(Review.spell_id) == col(Spell.id), col(Review.closed_on).is_(None))
    columns = (col(Spell.offender_id), col(Cohort.code), col(Spell.colour), col(Spell.tier), col(Review.due_by))
    query = select(col(Spell.id), *columns).join(Cohort, col(Cohort.id) == col(Spell.cohort_id)).join(Review, ahead)
    query = query.where(col(Spell.deselected_on).is_(None), col(Spell.offender_id).in_(sorted(people)))
    rows = work.session.execute(query.order_by(col(Spell.offender_id), col(Cohort.code))).all()
    return {number: CaseNow(*case) for number, *case in rows}


def stands(one: CaseNow, today: date) -> str:
    """A case in words: `N00001 is red in luton, fixed; the review is due by Fri 1 May 2026 (in 11 days)`."""
    where = f"{reference(PERSON, one.person)} is {one.colour} in {one.cohort}, {one.tier}"
    return f"{where}; the review is due by {spoken(one.due_by, today)}"


def what_follows(work: UnitOfWork, person: int, before: Mapping[int, CaseNow], beside: int | None = None) -> list[str]:
    """A line for each open case of a person that stands otherwise than `before`, which is what `cases_now` said.

    The case of the spell `beside` is left out: the answer shows it.
    """
    lines = []
    for number, now in cases_now(work, (person,)).items():
        was = before.get(number)
        moved = was is not None and was.due_by != now.due_by
        if was != now and number != beside:
            lines.append(stands(now, work.today) + (f", no longer by {in_full(was.due_by)}" if was and moved else ""))
    return lines
