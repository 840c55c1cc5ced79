"""Reminders in the case books that every command is tried on, and the words with which each change is tried."""

from tests.program import Program

CHANGED = {
    "remind send": ("--mail", "stdout"),
    "remind snooze": ("N1", "--until", "+4w", "--reason", "in hospital"),
    "remind withdraw": ("Z1", "--reason", "out of hospital"),
}


def remind(iomctl: Program, *workers: str) -> None:
    """Tell some workers, who have an address from now on, what is due."""
    for number, worker in enumerate(workers, 1):
        iomctl("worker", "edit", "--email", f"worker.{number}@example.org", "--", worker).succeeds()
    iomctl("remind", "--mail", "stdout").succeeds()


def put_off(iomctl: Program, person: str, reason: str) -> None:
    """Tell nobody for two weeks what is due of somebody."""
    iomctl("remind", "snooze", "--until", "2026-05-04", f"--reason={reason}", "--", person).succeeds()
