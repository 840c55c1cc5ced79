"""What people answered when asked whether their own words may be shown, as it stands on a day."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from iomctl.domain.facts.consents import CLEARED, EXPIRED, REFUSED, REVOKED, Consent, state_on
from iomctl.domain.reviews import full_day
from iomctl.storage.bulk import rows_among
from iomctl.storage.tables.facts.notes import NoteConsent
from iomctl.storage.unit_of_work import UnitOfWork

Standing = dict[str, tuple[str, Consent]]
"""By audience how a consent stands on a day, and the consent."""


def standing_of(work: UnitOfWork, on: date, notes: Iterable[int]) -> dict[int, Standing]:
    """By the row number of a note what counts on a day for each audience that was asked about by then."""
    row = NoteConsent
    columns = (row.id, row.note_id, row.audience, row.answer, row.from_on, row.until_on, row.revoked_on)
    query = select(*(col(one) for one in columns)).where(col(row.from_on) <= on)
    found: dict[int, Standing] = {}
    rows: list[Any] = sorted(rows_among(work, query, col(row.note_id), notes), key=lambda one: (one.from_on, one.id))
    for one in rows:
        consent = Consent(one.answer, one.from_on, one.until_on, one.revoked_on)
        found.setdefault(one.note_id, {})[one.audience] = state_on(on, consent), consent
    return found


def in_words(audience: str, state: str, consent: Consent) -> str:
    """How a consent stands, in a few words: `board until 1 Jun 2026`, `board refused`."""
    said: dict[str, date | None] = {
        EXPIRED: consent.until_on, REVOKED: consent.revoked_on, REFUSED: consent.from_on
    }  # fmt: skip
    if state == CLEARED:
        return f"{audience} until {full_day(consent.until_on)}" if consent.until_on else audience
    day = said[state]
    return f"{audience} {state} {full_day(day)}" if day else f"{audience} {state}"


def cleared_for(standing: Standing) -> tuple[str, ...]:
    """The audiences that own words may be shown to."""
    return tuple(sorted(audience for audience, (state, _) in standing.items() if state == CLEARED))
