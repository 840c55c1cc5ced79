"""A spell as a file tells it: one row for its adoption, then one for every day on which something changed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby, pairwise, zip_longest
from typing import Any, NamedTuple


class TierFrom(NamedTuple):
    """The tier from a day on, and why."""

    on: date
    tier: str
    reason: str | None = None
    decision: str | None = None


class ColourFrom(NamedTuple):
    """The colour from a day on, and why."""

    on: date
    colour: str
    reason: str | None = None


class CustodyFrom(NamedTuple):
    """Custody or community from a day on, the prison, and why."""

    on: date
    custody: str
    prison: str | None = None
    reason: str | None = None


class LeadFrom(NamedTuple):
    """Who leads from a day on and for which agency, by name or by row number; None for nobody; and why."""

    on: date
    worker: Any = None
    agency: Any = None
    reason: str | None = None


Dated = TierFrom | ColourFrom | CustodyFrom | LeadFrom


class State(NamedTuple):
    """A spell from a day on, with the reasons of what changed on it."""

    from_on: date
    tier: str
    tier_reason: str | None
    tier_decision: str | None
    colour: str
    colour_reason: str | None
    custody: str
    prison: str | None
    custody_reason: str | None
    worker: Any
    agency: Any
    worker_reason: str | None


@dataclass
class Story:
    """The dated rows of a spell by kind, each list opening with the state at adoption."""

    tiers: list[TierFrom] = field(default_factory=list)
    colours: list[ColourFrom] = field(default_factory=list)
    custodies: list[CustodyFrom] = field(default_factory=list)
    leads: list[LeadFrom] = field(default_factory=list)

    def newest_on(self) -> date:
        """The newest day that anything is dated."""
        return max(rows[-1].on for rows in (self.tiers, self.colours, self.custodies, self.leads))


def story_of(states: Sequence[State]) -> Story:
    """The dated rows that states in order tell of: what differs from the state before, or brings a reason."""
    tier, colour, custody, lead = _parts(states[0])
    story = Story([tier], [colour], [custody], [lead])
    for before, state in pairwise(states):
        for row in changes_between(before, state):
            add(story, row)
    return story


def last_of_each_day(story: Story) -> Story:
    """A story of which the last row of a kind and day counts; what the adoption said stands before those of its day."""
    kinds: list[list[Any]] = [story.tiers, story.colours, story.custodies, story.leads]
    return Story(*([rows[0], *{row.on: row for row in rows[1:]}.values()] for rows in kinds))


def changes_between(before: State, state: State) -> list[Dated]:
    """The dated rows that lead from one state to another."""
    told: list[Dated] = list(_parts(state))
    was: list[Dated] = list(_parts(before))
    return [row for row, there in zip(told, was, strict=True) if _tells(row, there)]


def add(story: Story, row: Dated) -> list[str]:
    """Put a dated row among those of its kind, by its day; what another one of that day says, if it says otherwise."""
    rows: list[Any] = _rows_of(story, row)
    there = [one for one in rows[1:] if one.on == row.on and one[1:] != row[1:]]
    place = next((place for place, one in enumerate(rows) if one.on > row.on), len(rows))
    rows.insert(place, row)
    return [" ".join(str(value) for value in one[1:] if value is not None) for one in there]


def has(story: Story, row: Dated) -> bool:
    """Whether a story tells just this of that day already."""
    return row in _rows_of(story, row)[1:]


def _rows_of(story: Story, row: Dated) -> list[Any]:
    if isinstance(row, TierFrom):
        return story.tiers
    if isinstance(row, ColourFrom):
        return story.colours
    return story.custodies if isinstance(row, CustodyFrom) else story.leads


def states_of(story: Story) -> list[State]:
    """The states of a story: at adoption, then after each day's changes; several when one kind changed twice.

    A dated row that holds what the one before it holds, and no reason, tells nothing and has no state.
    """
    now: list[Dated] = [story.tiers[0], story.colours[0], story.custodies[0], story.leads[0]]
    states = [_state(now, now)]
    told = sorted(_told(story), key=lambda one: one[1].on)
    for _, of_day in groupby(told, key=lambda one: one[1].on):
        by_kind: list[list[Dated]] = [[], [], [], []]
        for kind, row in of_day:
            by_kind[kind].append(row)
        for changed in zip_longest(*by_kind):
            now = [new or old for new, old in zip(changed, now, strict=True)]
            states.append(_state(now, changed))
    return states


def _told(story: Story) -> Iterator[tuple[int, Dated]]:
    kinds: Iterable[Sequence[Dated]] = (story.tiers, story.colours, story.custodies, story.leads)
    for kind, rows in enumerate(kinds):
        for before, row in pairwise(rows):
            if _tells(row, before):
                yield kind, row


def _tells(row: Dated, before: Dated) -> bool:
    reasons = 2 if isinstance(row, TierFrom) else 1
    return any(one is not None for one in row[-reasons:]) or row[1:-reasons] != before[1:-reasons]


def _parts(state: State) -> tuple[TierFrom, ColourFrom, CustodyFrom, LeadFrom]:
    on = state.from_on
    return (
        TierFrom(on, *state[1:4]),
        ColourFrom(on, *state[4:6]),
        CustodyFrom(on, *state[6:9]),
        LeadFrom(on, *state[9:12]),
    )


def _state(now: Sequence[Dated], changed: Sequence[Dated | None]) -> State:
    """The values as they are now, with the reasons of the rows that have just changed."""
    cells: list[Any] = [next(row.on for row in changed if row is not None)]
    for row, new in zip(now, changed, strict=True):
        reasons = 2 if isinstance(row, TierFrom) else 1
        cells += row[1:-reasons]
        cells += new[-reasons:] if new is not None else (None,) * reasons
    return State(*cells)
