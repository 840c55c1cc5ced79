"""Who may be without a home: everybody who is among them, found in one statement by what was said of them last."""

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, exists, or_, select, true, union
from sqlalchemy.orm import aliased
from sqlmodel import col

from iomctl.domain.accommodation.home import CUSTODY, DIED
from iomctl.domain.accommodation.prompts import SETTLED
from iomctl.domain.policy.home_and_release_choices import Accommodation, PlacementKind
from iomctl.services.asked_day import AskedDay
from iomctl.services.lookup.recorded_about import kept_in_book
from iomctl.storage.bulk import read
from iomctl.storage.made_once import made_once
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork


def may_be_without(work: UnitOfWork, day: AskedDay, among: ColumnElement[bool] | None = None) -> Collection[int]:
    """Row numbers of people who may be without a home on a day, on the scheme or not.

    `among` is SQL for the people (of the table Offender) who are asked for, None where that is most of them.

    Nobody is missing whom `domain.accommodation.without_home` would name. It decides: here only those are left out who
    have nothing but homes to stay in, or of whom a home was said after whatever else there is.
    """
    kept = kept_in_book(work, "custody", "placement", "home")
    if not kept:
        return ()
    settled = (code for code, one in day.either(Accommodation).items() if one.settled == SETTLED)
    money = (code for code, one in day.either(PlacementKind).items() if one.money)
    last = day.on + timedelta(days=day.policy.home_notice_days)
    asked = _HomesAsked(day.on, last, "home" in kept, (*settled, CUSTODY, DIED), tuple(money))
    return [number for (number,) in read(work, _statement(asked, kept, among))]


class _HomesAsked(NamedTuple):
    """A day, the `last` of those for which a home that ends counts as none, and codes of the policy."""

    on: date
    last: date
    homes_said: bool
    not_asked_about: tuple[str, ...]
    money: tuple[str, ...]


@made_once
def _statement(asked: _HomesAsked, kept: frozenset[str], among: ColumnElement[bool] | None) -> Any:
    parts = list(_Narrowed(asked).parts(kept))
    if among is not None:
        people = select(col(Offender.id)).where(among)
        parts = [one.where(one.selected_columns[0].in_(people)) for one in parts]
    return union(*parts)


class _Narrowed:
    def __init__(self, asked: _HomesAsked) -> None:
        self._on, self._last, self._homes_said, self._not_asked_about, self._money = asked

    def parts(self, kept: Collection[str]) -> Iterator[Select[Any]]:
        """SQL for the people who have something that may leave them without a home, by the tables that are kept."""
        if "home" in kept:
            yield self._said()
        if "custody" in kept:
            yield self._let_out()
        if "placement" in kept:
            yield from self._placed()

    def _said(self) -> Select[Any]:
        from iomctl.storage.tables.facts.homes import SaidHome

        said: Any = SaidHome
        lacks = or_(said.kind.not_in(self._not_asked_about), said.leaves_on <= self._last)
        query = select(said.offender_id).where(said.withdrawn_in.is_(None), said.from_on <= self._on, lacks)
        later: Any = aliased(SaidHome)
        return query.where(~self._home(later, said.offender_id, later.from_on > said.from_on))

    def _let_out(self) -> Select[Any]:
        """Of a stay that is over the release counts that was said; without one nobody knows."""
        from iomctl.storage.tables.custodies import Custody
        from iomctl.storage.tables.releases import Release

        stay: Any = Custody
        of_it = (col(Release.custody_id) == stay.id, col(Release.withdrawn_in).is_(None))
        home = col(Release.accommodation).in_(self._not_asked_about)
        query = select(stay.offender_id).where(stay.withdrawn_in.is_(None), stay.to_on <= self._on)
        query = query.where(~exists().where(*of_it, col(Release.released_on) <= stay.to_on, home))
        return query.where(self._not_since(stay.offender_id, stay.to_on))

    def _placed(self) -> Iterator[Select[Any]]:
        """Those in a place, whatever it is, and those who left one for no home."""
        from iomctl.services.accommodation.records import counts_on, none_of, not_ended_on
        from iomctl.storage.tables.placements import Placement

        place, on = Placement, self._on
        counts = and_(counts_on(on), none_of(place, self._money), col(place.from_on) <= on)
        yield select(col(place.offender_id)).where(counts, not_ended_on(on))
        left = and_(col(place.left_on) <= on, col(place.moved_to).not_in(self._not_asked_about))
        query = select(col(place.offender_id)).where(counts, left)
        yield query.where(self._not_since(col(place.offender_id), col(place.left_on)))

    def _not_since(self, person: Any, day: Any) -> ColumnElement[bool]:
        """SQL for that no home was said from a day on: of what was said for that very day it counts first."""
        if not self._homes_said:
            return true()
        from iomctl.storage.tables.facts.homes import SaidHome

        said: Any = aliased(SaidHome)
        return ~self._home(said, person, said.from_on >= day)

    def _home(self, said: Any, person: Any, since: Any) -> ColumnElement[bool]:
        by_then = (said.withdrawn_in.is_(None), said.from_on <= self._on)
        return exists().where(said.offender_id == person, since, *by_then)
