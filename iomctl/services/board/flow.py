"""Who came to the scheme and who left it in a period: opening + in - out = closing, by tier and by reason."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple

from sqlalchemy import Select, case, label, or_, select
from sqlmodel import col

from iomctl.domain.measures.tally import Tally
from iomctl.domain.medians import median_of
from iomctl.services.asked_day import AskedDay
from iomctl.services.board.asked import Scope, broken_down, tally
from iomctl.storage.day_counts import DaysBetween
from iomctl.storage.made_once import bound_in
from iomctl.storage.tables.cohorts import Spell

FLOWS = ("opening", "came_in", "moved_in", "moved_out", "left", "closing")


class _Passage(NamedTuple):
    """What became of one person in the period: the places of their tiers, None where they were in none.

    `opening` and `closing` are those at its ends, `came_in` that of who had no case before, `left` of who has none now.
    `adopted` and `deselected` are the reasons of these two, `days` those of the case that ended.
    """

    opening: int | None
    closing: int | None
    came_in: int | None = None
    left: int | None = None
    adopted: str | None = None
    deselected: str | None = None
    days: int | None = None

    @property
    def flows(self) -> dict[str, int | None]:
        """The place of the tier in which the person is counted for each flow."""
        moved = None not in (self.opening, self.closing) and self.opening != self.closing
        return {
            "opening": self.opening,
            "came_in": self.came_in,
            "moved_in": self.closing if moved else None,
            "moved_out": self.opening if moved else None,
            "left": self.left,
            "closing": self.closing,
        }


def flow(scope: Scope) -> Iterator[Tally]:
    """The flow in all, by tier in the policy's order, by reason in that of its lists, and the median days of who left.

    In all, nobody moves from one tier to another.
    """
    by_tier: dict[str, Counter[int]] = {name: Counter() for name in FLOWS}
    came, left, days = Counter[str](), Counter[str](), Counter[int]()
    for person in _passages(scope):
        for name, tier in person.flows.items():
            if tier is not None:
                by_tier[name][tier] += 1
        came.update(filter(None, [person.adopted]))
        left.update(filter(None, [person.deselected]))
        if person.days is not None:
            days[person.days] += 1
    for name in FLOWS:
        if not name.startswith("moved"):
            yield tally(name, sum(by_tier[name].values()))
        tiers = enumerate(one.name for one in scope.work.policy.tiers.values())
        yield from broken_down(name, "tier", ((tier, by_tier[name][place]) for place, tier in tiers))
    yield from broken_down("came_in", "reason", _by_reason(scope, "adoption", came))
    yield from broken_down("left", "reason", _by_reason(scope, "deselection", left))
    yield tally("days_on_scheme", sum(days.values()), middle=median_of(days))


def _by_reason(scope: Scope, list_name: str, counted: Mapping[str, int]) -> Iterator[tuple[str, int]]:
    """The reasons that occurred, as the policy words them, in its order."""
    known = scope.work.policy.reasons[list_name]
    for code in (*known, *sorted(counted.keys() - known.keys())):
        if counted.get(code):
            yield known[code].wording if code in known else code, counted[code]


def _passages(scope: Scope) -> Iterator[_Passage]:
    scope.work.session.flush()
    query = _spells(scope).order_by(col(Spell.offender_id), col(Spell.id))
    rows = scope.work.session.connection().execute(query, bound_in(scope.work.session))
    for _, spells in groupby(rows, key=attrgetter("offender_id")):
        yield _passage(list(spells))


def _passage(spells: Sequence[Any]) -> _Passage:
    opening, closing = (_first(getattr(one, name) for one in spells) for name in ("opening", "closing"))
    new = min(spells, key=attrgetter("adopted_on")) if opening is None else None
    over = max(spells, key=attrgetter("deselected_on")) if closing is None else None
    return _Passage(
        opening,
        closing,
        came_in=None if new is None else _either(closing, new.last),
        left=None if over is None else _either(opening, over.last),
        adopted=None if new is None else new.adoption_reason,
        deselected=None if over is None else over.deselection_reason,
        days=None if over is None else over.days,
    )


def _first(places: Iterable[int | None]) -> int | None:
    return min((place for place in places if place is not None), default=None)


def _either(place: int | None, other: int) -> int:
    return other if place is None else place


def _spells(scope: Scope) -> Select[Any]:
    """SQL for the cases that were open at the beginning of the period or in it, with the place of the tier then."""
    places = {code: place for place, code in enumerate(scope.work.policy.tiers)}
    left_on = case((col(Spell.deselected_on) <= scope.last, col(Spell.deselected_on)))
    of_spell = (
        col(Spell.offender_id),
        col(Spell.adopted_on),
        col(Spell.adoption_reason),
        col(Spell.deselection_reason),
    )
    columns = (
        label("opening", _tier_on(scope.before, places)),
        label("closing", _tier_on(scope.day, places)),
        label("last", case(places, value=col(Spell.tier))),
        label("deselected_on", left_on),
        label("days", DaysBetween(col(Spell.adopted_on), left_on)),
    )
    there = or_(col(Spell.deselected_on).is_(None), col(Spell.deselected_on) >= scope.first)
    return select(*of_spell, *columns).where(col(Spell.adopted_on) <= scope.last, there, *scope.of_cohort)


def _tier_on(day: AskedDay, places: Mapping[str, int]) -> Any:
    return case((day.spells.is_open, case(places, value=day.spells.tier)))
