"""A death, and the words by which its commands are tried."""

from tests.program import Program

CHANGED = {
    "offender died": ("N3", "--on", "2026-04-17"),
    "death withdraw": ("X1", "--reason", "of another person"),
    "death correct": ("X1", "--on", "2026-03-01", "--reason", "mistyped"),
}


def die(iomctl: Program) -> None:
    """Add somebody, N00004, who died."""
    iomctl("offender", "add", "--surname", "Vine", "--forenames", "Val", "--born", "1980-01-07").succeeds()
    iomctl("offender", "died", "N4", "--on", "2026-03-02").succeeds()
