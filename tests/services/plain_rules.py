"""Rules about scores, sentences, markers, needs, referrals, the person and the spell, for one person."""

from datetime import date

from iomctl.domain.criteria.criteria import Rule
from iomctl.domain.days.intervals import Interval
from tests.services.plain_known import Asked, Known, after, before, last, not_
from tests.services.plain_people import Marker, Person, Score, Sentence


def score(rule: Rule, asked: Asked, person: Person) -> Known:
    """The newest score by the day."""
    newest = _newest_score(rule, asked, person)
    if newest is None:
        return None
    levels = asked.policy.scores[rule.of].levels
    if rule.test == "one-of":
        return newest.level in rule.value
    if levels:
        at_least = levels.index(str(newest.level)) >= levels.index(rule.value)
    else:
        at_least = newest.value is not None and newest.value >= rule.value
    return at_least if rule.test == "at-least" else not at_least


def _newest_score(rule: Rule, asked: Asked, person: Person) -> Score | None:
    """The newest by the day; None also for one that is older than the policy allows."""
    known = [one for one in person.scores if not one.withdrawn and one.kind == rule.of and one.scored_on <= asked.on]
    newest = last(known, lambda one: one.scored_on)
    oldest = before(asked.on, rule.max_age or asked.policy.scores[rule.of].max_age)
    return newest if newest is not None and newest.scored_on >= oldest else None


def at_edge(rule: Rule, asked: Asked, person: Person) -> bool:
    """Whether the score that counts is near the rule's threshold."""
    newest = _newest_score(rule, asked, person)
    if newest is None or newest.value is None:
        return False
    return bool(abs(newest.value - rule.value) <= asked.criteria.edge)


def statutory(rule: Rule, asked: Asked, person: Person) -> Known:
    """Whether a statutory sentence covers the day."""
    by_law = {code for code, kind in asked.policy.sentences.items() if kind.statutory}
    return _covered(rule, asked, person, by_law)


def sentence(rule: Rule, asked: Asked, person: Person) -> Known:
    """Whether one of the kind covers the day, or ends soon."""
    if rule.test == "is":
        return _covered(rule, asked, person, {rule.of})
    ends = [one.until_on for one in _sentences(asked, person) if one.kind == rule.of and _covers(one, asked.on)]
    if any(end is not None and end <= after(asked.on, rule.value) for end in ends):
        return True
    return None if None in ends or not _sentences(asked, person) else False


def _covered(rule: Rule, asked: Asked, person: Person, kinds: set[str]) -> Known:
    recorded = _sentences(asked, person)
    covers = any(one.kind in kinds and _covers(one, asked.on) for one in recorded)
    met = True if covers else (False if recorded else None)
    return met if rule.value else not_(met)


def _sentences(asked: Asked, person: Person) -> list[Sentence]:
    return [one for one in person.sentences if not one.withdrawn and one.start_on <= asked.on]


def _covers(one: Sentence, on: date) -> bool:
    return one.start_on <= on and (one.until_on is None or on <= one.until_on)


def marker(rule: Rule, asked: Asked, person: Person) -> Known:
    """Whether it stands on the day."""
    asked_by = [one for one in person.markers if not one.withdrawn and one.kind == rule.of and one.from_on <= asked.on]
    met = any(_stands(one, asked.on) for one in asked_by) if asked_by else None
    return met if rule.value else not_(met)


def _stands(one: Marker, on: date) -> bool:
    return one.present and (one.until_on is None or on <= one.until_on)


def need(rule: Rule, asked: Asked, person: Person) -> Known:
    """Whether its newest level is that high."""
    order = ("none", "some", "severe")
    known = [one for one in person.needs if one.pathway == rule.of and one.from_on <= asked.on]
    newest = last(known, lambda one: one.from_on)
    return None if newest is None else order.index(newest.level) >= order.index(rule.value)


def referral(rule: Rule, asked: Asked, person: Person) -> Known:
    """Whether the newest referral stands so."""
    since = before(asked.on, rule.within) if rule.within else date.min
    made = [one for one in person.referrals if one.pathway == rule.of and since < one.made_on <= asked.on]
    newest = last(made, lambda one: one.made_on)
    if newest is None:
        return False
    status = [status for step_on, status in newest.steps if step_on <= asked.on][-1]
    return status in rule.value


def age(rule: Rule, asked: Asked, person: Person) -> Known:
    """In completed years."""
    if person.born_on is None:
        return None
    old_enough = person.born_on <= before(asked.on, Interval(0, 12 * rule.value))
    return old_enough if rule.test == "at-least" else not old_enough


def gender(rule: Rule, asked: Asked, person: Person) -> Known:
    """As recorded."""
    return None if person.gender is None else person.gender in rule.value


def area(rule: Rule, asked: Asked, person: Person) -> Known:
    """As recorded, in any case."""
    return None if person.area is None else person.area.casefold() in {word.casefold() for word in rule.value}


def time_on_scheme(rule: Rule, asked: Asked, person: Person) -> Known:
    """Of the spell."""
    return person.spell is not None and person.spell.adopted_on <= before(asked.on, rule.value)


def colour(rule: Rule, asked: Asked, person: Person) -> Known:
    """Of the spell."""
    return person.spell is not None and person.spell.colour in rule.value


def custody(rule: Rule, asked: Asked, person: Person) -> Known:
    """Of the stays, whose day of leaving is one outside."""
    inside = any(one.from_on <= asked.on and (one.to_on is None or asked.on < one.to_on) for one in person.stays)
    return inside if rule.value else not inside
