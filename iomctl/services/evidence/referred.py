"""Referrals whose work started: to whom people were sent, and what came of it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import and_, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from iomctl.domain.referrals import ENDED, STARTED
from iomctl.domain.reoffending.follow_up import FollowedYear
from iomctl.storage.bulk import rows_among
from iomctl.storage.made_once import Query, live, made_once
from iomctl.storage.tables.referrals import Provider, Referral, ReferralStep, Service
from iomctl.storage.unit_of_work import UnitOfWork


class StartedReferral(NamedTuple):
    """A referral whose work started, to a provider on a pathway; `ended_on` and its outcome are None while it runs."""

    provider: str
    pathway: str
    started_on: date
    ended_on: date | None
    ending: str | None
    outcome: str | None

    def fits(self, year: FollowedYear, day: date) -> bool:
        """Whether it ran at some time of a year, as seen on a day."""
        open_at_entry = self.ended_on is None or self.ended_on >= year.on
        return self.started_on < year.ends and self.started_on <= day and open_at_entry


def started_referrals(work: UnitOfWork, people: Sequence[int]) -> Mapping[int, list[StartedReferral]]:
    """The referrals of people whose work started, by row number; what was withdrawn is left out."""
    found = defaultdict[int, list[StartedReferral]](list)
    for row in rows_among(work, _started(), Referral.offender_id, people):
        found[row.offender_id].append(StartedReferral(*row[1:]))
    return found


@made_once
def _started() -> Query:
    begun: Any = aliased(ReferralStep, name="begun")
    ended: Any = aliased(ReferralStep, name="ended")
    gone = and_(ended.referral_id == Referral.id, ended.status == ENDED, ended.withdrawn_in.is_(None))
    columns: Any = (Provider.name, Service.pathway, begun.step_on, ended.step_on, ended.ending, ended.outcome)
    query: Any = select(col(Referral.offender_id), *columns).select_from(Referral)
    query = query.join(begun, and_(begun.referral_id == Referral.id, begun.status == STARTED))
    query = query.outerjoin(ended, gone).join(Service, col(Service.id) == col(Referral.service_id))
    return live(query.join(Provider, col(Provider.id) == col(Service.provider_id)))


class PassedRequirement(NamedTuple):
    """A treatment requirement of a sentence, from a day to its last day, which is included; None for no known end."""

    kind: str
    started_on: date
    until_on: date | None

    def fits(self, year: FollowedYear, day: date) -> bool:
        """Whether it ran at some time of a year, as seen on a day."""
        return self.started_on < year.ends and self.started_on <= day and (self.until_on or date.max) >= year.on


def passed_requirements(work: UnitOfWork, people: Sequence[int]) -> Mapping[int, list[PassedRequirement]]:
    """The requirements of people, by row number; what was withdrawn is left out."""
    from iomctl.storage.tables.requirements import Requirement

    one: Any = Requirement
    query = select(one.offender_id, one.kind, one.start_on, one.until_on).where(one.withdrawn_in.is_(None))
    found = defaultdict[int, list[PassedRequirement]](list)
    for row in rows_among(work, query, one.offender_id, people):
        found[row.offender_id].append(PassedRequirement(*row[1:]))
    return found
