"""Which referrals a list is narrowed to."""

from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, or_
from sqlmodel import col

from iomctl.domain.references import REFERRAL, number_in, reference
from iomctl.domain.referrals import NEXT, OPEN
from iomctl.errors import BadValue, NotFound
from iomctl.inputs.referrals.pathways import asked_pathway
from iomctl.services.asked_day import AskedDay
from iomctl.services.lookup.find_service import find_provider
from iomctl.services.lookup.listed_people import ListedPeople, people_recorded
from iomctl.services.lookup.service_areas import covering
from iomctl.services.referrals.course import Course
from iomctl.storage.made_once import with_more
from iomctl.storage.tables.referrals import Provider, Referral, Service
from iomctl.storage.unit_of_work import UnitOfWork


class WhichReferrals(NamedTuple):
    """Which referrals a list is narrowed to, as typed; None for all.

    `status` may also be `open`; `service_area` is one that the service covers.
    """

    whose: ListedPeople = ListedPeople()
    pathway: str | None = None
    provider: str | None = None
    status: str | None = None
    service_area: str | None = None


def narrowed(work: UnitOfWork, query: Select[Any], day: AskedDay, which: WhichReferrals) -> Select[Any]:
    """A query on referrals, their people, services and providers, narrowed as asked."""
    query = with_more(query, *_people(work, day, which.whose))
    if which.pathway is not None:
        query = query.where(col(Service.pathway) == asked_pathway(work.policy, which.pathway))
    if which.provider is not None:
        query = query.where(col(Provider.id) == find_provider(work, which.provider).id)
    if which.service_area is not None:
        query = query.where(col(Service.area).in_(covering(work, which.service_area)))
    return query if which.status is None else query.where(_has_status(Course.by(day), which.status))


def _people(work: UnitOfWork, day: AskedDay, whose: ListedPeople) -> list[ColumnElement[bool]]:
    try:
        return people_recorded(work, day, whose)
    except NotFound:
        number = number_in(REFERRAL, whose.offender or "")
        if number is None or work.session.get(Referral, number) is None:
            raise
        ref = reference(REFERRAL, number)
        raise NotFound(f"{ref} is a referral: iomctl referral show {ref}") from None


def _has_status(course: Course, word: str) -> ColumnElement[bool]:
    wanted = word.strip().casefold()
    if wanted not in {*NEXT, "open"}:
        raise BadValue(f'--status "{word}": one of open, {", ".join(NEXT)}')
    statuses = OPEN if wanted == "open" else (wanted,)
    return or_(*(course.status == status for status in statuses))
