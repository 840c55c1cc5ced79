"""Who reoffended of the entries of a year, by several groups: a reader outside can work out no small count."""

from random import Random

import pytest

from iomctl.domain.disclosure.linear import determined_cells
from iomctl.domain.disclosure.printed_counts import DisclosureRule, Relation, adds_up
from iomctl.domain.disclosure.withholding import withheld
from iomctl.domain.measures.adding_up import APART, ENTRY_YEAR, OF, REOFFENDED, REST, SO, cell, printed
from iomctl.domain.measures.tally import Tallies, Tally
from tests.domain.board.made_up import count

YEAR = "Apr 2024 to Mar 2025"
RULE = DisclosureRule(6, 12)


def entries(people: int, random: Random) -> Tallies:
    """So many people of whom some reoffended, each in one of a few tiers and in one of many groups of offences."""
    each = [(random.choice(("Fixed", "Fixed", "Flex", "Free")), random.randrange(9)) for _ in range(people)]
    again = [random.random() < 0.4 for _ in each]
    found = [count(REOFFENDED, sum(again), people, ENTRY_YEAR, YEAR)]
    for by, place in (("tier", 0), ("index_offence", 1)):
        for group in sorted({one[place] for one in each}, key=str):
            there = [so for one, so in zip(each, again, strict=True) if one[place] == group]
            found.append(count(REOFFENDED, sum(there), len(there), by, f"{YEAR}{APART}{group}"))
    return Tallies(found)


def known_of(tallies: Tallies) -> list[Relation]:
    """What a reader knows to add up: those who did and those who did not are all, and so are the groups."""
    year = tallies.of(REOFFENDED, ENTRY_YEAR, YEAR)
    assert year is not None
    found = [adds_up(cell(one.key, OF), (cell(one.key, SO), cell(one.key, REST))) for one in tallies]
    for by in ("tier", "index_offence"):
        groups = tallies.groups(REOFFENDED, by)
        found += [adds_up(cell(year.key, which), (cell(one.key, which) for one in groups)) for which in (SO, OF, REST)]
    return found


def small(one: Tally) -> list[tuple[str, ...]]:
    """The cells of a group that say something of few people, a nought of those who reoffended among them."""
    counts = {SO: one.numerator, OF: one.denominator or 0, REST: (one.denominator or 0) - one.numerator}
    return [cell(one.key, which) for which, number in counts.items() if number < RULE.threshold]


@pytest.mark.parametrize("people", [8, 25, 60, 150])
def test_no_small_count_can_be_worked_out(people: int) -> None:
    for seed in range(25):
        tallies = entries(people, Random(seed))  # noqa: S311 tables are made up, nothing is kept secret by it
        cells = withheld(printed(tallies), RULE).cells
        assert {one for tally in tallies for one in small(tally)} <= cells
        assert not determined_cells(known_of(tallies), cells)


def test_the_year_is_told_before_its_groups_are() -> None:
    groups = {
        "tier": {"Fixed": (14, 30), "Flex": (7, 14), "Free": (1, 3)},
        "index_offence": {"1": (21, 46), "2": (1, 1)},
    }
    found = [count(REOFFENDED, 22, 47, ENTRY_YEAR, YEAR)]
    for by, named in groups.items():
        found += [count(REOFFENDED, *both, by, f"{YEAR}{APART}{group}") for group, both in named.items()]
    # That the year is withheld would hide a group of each table at once.
    assert ENTRY_YEAR not in {one[1] for one in withheld(printed(Tallies(found)), RULE).cells}
