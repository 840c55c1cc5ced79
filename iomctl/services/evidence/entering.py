"""SQL for who may enter a cohort: the rules decide on each of them, and nobody else is read."""

from datetime import date
from typing import Any

from sqlalchemy import and_, func, select, union
from sqlalchemy.orm import aliased
from sqlmodel import col

from iomctl.domain.reoffending.asked import SCHEME
from iomctl.domain.reoffending.recorded import CAUTIONED
from iomctl.services.evidence.asked import EvidenceScope
from iomctl.storage.made_once import Query, made_once
from iomctl.storage.tables.cohorts import Spell
from iomctl.storage.tables.custodies import Custody
from iomctl.storage.tables.facts.offences import Offence
from iomctl.storage.tables.facts.sentences import Sentence
from iomctl.storage.unit_of_work import UnitOfWork

OF_CASE = ("cohort_id", "adopted_on", "deselected_on", "deselection_reason")
"""What the rules take of a spell, beside its tier."""


def entering(work: UnitOfWork, scope: EvidenceScope) -> list[int]:
    """The row numbers of the people with a day in the period on which they might enter, in order."""
    asked = scope.asked
    last = min(asked.last, asked.day)
    if asked.route == SCHEME:
        query = adopted(asked.first, last, scope.cohort)
    else:
        passed = tuple(code for code, kind in work.policy.sentences.items() if kind.court)
        query = entered_officially(asked.first, last, passed, scope.cohort)
    return list(work.session.scalars(query))


def adopted_who_left(work: UnitOfWork, scope: EvidenceScope) -> tuple[list[int], int]:
    """The row numbers of the people adopted in the period of whom a case was ever closed, in order.

    And how many others were adopted in it: they are all on the scheme still.
    """
    asked = scope.asked
    query = adopted(asked.first, min(asked.last, asked.day), scope.cohort)
    left = list(work.session.scalars(_who_left(query)))
    return left, (work.session.scalar(_how_many(query)) or 0) - len(left)


@made_once
def adopted(first: date, last: date, cohort: int | None) -> Query:
    """Whoever was adopted between two days, both included."""
    within = adopted_in(first, last, cohort)
    return select(col(Spell.offender_id)).where(*within).distinct().order_by(col(Spell.offender_id))


def adopted_in(first: date, last: date, cohort: int | None) -> list[Any]:
    """SQL for whether a case was adopted between two days, both included."""
    within: list[Any] = [col(Spell.adopted_on).between(first, last)]
    return within if cohort is None else [*within, col(Spell.cohort_id) == cohort]


@made_once
def _who_left(query: Query) -> Query:
    closed: Any = aliased(Spell)
    of_person = closed.offender_id == col(Spell.offender_id)
    return query.where(select(closed.id).where(of_person, closed.deselected_on.is_not(None)).exists())


@made_once
def _how_many(query: Query) -> Query:
    return select(func.count()).select_from(query.order_by(None).subquery())


@made_once
def entered_officially(first: date, last: date, passed: tuple[str, ...], cohort: int | None) -> Query:
    """Whoever was released, sentenced by a court to one of some kinds, or cautioned between two days."""
    released: Any = and_(col(Custody.to_on).between(first, last), col(Custody.withdrawn_in).is_(None))
    sentenced = and_(col(Sentence.start_on).between(first, last), col(Sentence.withdrawn_in).is_(None))
    cautioned = and_(col(Offence.outcome_on).between(first, last), col(Offence.withdrawn_in).is_(None))
    people: Any = union(
        select(col(Custody.offender_id).label("person")).where(released),
        select(col(Sentence.offender_id)).where(sentenced, col(Sentence.kind).in_(passed)),
        select(col(Offence.offender_id)).where(cautioned, col(Offence.outcome) == CAUTIONED),
    ).subquery()
    query = select(people.c.person).order_by(people.c.person)
    if cohort is None:
        return query
    ever = select(col(Spell.offender_id)).where(col(Spell.cohort_id) == cohort)
    return query.where(people.c.person.in_(ever))


@made_once
def first_tiers() -> Query:
    """Spells with the tier of their adoption."""
    spell: Any = Spell
    columns = (spell.offender_id, *(getattr(spell, name) for name in OF_CASE))
    return select(*columns, first_tier(spell).label("tier"))


def first_tier(spell: Any) -> Any:
    """SQL for the tier of the adoption of a spell: the first that was said."""
    from iomctl.storage.tables.dated.spell_states import SpellTier

    said: Any = SpellTier
    tiers = select(said.tier).where(said.spell_id == spell.id, said.from_on == spell.adopted_on)
    return tiers.order_by(said.id).limit(1).scalar_subquery()
