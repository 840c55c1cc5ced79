"""What the database holds about every open case on a day: the cases with people and reviews, and their needs."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any, cast

from sqlalchemy import ColumnElement, Row, Select, and_, label, or_, select, true
from sqlmodel import col

from iomctl.domain.references import listed_name
from iomctl.services.as_of import AsOf
from iomctl.services.reviews.ahead import last_held, was_ahead
from iomctl.storage.bulk import read
from iomctl.storage.made_once import made_once
from iomctl.storage.tables.agencies import Agency, Worker
from iomctl.storage.tables.cohorts import Cohort, Spell
from iomctl.storage.tables.needs import Need
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.reviews import Review
from iomctl.storage.unit_of_work import UnitOfWork

MOST_NAMED = 500
"""For more people than this every need is read: a database takes only so many values at once."""


@made_once
def open_cases(as_of: AsOf, *conditions: ColumnElement[bool]) -> Select[Any]:
    """Every spell open on a day that meets the conditions. As `cases`."""
    return cases(as_of, as_of.is_open, *conditions)


_BORN = (col(Offender.born_on), col(Offender.born_within))


@made_once
def cases(as_of: AsOf, *conditions: ColumnElement[bool]) -> Select[Any]:
    """Every spell that meets the conditions, with its person, worker and the review then ahead.

    Conditions may name Spell, Offender, Cohort, Worker, Agency and Review. A spell that had no review ahead on
    a past day (it was recorded later) has none of its columns.
    """
    query: Any = (
        select(
            col(Spell.id),
            col(Spell.adopted_on),
            col(Offender.id).label("person"),
            col(Offender.surname),
            col(Offender.forenames),
            col(Offender.search_name),
            col(Offender.restricted),
            col(Offender.gender),
            col(Offender.area),
            *_BORN,
            col(Cohort.code).label("cohort"),
            label("tier", as_of.tier),
            label("colour", as_of.colour),
            label("custody", as_of.custody),
            label("prison", as_of.prison),
            col(Worker.name).label("worker"),
            col(Worker.left_on),
            col(Agency.name).label("agency"),
            col(Review.due_from),
            col(Review.due_by),
            col(Review.exempt_reason),
            label("held_last_on", last_held(as_of)),
        )
        .select_from(Spell)
        .join(Offender, col(Offender.id) == col(Spell.offender_id))
        .join(Cohort, col(Cohort.id) == col(Spell.cohort_id))
        .outerjoin(Worker, col(Worker.id) == as_of.worker_id)
        .outerjoin(Agency, col(Agency.id) == as_of.agency_id)
        .outerjoin(Review, and_(col(Review.spell_id) == col(Spell.id), was_ahead(as_of)))
        .where(*conditions)
    )
    return cast("Select[Any]", query)


@made_once
def nobody_responsible(as_of: AsOf) -> ColumnElement[bool]:
    """Whether nobody led a case on a day: it had no lead worker, or the worker had left on or before it."""
    return or_(col(Worker.id).is_(None), col(Worker.left_on) <= as_of.on)


@made_once
def never_asked(as_of: AsOf) -> ColumnElement[bool]:
    """Whether a person had not been asked about a need on any pathway by a day."""
    asked = select(col(Need.id)).where(col(Need.offender_id) == col(Offender.id), _by_then(as_of))
    return ~asked.correlate(Offender).exists()


def needs_of(work: UnitOfWork, as_of: AsOf, people: Collection[int]) -> dict[int, dict[str, str]]:
    """By person (row numbers; others may be among them) the level of each pathway asked about by the day."""
    query: Any = select(col(Need.offender_id), col(Need.pathway), col(Need.level)).where(_by_then(as_of))
    if len(people) <= MOST_NAMED:
        query = query.where(col(Need.offender_id).in_(people))
    query = query.order_by(col(Need.offender_id), col(Need.pathway), col(Need.from_on), col(Need.id))
    needs: dict[int, dict[str, str]] = defaultdict(dict)
    for person, pathway, level in read(work, query):
        needs[person][pathway] = level  # the newest comes last and stays
    return needs


def shown_name(work: UnitOfWork, row: Row[Any]) -> str:
    """The name of a row of `open_cases` as this command may show it."""
    return listed_name(row.surname, row.forenames, work.hides(row.restricted))


@made_once
def _by_then(as_of: AsOf) -> ColumnElement[bool]:
    return col(Need.from_on) <= as_of.on if as_of.past else true()
