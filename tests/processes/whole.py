"""What is half-done in a case book, asked in SQL: nothing, whatever was killed and whenever."""

from sqlalchemy import text

from iomctl.settings.places import place_of
from iomctl.storage.database import open_engine

HALF_DONE = {
    "an open spell without exactly one review ahead": """
        SELECT count(*) FROM spell WHERE deselected_on IS NULL AND
        (SELECT count(*) FROM review WHERE spell_id = spell.id AND closed_on IS NULL) <> 1""",
    "a spell without the row of its first tier, colour, worker or custody": """
        SELECT count(*) FROM spell WHERE
        NOT EXISTS (SELECT 1 FROM spell_tier WHERE spell_id = spell.id)
        OR NOT EXISTS (SELECT 1 FROM spell_colour WHERE spell_id = spell.id)
        OR NOT EXISTS (SELECT 1 FROM spell_worker WHERE spell_id = spell.id)
        OR NOT EXISTS (SELECT 1 FROM spell_custody WHERE spell_id = spell.id)""",
    "a referral without the step that made it": """
        SELECT count(*) FROM referral WHERE
        NOT EXISTS (SELECT 1 FROM referral_step WHERE referral_id = referral.id AND status = 'made')""",
}

CHANGES = {
    "offender add": "SELECT count(*) FROM offender",
    "cohort adopt": "SELECT count(*) FROM spell",
    "review hold": "SELECT count(*) FROM review WHERE outcome = 'held'",
    "referral make": "SELECT count(*) FROM referral",
}

EVENTS = """SELECT count(*) FROM event WHERE command = :command AND detail_digest IS NOT NULL"""


def half_done(db: str) -> list[str]:
    """What should not be there, in words; empty in a whole case book."""
    return [what for what, query in HALF_DONE.items() if counted(db, query)]


def rows_and_events(db: str) -> dict[str, tuple[int, int]]:
    """For each kind of change: how many rows it has left, and how many events of the audit trail say so."""
    return {one: (counted(db, query), counted(db, EVENTS, command=one)) for one, query in CHANGES.items()}


def counted(db: str, query: str, **values: str) -> int:
    """The one number that a query answers."""
    with open_engine(place_of(db), 60).connect() as connection:
        return int(connection.execute(text(query), values).scalar_one())
