"""SQL for contact standards: for which open cases one holds, and when somebody was last met."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, false, func, label, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from iomctl.domain.policy.contact_choices import ContactStandard
from iomctl.services.as_of import AsOf
from iomctl.services.asked_day import AskedDay
from iomctl.services.facts.contacts import has_outcome
from iomctl.services.worklists.caseload_rows import open_cases
from iomctl.storage.made_once import Query, made_once
from iomctl.storage.tables.cohorts import Spell
from iomctl.storage.tables.dated.spell_states import SpellCustody
from iomctl.storage.tables.facts.contacts import Contact
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork


def holds(day: AskedDay, standard: ContactStandard) -> list[ColumnElement[bool]]:
    """SQL for the cases of `open_cases` that a standard holds for on a day.

    A score that is too old to count, or that nobody recorded, is not known: then the standard holds for nobody by it.
    """
    spells = day.spells
    told = list(_of_case(spells, standard.custody, tuple(standard.tiers), tuple(standard.colours)))
    told += [_scored(day, standard)] if standard.score else []
    told += [_marked(day.on, standard.marker, tuple(standard.levels))] if standard.marker else []
    return told


@made_once
def _of_case(
    spells: AsOf, custody: bool, tiers: tuple[str, ...], colours: tuple[str, ...]
) -> tuple[ColumnElement[bool], ...]:
    outside = () if custody else (spells.custody == "community",)
    in_tier = (or_(*(spells.tier == one for one in tiers)),) if tiers else ()
    in_colour = (or_(*(spells.colour == one for one in colours)),) if colours else ()
    return (*outside, *in_tier, *in_colour)


def _scored(day: AskedDay, standard: ContactStandard) -> ColumnElement[bool]:
    kind = day.policy.scores.get(standard.score)
    if kind is None:
        return false()
    return _has_score(day.on, kind.max_age.before(day.on), standard.score, tuple(standard.levels))


@made_once
def _has_score(on: date, after_on: date, kind: str, levels: tuple[str, ...]) -> ColumnElement[bool]:
    """SQL for the people whose newest score of a kind by a day is of a later day than another, and of these levels."""
    # Only where a standard asks: loading a table takes time.
    from iomctl.storage.tables.facts.scores import Score

    newer: Any = aliased(Score)
    after = or_(
        newer.scored_on > col(Score.scored_on), and_(newer.scored_on == col(Score.scored_on), newer.id > col(Score.id))
    )
    live = and_(newer.withdrawn_in.is_(None), newer.kind == kind, newer.scored_on <= on)
    newest = ~select(newer.id).where(newer.offender_id == col(Score.offender_id), live, after).exists()
    its = select(col(Score.id)).where(
        col(Score.offender_id) == col(Offender.id),
        col(Score.kind) == kind,
        col(Score.withdrawn_in).is_(None),
        col(Score.scored_on) <= on,
        col(Score.scored_on) > after_on,
        or_(*(col(Score.level) == one for one in levels)),
        newest,
    )
    return its.correlate(Offender).exists()


@made_once
def _marked(on: date, kind: str, levels: tuple[str, ...]) -> ColumnElement[bool]:
    from iomctl.services.facts.marker_reviews import rows_on
    from iomctl.storage.tables.facts.markers import Marker, MarkerReview

    goes_on = and_(
        col(Marker.present),
        col(Marker.from_on) <= on,
        or_(col(Marker.until_on).is_(None), col(Marker.until_on) >= on),
    )
    its = rows_on(on).where(
        col(Marker.kind) == kind,
        col(Marker.withdrawn_in).is_(None),
        goes_on,
        or_(*(col(MarkerReview.level) == one for one in levels)),
    )
    return col(Offender.id).in_(its.with_only_columns(col(Marker.offender_id)).correlate(None))


def not_known(work: UnitOfWork, day: AskedDay, cases: Select[Any]) -> dict[str, int]:
    """Of how many people whom a query for row numbers finds it is not known whether a standard holds.

    By what is missing: a score that still counts, of a kind that a standard asks for.
    """
    asked = {one.score: one for one in day.policy.contact_standards.values() if one.active and one.score}
    found = {}
    for code, standard in asked.items():
        kind = day.policy.scores.get(code)
        every = standard._replace(levels=kind.levels if kind else ())
        count = select(func.count()).select_from(Offender).where(col(Offender.id).in_(cases), ~_scored(day, every))
        found[code] = int(work.session.execute(count).scalar_one())
    return {code: people for code, people in found.items() if people}


@made_once
def met_before(as_of: AsOf, since: date, how: tuple[str, ...], narrowed: tuple[ColumnElement[bool], ...]) -> Any:
    """SQL for the cases that began by a day, and were last met by it in one of some ways, or never."""
    kept = _newest(as_of.on, or_(*(col(Contact.how) == one for one in how)))
    columns = {"kept_last_on": kept, "out_on": _out_on(as_of.on), "also_on": _newest(as_of.on)}
    query = open_cases(as_of, *narrowed).add_columns(*(label(name, one) for name, one in columns.items()))
    return query.where(col(Spell.adopted_on) <= since, or_(kept.is_(None), kept <= since))


def _newest(on: date, *counted: ColumnElement[bool]) -> Any:
    """SQL for the day of the newest kept contact by a day that counts."""
    newest = select(func.max(col(Contact.contact_on))).where(
        col(Contact.offender_id) == col(Offender.id), col(Contact.contact_on) <= on, has_outcome(on, "kept"), *counted
    )
    return newest.correlate(Offender).scalar_subquery()


def _out_on(on: date) -> Any:
    """SQL for the day from which a case stands as it does, in custody or not."""
    newest = select(func.max(col(SpellCustody.from_on))).where(
        col(SpellCustody.spell_id) == col(Spell.id), col(SpellCustody.from_on) <= on
    )
    return newest.correlate(Spell).scalar_subquery()


@made_once
def kept_by(on: date) -> Query:
    """SQL for the contacts that counted as kept on a day, in the order in which they were recorded."""
    query = select(col(Contact.offender_id), col(Contact.contact_on), col(Contact.how))
    return query.where(has_outcome(on, "kept"), col(Contact.contact_on) <= on).order_by(col(Contact.id))
