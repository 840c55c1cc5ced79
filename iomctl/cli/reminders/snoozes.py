"""iomctl remind snooze, snoozes and withdraw: of what nobody is told until a day."""

from typing import TYPE_CHECKING, Annotated

import typer

from iomctl.app import App
from iomctl.cli.changes import change_style, say_changed
from iomctl.cli.fact_options import OfAnyoneArgument, WhyOption
from iomctl.cli.listing import LISTING, Listing, as_known, as_list
from iomctl.cli.options import AsOfOption, DryRunOption, FormatOption, OffenderArgument, ReasonOption
from iomctl.cli.whose_cases import of_cases
from iomctl.domain.counts import counted

if TYPE_CHECKING:
    from iomctl.services.lookup.whose_cases import WhoseCases

THINGS = ("thing", "things")


def snooze(
    context: typer.Context,
    offender: OffenderArgument,
    until: Annotated[str, typer.Option("--until", metavar="DAY", help="the last day on which nobody is told")],
    reason: Annotated[str, typer.Option("--reason", metavar="WORDS", help="why")],
    kind: Annotated[str | None, typer.Option("--kind", metavar="KIND", help="only what is of one kind")] = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Tell nobody until a day of what is due of a person now.

    It is of those very things: once a review is held, the next one is told as any other. What is due stays on
    `iomctl today`.

    \b
      iomctl remind snooze N00042 --until +2w --reason "in hospital"
      iomctl remind snooze mercer --until 1/6/2026 --kind review-overdue --reason "held when the panel meets"
    """
    from iomctl.domain.reminders.kinds import KINDS
    from iomctl.inputs.choices import meant
    from iomctl.inputs.snoozes import NewSnooze
    from iomctl.services.reminders.snoozes import SnoozeRecord, snooze

    app: App = context.obj
    shown = change_style(app, format, SnoozeRecord, things=THINGS)
    wanted = None if kind is None else meant("--kind", kind, KINDS)
    words = NewSnooze.typed(until_on=until, reason=reason)
    with app.unit_of_work(dry_run=dry_run) as work:
        made = snooze(work, offender, words, wanted)
    app.show(made, SnoozeRecord, shown)
    say_changed(app, dry_run, f"{counted(len(made), *THINGS)} put off")


@as_known
@of_cases
@as_list
def list_snoozes(
    context: typer.Context,
    whose: "WhoseCases",
    offender: OfAnyoneArgument = None,
    as_of: AsOfOption = None,
    listing: Listing = LISTING,
    reason: ReasonOption = None,
) -> None:
    """Of what nobody is told until a day, and how that stands.

    \b
      iomctl remind snoozes
      iomctl remind snoozes N00042
    """
    from iomctl.services.lookup.listed_people import ListedPeople
    from iomctl.services.reminders.snoozes import SnoozeRecord, snoozes

    app: App = context.obj
    on = app.day(as_of)
    with app.unit_of_work(reason) as work:
        found = snoozes(work, on, ListedPeople(offender, whose))
    app.show(found, SnoozeRecord, listing.style(on, things=THINGS, empty="Nothing is put off."))


def withdraw(
    context: typer.Context,
    snooze: Annotated[str, typer.Argument(metavar="SNOOZE", help="its reference, like Z00042")],
    reason: WhyOption,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Have a thing that was put off told again.

    \b
      iomctl remind withdraw Z00042 --reason "out of hospital"
    """
    from iomctl.services.reminders.snoozes import SnoozeRecord, withdraw

    app: App = context.obj
    shown = change_style(app, format, SnoozeRecord)
    with app.unit_of_work(reason, dry_run=dry_run) as work:
        was = withdraw(work, snooze, reason)
    app.show_one(was, shown)
    say_changed(app, dry_run, f"{was.snooze} was withdrawn: it is told again")
