"""The desired outcomes of a referral: chosen, scored, and as they stood on a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from iomctl.services.policy_then import in_force_in
from iomctl.storage.tables.dated.referral_outcomes import ReferralOutcome
from iomctl.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class OutcomeOnPage:
    """A desired outcome: `wording` is that of the day it was recorded; no `score` until it is scored."""

    code: str
    wording: str
    chosen_on: date
    score: str | None
    scored_on: date | None


def outcomes_of(work: UnitOfWork, referral: int, on: date) -> tuple[OutcomeOnPage, ...]:
    """The desired outcomes of a referral by a day in the order they were chosen, each with its newest score."""
    found: dict[str, OutcomeOnPage] = {}
    for row in _rows(work, referral, on):
        first = found.get(row.code)
        if row.score is None:
            wording = _wording(work, row)
            found[row.code] = OutcomeOnPage(row.code, wording, row.from_on, None, None)
        elif first is not None:
            found[row.code] = OutcomeOnPage(row.code, first.wording, first.chosen_on, row.score, row.from_on)
    return tuple(found.values())


def chosen_codes(work: UnitOfWork, referral: int) -> tuple[str, ...]:
    """The codes of the outcomes chosen so far."""
    return tuple(dict.fromkeys(row.code for row in _rows(work, referral, work.today)))


def choose(work: UnitOfWork, referral: int, codes: Iterable[str], on: date) -> None:
    """Add outcomes that are desired from a day on."""
    work.session.add_all(_row(work, referral, (code, None), on) for code in codes)


def record_scores(work: UnitOfWork, referral: int, scores: Iterable[tuple[str, str]], on: date) -> None:
    """Add what came of desired outcomes on a day."""
    work.session.add_all(_row(work, referral, one, on) for one in scores)


def _row(work: UnitOfWork, referral: int, told: tuple[str, str | None], on: date) -> ReferralOutcome:
    code, score = told
    return ReferralOutcome(referral_id=referral, code=code, score=score, from_on=on, **work.recorded)


def _rows(work: UnitOfWork, referral: int, on: date) -> Iterable[Any]:
    table: Any = ReferralOutcome
    query = select(table).where(col(table.referral_id) == referral, col(table.from_on) <= on)
    return work.session.execute(query.order_by(col(table.from_on), col(table.id))).scalars()


def _wording(work: UnitOfWork, row: Any) -> str:
    known = in_force_in(work, row.recorded_in).outcomes.get(row.code)
    return known.wording if known else str(row.code)
