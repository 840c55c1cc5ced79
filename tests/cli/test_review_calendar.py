"""How many reviews fall due in the weeks to come."""

from datetime import date

from tests.casebook import book, exempt, person, spell
from tests.program import Program


def test_the_calendar_adds_up_and_names_nobody(iomctl: Program) -> None:
    with book(iomctl) as work:
        spell(work, person(work, "Mercer"), due_by=date(2026, 4, 10))
        spell(work, person(work, "Hollis"), due_by=date(2026, 4, 26))
        exempt(work, spell(work, person(work, "Sayle"), due_by=date(2026, 4, 22)), date(2026, 4, 1))
    weeks = iomctl("review", "calendar", "--weeks", "2", "--format", "json").succeeds().json()
    assert [(week["week_from"], week["due"], week["overdue"], week["exempt"]) for week in weeks] == [
        ("2026-04-06", 1, 1, 0),
        ("2026-04-20", 1, 0, 1),
        ("2026-04-27", 0, 0, 0),
    ]


def test_the_weeks_whose_reviews_are_overdue_come_first_and_no_week_twice(iomctl: Program) -> None:
    iomctl.travel(2)
    with book(iomctl) as work:
        for name, due_by in (("Mercer", 20), ("Hollis", 10), ("Sayle", 1), ("Pratt", 26)):
            spell(work, person(work, name), due_by=date(2026, 4, due_by))
        exempt(work, spell(work, person(work, "Quill"), due_by=date(2026, 3, 4)), date(2026, 3, 2))
    weeks = iomctl("review", "calendar", "--weeks", "2", "--format", "json").succeeds().json()
    assert [(week["week_from"], week["due"], week["overdue"], week["exempt"]) for week in weeks] == [
        ("2026-03-30", 1, 1, 0),
        ("2026-04-06", 1, 1, 0),
        ("2026-04-20", 2, 1, 0),
        ("2026-04-27", 0, 0, 0),
    ]
