"""Rules about arrests: on how many days there was one, by arrests and by the offences that older books have."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, exists, false, func, not_, null, or_, select, true, union
from sqlmodel import col

from iomctl.domain.criteria.criteria import CodeGroup, Criteria, Rule
from iomctl.domain.facts.arrests import codes_in
from iomctl.services.rescopes.rules.asked import CriteriaAsked, RuleSql, in_time, none_recorded, of_person, so_many
from iomctl.services.rescopes.rules.offence_rules import in_group
from iomctl.storage.tables.facts.arrests import Arrest
from iomctl.storage.tables.facts.offences import Offence
from iomctl.storage.unit_of_work import UnitOfWork


def codes_recorded(work: UnitOfWork, criteria: Criteria) -> tuple[str, ...]:
    """The codes of all arrests, those of each in one text as it holds them; none where no rule narrows arrests."""
    if not any(rule.field == "arrests" and rule.group for rule in criteria.rules.values()):
        return ()
    return tuple(work.session.scalars(select(col(Arrest.codes)).where(col(Arrest.codes).is_not(None)).distinct()))


def arrests(rule: Rule, asked: CriteriaAsked) -> RuleSql:
    """Whether there are so many days of arrest; the facts are how many there are, and how many more there may be.

    A day counts once. An offence with an outcome that no recorded arrest was for followed one that nobody recorded.
    """

    def facts(person: Any) -> Sequence[Any]:
        sure = union(*_days(rule, asked, person, certain=True))
        more = union(*_days(rule, asked, person, certain=False)).subquery()
        counted = select(func.count()).select_from(sure.subquery())
        possible = select(func.count()).where(more.c.day.not_in(sure))
        return (counted.scalar_subquery(), possible.scalar_subquery())

    def answer(person: Any, found: Sequence[Any]) -> ColumnElement[Any]:
        none = func.coalesce(
            none_recorded(Arrest, person, col(Arrest.arrested_on) <= asked.on),
            none_recorded(Offence, person, col(Offence.committed_on) <= asked.on),
        )
        return so_many(rule, found, none)

    return RuleSql(facts, answer)


def _days(rule: Rule, asked: CriteriaAsked, person: Any, certain: bool) -> Iterator[Select[Any]]:
    """The days of arrest that certainly count, or those that may: of arrests, then of offences without one."""
    group = asked.criteria.groups[rule.group] if rule.group else None
    if group or certain:
        match = _for_one_in(group, asked.arrested_for) if group else true()
        found: Select[Any] = select(col(Arrest.arrested_on).label("day")).where(of_person(Arrest, person))
        found = found.where(in_time(col(Arrest.arrested_on), rule, asked), match if certain else match.is_(None))
        yield found.correlate(person)
    told = col(Offence.outcome).is_not(None)
    known = in_group(group) if group else true()
    sure = and_(told, known)
    possible = or_(and_(told, known.is_(None)), and_(not_(told), known.is_not(false()))) if group else not_(told)
    day = _day_of_arrest()
    recorded = _arrest_recorded(person)
    # Without the day of its outcome, an arrest long after the offence may have been for another one.
    doubtful = and_(told, col(Offence.outcome_on).is_(None), known.is_not(false()), recorded)
    stands = and_(sure, not_(recorded)) if certain else or_(doubtful, and_(possible, not_(recorded)))
    followed = select(day.label("day")).where(of_person(Offence, person), col(Offence.committed_on) <= asked.on)
    yield followed.where(in_time(day, rule, asked), stands).correlate(person)


def _day_of_arrest() -> ColumnElement[Any]:
    # Whom the police charge, caution or let go they have in custody; a court convicts them months after.
    came_from_custody = and_(col(Offence.outcome_on).is_not(None), col(Offence.outcome) != "convicted")
    return case((came_from_custody, col(Offence.outcome_on)), else_=col(Offence.committed_on))


def _arrest_recorded(person: Any) -> ColumnElement[bool]:
    """Whether an arrest was for an offence: from its day to that of its outcome, for its code where both are known."""
    same = or_(col(Arrest.codes).is_(None), col(Offence.code).is_(None), col(Arrest.codes).contains(col(Offence.code)))
    in_time = and_(
        col(Arrest.arrested_on) >= col(Offence.committed_on),
        or_(col(Offence.outcome_on).is_(None), col(Arrest.arrested_on) <= col(Offence.outcome_on)),
    )
    return exists(select(1).where(of_person(Arrest, person), in_time, same).correlate(person, Offence))


def _for_one_in(group: CodeGroup, recorded: Sequence[str]) -> ColumnElement[Any]:
    """Whether an arrest was for an offence in a group, or null where that is not known: its codes are all recorded."""
    of = {codes: set(codes_in(codes)) for codes in recorded}
    certain = [codes for codes, each in of.items() if each & group.certain]
    asks = [codes for codes, each in of.items() if each & group.asks_victim]
    undecided = [codes for codes, each in of.items() if each & group.undecided]
    codes, victim = col(Arrest.codes), col(Arrest.victim)
    return case(
        (codes.is_(None), null()),
        (codes.in_(certain), true()),
        (and_(codes.in_(asks), victim == "person"), true()),
        (codes.in_(undecided), null()),
        (and_(codes.in_(asks), victim == "not-known"), null()),
        else_=false(),
    )
