"""Which cases of a caseload are asked for: from the typed words to conditions, and back to words for a title."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, and_, select
from sqlmodel import col

from iomctl.domain.policy.choices import Colour, Tier
from iomctl.domain.policy.policy import Policy
from iomctl.domain.reviews import is_overdue
from iomctl.inputs.faults import Faults
from iomctl.inputs.referrals.pathways import asked_pathway
from iomctl.services.as_of import AsOf
from iomctl.services.lookup.areas import find_area
from iomctl.services.lookup.find_agency_or_worker import find_agency, find_worker
from iomctl.services.lookup.find_person import find_cohort
from iomctl.services.reviews.lists import expected_by
from iomctl.services.worklists.caseload_rows import nobody_responsible
from iomctl.storage.tables.agencies import Agency, Worker
from iomctl.storage.tables.cohorts import Cohort, Scheme
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork


class Wanted(NamedTuple):
    """Which cases, in words as typed; None for all. All of them must hold.

    `needs` is a level of `domain.need_marks` or `not-asked`, on `pathway` when that is given; a `pathway`
    alone means a need or an open referral on it. `in_custody` is False for the community. `no_worker` is
    nobody, or a worker who has left.
    """

    cohort: str | None = None
    tier: str | None = None
    colour: str | None = None
    area: str | None = None
    worker: str | None = None
    agency: str | None = None
    pathway: str | None = None
    needs: str | None = None
    overdue: bool = False
    in_custody: bool | None = None
    no_worker: bool = False


class Found(NamedTuple):
    """What the words of `wanted` stand for: codes of the policy, and rows; `areas` is each way one area is written."""

    wanted: Wanted
    tier: str | None
    colour: str | None
    pathway: str | None
    areas: list[str] | None
    cohort: Cohort | None
    worker: Worker | None
    agency: Agency | None


def look_up(work: UnitOfWork, policy: Policy, wanted: Wanted) -> Found:
    """Find what the words stand for, codes in a policy.

    Raises BadValue with a line for each word that is not in the policy; NotFound for an unknown cohort, area,
    worker or agency.
    """
    faults = Faults()

    def code(option: str, word: str | None, find: Callable[[str], str]) -> str | None:
        with faults.about(f"--{option}"):
            return None if word is None else find(word)
        return None

    tier = code("tier", wanted.tier, lambda word: policy.pick(Tier, word).code)
    colour = code("colour", wanted.colour, lambda word: policy.pick(Colour, word).code)
    pathway = code("pathway", wanted.pathway, lambda word: asked_pathway(policy, word))
    faults.refuse()
    return Found(
        wanted,
        tier,
        colour,
        pathway,
        areas=None if wanted.area is None else find_area(work, wanted.area),
        cohort=None if wanted.cohort is None else find_cohort(work, wanted.cohort),
        worker=None if wanted.worker is None else find_worker(work, wanted.worker),
        agency=None if wanted.agency is None else find_agency(work, wanted.agency),
    )


def conditions(as_of: AsOf, found: Found) -> Iterator[ColumnElement[bool]]:
    """All that is wanted but needs and pathway, as conditions for `open_cases`."""
    equal: tuple[tuple[Any, Any], ...] = (
        (as_of.tier, found.tier),
        (as_of.colour, found.colour),
        (Cohort.id, found.cohort and found.cohort.id),
        (Worker.id, found.worker and found.worker.id),
        (Agency.id, found.agency and found.agency.id),
    )
    yield from (column == value for column, value in equal if value is not None)
    if found.areas is not None:
        yield col(Offender.area).in_(found.areas)
    if found.wanted.in_custody is not None:
        yield as_of.custody == ("custody" if found.wanted.in_custody else "community")
    if found.wanted.overdue:
        expected = expected_by(as_of)
        yield and_(expected.is_not(None), is_overdue(expected, as_of.on))
    if found.wanted.no_worker:
        yield nobody_responsible(as_of)


def described(work: UnitOfWork, found: Found) -> str:
    """Whose caseload it is and what it is narrowed to: `S Okafor (Bedfordshire Police), amber, overdue`."""
    whose = _whose(work, found)
    cohort = found.cohort.name if found.cohort and found.cohort.name != whose else None
    pathway = found.pathway
    if found.wanted.needs is not None:
        pathway = f"{found.pathway or 'needs'} {found.wanted.needs}"
    area = found.areas[0] if found.areas else None
    parts = [whose, cohort, found.tier, found.colour, area, pathway, *_flags(found.wanted)]
    return ", ".join(filter(None, parts))


def _whose(work: UnitOfWork, found: Found) -> str:
    if found.worker is not None:
        return f"{found.worker.name} ({work.session.get_one(Agency, found.worker.agency_id).name})"
    if found.agency is not None:
        return found.agency.name
    if found.cohort is not None:
        return found.cohort.name
    return str(work.session.execute(select(col(Scheme.name))).scalar_one())


def _flags(wanted: Wanted) -> Iterator[str]:
    if wanted.in_custody is not None:
        yield "in custody" if wanted.in_custody else "in the community"
    if wanted.no_worker:
        yield "nobody responsible"
    if wanted.overdue:
        yield "overdue"
