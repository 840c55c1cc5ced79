"""Criteria for a cohort: named rules about recorded facts, and for each tier a tree of all, any and not over them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from iomctl.domain.days.intervals import Interval

MET, NOT_MET, NOT_KNOWN = "met", "not met", "not known"
TAKEN_AS_NO = "not recorded, taken as no"
"""The answers of a rule in words."""


@dataclass(frozen=True)
class Rule:
    """One question about a person on a day, such as "score.ogrs3-2y at-least 75".

    `field` is one of `criteria_fields.FIELDS`, with `of` the kind of score, marker or sentence or the pathway that
    follows its full stop, "" for none. `group` is the group of codes that offences are narrowed to, "" for all (the
    value of "in-group" stands here too), `within` narrows to those committed after the day so long before the day
    asked about, `outcomes` to those with one of these outcomes, empty for any, and `victim` to those whose victim was
    "person" or "business". A score that is older than `max_age` is not known; None for what the policy says. `value`
    is what the test takes, as FIELDS says: a number, True or False, a word, an Interval, or for "one-of" a tuple of
    words. With `unknown_is_no` a rule that is not known counts as not met.
    A `default` is a rule whose value no public source prints: the scheme has to set it.
    """

    name: str
    words: str
    field: str
    test: str
    value: Any
    of: str = ""
    group: str = ""
    within: Interval | None = None
    outcomes: tuple[str, ...] = ()
    default: bool = False
    victim: str = ""
    max_age: Interval | None = None
    unknown_is_no: bool = False


@dataclass(frozen=True)
class CodeGroup:
    """A group of offences by code: `certain` ones are in it, those of `asks_victim` when the victim was a person.

    Whether `undecided` ones are in it is not known: the code does not tell, and the criteria do not settle it.
    """

    certain: frozenset[str]
    asks_victim: frozenset[str] = frozenset()
    undecided: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Tree:
    """`kind` "rule" is the rule called `rule`; "all", "any" and "not" hold further trees in `of`, "not" just one.

    With `unknown_is_no` a tree that is not known counts as not met.
    """

    kind: str
    of: tuple["Tree", ...] = ()
    rule: str = ""
    unknown_is_no: bool = False

    def rules(self) -> Iterator[str]:
        """The names of the rules in it, in the order in which they are written, each as often as it is."""
        if self.kind == "rule":
            yield self.rule
        for one in self.of:
            yield from one.rules()

    def telling(self) -> Iterator[str]:
        """Those of `rules` for want of which the tree may be not known."""
        if self.unknown_is_no:
            return
        if self.kind == "rule":
            yield self.rule
        for one in self.of:
            yield from one.telling()


@dataclass(frozen=True)
class Criteria:
    """A file of criteria that was accepted.

    `tiers` go by code in the order in which they are tried: the first whose tree is met is a person's tier, and one
    that is not known leaves the tier not known. `watch` is met by people who need an onward arrangement before they
    leave. `edge` is how far from the threshold of a score still counts as being at its edge, in points, inclusive.
    `groups` are the groups of offences that its rules name.
    """

    name: str
    version: int
    in_force_from: date
    source: str
    rules: dict[str, Rule]
    tiers: dict[str, Tree]
    watch: Tree | None = None
    edge: float = 0
    groups: Mapping[str, CodeGroup] = field(default_factory=dict)
