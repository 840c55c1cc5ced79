"""A case book with one case whose review is overdue."""

from datetime import date

from tests.casebook import book, person, spell, worker
from tests.program import Program

DUE = date(2026, 4, 10)


def mercer(iomctl: Program) -> None:
    """A case book with N00001, amber since 5 January, whose review was due by 10 April."""
    with book(iomctl) as work:
        spell(work, person(work, "Mercer"), due_by=DUE, worker=worker(work, "S Okafor"))


def ahead(iomctl: Program) -> dict[str, object]:
    """The one review ahead."""
    rows = iomctl("review", "list", "--format", "json").succeeds().json()
    assert len(rows) == 1, "an open spell has exactly one review ahead"
    found: dict[str, object] = rows[0]
    return found
