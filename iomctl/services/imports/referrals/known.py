"""The recorded referrals that a chunk of a file may mean, and those added since."""

from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from iomctl.domain.referrals import NEXT
from iomctl.services.imports.referrals.course import StepRow
from iomctl.services.imports.referrals.practitioners_and_outcomes import Depth
from iomctl.storage.bulk import rows_among
from iomctl.storage.tables.dated.referral_outcomes import ReferralOutcome, ReferralPractitioner
from iomctl.storage.tables.referrals import Referral, ReferralStep
from iomctl.storage.tables.withdrawable import ALSO_WITHDRAWN
from iomctl.storage.unit_of_work import UnitOfWork

Place = tuple[int, int, str]
"""The person, the service, and the day made as ISO text."""

_ORDER = {status: place for place, status in enumerate(NEXT)}


KnownReferral = tuple[Place, str | None, list[StepRow], Depth]
"""A referral's place, its note, its steps in order, and what is recorded beyond them."""


class KnownReferrals:
    """Referrals by row number, and by place for the people whose rows bring no reference."""

    def __init__(self, work: UnitOfWork, numbers: Collection[int], people: Collection[int]) -> None:
        self._by_number: dict[int, KnownReferral] = {}
        self._by_place: dict[Place, int] = {}
        self.withdrawn = _withdrawn(work, numbers)
        query = select(
            col(Referral.id),
            col(Referral.offender_id),
            col(Referral.service_id),
            col(Referral.made_on),
            col(Referral.note),
            col(Referral.complexity),
            col(Referral.signpost),
        ).order_by(col(Referral.id))
        for column, values in ((col(Referral.id), numbers), (col(Referral.offender_id), people)):
            for number, person, service, made_on, note, *depth in rows_among(work, query, column, values):
                place = (person, service, made_on.isoformat())
                self.keep(number, (place, note, [], Depth(depth[0], signpost=depth[1])))
        self._load_steps(work)
        self._load_depth(work)

    def _load_steps(self, work: UnitOfWork) -> None:
        query = select(
            col(ReferralStep.referral_id),
            col(ReferralStep.status),
            col(ReferralStep.step_on),
            col(ReferralStep.reason),
            col(ReferralStep.ending),
            col(ReferralStep.outcome),
            col(ReferralStep.note),
        )
        for number, status, on, *rest in rows_among(work, query, col(ReferralStep.referral_id), self._by_number):
            self._by_number[number][2].append((status, on.isoformat(), *rest))
        for _, _, steps, _ in self._by_number.values():
            steps.sort(key=lambda step: _ORDER[step[0]])

    def _load_depth(self, work: UnitOfWork) -> None:
        for number, *told in self._dated(work, ReferralPractitioner, "name"):
            depth = self._by_number[number][3]
            self._with(number, depth._replace(practitioners=(*depth.practitioners, tuple(told))))
        for number, *told in self._dated(work, ReferralOutcome, "code", "score"):
            depth = self._by_number[number][3]
            self._with(number, depth._replace(outcomes=(*depth.outcomes, tuple(told))))

    def _dated(self, work: UnitOfWork, table: Any, *names: str) -> Iterator[Any]:
        query = select(col(table.referral_id), *(getattr(table, name) for name in names), col(table.from_on))
        query = query.order_by(col(table.from_on), col(table.id))
        for number, *told, on in rows_among(work, query, col(table.referral_id), self._by_number):
            yield number, *told, on.isoformat()

    def _with(self, number: int, depth: Depth) -> None:
        place, note, steps, _ = self._by_number[number]
        self._by_number[number] = (place, note, steps, depth)

    def found(self, number: int | None, place: Place) -> tuple[int, KnownReferral] | None:
        """The referral that a row means: the one with its number, or without one the first at its place."""
        meant = self._by_place.get(place) if number is None else number
        if meant is None or meant not in self._by_number:
            return None
        return meant, self._by_number[meant]

    def keep(self, number: int, referral: KnownReferral) -> None:
        """Know a referral from now on."""
        self._by_number[number] = referral
        self._by_place.setdefault(referral[0], number)


def _withdrawn(work: UnitOfWork, numbers: Collection[int]) -> frozenset[int]:
    """The row numbers among some that are of withdrawn referrals: they stay taken."""
    query = select(col(Referral.id)).where(col(Referral.withdrawn_in).is_not(None)).execution_options(**ALSO_WITHDRAWN)
    return frozenset(number for (number,) in rows_among(work, query, col(Referral.id), numbers))
