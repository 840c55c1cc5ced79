"""Rows that are there no more, as the event that took them away tells of them."""

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from iomctl.storage.bulk import rows_among
from iomctl.storage.bulk_changes import each_change
from iomctl.storage.owners import Place
from iomctl.storage.tables.event_details import EventDetail
from iomctl.storage.unit_of_work import UnitOfWork


def as_last_known(work: UnitOfWork, gone: Mapping[Place, int]) -> dict[Place, Mapping[str, Any]]:
    """What these rows said before they were taken away, each with whose it was; without those that nothing tells of."""
    found: dict[Place, Mapping[str, Any]] = {}
    if not gone:
        return found
    event, owner = col(EventDetail.event_id), col(EventDetail.offender_id)
    query: Any = select(event, col(EventDetail.body)).where(col(EventDetail.body).is_not(None))
    for part in sorted(rows_among(work, query, owner, gone.values()), key=lambda part: part.event_id):
        for one in _taken_away(part.body):
            place = one["table"], one["id"]
            if isinstance(one["id"], int) and place in gone:
                found[place] = one["before"]
    return found


def _taken_away(body: str) -> list[dict[str, Any]]:
    try:
        return [one for one in each_change([json.loads(body)]) if one["after"] is None]
    except (KeyError, IndexError, TypeError, ValueError):
        return []  # rows of an import, whose headings stand elsewhere, or somebody altered it
