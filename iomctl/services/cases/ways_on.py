"""How to go on where a fact is in the way of a new one: put it aside, take it back, or put it right."""

from collections.abc import Sequence
from shlex import quote

from iomctl.domain.course.facts import Adopted, Deselected
from iomctl.domain.course.people import Born, Died, WorkerLeft
from iomctl.services.cases.adoptions_in_the_way import about_adoption
from iomctl.services.cases.ways_back import InTheWay, way_back
from iomctl.storage.unit_of_work import UnitOfWork

MOST_WAYS = 3
FIXED = (Adopted, Born, Died, WorkerLeft)
"""What no fact of a case replaces: it has commands of its own."""


def ways(work: UnitOfWork, found: Sequence[InTheWay], has_instead: bool = True) -> str:
    """How to go on where facts are in the way, those of at most MOST_WAYS; nothing where none is.

    What can't be put aside comes first, then the newest.
    """
    fixed = list(dict.fromkeys(_about_fixed(work, one) for one in found if isinstance(one.fact, FIXED)))
    others = sorted(
        (one for one in found if not isinstance(one.fact, FIXED)), key=lambda one: one.fact.event, reverse=True
    )
    commands = list(dict.fromkeys(way_back(work, one) for one in others))[: max(MOST_WAYS - len(fixed), 0)]
    told = [*fixed[:MOST_WAYS], *_together(commands)]
    if has_instead and any(isinstance(one.fact, Deselected) for one in others):
        told.append("if they are there again: iomctl cohort adopt --help")
    instead = "put this in its place: the same command with --instead; or " if has_instead and not fixed else ""
    return instead + "; ".join(told) if told else ""


def _together(commands: Sequence[str]) -> list[str]:
    """Commands that take facts back, then those that put them right, each with what it does."""
    right = [one for one in commands if " correct " in one]
    back = [one for one in commands if one not in right]
    kinds = (("take that back", back), ("put that right", right))
    return [" or ".join(f"{what}: {' or '.join(some)}" for what, some in kinds if some)] if commands else []


def _about_fixed(work: UnitOfWork, one: InTheWay) -> str:
    fact = one.fact
    if isinstance(fact, WorkerLeft):
        return f"if they are back: iomctl worker edit {quote(fact.name)} --back"
    if isinstance(fact, Born):
        return f"is the day right? if the birth is not: iomctl offender edit {one.record.reference} --born DAY"
    if isinstance(fact, Died):
        right, back = f"iomctl death correct {fact.fact} --on DAY", f"iomctl death withdraw {fact.fact}"
        return f"if they died another day: {right} --reason WORDS; if they did not: {back} --reason WORDS"
    return about_adoption(work, one)
