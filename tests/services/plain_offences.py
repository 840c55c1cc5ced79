"""Rules about offences as criteria_fields.FIELDS says them, for one person."""

from datetime import date

from iomctl.domain.criteria.criteria import CodeGroup, Rule
from tests.services.plain_known import Asked, Known, all_, before, last
from tests.services.plain_people import Offence, Person


def index_offence(rule: Rule, asked: Asked, person: Person) -> Known:
    """The newest index offence by the day."""
    index = [one for one in committed(asked, person) if one.index_on is not None and one.index_on <= asked.on]
    index = [one for one in index if not _set_aside(one, asked)]
    newest = last(index, lambda one: one.index_on)
    if newest is None:
        return None
    lately = newest.committed_on > (before(asked.on, rule.within) if rule.within else date.min)
    return all_(
        [lately, in_group(newest.code, newest.victim, asked.criteria.groups[rule.group]), _victim(rule, newest)]
    )


def offence(rule: Rule, asked: Asked, person: Person) -> Known:
    """Whether there is one."""
    matches = _matches(rule, asked, person)
    return True if True in matches else _at_most_possible(None in matches, asked, person)


def offences(rule: Rule, asked: Asked, person: Person) -> Known:
    """Whether there are so many."""
    matches = _matches(rule, asked, person)
    if matches.count(True) >= rule.value:
        return True
    return _at_most_possible(matches.count(True) + matches.count(None) >= rule.value, asked, person)


def _at_most_possible(possible: bool, asked: Asked, person: Person) -> Known:
    return None if possible or not committed(asked, person) else False


def _matches(rule: Rule, asked: Asked, person: Person) -> list[Known]:
    """For each offence in the window whether it is one that the rule means."""
    since = before(asked.on, rule.within) if rule.within else date.min
    found: list[Known] = []
    for one in committed(asked, person):
        if one.committed_on > since:
            parts = [in_group(one.code, one.victim, asked.criteria.groups[rule.group])] if rule.group else []
            parts.append(_victim(rule, one))
            if rule.outcomes:
                parts.append(_came_to(one, rule, asked))
            found.append(all_(parts))
    return found


def _came_to(one: Offence, rule: Rule, asked: Asked) -> Known:
    """Of what was set aside nobody knows what else came of it, but that it is not proven."""
    if _set_aside(one, asked):
        return None if {"arrested", "charged", "no-further-action"}.intersection(rule.outcomes) else False
    return None if one.outcome is None else one.outcome in rule.outcomes


def _set_aside(one: Offence, asked: Asked) -> bool:
    if one.set_aside_on is None or one.set_aside_on > asked.on:
        return False
    return one.outcome_on is None or one.outcome_on <= one.set_aside_on


def _victim(rule: Rule, one: Offence) -> Known:
    if not rule.victim:
        return True
    return None if one.victim == "not-known" else one.victim == rule.victim


def in_group(code: str | None, victim: str, group: CodeGroup) -> Known:
    """Whether an offence with a code and a victim is in a group."""
    if code is None or code in group.undecided:
        return None
    if code in group.asks_victim:
        return {"person": True, "business": False, "not-known": None}[victim]
    return code in group.certain


def committed(asked: Asked, person: Person) -> list[Offence]:
    """The offences by the day."""
    return [one for one in person.offences if not one.withdrawn and one.committed_on <= asked.on]
