"""Rules about levels of markers, releases, other cohorts, placements and contacts, for one person."""

from datetime import date

from iomctl.domain.criteria.criteria import Rule
from tests.services.plain_known import Asked, Known, after, before, last
from tests.services.plain_people import Person


def marker_level(rule: Rule, asked: Asked, person: Person) -> Known:
    """The newest level of the newest marker that stands."""
    known = [one for one in person.markers if not one.withdrawn and one.kind == rule.of and one.from_on <= asked.on]
    standing = [one for one in known if one.present and (one.until_on is None or one.until_on >= asked.on)]
    newest = last(standing, lambda one: one.from_on)
    if newest is None:
        return False if known else None
    said = last([one for one in newest.levels if one[0] <= asked.on], lambda one: one[0])
    if said is None or said[1] is None:
        return None
    if rule.test == "one-of":
        return said[1] in rule.value
    order = asked.policy.markers[rule.of].levels
    high = order.index(said[1]) >= order.index(rule.value)
    return high if rule.test == "at-least" else not high


def released(rule: Rule, asked: Asked, person: Person) -> Known:
    """Whether a stay ended in the time."""
    return any(one.to_on is not None and before(asked.on, rule.value) < one.to_on <= asked.on for one in person.stays)


def release_due(rule: Rule, asked: Asked, person: Person) -> Known:
    """Whether the stay that covers the day ends in the time, or should have; of releases that nothing moves."""
    inside = [one for one in person.stays if one.from_on <= asked.on and (one.to_on is None or asked.on < one.to_on)]
    if not inside:
        return False
    due = last([one for one in inside[0].dues if one[0] <= asked.on], lambda one: one[0])
    return None if due is None or due[1] is None else due[1] <= after(asked.on, rule.value)


def other_cohort(rule: Rule, asked: Asked, person: Person) -> Known:
    """Whether a case is open elsewhere."""
    there = {
        one.cohort
        for one in person.elsewhere
        if one.adopted_on <= asked.on and (one.deselected_on is None or asked.on < one.deselected_on)
    }
    if rule.test == "one-of":
        return bool(there & set(rule.value))
    return bool(there) is rule.value


def placement(rule: Rule, asked: Asked, person: Person) -> Known:
    """The class of the newest that covers the day."""
    there = [
        one
        for one in person.placements
        if not one.withdrawn and one.from_on <= asked.on and (one.left_on is None or asked.on < one.left_on)
    ]
    newest = last(there, lambda one: one.from_on)
    return newest is not None and newest.settled in rule.value


def home(rule: Rule, asked: Asked, person: Person) -> Known:
    """How somebody lives: inside, else in the newest placement, else as was said last since they came out."""
    lives = _lives(asked.on, person)
    return None if lives is None else lives in rule.value


def _lives(on: date, person: Person) -> str | None:
    if any(one.from_on <= on and (one.to_on is None or on < one.to_on) for one in person.stays):
        return "custody"
    begun = [one for one in person.placements if not one.withdrawn and one.from_on <= on]
    there = last([one for one in begun if one.left_on is None or on < one.left_on], lambda one: one.from_on)
    if there is not None:
        return there.settled
    out_on = max((one.to_on for one in person.stays if one.to_on and one.to_on <= on), default=date.min)
    # Whoever left a placement was said to go to a settled home; of one day, what was said of a home counts more.
    said: list[tuple[date, int, str | None, date | None]] = []
    said += [(one.left_on, 0, "settled", None) for one in begun if one.left_on]
    said += [(one.from_on, 1, one.settled, one.leaves_on) for one in person.homes if not one.withdrawn]
    newest = last([one for one in said if out_on <= one[0] <= on], lambda one: one[:2])
    if newest is None or (newest[3] is not None and newest[3] <= on):
        return None
    return newest[2]


def contacts_missed(rule: Rule, asked: Asked, person: Person) -> Known:
    """How many were, and may have been."""
    known = [one for one in person.contacts if not one.withdrawn and one.contact_on <= asked.on]
    since = before(asked.on, rule.within) if rule.within else date.min
    missed = untold = 0
    for one in known:
        told = one.outcome if one.outcome_on is not None and one.outcome_on <= asked.on else None
        missed += one.contact_on > since and told == "missed"
        untold += one.contact_on > since and told is None and one.contact_on < asked.on
    if missed >= rule.value:
        return True
    return None if missed + untold >= rule.value or not known else False
