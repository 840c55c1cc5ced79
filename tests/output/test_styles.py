"""Colour goes with what is late, severe or a case's colour, and with nothing else."""

import pytest

from iomctl.output.styles import style_of


@pytest.mark.parametrize(
    ("field", "value", "style"),
    [
        ("colour", "amber", "yellow"),
        ("colour", "banana", ""),
        ("name", "Red", ""),
        ("days_overdue", 3, "red"),
        ("days_overdue", 0, ""),
        ("days_overdue", None, ""),
        ("offender", 3, ""),
        ("needs", "A! E", "bold red"),
        ("needs", "A  E", ""),
        ("level", "severe", "bold red"),
        ("standing", "due soon", "yellow"),
        ("standing", "later", ""),
        ("days_late", "3 days", "red"),
    ],
)
def test_style_by_field_and_value(field: str, value: object, style: str) -> None:
    assert style_of(field, value) == style
