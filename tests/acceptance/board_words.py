"""The board in the case books that every command is tried on, and the words with which each change is tried."""

from tests.cli.sheets import lay_rows
from tests.program import Program

CHANGED = {
    "report board": ("--from", "2026-03-01"),
    "report publish": ("1", "the council's website"),
    "report act": ("Ring round", "--who", "S Okafor", "--due", "+2w", "--about", "reviews_on_time"),
    "report done": ("1", "--note", "rang"),
    "report drop": ("1", "--reason", "not needed"),
    "evidence withdraw": ("durham", "--reason", "of another county"),
}


def report(iomctl: Program) -> None:
    """A report for readers outside, an action of the board, and a baseline."""
    iomctl("report", "board", "--from", "2026-02-01", "--as-of", "2026-03-31").succeeds()
    iomctl("report", "act", "Ring round", "--who", "S Okafor", "--due", "2026-05-01").succeeds()
    header = "name,cohort,region,offenders,reoffenders,source,source_on"
    lay_rows(iomctl, "baselines", header, "durham,2018,County Durham,4000,1200,Durham Insight,2026-01-05")
