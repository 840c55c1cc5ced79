"""For which open cases a contact standard holds: by a score, a marker, the tier and the colour."""

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, false, func, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from iomctl.domain.policy.contact_choices import ContactStandard
from iomctl.services.asked_day import AskedDay
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork


def holds(day: AskedDay, standard: ContactStandard) -> list[ColumnElement[bool]]:
    """SQL for the cases of `open_cases` that a standard holds for on a day.

    A score that is too old to count, or that nobody recorded, is not known: then the standard holds for nobody by it.
    """
    spells = day.spells
    told: list[ColumnElement[bool]] = [] if standard.custody else [spells.custody == "community"]
    told += [or_(*(spells.tier == one for one in standard.tiers))] if standard.tiers else []
    told += [or_(*(spells.colour == one for one in standard.colours))] if standard.colours else []
    told += [_scored(day, standard)] if standard.score else []
    told += [_marked(day, standard)] if standard.marker else []
    return told


def _scored(day: AskedDay, standard: ContactStandard) -> ColumnElement[bool]:
    # Only where a standard asks: loading a table takes time.
    from iomctl.storage.tables.facts.scores import Score

    kind = day.policy.scores.get(standard.score)
    if kind is None:
        return false()
    newer: Any = aliased(Score)
    after = or_(
        newer.scored_on > col(Score.scored_on), and_(newer.scored_on == col(Score.scored_on), newer.id > col(Score.id))
    )
    live = and_(newer.withdrawn_in.is_(None), newer.kind == standard.score, newer.scored_on <= day.on)
    newest = ~select(newer.id).where(newer.offender_id == col(Score.offender_id), live, after).exists()
    its = select(col(Score.id)).where(
        col(Score.offender_id) == col(Offender.id),
        col(Score.kind) == standard.score,
        col(Score.withdrawn_in).is_(None),
        col(Score.scored_on) <= day.on,
        col(Score.scored_on) > kind.max_age.before(day.on),
        or_(*(col(Score.level) == one for one in standard.levels)),
        newest,
    )
    return its.correlate(Offender).exists()


def _marked(day: AskedDay, standard: ContactStandard) -> ColumnElement[bool]:
    from iomctl.services.facts.marker_reviews import rows_on
    from iomctl.storage.tables.facts.markers import Marker, MarkerReview

    goes_on = and_(
        col(Marker.present),
        col(Marker.from_on) <= day.on,
        or_(col(Marker.until_on).is_(None), col(Marker.until_on) >= day.on),
    )
    its = rows_on(day.on).where(
        col(Marker.kind) == standard.marker,
        col(Marker.withdrawn_in).is_(None),
        goes_on,
        or_(*(col(MarkerReview.level) == one for one in standard.levels)),
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
