"""The peer of `review overdue`: the plainest script with the same libraries and the same SELECT."""

import typer
from sqlmodel import Session, create_engine, text

SELECT = """
SELECT offender.id, surname, forenames, restricted, cohort.code, spell.tier, spell.colour, worker.name, agency.name,
 due_from, due_by, (SELECT max(closed_on) FROM review held WHERE held.spell_id = spell.id AND held.outcome = 'held')
FROM review JOIN spell ON spell.id = spell_id JOIN offender ON offender.id = offender_id
 JOIN cohort ON cohort.id = cohort_id LEFT JOIN worker ON worker.id = spell.worker_id
 LEFT JOIN agency ON agency.id = spell.agency_id
WHERE CASE WHEN closed_on IS NULL AND exempt_reason IS NULL THEN due_by END < :on ORDER BY due_by, offender.id"""


def overdue(db: str, on: str) -> None:
    """Print the reviews overdue on a day, as CSV."""
    with Session(create_engine(f"sqlite:///{db}")) as session:
        for row in session.connection().execute(text(SELECT), {"on": on}):
            typer.echo(",".join("" if value is None else str(value) for value in row))


if __name__ == "__main__":
    typer.run(overdue)
