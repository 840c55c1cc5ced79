"""The day of release of each stay in custody, worked out from what makes it due."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Row
from sqlmodel import col

from iomctl.domain.days.births import ages, birth
from iomctl.domain.days.reasoned_days import ReasonedDay
from iomctl.domain.policy.home_and_release_choices import ReleaseKind
from iomctl.domain.release_days import DAYS_SERVED, DueRelease, release_day
from iomctl.domain.time_served import days_served
from iomctl.services.asked_day import AskedDay
from iomctl.services.lookup.stays_begun import stays_begun
from iomctl.storage.bulk import rows_among
from iomctl.storage.tables.custodies import Custody
from iomctl.storage.unit_of_work import UnitOfWork

ADULT = 18
"""Years from which somebody leaves by the rule for adults. [DAYREL-N]"""

NOT_SET = ReasonedDay(None, "not-set", "no release is set")
NO_DAY = ReasonedDay(None, "not-known", "the day that makes it due is not known")
WHATEVER_WAS_SERVED = frozenset({"fixed", "as-due"})
"""The codes of days that stand, however many were served: most do, and those served are not counted for them."""


class Due(NamedTuple):
    """What is known of a release: its kind, the day that makes it due, and the governor's decision, if any."""

    kind: str | None
    due_on: date | None
    decision: str | None


class ReleaseDays:
    """The days of release as they are worked out by the policy and the holidays that count on a day."""

    def __init__(self, work: UnitOfWork, day: AskedDay, stays: Sequence[Row[Any]]) -> None:
        """`stays` are the rows to be asked about, with offender_id and sentenced_on."""
        self._kinds = day.either(ReleaseKind)
        # Many are due on the same day by the same rule.
        self._worked_out, self._day = cache(self._work_out), day
        self._stays = _stays_of(work, {one.offender_id for one in stays if one.sentenced_on is not None}, day.on)

    def of(self, stay: Row[Any], due: Due, as_ahead: int | None = None) -> ReasonedDay:
        """The day on which the stay ends, with its reason; `stay` has offender_id, its birth and sentenced_on.

        With the row number of the stay in `as_ahead` as it was while the stay went on.
        """
        if due.kind is None:
            return NOT_SET
        if due.due_on is None:
            return NO_DAY
        known = birth(stay.born_on, stay.born_within)
        youngest, oldest = (ADULT, ADULT) if known is None else ages(known, due.due_on)
        adult, unknown = oldest >= ADULT, known is None or youngest < ADULT <= oldest
        found = self._worked_out(due.kind, due.due_on, due.decision, adult, DAYS_SERVED)
        if found.code not in WHATEVER_WAS_SERVED:
            served = self.served(stay, due.due_on, as_ahead)
            served = None if served is None else min(served, DAYS_SERVED)
            found = self._worked_out(due.kind, due.due_on, due.decision, adult, served)
        moved = unknown and found.code in {"friday-or-before-holiday", "governor-further-day"}
        return found._replace(words=f"{found.words}; age is not known, taken as 18 or over") if moved else found

    def _work_out(self, kind: str, due_on: date, decision: str | None, adult: bool, served: int | None) -> ReasonedDay:
        name, rule = self._kinds[kind].name.lower(), self._kinds[kind].rule
        asked = DueRelease(due_on, name, rule, adult=adult, days_served=served, decision=decision)
        return release_day(asked, self._day.calendar)

    def served(self, stay: Row[Any], until_on: date, as_ahead: int | None = None) -> int | None:
        """Days served since the sentence up to a day, over every stay; None where the day of sentence is not known."""
        if stay.sentenced_on is None:
            return None
        stays = ((first, None if number == as_ahead else out) for number, first, out in self._stays[stay.offender_id])
        return days_served(stays, stay.sentenced_on, until_on)


def _stays_of(work: UnitOfWork, people: Collection[int], on: date) -> Mapping[int, list[tuple[int, date, date | None]]]:
    found: dict[int, list[tuple[int, date, date | None]]] = defaultdict(list)
    for row in rows_among(work, stays_begun(on), col(Custody.offender_id), people):
        ended = row.to_on if row.to_on is not None and row.to_on <= on else None
        found[row.offender_id].append((row.id, row.from_on, ended))
    return found
