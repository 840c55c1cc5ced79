"""A made-up scheme for papers: what it counted, and the paper's facts around it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from iomctl.domain.board.told import EXACT, SUPPRESSED, BoardTold
from iomctl.domain.disclosure.withholding import withheld
from iomctl.domain.measures.adding_up import printed
from iomctl.domain.measures.catalogue import measures
from iomctl.domain.measures.tally import Tallies, Tally
from iomctl.domain.policy.board_rules import BoardRules, BoardTarget

FIRST, LAST = date(2026, 2, 1), date(2026, 3, 31)
TIERS = {"Fixed": (52, 5, 0, 1, 3, 53), "Flex": (41, 3, 1, 0, 2, 43), "Free": (17, 1, 0, 0, 1, 17)}
FLOW = ("opening", "came_in", "moved_in", "moved_out", "left", "closing")


def count(measure: str, number: int, of: int | None = None, by: str = "", group: str = "") -> Tally:
    """What one measure counted."""
    return Tally(measure, measures()[measure].version, by, group, number, of)


def counted() -> list[Tally]:
    """A scheme of 113 people."""
    found = [count("people", 113)]
    found += [count("people", row[5], by="tier", group=tier) for tier, row in TIERS.items()]
    for place, name in enumerate(FLOW):
        if not name.startswith("moved"):
            found.append(count(name, sum(row[place] for row in TIERS.values())))
        found += [count(name, row[place], by="tier", group=tier) for tier, row in TIERS.items()]
    found.append(Tally("days_on_scheme", 1, "", "", 6, middle=Decimal("212.5")))
    found += [count("reviews_on_time", 94, 101), count("actions_on_time", 20, 40), count("home_first_night", 31, 40)]
    return found


def told(tallies: Iterable[Tally], form: str = EXACT, targets: tuple[BoardTarget, ...] = ()) -> BoardTold:
    """The facts of a paper; what must be withheld of it in the form for others is worked out."""
    held, rules = Tallies(tallies), BoardRules(targets=targets)
    hidden = withheld(printed(held), rules.disclosure).cells if form == SUPPRESSED else frozenset()
    of = BoardTold("IOM Luton", None, FIRST, LAST, LAST, rules, held, form, hidden)
    return replace(of, capacity={"Fixed": 70, "Flex": 40, "Free": 15}, begins=FIRST)
