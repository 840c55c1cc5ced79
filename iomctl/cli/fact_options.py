"""What the nouns of facts take alike: `offence`, `arrest`, `score`, `marker`, `contact`, `placement`, `home` ..."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from iomctl.app import App
from iomctl.cli.changes import change_style, say_changed, say_told, told_before
from iomctl.errors import NotUnderstood

if TYPE_CHECKING:
    from datetime import date

    from iomctl.services.facts.rows import FactChange
    from iomctl.storage.unit_of_work import UnitOfWork

SourceOption = Annotated[str | None, typer.Option("--source", metavar="WORDS", help="where it comes from")]
FromOption = Annotated[str | None, typer.Option("--from", metavar="DAY", help="its first day (today)")]
UntilOption = Annotated[
    str | None, typer.Option("--until", metavar="DAY", help="its last day, which may lie ahead (not known)")
]
OtherFromOption = Annotated[str | None, typer.Option("--from", metavar="DAY", help="its first day")]
OtherUntilOption = Annotated[
    str | None, typer.Option("--until", metavar="DAY", help="its last day, which may lie ahead")
]
LastDayOption = Annotated[str | None, typer.Option("--on", metavar="DAY", help="its last day (today)")]
WhyOption = Annotated[str, typer.Option("--reason", metavar="WORDS", help="what was wrong; kept in the audit trail")]
OfDayOption = Annotated[str | None, typer.Option("--on", metavar="DAY", help="the one of that day (the newest)")]
OfPartOption = Annotated[str | None, typer.Option("--of", metavar="DAY", help="the one of that day (the newest)")]
WithdrawEndOption = Annotated[bool, typer.Option("--end", help="only its last day: none is known")]
OfOnlyDayOption = Annotated[
    str | None, typer.Option("--on", metavar="DAY", help="the day it is recorded from, where there are several")
]
FromDayOption = Annotated[
    str | None, typer.Option("--from", metavar="DAY", help="the day from which it was so (as it was)")
]
WhyThenOption = Annotated[
    str | None, typer.Option("--because", metavar="CODE|WORDS", help="the reason kept with it (as it was)")
]
NotEndedOption = Annotated[bool, typer.Option("--not-ended", help="no last day is known instead")]
KindOption = Annotated[str | None, typer.Option("--kind", metavar="KIND", help="of one kind")]
OfOneArgument = Annotated[
    str | None, typer.Argument(metavar="[OFFENDER]", help="of one person; else of everyone on the scheme")
]
OfAnyoneArgument = Annotated[
    str | None, typer.Argument(metavar="[OFFENDER]", help="of one person; else of everyone, on the scheme or not")
]


class HowAsked(NamedTuple):
    """How a change was asked for: the form of its answer, whether it is only tried, and why it is made."""

    format: str
    dry_run: bool
    reason: str | None = None


def change_fact(
    context: typer.Context, asked: HowAsked, record: type, change: "Callable[[UnitOfWork], FactChange]"
) -> None:
    """Make a change in one unit of work, answer it as a `record`, and say what it was.

    Raises what `change` raises.
    """
    app: App = context.obj
    shown = change_style(app, asked.format, record)
    with app.unit_of_work(asked.reason, dry_run=asked.dry_run) as work:
        made = change(work)
        told = told_before(work, made.record) if asked.reason is not None else []
    app.show_one(made.record, shown)
    say_changed(app, asked.dry_run, made.said, made.left_open)
    say_told(app, told)


def refuse_day_of_whole(on: str | None, parts: "Mapping[str, bool]") -> None:
    """Raise NotUnderstood for a day where none of the parts of something that have days is named, or for several."""
    refuse_two_parts(parts)
    if on is not None and not any(parts.values()):
        raise NotUnderstood("--on says which part is meant", advice=f"give it with {' or '.join(parts)}")


def refuse_two_parts(parts: "Mapping[str, bool]", verb: str = "withdraw") -> None:
    """Raise NotUnderstood where more than one part of something is named."""
    named = [option for option, given in parts.items() if given]
    if len(named) > 1:
        raise NotUnderstood(f"{named[1]} does not go with {named[0]}", advice=f"{verb} one after the other")


def refuse_stray(part: str, asked: bool, its: "Mapping[str, object]", others: "Mapping[str, object]") -> None:
    """Raise NotUnderstood for an option of the whole where its part is corrected, or of the part where the whole is.

    `part` is the option that asks for the part; both mappings are of options to what was typed, None for nothing.
    """
    stray = [option for option, typed in (others if asked else its).items() if typed is not None]
    if stray and asked:
        raise NotUnderstood(f"{stray[0]} does not go with {part}", advice="correct one after the other")
    if stray:
        raise NotUnderstood(f"{stray[0]} goes only with {part}", advice="say so, or leave it out")


def last_day(app: App, on: str | None, not_ended: bool) -> "date | None":
    """The last day that was typed, None for none. Raises NotUnderstood when both were, and BadValue."""
    if not not_ended:
        return app.day(on, "--on")
    if on is not None:
        raise NotUnderstood("--on does not go with --not-ended", advice="give the last day, or say that there is none")
    return None
