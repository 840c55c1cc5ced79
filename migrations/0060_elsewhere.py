"""People who live in none of the scheme's areas are said to live elsewhere, in the words that were recorded."""

import sqlalchemy as sa
from alembic import op

from iomctl.domain.facts.areas import elsewhere, place_elsewhere
from iomctl.domain.names import fold

revision = "0060_elsewhere"
down_revision = "0059_reach"


def upgrade() -> None:
    # A case book whose scheme has no areas takes any, as before.
    scheme = {fold(area) for (area,) in op.get_bind().execute(sa.text("SELECT name FROM scheme_area"))}
    for area in _lived_in() if scheme else ():
        if fold(area) not in scheme and place_elsewhere(area) is None:
            _rename(area, elsewhere(area))


def downgrade() -> None:
    for area in _lived_in():
        if place := place_elsewhere(area):
            _rename(area, place)


def _lived_in() -> list[str]:
    return list(op.get_bind().scalars(sa.text("SELECT DISTINCT area FROM offender WHERE area IS NOT NULL")))


def _rename(area: str, now: str) -> None:
    change = sa.text("UPDATE offender SET area = :now WHERE area = :area")
    op.get_bind().execute(change, {"now": now, "area": area})
