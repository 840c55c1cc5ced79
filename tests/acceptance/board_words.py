"""The board in the case books that every command is tried on, and the words with which each change is tried."""

from tests.program import Program

CHANGED = {
    "report board": ("--from", "2026-03-01"),
    "report publish": ("1", "the council's website"),
    "report act": ("Ring round", "--who", "S Okafor", "--due", "+2w", "--about", "reviews_on_time"),
    "report done": ("1", "--note", "rang"),
    "report drop": ("1", "--reason", "not needed"),
}


def report(iomctl: Program) -> None:
    """A report for readers outside, and an action of the board."""
    iomctl("report", "board", "--from", "2026-02-01", "--as-of", "2026-03-31").succeeds()
    iomctl("report", "act", "Ring round", "--who", "S Okafor", "--due", "2026-05-01").succeeds()
