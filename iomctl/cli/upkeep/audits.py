"""iomctl audit: who looked at or changed what, and whether the trail of it is whole."""

from typing import Annotated

import typer

from iomctl.app import App
from iomctl.cli import group
from iomctl.cli.listing import LISTING, Listing, as_list
from iomctl.cli.options import FormatOption, ReasonOption, style
from iomctl.cli.upkeep.numbers import number

verbs = group("The audit trail: who looked at or changed what.")

PersonOption = Annotated[str | None, typer.Option("--offender", metavar="OFFENDER", help="about one person")]
WhoOption = Annotated[str | None, typer.Option("--by", metavar="WHO", help="what one user did")]
SinceOption = Annotated[str | None, typer.Option("--since", metavar="DAY", help="from this day on")]
UntilOption = Annotated[str | None, typer.Option("--until", metavar="DAY", help="up to this day, inclusive")]
KindOption = Annotated[
    str | None, typer.Option("--kind", metavar="KIND", help="collection, alteration, consultation, disclosure ...")
]
DetailsOption = Annotated[bool, typer.Option("--details", help="with the values before and after; this is logged")]
HeadOption = Annotated[
    str | None, typer.Option("--head", metavar="HASH", help="a hash noted earlier, to be found again")
]


@verbs.command("log")
@as_list
def log(
    context: typer.Context,
    offender: PersonOption = None,
    by: WhoOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    kind: KindOption = None,
    details: DetailsOption = False,
    listing: Listing = LISTING,
    reason: ReasonOption = None,
) -> None:
    """Events of the audit trail, the oldest first.

    A terminal shows the newest 50 of them.

    \b
      iomctl audit log --offender N00042
      iomctl audit log --by j.clarke --since "-3m" --kind disclosure
      iomctl audit log --since yesterday --details --format json
    """
    from iomctl.services.upkeep.audits import AuditEvent, DetailedEvent, Sought, log

    app: App = context.obj
    first = None if since is None else app.day(since, "--since")
    last = None if until is None else app.day(until, "--until")
    with app.unit_of_work(reason) as work:
        found = log(work, Sought(offender, by, first, last, kind), details)
    kind_of = DetailedEvent if details else AuditEvent
    how = listing.style(app.today, newest=True, things=("event", "events"))
    app.show(found, kind_of, how)


@verbs.command("show")
@as_list
def show(
    context: typer.Context,
    event: Annotated[
        int, typer.Argument(metavar="EVENT", parser=number, help="its number, as iomctl audit log shows it")
    ],
    listing: Listing = LISTING,
    reason: ReasonOption = None,
) -> None:
    """What one event changed, in words, with the person.

    \b
      iomctl audit show 1234
      iomctl audit show 1234 --format json
    """
    from iomctl.services.undo.told import ToldChange, told

    app: App = context.obj
    with app.unit_of_work(reason) as work:
        found = told(work, event)
    nothing = f"Event {found.event}, {found.command}, changed nothing."
    how = listing.style(app.today, things=("row", "rows"), empty=nothing)
    app.show(found.changes, ToldChange, how)
    if found.changes:
        way_back = f"no undo takes it back: {found.stays}" if found.stays else f"iomctl undo {found.event}"
        stands = f"taken back by event {found.taken_back_by}" if found.taken_back_by else way_back
        app.screen.say(f"Event {found.event}, {found.command}, by {found.by}: {stands}")


@verbs.command("verify")
def verify(context: typer.Context, head: HeadOption = None, format: FormatOption = "table") -> None:
    """Check that no event was changed, moved or removed.

    One that was gets a line, and the exit code is 6.

    Note the hash that is shown somewhere else: that events are missing at the end is only seen by it.

    \b
      iomctl audit verify
      iomctl audit verify --head 9f2c...
    """
    from iomctl.services.upkeep.verifying import verify

    app: App = context.obj
    app.show_one(verify(app.place, app.settings.lock_wait, head), style(format))
