"""Signposting counted: the people who were sent to several pathways in one go, and which services took them on."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import and_, label
from sqlmodel import col

from iomctl.domain.columns import column
from iomctl.domain.referrals import ACCEPTED
from iomctl.domain.worded import Worded
from iomctl.services.asked_day import AskedDay
from iomctl.services.figures.gaps import in_words
from iomctl.services.figures.provider_counts import of_services
from iomctl.services.figures.provider_performance import Period, services_asked
from iomctl.services.referrals.course import Course
from iomctl.storage.tables.referrals import Referral
from iomctl.storage.unit_of_work import UnitOfWork

ALL = "All"


@dataclass(frozen=True)
class SignpostCount:
    """The people who were signposted to a provider in some time; the field names are a contract.

    Each person counts once, also when signposted again. The last record is of all providers together.
    """

    provider: str = column(
        "Provider", f"the provider's name; {ALL}: every one of them together", "Fresh Start", rank=0, kept=True
    )
    people: int = column("People", "who were signposted to it", "12", rank=0, right=True)
    pathways: int = column("Pathways", "to how many pathways, added up over the people", "31", rank=2, right=True)
    pathways_per_person: float = column("Pathways per person", "the mean of these", "2.6", rank=0, right=True)
    taken_on: int = column("Taken on", "of those people, whom a service accepted", "9", rank=0, right=True)
    taken_on_by: Worded | None = column(
        "Taken on by", "people by the service that accepted them, the most first", "drugs 7, health 4", rank=2
    )


@dataclass
class _Tally:
    people: set[int] = field(default_factory=set)
    pathways: set[tuple[int, str]] = field(default_factory=set)
    taken: set[tuple[int, str]] = field(default_factory=set)


def signposting(work: UnitOfWork, on: date, period: Period) -> list[SignpostCount]:
    """Every provider that somebody was signposted to in a period, by name, as it stood on a day; nobody is named.

    Nothing where nobody was. A person who was signposted again to the same pathway counts once for it. Raises as
    `provider_performance.services_asked`.
    """
    asked, course = services_asked(work, period), Course.by(AskedDay(work, on))
    taken = label("taken", and_(course.answered.id.is_not(None), course.answered.status == ACCEPTED))
    narrowed = [*asked.whose, *asked.made, course.was_made, col(Referral.signpost).is_not(None)]
    tallies: dict[str, _Tally] = {}
    everybody = _Tally()
    for row in work.session.execute(course.joined(of_services([col(Referral.offender_id), taken], narrowed))):
        _add(tallies.setdefault(row.provider, _Tally()), row, row.pathway)
        _add(everybody, row, f"{row.provider} {row.pathway}")
    found = [_count(name, tallies[name]) for name in sorted(tallies, key=str.casefold)]
    return [*found, _count(ALL, everybody)] if found else []


def _add(tally: _Tally, row: Any, service: str) -> None:
    tally.people.add(row.offender_id)
    tally.pathways.add((row.offender_id, row.pathway))
    if row.taken:
        tally.taken.add((row.offender_id, service))


def _count(provider: str, tally: _Tally) -> SignpostCount:
    return SignpostCount(
        provider=provider,
        people=len(tally.people),
        pathways=len(tally.pathways),
        pathways_per_person=round(len(tally.pathways) / len(tally.people), 1),
        taken_on=len({person for person, _ in tally.taken}),
        taken_on_by=in_words(Counter(service for _, service in tally.taken)),
    )
