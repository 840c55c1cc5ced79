"""Options that several verbs share, each written once."""

from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from inspect import Parameter, Signature, signature
from typing import TYPE_CHECKING, Annotated, Any

import typer

from iomctl.errors import NotUnderstood

if TYPE_CHECKING:
    from datetime import date

    from iomctl.output.render import Style

Command = Callable[..., None]
FormatOption = Annotated[str, typer.Option("--format", metavar="FORMAT", help="table, json, jsonl, csv or md")]
ColumnsOption = Annotated[
    str | None, typer.Option("--columns", metavar="NAME,NAME", help="which columns; --columns help lists them")
]
AllOption = Annotated[bool, typer.Option("--all", help="every row of a long list, also at a terminal")]
AsOfOption = Annotated[str | None, typer.Option("--as-of", metavar="DAY", help="the day asked about (today)")]
KnownOnOption = Annotated[
    str | None, typer.Option("--known-on", metavar="DAY", help="what the book said at the end of that day (now)")
]
LookAheadOption = Annotated[
    str | None, typer.Option("--within", metavar="SPAN", help="how far to look, like 2w (the policy's look-ahead)")
]
OnOption = Annotated[str | None, typer.Option("--on", metavar="DAY", help="the day it happened (today)")]
InsteadOption = Annotated[
    bool, typer.Option("--instead", help="withdraw what is recorded otherwise, in the same command")
]
ExactOption = Annotated[
    bool, typer.Option("--exact", help="for the partnership alone: exact figures, marked; that it was taken is logged")
]
DryRunOption = Annotated[bool, typer.Option("--dry-run", help="show what would change and change nothing")]
LeaveOption = Annotated[
    bool, typer.Option("--leave-changed", help="leave the records of people that somebody changed since")
]
NATION = typer.Option("--nation", metavar="NATION", help="whose bank holidays count: england-and-wales, scotland ...")
ReasonOption = Annotated[str | None, typer.Option("--reason", metavar="WORDS", help="why; kept in the audit trail")]
NoteOption = Annotated[str | None, typer.Option("--note", metavar="WORDS", help="free words kept with it")]
DecisionOption = Annotated[
    str | None, typer.Option("--decision", metavar="REF", help="the panel or meeting that decided")
]
CohortOption = Annotated[str | None, typer.Option("--cohort", metavar="COHORT", help="of one cohort")]
TierOption = Annotated[str | None, typer.Option("--tier", metavar="TIER", help="of one tier")]
ColourOption = Annotated[str | None, typer.Option("--colour", metavar="COLOUR", help="of one colour")]
AreaOption = Annotated[str | None, typer.Option("--area", metavar="AREA", help="who live in one area")]
WorkerOption = Annotated[str | None, typer.Option("--worker", metavar="WORKER", help="led by one worker")]
AgencyOption = Annotated[str | None, typer.Option("--agency", metavar="AGENCY", help="led by one agency")]
ExitCodeOption = Annotated[bool, typer.Option("--exit-code", help="answer 8 when there are any, for cron")]
OffenderArgument = Annotated[
    str, typer.Argument(metavar="OFFENDER", help='reference, identifier, "mercer" or "kai mercer"')
]
PathwayOption = Annotated[
    str | None, typer.Option("--pathway", metavar="PATHWAY", help="of one pathway, by code or letter")
]
KINDS = (
    "offenders",
    "names",
    "spells",
    "needs",
    "referrals",
    "reviews",
    "scores",
    "sentences",
    "arrests",
    "homes",
    "transitions",
    "offences",
    "markers",
    "programmes",
    "conditions",
    "deaths",
    "reaches",
    "baselines",
)
"""The kinds of rows that files hold, in the order in which they can be taken in."""


def _kind(context: typer.Context, word: str) -> str:
    # Looked at before any other argument is missed: who leaves it out has the file in its place.
    if word not in KINDS and not context.resilient_parsing:
        raise NotUnderstood(
            f"{word} is no kind of rows; kinds: {', '.join(KINDS)}",
            advice=f"like: {context.command_path} offenders people.csv",
        )
    return word


KindArgument = Annotated[str, typer.Argument(metavar="|".join(KINDS), callback=_kind)]


def gathered(
    name: str, options: Mapping[str, Any], make: Callable[..., Any], defaults: Mapping[str, Any] | None = None
) -> Callable[[Command], Command]:
    """For a command with these options in the place of its parameter `name`, which is what `make` makes of them.

    One that was not typed is None, or as in `defaults`.
    """
    usual = dict.fromkeys(options) | dict(defaults or {})

    def decorate(command: Command) -> Command:
        @wraps(command)
        def asked(**given: Any) -> None:
            words = {option: given.pop(option) for option in options}
            command(**given, **{name: make(**words)})

        told = signature(command)
        taken: list[Parameter] = []
        for one in told.parameters.values():
            asks = [Parameter(option, one.kind, default=usual[option], annotation=of) for option, of in options.items()]
            taken += asks if one.name == name else [one]
        return with_parameters(asked, told, taken)

    return decorate


def with_parameters(asked: Callable[..., None], told: Signature, taken: Sequence[Parameter]) -> Callable[..., None]:
    """A command with other parameters than those in `told`, which are its own: Typer makes its options from them."""
    asked.__signature__ = told.replace(parameters=taken)  # type: ignore[attr-defined]  # what Typer reads
    asked.__annotations__ = {one.name: one.annotation for one in taken} | {"return": None}
    return asked


def style(format: str = "table", columns: str | None = None, on: "date | None" = None, **how: Any) -> "Style":
    """The `Style` of an answer from the options a verb took; `output.asked.check` is what refuses unknown words."""
    from iomctl.output.render import Style

    chosen = tuple(name.strip() for name in columns.split(",")) if columns else None
    return Style(format=format, columns=chosen, on=on, **how)
