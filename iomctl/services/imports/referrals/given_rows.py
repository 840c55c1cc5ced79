"""One row of a file of referrals, what it adds, and where it says something else than is recorded."""

from typing import NamedTuple

from iomctl.domain.policy.policy import Policy
from iomctl.domain.references import REFERRAL, reference
from iomctl.services.imports.engine.fields import Row
from iomctl.services.imports.engine.known_services import Wanted
from iomctl.services.imports.engine.whose import PersonMeant
from iomctl.services.imports.referrals import practitioners_and_outcomes
from iomctl.services.imports.referrals.course import DAY_OF, StepRow
from iomctl.services.imports.referrals.known import KnownReferral, Place
from iomctl.services.imports.referrals.practitioners_and_outcomes import Depth
from iomctl.services.lookup.who_is_served import Lives, is_outside, not_for_gender


class GivenReferral(NamedTuple):
    """One row that can be taken as far as it goes by itself."""

    row: Row
    number: int | None
    person: PersonMeant
    wanted: Wanted
    note: str | None
    steps: list[StepRow]
    depth: Depth


def unfit(given: GivenReferral, lives: Lives, policy: Policy) -> list[str]:
    """Why somebody who lives where they do can't be sent to a service; what is recorded already is not asked about."""
    _, pathway, area = given.wanted
    why = not_for_gender(policy, pathway, lives)
    faults = [f"pathway: {why}, and they are {lives.gender}"] if why else []
    if is_outside(area, lives.area) and given.depth.outside_area != practitioners_and_outcomes.YES:
        faults.append(f"area: they live in {lives.area}: write yes in outside_area if it was meant so")
    return faults


def steps_in_words(number: int, steps: list[StepRow], more: Depth) -> str:
    """What a row adds to a recorded referral, as a dry run tells it."""
    told = [*(f"{status} {on}" for status, on, *_ in steps), *practitioners_and_outcomes.in_words(more)]
    return f"{reference(REFERRAL, number)} {', '.join(told)}"


def contradictions(given: GivenReferral, number: int, place: Place, recorded: KnownReferral) -> list[str]:
    """What a row says differently from the referral it means; empty cells say nothing."""
    ref = reference(REFERRAL, number)
    known_place, known_note, known_steps, known_depth = recorded
    if place != known_place:
        return [f"referral: {ref} is another referral: its person, service or day is not this row's"]
    faults = practitioners_and_outcomes.contradictions(number, given.depth, known_depth)
    if given.note not in {None, known_note}:
        faults.append(f"note: {ref} is recorded with another one")
    for told, known in zip(given.steps, known_steps, strict=False):
        status, on = known[:2]
        if told[:2] != known[:2]:
            faults.append(f"{DAY_OF[told[0]]}: {ref} is recorded as {status} on {on}")
        elif any(one not in {None, other} for one, other in zip(told, known, strict=True)):
            faults.append(f"{DAY_OF[told[0]]}: {ref} is recorded as {status} that day, with another reason or note")
    return faults
