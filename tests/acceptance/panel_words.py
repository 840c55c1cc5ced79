"""Panels in the case books that every command is tried on, and the words with which each change of one is tried."""

from tests.program import Program

CHANGED = {
    "panel add": ("Bedford panel", "--on", "2026-05-05", "--every", "2 weeks", "--until", "2026-06-30"),
    "panel edit": ("1", "--place", "Library"),
    "panel cancel": ("1", "--reason", "no room"),
    "panel attend": ("1", "okafor", "--sorry"),
    "panel withdraw": ("2", "--reason", "planned twice"),
    "action add": ("N3", "Ring his sister", "--due", "+1w", "--owner", "okafor", "--panel", "1"),
    "action done": ("1/1", "--note", "rang twice"),
    "action drop": ("W1", "--reason", "moved away"),
    "action correct": ("W1", "--due", "2026-04-30", "--reason", "mistyped"),
    "action withdraw": ("W1", "--reason", "of another person"),
}


def lay_panels(iomctl: Program) -> None:
    """One panel that has met and one ahead, for a case book with a worker called Okafor."""
    chaired = ("--chair", "okafor", "--place", "Town Hall")
    iomctl("panel", "add", "Luton panel", "--on", "2026-04-14", *chaired).succeeds()
    iomctl("panel", "attend", "1", "okafor").succeeds()
    iomctl("panel", "add", "Luton panel", "--on", "2026-05-12").succeeds()


def agree(iomctl: Program, task: str, note: str) -> None:
    """Two actions about N00001: one overdue of panel 1, one that was dropped."""
    owner = ("--owner", "okafor")
    iomctl("action", "add", "N1", task, "--due", "2026-04-17", "--panel", "1", *owner).succeeds()
    iomctl("action", "add", "N1", task, "--due", "2026-05-17", "--on", "2026-03-16", *owner).succeeds()
    iomctl("action", "drop", "W2", "--reason", note, "--on", "2026-03-30").succeeds()
