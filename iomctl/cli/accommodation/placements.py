"""iomctl placement add, extend and end: where people are placed, for how many nights, and what follows."""

from typing import Annotated

import typer

from iomctl.cli.accommodation.empty_rooms import empty
from iomctl.cli.accommodation.placement_corrections import (
    AmountOption,
    PaidOnOption,
    PayeeOption,
    PerNightOption,
    PlacementArgument,
    WeeksOption,
    correct,
    withdraw,
)
from iomctl.cli.accommodation.placement_lists import verbs
from iomctl.cli.accommodation.placement_plans import plan, support
from iomctl.cli.accommodation.placement_spend import spend
from iomctl.cli.fact_options import HowAsked, change_fact
from iomctl.cli.options import (
    DecisionOption,
    DryRunOption,
    FormatOption,
    InsteadOption,
    NoteOption,
    OffenderArgument,
    OnOption,
)

__all__ = ["verbs"]


@verbs.command("add")
def add(
    context: typer.Context,
    offender: OffenderArgument,
    kind: Annotated[str, typer.Argument(metavar="KIND", help="a kind of placement in the policy, like hotel or cas3")],
    from_on: Annotated[
        str | None, typer.Option("--from", metavar="DAY", help="its first day, which may lie ahead (today)")
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DAY", help="the day of leaving (after the funded nights)")
    ] = None,
    at: Annotated[
        str | None, typer.Option("--at", metavar="HOUR", help="when they came in on the first day, like 17:10")
    ] = None,
    provider: Annotated[str | None, typer.Option("--provider", metavar="PROVIDER", help="who provides it")] = None,
    area: Annotated[str | None, typer.Option("--area", metavar="AREA", help="where it is")] = None,
    funder: Annotated[str | None, typer.Option("--funder", metavar="WORDS", help="who pays")] = None,
    amount: AmountOption = None,
    per_night: PerNightOption = None,
    weeks: WeeksOption = None,
    payee: PayeeOption = None,
    paid_on: PaidOnOption = None,
    note: NoteOption = None,
    why: Annotated[
        str | None,
        typer.Option("--reason", metavar="WORDS", help="why; past the nights or a cap it must be said"),
    ] = None,
    instead: InsteadOption = False,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Record a placement, and when its nights run out.

    Nights count from the first day to the day of leaving: 14 from 1 May end on 15 May. What is funded counts once for
    each release, over all placements that the policy counts together. A deposit or rent in advance is money: it goes
    beside a place, and carries what was paid, to whom and when.

    \b
      iomctl placement add N00042 hotel --from fri --provider "Harbour Trust"
      iomctl placement add mercer cas3 --from 4/5/2026 --area Luton --note "booking 4417"
      iomctl placement add mercer hotel --until +3d --per-night 62.50 --reason "flat not ready"
      iomctl placement add mercer rent-deposit --amount "£1,100.00" --payee "Harbour Lets" --paid-on today
      iomctl placement add hollis hostel --from fri --at 17:10
    """
    from iomctl.inputs.placements import NewPlacement
    from iomctl.services.accommodation.placements import add
    from iomctl.services.accommodation.records import PlacementRecord

    words = NewPlacement.typed(kind=kind, on=from_on, until=until, at=at, area=area, funder=funder, note=note)
    paid = {"amount": amount, "per_night": per_night, "weeks": weeks, "payee": payee, "paid_on": paid_on}
    asked = HowAsked(format, dry_run)
    words = words.also(**paid, because=why)
    change_fact(context, asked, PlacementRecord, lambda work: add(work, offender, words, provider, instead))


@verbs.command("extend")
def extend(
    context: typer.Context,
    placement: PlacementArgument,
    until: Annotated[str, typer.Option("--until", metavar="DAY", help="the new expected day of leaving")],
    why: Annotated[
        str | None, typer.Option("--reason", metavar="WORDS", help="why; past the funded nights it must be said")
    ] = None,
    decision: DecisionOption = None,
    on: Annotated[str | None, typer.Option("--on", metavar="DAY", help="the day it was decided (today)")] = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Set another expected day of leaving.

    What was expected before stays known for the days before.

    \b
      iomctl placement extend P00042 --until +1w --reason "flat not ready" --decision "panel 22 Apr"
    """
    from iomctl.inputs.placements import Extension
    from iomctl.services.accommodation.placements import extend
    from iomctl.services.accommodation.records import PlacementRecord

    words = Extension.typed(on=on, until=until, reason=why, decision=decision)
    asked = HowAsked(format, dry_run)
    change_fact(context, asked, PlacementRecord, lambda work: extend(work, placement, words))


@verbs.command("end")
def end(
    context: typer.Context,
    placement: PlacementArgument,
    why: Annotated[
        str, typer.Option("--reason", metavar="CODE", help="a placement reason of the policy, like moved-on")
    ],
    to: Annotated[
        str,
        typer.Option(
            "--to",
            metavar="CODE",
            help="where to: a code of accommodation like A01D, or custody, hospital, died, not-known",
        ),
    ],
    on: OnOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Record that somebody left a placement, why, and where to.

    \b
      iomctl placement end P00042 --on fri --reason moved-on --to A01D
    """
    from iomctl.inputs.placements import PlacementEnd
    from iomctl.services.accommodation.placements import end
    from iomctl.services.accommodation.records import PlacementRecord

    asked = HowAsked(format, dry_run)
    change_fact(
        context, asked, PlacementRecord, lambda work: end(work, placement, PlacementEnd.typed(on=on, reason=why, to=to))
    )


verbs.command("spend")(spend)
verbs.command("plan")(plan)
verbs.command("support")(support)
verbs.command("withdraw")(withdraw)
verbs.command("correct")(correct)
verbs.command("empty")(empty)
