"""A made-up record, and screens to show it on."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from iomctl.domain.columns import column
from iomctl.output.render import Style, show
from iomctl.output.screen import Screen

TODAY = date(2026, 4, 20)


@dataclass(frozen=True)
class Person:
    """A person as a list would show them."""

    offender: str = column("Ref", "the person's reference", "N00042", rank=0, kept=True)
    name: str = column("Name", "surname, forenames", "Mercer, Kai", kept=True)
    colour: str | None = column("Col", "red, amber, green or blue", "A", rank=2)
    worker: str | None = column("Worker", "the lead worker", "S Okafor", rank=3)
    agency: str | None = column("Agency", "the worker's agency", "Bedfordshire Police", rank=5)
    due_by: date | None = column("Due", "last day of the review window", "2026-04-10", rank=2)
    days_overdue: int | None = column("Late", "days since then", "10", rank=2, right=True)
    needs: tuple[str, ...] = column("Needs", "pathways with a need", "drugs, ete", rank=4)
    watched: bool = column("Watched", "whether a marker is open", "yes", shown=False)


def person(offender: str = "N00042", name: str = "Mercer, Kai", **other: Any) -> Person:
    """A person with something in every field, save what is given."""
    usual: dict[str, Any] = {
        "colour": "amber",
        "worker": "S Okafor",
        "agency": "Bedfordshire Police",
        "due_by": date(2026, 4, 10),
        "days_overdue": 10,
        "needs": ("accommodation", "drugs"),
        "watched": True,
    }
    return Person(offender, name, **(usual | other))


def other(**values: Any) -> Person:
    """Somebody with another value, as wide, in every field than `person` has."""
    usual: dict[str, Any] = {
        "offender": "N00043",
        "name": "Sayle, Jo",
        "colour": "green",
        "worker": "J Haymes",
        "agency": "Probation in Luton.",
        "due_by": date(2026, 4, 11),
        "days_overdue": 11,
        "needs": ("drugs", "accommodation"),
    }
    return person(**(usual | values))


def people(count: int) -> list[Person]:
    """So many people, the second and each second one after with other values in every field."""
    kinds = (other, person)
    return [
        kinds[number % 2](offender=f"N{number:05}", name=f"Sayle, Jordan {number}") for number in range(1, count + 1)
    ]


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Whether a person is looking."""
        return True


def terminal(columns: int = 80, *, quiet: bool = False, **environ: str) -> Screen:
    """A screen on a terminal of so many columns, without colour unless asked."""
    settings = {"COLUMNS": str(columns), "LINES": "24", "NO_COLOR": "1"} | environ
    screen = Screen.detect(settings, Terminal(), Terminal())
    screen.quiet = quiet
    return screen


def pipe(**environ: str) -> Screen:
    """A screen on a pipe."""
    return Screen.detect(environ, io.StringIO(), io.StringIO())


def printed(screen: Screen) -> str:
    """What went to standard output."""
    assert isinstance(screen.out, io.StringIO)
    return screen.out.getvalue()


def said(screen: Screen) -> str:
    """What went to standard error."""
    assert isinstance(screen.err, io.StringIO)
    return screen.err.getvalue()


def shown(screen: Screen, records: Sequence[Person], **style: Any) -> str:
    """What `show` prints for these people."""
    show(screen, records, Person, Style(**({"on": TODAY} | style)))
    return printed(screen)
