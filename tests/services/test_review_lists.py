"""Overdue and due soon, as a list on either engine."""

from tests.program import Program


def test_nothing_overdue_prints_nothing_in_a_pipe(iomctl: Program) -> None:
    assert iomctl("review", "overdue", "--exit-code").succeeds().out == ""
    assert iomctl("review", "overdue", "--format", "json").succeeds().json() == []
