"""Which cases of a caseload are asked for: from the typed words to conditions, and back to words for a title."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, select
from sqlmodel import col

from iomctl.domain.days.ages import AgeSpan
from iomctl.domain.policy.choices import Colour, Tier
from iomctl.domain.policy.policy import Policy
from iomctl.domain.reviews import is_overdue
from iomctl.inputs.faults import Faults
from iomctl.inputs.referrals.pathways import asked_pathway
from iomctl.services.as_of import AsOf
from iomctl.services.lookup.whose_cases import CasesMeant, WhoseCases, cases_meant
from iomctl.services.reviews.ahead import expected_by
from iomctl.services.worklists.caseload_rows import nobody_responsible
from iomctl.storage.tables.agencies import Agency
from iomctl.storage.tables.cohorts import Scheme
from iomctl.storage.unit_of_work import UnitOfWork


class Wanted(NamedTuple):
    """Which cases, in words as typed; None for all. All of them must hold.

    `needs` is a level of `domain.need_marks` or `not-asked`, on `pathway` when that is given; a `pathway`
    alone means a need or an open referral on it. `in_custody` is False for the community. `no_worker` is
    nobody, or a worker who has left. `home` is one of `domain.accommodation.home.STANDINGS`.
    nobody, or a worker who has left. `age` is as AgeSpan reads it, on the day.
    """

    whose: WhoseCases = WhoseCases()
    tier: str | None = None
    colour: str | None = None
    pathway: str | None = None
    needs: str | None = None
    overdue: bool = False
    in_custody: bool | None = None
    no_worker: bool = False
    home: str | None = None
    age: str | None = None


class Found(NamedTuple):
    """What the words of `wanted` stand for: codes of the policy, and whose cases."""

    wanted: Wanted
    tier: str | None
    colour: str | None
    pathway: str | None
    whose: CasesMeant
    age: AgeSpan | None = None


def look_up(work: UnitOfWork, policy: Policy, wanted: Wanted) -> Found:
    """Find what the words stand for, codes in a policy.

    Raises BadValue with a line for each word that is not in the policy, and as `cases_meant`.
    """
    faults = Faults()

    def code(option: str, word: str | None, find: Callable[[str], str]) -> str | None:
        with faults.about(f"--{option}"):
            return None if word is None else find(word)
        return None

    tier = code("tier", wanted.tier, lambda word: policy.pick(Tier, word).code)
    colour = code("colour", wanted.colour, lambda word: policy.pick(Colour, word).code)
    pathway = code("pathway", wanted.pathway, lambda word: asked_pathway(policy, word))
    with faults.about("--age"):
        age = None if wanted.age is None else AgeSpan.parse(wanted.age)
    faults.refuse()
    return Found(wanted, tier, colour, pathway, cases_meant(work, wanted.whose), age)


def conditions(as_of: AsOf, found: Found) -> Iterator[ColumnElement[bool]]:
    """All that is wanted but needs, pathway and age, as conditions for `open_cases`."""
    yield from found.whose.cases(as_of)
    yield from found.whose.people()
    if found.tier is not None:
        yield as_of.tier == found.tier
    if found.colour is not None:
        yield as_of.colour == found.colour
    if found.wanted.in_custody is not None:
        yield as_of.custody == ("custody" if found.wanted.in_custody else "community")
    if found.wanted.overdue:
        expected = expected_by(as_of)
        yield and_(expected.is_not(None), is_overdue(expected, as_of.on))
    if found.wanted.no_worker:
        yield nobody_responsible(as_of)


def described(work: UnitOfWork, found: Found) -> str:
    """Whose caseload it is and what it is narrowed to: `S Okafor (Bedfordshire Police), amber, overdue`."""
    meant, whose = found.whose, _whose(work, found.whose)
    cohort = meant.cohort.name if meant.cohort and meant.cohort.name != whose else None
    pathway = found.pathway
    if found.wanted.needs is not None:
        pathway = f"{found.pathway or 'needs'} {found.wanted.needs}"
    area = meant.areas[0] if meant.areas else None
    age = found.age.words if found.age else None
    parts = [whose, cohort, found.tier, found.colour, area, age, pathway, *_flags(found.wanted)]
    return ", ".join(filter(None, parts))


def _whose(work: UnitOfWork, meant: CasesMeant) -> str:
    if meant.worker is not None:
        return f"{meant.worker.name} ({work.session.get_one(Agency, meant.worker.agency_id).name})"
    if meant.agency is not None:
        return meant.agency.name
    if meant.cohort is not None:
        return meant.cohort.name
    return str(work.session.execute(select(col(Scheme.name))).scalar_one())


def _flags(wanted: Wanted) -> Iterator[str]:
    if wanted.in_custody is not None:
        yield "in custody" if wanted.in_custody else "in the community"
    if wanted.home is not None:
        yield f"home {wanted.home}"
    if wanted.no_worker:
        yield "nobody responsible"
    if wanted.overdue:
        yield "overdue"
