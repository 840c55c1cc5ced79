"""What a paper of the board is made of: all of it was counted and looked up before, and nothing is asked here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from iomctl.domain.disclosure.printed_counts import Cell
from iomctl.domain.documents import Section
from iomctl.domain.measures.adding_up import Key
from iomctl.domain.measures.tally import Tallies
from iomctl.domain.policy.board_rules import BoardRules
from iomctl.domain.reviews import full_day

SUPPRESSED, EXACT = "suppressed", "exact"


@dataclass(frozen=True)
class ActionTold:
    """What somebody is to do, agreed by the board: its reference and words, who, by which day, and how it stands.

    `measure` is the code of the one that it is about, None for none; `done_on` the day on which it was done or dropped.
    """

    number: int
    words: str
    who: str
    due_on: date
    measure: str | None = None
    state: str = "open"
    done_on: date | None = None
    how: str | None = None


@dataclass(frozen=True)
class Earlier:
    """What was counted earlier, as known on a day, which of its cells are withheld, and of what it is, in words."""

    known_on: date
    tallies: Tallies
    withheld: frozenset[Cell] = frozenset()
    of: str = ""


@dataclass(frozen=True)
class BoardTold:
    """The period from `first` to `last`, both included, as known on `known_on`, and all that is told of it.

    `withheld` are cells of `measures.adding_up`, none of them in the exact form. `capacity` and `places` are how many
    people a tier and a programme are meant to hold, by name. `evidence` are sections that are made elsewhere, by the
    words of SECTIONS, and `reoffending` is what they say in a sentence. `beside` is what they tell beside a count, by
    its key; `missing` says by the code of a measure why nobody could count it. `then` is what was known earlier of the
    same period, `before` the paper before this one. `words` are those that people cleared, and `begins` is the day of
    the first adoption of all, None where there is none.
    """

    scheme: str
    cohort: str | None
    first: date
    last: date
    known_on: date
    rules: BoardRules
    tallies: Tallies
    form: str = SUPPRESSED
    withheld: frozenset[Cell] = frozenset()
    then: Earlier | None = None
    before: Earlier | None = None
    capacity: Mapping[str, int] = field(default_factory=dict)
    places: Mapping[str, int] = field(default_factory=dict)
    evidence: Mapping[str, Section] = field(default_factory=dict)
    reoffending: str = ""
    beside: Mapping[Key, Mapping[str, Any]] = field(default_factory=dict)
    missing: Mapping[str, str] = field(default_factory=dict)
    words: tuple[str, ...] = ()
    actions: tuple[ActionTold, ...] = ()
    begins: date | None = None

    @property
    def not_begun(self) -> str:
        """Why nothing can be told of the period, as the book had not begun; "" where it had."""
        return not_begun(self.begins, self.last)

    def measures(self, section: str, *among: str) -> tuple[str, ...]:
        """Those of some measures that the policy has in a section: all of them where it names none."""
        asked = next((one for one in self.rules.sections if one.section == section), None)
        if asked is None:
            return ()
        return tuple(one for one in among if not asked.measures or one in asked.measures)


def not_begun(begins: date | None, last: date) -> str:
    """Why nothing can be told of days up to the `last`, where the first adoption of all is later or there is none."""
    if begins is None:
        return "nobody was adopted yet"
    return f"the first case begins on {full_day(begins)}" if begins > last else ""
