"""What is said of a fact that is in the way of another: the fact, its event and who recorded it."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from iomctl.domain.course.facts import (
    Adopted,
    Coloured,
    Deselected,
    ExemptFrom,
    ExpectedAgain,
    InTier,
    LedBy,
    Recalculated,
    ReviewHeld,
    ReviewSet,
    WindowTold,
)
from iomctl.domain.course.people import Born, Died, WorkerLeft
from iomctl.domain.course.stays import AtLarge, InPrison, Stay, StayKind
from iomctl.domain.days.reasoned_days import said

Words = Callable[[Any, str], str]

END_THE_STAY_BEFORE = ": say when the stay before ended, with --to"
NOT_BORN = "{} was not born then"
"""Said of a restricted person, whose birth is told nobody."""

_NAMED: Mapping[type[Any], Words] = {
    Adopted: lambda fact, ref: f"{ref} was adopted on {said(fact.on)}",
    Deselected: lambda fact, ref: f"{ref} left on {said(fact.on)}",
    InTier: lambda fact, ref: f"{ref} is in tier {fact.tier} from {said(fact.on)}",
    Coloured: lambda fact, ref: f"{ref} is {fact.colour} from {said(fact.on)}",
    LedBy: lambda fact, ref: f"{fact.name} leads {ref} from {said(fact.on)}",
    ReviewHeld: lambda fact, ref: f"a review of {ref} was held on {said(fact.on)}",
    ReviewSet: lambda fact, ref: f"the review of {ref} was set to {said(fact.due_by)} on {said(fact.on)}",
    WindowTold: lambda fact, ref: f"a window of {ref} was told from {said(fact.on)}",
    Recalculated: lambda fact, ref: f"{ref} counts by {fact.called} from {said(fact.on)}",
    ExemptFrom: lambda fact, ref: f"{ref} is exempt from {said(fact.on)}",
    ExpectedAgain: lambda fact, ref: f"{ref} is expected again from {said(fact.on)}",
    Stay: lambda fact, ref: spanned(ref, "in custody", fact.on, fact.out),
    InPrison: lambda fact, ref: f"{ref} is in {fact.prison} from {said(fact.on)}",
    StayKind: lambda fact, ref: f"{ref} is in custody as {fact.kind} from {said(fact.on)}",
    AtLarge: lambda fact, ref: f"{ref} is {'' if fact.at_large else 'no longer '}at large from {said(fact.on)}",
    WorkerLeft: lambda fact, _: f"{fact.name} left on {said(fact.on)}",
    Born: lambda fact, ref: f"{ref} was born {f'in {fact.within}' if fact.within else f'on {said(fact.on)}'}",
    Died: lambda fact, ref: f"{ref} died on {said(fact.on)}",
}
"""What each kind of fact says."""

_NOT_ALREADY = (ExemptFrom, ExpectedAgain, Stay, Adopted, Deselected)
"""Kinds of which it is not said that they are so already."""


def named(fact: Any, reference: str) -> str:
    """A fact in words: `J Byrne leads N00001 from Sat 28 Mar 2026`."""
    return _NAMED[type(fact)](fact, reference)


def named_already(fact: Any, reference: str, subject: str, value: Any) -> str:
    """A fact in words, in the way of one that says another value of the same subject from the same day on."""
    if subject == "colour" and isinstance(fact, ReviewHeld):
        return f"the review of {said(fact.on)} left {reference} {value}"
    if subject == "colour" and isinstance(fact, Stay):
        return f"{reference} left custody {value} on {said(fact.out or fact.on)}"
    if subject == "next" and isinstance(fact, ReviewHeld):
        return f"the review of {said(fact.on)} set the next to {said(value)}"
    if subject == "kind" and isinstance(fact, Stay):
        return f"{reference} is in custody as {value} from {said(fact.on)} already"
    if isinstance(fact, ReviewSet):
        return f"the review of {reference} was set to {said(fact.due_by)} on that day already"
    return named(fact, reference) + ("" if isinstance(fact, _NOT_ALREADY) else " already")


def spanned(reference: str, where: str, start: date, end: date | None) -> str:
    """`N00001 was in custody from Mon 16 Mar to Mon 11 May 2026`; `is` and no end where it has none yet."""
    if end is None:
        return f"{reference} is {where} from {said(start)}"
    first = said(start).removesuffix(f" {end.year}")
    return f"{reference} was {where} from {first} to {said(end)}"


def with_its_event(words: str, fact: Any) -> str:
    """The words, then where they were recorded: `.. (event 31, m.adeyemi)`."""
    return f"{words} (event {fact.event}, {fact.by})"


def part_with_its_event(fact: Stay | ReviewHeld, called: str, value: date | str | None) -> str:
    """What one part of a review or a release said, alone: `only the colour red that the release of .. gave ..`.

    It is the colour, or the day of the next review.
    """
    what = f"release of {said(fact.out or fact.on)}" if isinstance(fact, Stay) else f"review of {said(fact.on)}"
    part = f"next review, {said(value)}," if isinstance(value, date) else f"colour {value}"
    return with_its_event(f"only the {part} that the {what} gave {called}", fact)
