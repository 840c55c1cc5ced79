"""How a case book stands, in few words that name nobody."""

from datetime import date
from typing import NamedTuple

from sqlalchemy import func, select
from sqlmodel import col

from iomctl.domain.reviews import is_overdue
from iomctl.services.as_of import AsOf
from iomctl.services.reviews.ahead import expected_by
from iomctl.settings.places import Place
from iomctl.storage.database import reading, refuse_missing
from iomctl.storage.tables.cohorts import Scheme
from iomctl.storage.tables.reviews import Review
from iomctl.storage.tables.withdrawable import only_live

PATIENCE = 0.5
"""Seconds that it waits for whoever holds the case book whole."""


class Glance(NamedTuple):
    """The name of the scheme, and how many reviews are overdue."""

    scheme: str
    overdue: int


def at_a_glance(place: Place, today: date) -> Glance | None:
    """How the case book stands today; None where it can't be read. It takes nobody's turn, and is no look."""
    late = is_overdue(expected_by(AsOf(today, today)), today)
    counted = only_live(select(func.count(col(Review.id))).where(late))
    try:
        refuse_missing(place)
        with reading(place, PATIENCE) as connection:
            scheme = connection.execute(select(col(Scheme.name))).scalar_one()
            return Glance(str(scheme), int(connection.execute(counted).scalar_one()))
    except Exception:
        return None
