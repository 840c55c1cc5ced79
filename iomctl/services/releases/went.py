"""How releases went that took place: what was known and done of each beforehand, read for all of them together."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Row, func, select
from sqlmodel import col

from iomctl.domain.accommodation.past_releases import Beforehand, days_early, ended, late_friday, why_unplanned
from iomctl.domain.accommodation.release_plans import Planned, due_by, missing
from iomctl.domain.policy.home_and_release_choices import ReleaseKind
from iomctl.domain.policy.policy import Policy
from iomctl.services.accommodation.records import slept_in
from iomctl.services.asked_day import AskedDay
from iomctl.services.custody.days import Due, ReleaseDays
from iomctl.services.releases.planned import planned_for
from iomctl.storage.bulk import rows_among
from iomctl.storage.tables.placements import Placement, PlacementExtension
from iomctl.storage.tables.policies import PolicyVersion
from iomctl.storage.tables.releases import ReleaseDue
from iomctl.storage.unit_of_work import UnitOfWork

NOTHING = Planned(first_night=False, appointment=False)


class Went(NamedTuple):
    """How one release went; `unplanned` says why it does not count as planned, None where it does.

    `release_kind` is a code of the policy, `ended` one of domain.accommodation.past_releases.ENDS or not known.
    `notice_days` are those from when its day was known, 0 where that was after it, None where nobody said since when,
    or where the day that was known is a later one.
    """

    release_kind: str | None
    ended: str
    days_early: int | None
    late_friday: str
    undone: tuple[str, ...]
    unplanned: str | None
    notice_days: int | None


class Policies:
    """Every version of the policy, read once, by the day from which each counts."""

    def __init__(self, work: UnitOfWork) -> None:
        rows = work.session.scalars(select(PolicyVersion).order_by(col(PolicyVersion.version))).all()
        newest: dict[date, PolicyVersion] = {row.loaded_on: row for row in rows}
        self._days, self._work = sorted(newest), work
        self._rows = [newest[day] for day in self._days]

    def on(self, day: date) -> Policy:
        """The policy on a day; before all, the first."""
        return self._work.built(self._rows[max(bisect_right(self._days, day) - 1, 0)])


class HowTheyWent:
    """How the releases of some rows went.

    A row has the columns of the release, and of its stay and person `offender_id`, `stay_kind`, `sentenced_on` and
    `born_on`. What was planned and done counts as it stood on the day of release.
    """

    def __init__(self, work: UnitOfWork, day: AskedDay, rows: Sequence[Row[Any]]) -> None:
        stays, people = [row.custody_id for row in rows], [row.offender_id for row in rows]
        self._kinds, self._policies = day.either(ReleaseKind), Policies(work)
        # Thousands are released on a few hundred days: what is due is worked out once for each.
        self._due_by = cache(self._due_on)
        self._late_after = day.policy.release.late_friday_after
        self._dues, self._days = _dues(work, stays), ReleaseDays(work, day, rows)
        self._planned, self._placements = planned_for(work, stays), _placements(work, people)

    def of(self, row: Row[Any]) -> Went:
        """How one of them went."""
        dues = [one for one in self._dues[row.custody_id] if one.from_on <= row.released_on]
        kind = row.kind or (dues[-1].kind if dues else None)
        days = self._worked_out(row, dues)
        undone = self._undone(row)
        beforehand = Beforehand(row.planned, days, undone)
        return Went(
            release_kind=kind,
            ended=ended(self._kinds[kind].ends if kind else None, row.stay_kind),
            days_early=days_early(row.released_on, days),
            late_friday=late_friday(row.released_on, row.hour, self._late_after),
            undone=undone,
            unplanned=why_unplanned(row.released_on, beforehand),
            notice_days=None if days and days[-1] > row.released_on and _is_told_by(row, dues) else _notice(row),
        )

    def _worked_out(self, row: Row[Any], dues: Sequence[Row[Any]]) -> list[date]:
        found = (self._days.of(row, Due(one.kind, one.due_on, one.decision), row.custody_id).day for one in dues)
        return [day for day in found if day is not None]

    def _undone(self, row: Row[Any]) -> tuple[str, ...]:
        out_on, planned = row.released_on, self._planned.get(row.custody_id, NOTHING)
        if not planned.first_night and row.offender_id in self._placements:
            placed = any(_covers(one, out_on) for one in self._placements[row.offender_id])
            planned = planned._replace(first_night=placed)
        return missing(planned, self._due_by(out_on))

    def _due_on(self, out_on: date) -> tuple[str, ...]:
        policy = self._policies.on(out_on)
        return due_by(out_on, out_on, policy.release_items.values(), policy.release)


def _dues(work: UnitOfWork, stays: Sequence[int]) -> Mapping[int, list[Row[Any]]]:
    """What made each release due, by stay, in the order in which it was known."""
    columns = (ReleaseDue.custody_id, ReleaseDue.kind, ReleaseDue.due_on, ReleaseDue.decision, ReleaseDue.from_on)
    query = select(*map(col, columns)).order_by(col(ReleaseDue.from_on), col(ReleaseDue.id))
    found: dict[int, list[Row[Any]]] = defaultdict(list)
    for row in rows_among(work, query, col(ReleaseDue.custody_id), stays):
        found[row.custody_id].append(row)
    return found


def _notice(row: Row[Any]) -> int | None:
    return max(0, (row.released_on - row.told_on).days) if row.told_on else None


def _is_told_by(row: Row[Any], dues: Sequence[Row[Any]]) -> bool:
    """Whether what is said of since when a release was known is since when its newest due day was."""
    last = [one.due_on != dues[-1].due_on for one in dues]
    since = dues[len(last) - last[::-1].index(True)] if True in last else dues[0]
    return bool(row.told_on == since.from_on)


def _placements(work: UnitOfWork, people: Sequence[int]) -> Mapping[int, list[Row[Any]]]:
    """The placements of people, each to its last expected end or the day it ended."""
    longest = select(func.max(PlacementExtension.leaves_on)).where(
        col(PlacementExtension.placement_id) == Placement.id, col(PlacementExtension.withdrawn_in).is_(None)
    )
    columns = (Placement.offender_id, Placement.made_on, Placement.from_on, Placement.left_on, Placement.leaves_on)
    query = select(*map(col, columns), longest.correlate(Placement).scalar_subquery().label("extended_to"))
    query = query.where(col(Placement.withdrawn_in).is_(None), slept_in(work.policy.placements))
    found: dict[int, list[Row[Any]]] = defaultdict(list)
    for row in rows_among(work, query, col(Placement.offender_id), people):
        found[row.offender_id].append(row)
    return found


def _covers(placement: Row[Any], out_on: date) -> bool:
    """Whether a placement that was arranged by the day of release has its night."""
    until = placement.left_on or placement.extended_to or placement.leaves_on
    return bool(placement.made_on <= out_on and placement.from_on <= out_on and (until is None or out_on < until))
