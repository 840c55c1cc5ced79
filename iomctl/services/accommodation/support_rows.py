"""Which referrals support somebody in a placement, as they stood on a day, and which placements lack support."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, exists, false, or_
from sqlmodel import col

from iomctl.domain.policy.home_and_release_choices import PlacementKind
from iomctl.domain.references import REFERRAL, reference
from iomctl.domain.referrals import OPEN
from iomctl.services.asked_day import AskedDay
from iomctl.services.referrals.course import Course, referrals_then
from iomctl.storage.bulk import rows_among
from iomctl.storage.made_once import made_once
from iomctl.storage.tables.placement_supports import PlacementSupport
from iomctl.storage.tables.placements import Placement
from iomctl.storage.tables.referrals import Referral
from iomctl.storage.unit_of_work import UnitOfWork


class Support(NamedTuple):
    """A referral that supports somebody in a placement; `status` is how it stood on the day asked about."""

    referral: str
    pathway: str
    provider: str
    status: str

    @property
    def is_open(self) -> bool:
        """Whether it was neither refused nor ended."""
        return self.status in OPEN

    @property
    def told(self) -> str:
        """Its reference, and how it stood."""
        return f"{self.referral} {self.status}"


def supports_of(work: UnitOfWork, day: AskedDay, placements: Iterable[int]) -> dict[int, list[Support]]:
    """The referrals made by a day that support these placements (row numbers), by reference. Logs no look."""
    found = defaultdict[int, list[Support]](list)
    rows = rows_among(work, _supporting(Course.by(day)), col(PlacementSupport.placement_id), placements)
    for row in sorted(rows, key=lambda row: row.number):
        found[row.placement].append(Support(reference(REFERRAL, row.number), row.pathway, row.provider, row.status))
    return found


@made_once
def _supporting(course: Course) -> Select[Any]:
    query = referrals_then(course, col(PlacementSupport.placement_id).label("placement"))
    return query.join(PlacementSupport, col(PlacementSupport.referral_id) == col(Referral.id))


def lacks_support(day: AskedDay) -> ColumnElement[bool]:
    """SQL for the placements of kinds that want support, by the policy, which no referral supports that is open now."""
    wanting = [col(Placement.kind) == one.code for one in day.either(PlacementKind).values() if one.support]
    tied = exists().where(
        col(PlacementSupport.placement_id) == col(Placement.id),
        col(PlacementSupport.referral_id) == col(Referral.id),
        or_(*(col(Referral.status) == status for status in OPEN)),
        PlacementSupport.live,
        Referral.live,
    )
    return or_(false(), *wanting) & ~tied
