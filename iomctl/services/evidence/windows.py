"""Proven offences before, on and after the scheme, of the people who were there in all three, and what they cost."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from iomctl.domain.columns import column
from iomctl.domain.disclosure.printed_counts import DisclosureRule
from iomctl.domain.reoffending.telling_apart import LEAST_PEOPLE
from iomctl.domain.reoffending.three_windows import FoundInWindows, found_in_windows
from iomctl.domain.reoffending.unit_costs import break_even, cost_of
from iomctl.domain.worded import Worded
from iomctl.services.evidence.asked import EvidenceAsked, ReadBeside, scope_of
from iomctl.services.evidence.entering import adopted_who_left
from iomctl.services.evidence.histories import ReadPerson, people_of
from iomctl.services.evidence.liberty import months_of, per_month_of
from iomctl.services.evidence.publishing import WITHHELD, is_small
from iomctl.services.evidence.tallies import crimes_in_words
from iomctl.storage.unit_of_work import UnitOfWork

WINDOWS = ("before", "on", "after")
OFFENCES, PEOPLE = "offences_in_windows", "people_in_windows"
"""The codes of what is counted of them."""
LEFT_OUT = {
    "died": "died",
    "still_on": "still on the scheme",
    "short_on": "on it for less than a window",
    "on_before": "on it in the window before",
    "back_on": "back on it in the window after",
    "not_run": "the wait for outcomes has not run",
}


@dataclass(frozen=True)
class WindowFigure:
    """A window of the people who were in all three; the field names are a contract.

    A cost is in pounds of the price year of the unit costs, of recorded crime alone and not multiplied.
    """

    window: str = column("Window", "before, on or after the scheme", "before", rank=0, kept=True)
    people: int | None = column("People", "who were in all three windows", "77", rank=0, right=True)
    offences: int | None = column("Offences", "proven offences committed in it", "214", rank=0, right=True)
    months: Decimal | None = column("Months", "months at liberty, custody days out", "401.2", rank=2, right=True)
    at_liberty: int | None = column(
        "At liberty", "of the offences, but those of whole days in custody", "209", rank=4, right=True
    )
    per_month: Decimal | None = column("Per month", "those for each month at liberty", "0.521", rank=1, right=True)
    pounds: int | None = column("Pounds", "what the offences with a cost come to", "1204350", rank=1, right=True)
    costed: int | None = column("Costed", "offences with a cost that counts", "180", rank=3, right=True)
    without_cost: int | None = column("Without cost", "offences without one", "34", rank=3, right=True)
    why: str | None = column("Why", "why there is no rate, or no count", "fewer than 30 people (29)", rank=2)
    crimes: Worded | None = column(
        "Crimes", "the offences by group of crime", "shoplifting 120, robbery 4", shown=False
    )


@dataclass(frozen=True)
class ThreeWindowsTold:
    """The three windows: `left_out` are people by the reason why they are in none, `sentences` what is to be said."""

    first: date
    last: date
    as_of: date
    window_months: int
    rows: tuple[WindowFigure, ...]
    left_out: Mapping[str, int]
    sentences: tuple[str, ...]


@dataclass
class _WindowTally:
    crimes: Counter[str]
    days: int = 0
    at_liberty: int = 0

    def add(self, one: ReadPerson, offences: Sequence[str], days: int, at_liberty: int) -> None:
        """Add a person: the numbers of their offences, their days at liberty, and the offences of those."""
        self.crimes.update(one.groups[number] for number in offences)
        self.days += days
        self.at_liberty += at_liberty


def windows(work: UnitOfWork, asked: EvidenceAsked, cost: int | None = None) -> ThreeWindowsTold:
    """The windows with exact counts; `cost` is what the scheme costs in a year, None for the policy's.

    Nobody is named. They are of the scheme's own cohort, by the first adoption in the period. Raises as `scope_of`.
    """
    scope, rules = scope_of(work, replace(asked, official=False)), work.policy.evidence
    tallies, people = [_WindowTally(Counter()) for _ in WINDOWS], 0
    # Nearly everybody is on the scheme still: of them nothing more is asked.
    who_left, others = adopted_who_left(work, scope)
    left = Counter[str]({"still_on": others} if others else {})
    for one in people_of(work, scope, who_left, ReadBeside(windows=True)):
        found = found_in_windows(one.history, scope.asked, rules.window_months)
        if isinstance(found, FoundInWindows):
            people += 1
            counted = zip(tallies, found.offences, found.days, found.at_liberty, strict=True)
            for tally, offences, days, at_liberty in counted:
                tally.add(one, offences, days, at_liberty)
        elif found is not None:
            left[found] += 1
    on = rules.unit_costs
    # Noughts of nobody would read as a finding.
    of_each = zip(WINDOWS, tallies, strict=True) if people else ()
    rows = tuple(_figure(name, people, tally, on) for name, tally in of_each)
    all_crimes: Counter[str] = sum((tally.crimes for tally in tallies), Counter())
    return ThreeWindowsTold(
        asked.first,
        asked.last,
        scope.asked.day,
        rules.window_months,
        rows,
        {LEFT_OUT[why]: number for why, number in sorted(left.items())},
        (
            "People are often adopted at their worst and fall back by themselves: the windows show no cause.",
            "Costs are of recorded crime only, not multiplied, at the prices of their year.",
            _break_even(cost or rules.yearly_cost, all_crimes, on),
        ),
    )


def published(work: UnitOfWork, asked: EvidenceAsked, cost: int | None = None) -> ThreeWindowsTold:
    """The same for readers outside: what is small is withheld, and crimes by group. Raises as that."""
    made = windows(work, asked, cost)
    rule = work.policy.board.disclosure
    rows = tuple(for_others(one, rule, is_small(one.offences or 0, rule)) for one in made.rows)
    return replace(
        made, rows=rows, left_out={why: one for why, one in made.left_out.items() if not is_small(one, rule)}
    )


def _figure(window: str, people: int, tally: _WindowTally, on: tuple[str, ...]) -> WindowFigure:
    offences, enough = sum(tally.crimes.values()), people >= LEAST_PEOPLE
    cost = cost_of(tally.crimes, on) if enough else None
    return WindowFigure(
        window,
        people,
        offences,
        months_of(tally.days),
        tally.at_liberty,
        per_month_of(tally.at_liberty, tally.days) if enough else None,
        cost.pounds if cost else None,
        cost.costed if cost else None,
        cost.without if cost else None,
        None if enough else f"fewer than {LEAST_PEOPLE} people ({people})",
        crimes_in_words(tally.crimes),
    )


def _break_even(cost: int | None, crimes: Counter[str], on: tuple[str, ...]) -> str:
    """The break-even number in words, or what is missing for it."""
    if cost is None:
        return "No break-even number: what the scheme costs in a year is not known."
    number = break_even(cost, cost_of(crimes, on))
    if number is None:
        return "No break-even number: no offence in the windows has a cost that counts."
    return (
        f"Break-even: at £{cost:,} a year the scheme pays for itself when {number:,} crimes of the mean cost of those "
        "in the windows are avoided in a year. That is no finding that they were."
    )


def for_others(one: WindowFigure, rule: DisclosureRule, withheld: bool) -> WindowFigure:
    """A window for readers outside; `withheld` is whether its offences are, and all of it is of few people."""
    few = is_small(one.people or 0, rule)
    if few or withheld:
        people = None if few else one.people
        return WindowFigure(one.window, people, *(None,) * 7, WITHHELD, None)
    kept = replace(one, crimes=None)
    small = [name for name in ("at_liberty", "costed", "without_cost") if is_small(getattr(one, name) or 0, rule)]
    # Each of them is told by the others and what is made of them.
    return (
        replace(kept, at_liberty=None, per_month=None, pounds=None, costed=None, without_cost=None) if small else kept
    )
