"""Gaps that hang on somebody's age: no birth date, and no assessment that people of an age are to have."""

from collections import defaultdict
from datetime import date
from typing import Any

from sqlalchemy import Row
from sqlmodel import col

from iomctl.domain.days.ages import AgeSpan
from iomctl.domain.days.births import Birth, ages, birth
from iomctl.domain.days.days import spoken
from iomctl.domain.facts.sentences import runs_on
from iomctl.domain.policy.choices import MarkerKind
from iomctl.domain.references import MARKER, reference
from iomctl.services.worklists.gap import Cases, Found, Gap
from iomctl.storage.bulk import rows_among
from iomctl.storage.unit_of_work import UnitOfWork


def no_birth_date(_work: UnitOfWork, cases: Cases) -> Found:
    """Nobody knows when they were born: no list by age tells of them."""
    gap = Gap("no birth date: their age is not known", "iomctl offender edit {offender} --born DAY")
    yield from ((case, gap) for case in cases if birth(case.born_on, case.born_within) is None)


def not_assessed(work: UnitOfWork, cases: Cases) -> Found:
    """They are of an age at which the policy has people asked about a marker: nobody asked, or it has no level.

    Of those with a limited-access mark nothing is said unless they may be shown: it would tell their age.
    """
    for code, kind in work.policy.markers.items():
        span = kind.asked_of
        if span is None or not kind.active:
            continue
        told = [case for case in cases if not work.hides(case.restricted)]
        of_age = [case for case in told if _is_of(span, birth(case.born_on, case.born_within), work.today)]
        known = _markers(work, code, of_age)
        for case in of_age:
            gap = _gap(work, kind, known.get(case.person, []))
            if gap is not None:
                yield case, gap


def _is_of(span: AgeSpan, known: Birth | None, on: date) -> bool:
    """Whether somebody is of an age for certain."""
    return known is not None and all(map(span.holds, ages(known, on)))


def _markers(work: UnitOfWork, code: str, cases: Cases) -> dict[int, list[Row[Any]]]:
    """The markers of a kind by person, with the level of today."""
    from iomctl.services.facts.marker_reviews import rows_on
    from iomctl.storage.tables.facts.markers import Marker

    query = rows_on(work.today).where(
        col(Marker.kind) == code, col(Marker.withdrawn_in).is_(None), col(Marker.from_on) <= work.today
    )
    found: dict[int, list[Row[Any]]] = defaultdict(list)
    for row in rows_among(work, query, col(Marker.offender_id), [case.person for case in cases]):
        found[row.offender_id].append(row)
    return found


def _gap(work: UnitOfWork, kind: MarkerKind, known: list[Row[Any]]) -> Gap | None:
    if not known:
        level = " --level LEVEL" if kind.levels else ""
        asked = f"never asked about {kind.code}, which people {kind.asked_of.words if kind.asked_of else ''} are to be"
        return Gap(asked, f"iomctl marker add {{offender}} {kind.code}{level}")
    stands = [row for row in known if row.present and runs_on(work.today, row.from_on, row.until_on)]
    if kind.levels and stands and all(row.level is None for row in stands):
        since = spoken(stands[0].from_on, work.today)
        return Gap(f"{kind.code} since {since} has no level", f"iomctl marker review {_ref(stands[0])} --level LEVEL")
    return None


def _ref(row: Row[Any]) -> str:
    return reference(MARKER, row.id)
