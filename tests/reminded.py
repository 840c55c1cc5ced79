"""A case book for tests of reminders: workers with addresses, and people whose reviews are due."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from tests import casebook as cb
from tests.program import Program

OKAFOR, BYRNE, SANDHU = "s.okafor@example.org", "j.byrne@example.org", "a.sandhu@example.org"
WORKERS = {"S Okafor": OKAFOR, "J Byrne": BYRNE, "A Sandhu": SANDHU}


def lay(iomctl: Program, due: Sequence[int], workers: Sequence[str] = tuple(WORKERS)) -> None:
    """A person for each of `due`, days from today to the last of their review, shared out among the workers.

    Everybody was asked about needs and lives in a home of their own, so that nothing but reviews is due.
    """
    iomctl.environ = dict(iomctl.environ)  # a test has settings of its own
    with cb.book(iomctl) as work:
        led = [cb.worker(work, name) for name in workers]
        for number, days in enumerate(due):
            who = cb.person(work, f"Mercer {chr(65 + number % 26)}", f"Kai{number}")
            cb.spell(work, who, due_by=iomctl.today + timedelta(days=days), worker=led[number % len(led)])
    for name in workers:
        iomctl("worker", "edit", name, "--email", WORKERS[name]).succeeds()
    for number in range(1, len(due) + 1):
        iomctl("need", "set", f"N{number}", "drugs=none").succeeds()
        iomctl("home", "add", f"N{number}", "A01D", "--from", str(date(2026, 1, 5))).succeeds()


def policy(iomctl: Program, folder: Path, **said: str) -> None:
    """Load the policy with other lines in its section on reminders, each as it is written in the file."""
    text = iomctl("policy", "show", "--text").succeeds().out
    before, section, rest = text.partition("[reminders]\n")
    lines = rest.splitlines()
    for name, value in said.items():
        at = next((number for number, line in enumerate(lines) if line.startswith(f"{name} = ")), None)
        lines[0 if at is None else at : 0 if at is None else at + 1] = [f"{name} = {value}"]
    file = folder / "reminders.toml"
    file.write_text(before + section + "\n".join(lines) + "\n", "utf-8")
    iomctl("--yes", "policy", "load", str(file)).succeeds()
