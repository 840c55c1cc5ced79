"""The rule about days of arrest as criteria_fields.FIELDS says it, for one person, day by day."""

from datetime import date, timedelta

from iomctl.domain.criteria.criteria import Rule
from tests.services.plain_known import Asked, Known, any_, before
from tests.services.plain_offences import committed, in_group
from tests.services.plain_people import Arrest, Offence, Person


def arrests(rule: Rule, asked: Asked, person: Person) -> Known:
    """Whether there are so many days of arrest."""
    by_then = [one for one in person.arrests if not one.withdrawn and one.arrested_on <= asked.on]
    if not by_then and not committed(asked, person):
        return None
    found = [_of_day(day, rule, asked, person) for day in _days(rule, asked, person)]
    if found.count(True) >= rule.value:
        return True
    return None if found.count(True) + found.count(None) >= rule.value else False


def _days(rule: Rule, asked: Asked, person: Person) -> list[date]:
    """Every day in the window on which something of the person lies, each once."""
    since = before(asked.on, rule.within) if rule.within else date.min
    lies = {one.arrested_on for one in person.arrests} | {stands_for(one) for one in person.offences}
    return [day for day in lies if since < day <= asked.on]


def _of_day(day: date, rule: Rule, asked: Asked, person: Person) -> Known:
    """Whether a day is one of arrest."""
    group = asked.criteria.groups[rule.group] if rule.group else None
    found: list[Known] = []
    for one in person.arrests:
        if one.arrested_on == day and not one.withdrawn:
            codes = one.codes.split(", ") if one.codes else [None]
            found.append(any_(in_group(code, one.victim, group) for code in codes) if group else True)
    for crime in committed(asked, person):
        if stands_for(crime) == day and (doubtful := _in_doubt(crime, person)) is not None:
            known = in_group(crime.code, crime.victim, group) if group else True
            found.append(False if known is False else None if doubtful else known)
    return any_(found)


def stands_for(one: Offence) -> date:
    """The day that stands for the arrest that an offence with an outcome followed."""
    if one.outcome in {None, "convicted"} or one.outcome_on is None:
        return one.committed_on
    return one.outcome_on


def _in_doubt(crime: Offence, person: Person) -> bool | None:
    """Whether an offence may not stand for an arrest of its own; None where it certainly does not."""
    if not any(_was_for(one, crime) for one in person.arrests):
        return crime.outcome is None
    return True if crime.outcome is not None and crime.outcome_on is None else None


def _was_for(arrest: Arrest, crime: Offence) -> bool:
    if arrest.withdrawn or arrest.arrested_on - crime.committed_on < timedelta(0):
        return False
    if crime.outcome_on is not None and crime.outcome_on < arrest.arrested_on:
        return False
    return arrest.codes is None or crime.code is None or crime.code in arrest.codes.split(", ")
