"""Panels in the case books that every command is tried on, and the words with which each change of one is tried."""

from tests.program import Program

CHANGED = {
    "panel add": ("Bedford panel", "--on", "2026-05-05", "--every", "2 weeks", "--until", "2026-06-30"),
    "panel edit": ("1", "--place", "Library"),
    "panel cancel": ("1", "--reason", "no room"),
    "panel attend": ("1", "okafor", "--sorry"),
    "panel withdraw": ("1", "--reason", "planned twice"),
}


def lay_panels(iomctl: Program) -> None:
    """One panel that has met, for a case book with a worker called Okafor."""
    chaired = ("--chair", "okafor", "--place", "Town Hall")
    iomctl("panel", "add", "Luton panel", "--on", "2026-04-14", *chaired).succeeds()
    iomctl("panel", "attend", "1", "okafor").succeeds()
