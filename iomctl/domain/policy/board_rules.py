"""What the policy says of the board's paper: its sections, their measures, targets, and what is withheld of it."""

from decimal import Decimal
from typing import NamedTuple

from iomctl.domain.disclosure.printed_counts import DisclosureRule

TITLES = {
    "headline": "In short",
    "people": "Who is on the scheme",
    "flow": "Who came in and who left",
    "exceptions": "What is off its target",
    "work": "Reviews, actions and referrals on time",
    "needs": "Needs, asked and met",
    "homes": "Releases and homes",
    "reoffending": "Proven reoffending",
    "windows": "Before, on and after the scheme",
    "programmes": "Programmes, young people and women",
    "words": "In people's own words",
    "actions": "Actions from last time",
    "notes": "Notes",
}
"""The sections that a paper may have, in the order in which it tells them, and what each is called."""
SECTIONS = tuple(TITLES)


class BoardSection(NamedTuple):
    """One section of a paper: a word of SECTIONS, what it is called, and its measures by code; none means all of it."""

    section: str
    title: str = ""
    measures: tuple[str, ...] = ()

    @property
    def called(self) -> str:
        """What stands over it."""
        return self.title or TITLES[self.section]


class BoardTarget(NamedTuple):
    """What a measure is to come to, in per cent; within `tolerance` points of it it is Amber."""

    measure: str
    target: Decimal
    tolerance: Decimal = Decimal(0)


class BoardRules(NamedTuple):
    """The paper of the board: all of it defaults with no public source, set by the scheme.

    `name` is that of the board. A measure without a target gets no Red, Amber or Green: no public paper prints its
    tolerance, so there is none by default. Counts from 1 to `withheld_below` - 1 are withheld from papers for others;
    of a group smaller than `small_group` they don't show that one person came or left since the paper before. Per cent
    is printed over `percent_from` or more. Own words are told that were cleared for the `audience`.
    """

    name: str = "Reducing Reoffending Board"
    sections: tuple[BoardSection, ...] = tuple(map(BoardSection, SECTIONS))
    targets: tuple[BoardTarget, ...] = ()
    audience: str = "board"
    withheld_below: int = 6
    small_group: int = 12
    percent_from: int = 30

    @property
    def disclosure(self) -> DisclosureRule:
        """How counts are withheld from papers for others, and from all other figures that are read as these."""
        return DisclosureRule(self.withheld_below, self.small_group)

    def target(self, measure: str) -> BoardTarget | None:
        """The target of a measure by its code; None where it has none."""
        return next((one for one in self.targets if one.measure == measure), None)
