"""Whose facts are no longer those that a run was planned by."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Select, and_, or_, select, union
from sqlmodel import col

from iomctl.services.rescopes.rules.statement import judged
from iomctl.services.rescopes.runs.plans import asked_of, whom
from iomctl.services.rescopes.runs.runs import Run
from iomctl.storage.tables.cohorts import Cohort, Spell
from iomctl.storage.tables.custodies import Custody
from iomctl.storage.tables.dated.spell_states import SpellColour, SpellCustody
from iomctl.storage.tables.facts.markers import Marker
from iomctl.storage.tables.facts.offences import Offence
from iomctl.storage.tables.facts.scores import Score
from iomctl.storage.tables.facts.sentences import Sentence
from iomctl.storage.tables.needs import Need
from iomctl.storage.tables.referrals import Referral, ReferralStep
from iomctl.storage.tables.rescopes import RescopePerson, RescopeRun
from iomctl.storage.unit_of_work import UnitOfWork


def changed_since(work: UnitOfWork, run: Run, on: date) -> set[int]:
    """The people of a run whose facts have changed since it was planned, by row number.

    They are those for whom a rule would now be answered otherwise, or by another fact, as of the day that the run
    asks about; and those of whom something was recorded since by which they would get another outcome as of `on`.
    That time alone changes an answer, as when a score grows old, is no change of facts.
    """
    found = _answered_otherwise(work, run)
    if on > run.on:
        found |= _with_another_outcome(work, run, on) & _recorded_since(work, run, on)
    return found


def _answered_otherwise(work: UnitOfWork, run: Run) -> set[int]:
    now = _judged(work, run, run.on).subquery("now")
    same = and_(now.c.offender_id == col(RescopePerson.offender_id), now.c.answers == col(RescopePerson.answers))
    return _people_without(work, run, now, same)


def _with_another_outcome(work: UnitOfWork, run: Run, on: date) -> set[int]:
    then = _judged(work, run, on).subquery("then")
    same = and_(
        then.c.offender_id == col(RescopePerson.offender_id),
        then.c.outcome == col(RescopePerson.outcome),
        or_(
            then.c.tier_to == col(RescopePerson.tier_to),
            and_(then.c.tier_to.is_(None), col(RescopePerson.tier_to).is_(None)),
        ),
    )
    return _people_without(work, run, then, same)


def _people_without(work: UnitOfWork, run: Run, others: Any, same: Any) -> set[int]:
    query = select(col(RescopePerson.offender_id)).outerjoin(others, same)
    query = query.where(col(RescopePerson.run_id) == run.number, others.c.offender_id.is_(None))
    return set(work.session.scalars(query))


def _judged(work: UnitOfWork, run: Run, on: date) -> Select[Any]:
    asked = asked_of(work, replace(run, on=on))
    return judged(asked, whom(work, asked, work.session.get_one(Cohort, run.cohort), run.candidates))


def _recorded_since(work: UnitOfWork, run: Run, on: date) -> set[int]:
    """People with a row of facts that came after the run, or with a sentence, marker or stay that has ended since."""
    planned = select(col(RescopeRun.recorded_in)).where(col(RescopeRun.id) == run.number).scalar_subquery()
    return set(work.session.scalars(union(*_rows_since(planned, (run.on, on)))))


def _rows_since(planned: Any, days: tuple[date, date]) -> Iterator[Any]:
    for table in (Offence, Score, Need, Referral):
        yield select(col(table.offender_id)).where(col(table.recorded_in) > planned)
    ends = ((Sentence, col(Sentence.until_on)), (Marker, col(Marker.until_on)), (Custody, col(Custody.to_on)))
    for lasting, last in ends:
        yield select(col(lasting.offender_id)).where(or_(col(lasting.recorded_in) > planned, last.between(*days)))
    for dated in (SpellColour, SpellCustody):
        of_spell = select(col(Spell.offender_id)).join(dated, col(dated.spell_id) == col(Spell.id))
        yield of_spell.where(col(dated.recorded_in) > planned)
    of_referral = select(col(Referral.offender_id)).join(
        ReferralStep, col(ReferralStep.referral_id) == col(Referral.id)
    )
    yield of_referral.where(col(ReferralStep.recorded_in) > planned)
