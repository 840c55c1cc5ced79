"""What the verbs of evidence take alike: the period, the way in, the cohort, and how exact figures are marked."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from iomctl.cli.listing import Listing

if TYPE_CHECKING:
    from datetime import date

    from iomctl.app import App
    from iomctl.output.render import Style
    from iomctl.services.evidence.asked import EvidenceAsked

FirstOption = Annotated[str, typer.Option("--from", metavar="DAY", help="who entered then or later")]
LastOption = Annotated[str, typer.Option("--to", metavar="DAY", help="who entered then or earlier")]
OfficialOption = Annotated[
    bool,
    typer.Option("--official", help="by release, sentence or caution, as official figures count; else by adoption"),
]
NOBODY = "Nobody entered in that time."
MARKED = ("table", "md")
"""Formats that show a title; the others are data, and what is said of them goes to stderr."""


def asked_of(app: "App", period: tuple[str, str], as_of: str | None, **how: Any) -> "EvidenceAsked":
    """What is asked for by the words that were typed. Raises BadValue for a wrong day."""
    from iomctl.services.evidence.asked import EvidenceAsked

    first, last = app.day(period[0], "--from"), app.day(period[1], "--to")
    return EvidenceAsked(first, last, app.day(as_of), **how)


def title_of(what: str, asked: "EvidenceAsked", day: "date") -> str:
    """`Proven reoffending: the scheme's own cohort, 1 Jan 2024 to 31 Mar 2024, as of 1 Nov 2025`."""
    from iomctl.domain.reviews import full_day

    return f"{what}, {full_day(asked.first)} to {full_day(asked.last)}, as of {full_day(day)}"


def told(app: "App", listing: Listing, how: dict[str, Any], sentences: Iterable[str], marking: str | None) -> "Style":
    """The style of an answer with its sentences below the table; where there is no table they are said on stderr."""
    said = [*sentences, *([marking] if marking else [])]
    made = listing.style(how.pop("on"), **how)
    if listing.format not in MARKED:
        for one in said:
            app.screen.say(one)
        return made
    title = f"{marking}. {made.title}" if marking else made.title
    return replace(made, title=title, legend="\n".join(said) if listing.format == "table" else "  ".join(said))
