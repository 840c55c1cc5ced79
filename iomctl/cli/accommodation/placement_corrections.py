"""iomctl placement withdraw and correct: take back or put right a placement, or an extension, the end, a plan of it."""

from typing import Annotated

import typer

from iomctl.cli.fact_options import (
    HowAsked,
    OfDayOption,
    OfPartOption,
    WhyOption,
    change_fact,
    refuse_day_of_whole,
    refuse_stray,
    refuse_two_parts,
)
from iomctl.cli.options import DecisionOption, DryRunOption, FormatOption, NoteOption

PlacementArgument = Annotated[str, typer.Argument(metavar="PLACEMENT", help="the placement's reference, like P00042")]

AmountOption = Annotated[str | None, typer.Option("--amount", metavar="POUNDS", help="of money: what is paid")]
PerNightOption = Annotated[
    str | None, typer.Option("--per-night", metavar="POUNDS", help="of a place: what a night costs")
]
WeeksOption = Annotated[str | None, typer.Option("--weeks", metavar="N", help="of money: so many weeks of rent")]
PayeeOption = Annotated[str | None, typer.Option("--payee", metavar="WORDS", help="of money: to whom it is paid")]
PaidOnOption = Annotated[str | None, typer.Option("--paid-on", metavar="DAY", help="of money: the day it was paid")]


def withdraw(
    context: typer.Context,
    placement: PlacementArgument,
    reason: WhyOption,
    extension: Annotated[bool, typer.Option("--extension", help="only an extension of it, the newest")] = False,
    ended: Annotated[bool, typer.Option("--end", help="only its end: it goes on")] = False,
    plan: Annotated[bool, typer.Option("--plan", help="only a move-on plan, the newest")] = False,
    support: Annotated[
        str | None, typer.Option("--support", metavar="REFERRAL", help="only that this referral supports it")
    ] = None,
    on: OfDayOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Take back a placement, or a part of it.

    What was a mistake or fell through counts for nothing any more, whatever day is asked about, and stays in the
    audit trail.

    \b
      iomctl placement withdraw P00042 --reason "of another person"
      iomctl placement withdraw P00042 --end --reason "is still there"
      iomctl placement withdraw P00042 --extension --reason "not agreed after all"
      iomctl placement withdraw P00042 --plan --reason "of another person"
      iomctl placement withdraw P00042 --support R00042 --reason "of another placement"
    """
    from iomctl.inputs.choices import DatedWithdrawal
    from iomctl.services.accommodation.move_on_plans import withdraw_plan
    from iomctl.services.accommodation.placement_parts import withdraw_end, withdraw_extension
    from iomctl.services.accommodation.placements import withdraw
    from iomctl.services.accommodation.records import PlacementRecord
    from iomctl.services.accommodation.supports import withdraw_support

    refuse_day_of_whole(on, {"--extension": extension, "--end": ended, "--plan": plan})
    refuse_two_parts({"--extension": extension, "--end": ended, "--plan": plan, "--support": support is not None})
    words, asked = DatedWithdrawal.typed(on=on, reason=reason), HowAsked(format, dry_run, reason)
    if extension:
        change_fact(context, asked, PlacementRecord, lambda work: withdraw_extension(work, placement, words))
    elif ended:
        change_fact(context, asked, PlacementRecord, lambda work: withdraw_end(work, placement, words))
    elif plan:
        change_fact(context, asked, PlacementRecord, lambda work: withdraw_plan(work, placement, words))
    elif support is not None:
        change_fact(context, asked, PlacementRecord, lambda work: withdraw_support(work, placement, support, reason))
    else:
        change_fact(context, asked, PlacementRecord, lambda work: withdraw(work, placement, reason))


def correct(
    context: typer.Context,
    placement: PlacementArgument,
    reason: WhyOption,
    extension: Annotated[bool, typer.Option("--extension", help="an extension of it instead, the newest")] = False,
    ended: Annotated[bool, typer.Option("--end", help="its end instead")] = False,
    plan: Annotated[bool, typer.Option("--plan", help="a move-on plan of it instead, the newest")] = False,
    of: OfPartOption = None,
    kind: Annotated[
        str | None, typer.Option("--kind", metavar="KIND", help="a kind of placement in the policy")
    ] = None,
    from_on: Annotated[
        str | None, typer.Option("--from", metavar="DAY", help="its first day, which may lie ahead")
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DAY", help="the day of leaving, at first or by the extension")
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
    on: Annotated[str | None, typer.Option("--on", metavar="DAY", help="when it was decided, ended, planned")] = None,
    because: Annotated[
        str | None, typer.Option("--because", metavar="WORDS", help="why it is longer, or the code of why it ended")
    ] = None,
    decision: DecisionOption = None,
    to: Annotated[str | None, typer.Option("--to", metavar="CODE", help="where to, of its end or its plan")] = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Put a placement right, or an extension, the end, a plan of it.

    What is not given stays as it was; "" takes away what was said. The audit trail keeps what it was before.

    \b
      iomctl placement correct P00042 --from 7/4/2026 --area Luton --reason "mistyped"
      iomctl placement correct P00042 --extension --until 29/4/2026 --reason "misread"
      iomctl placement correct P00042 --end --on fri --because moved-on --to A01D --reason "mistyped"
      iomctl placement correct P00042 --plan --to A04 --reason "misheard"
    """
    from iomctl.inputs.bounds import Options
    from iomctl.inputs.move_on_plans import MoveOnPlan
    from iomctl.inputs.placements import Extension, NewPlacement, PlacementEnd
    from iomctl.services.accommodation.move_on_plans import correct_plan
    from iomctl.services.accommodation.placement_corrections import correct, correct_end, correct_extension
    from iomctl.services.accommodation.records import PlacementRecord
    from iomctl.services.facts.correcting import Asked

    refuse_two_parts({"--extension": extension, "--end": ended, "--plan": plan}, "correct")
    whole = {
        "--kind": kind,
        "--from": from_on,
        "--at": at,
        "--provider": provider,
        "--area": area,
        "--funder": funder,
        "--amount": amount,
        "--per-night": per_night,
        "--weeks": weeks,
        "--payee": payee,
        "--paid-on": paid_on,
    }
    how, door = HowAsked(format, dry_run, reason), Options({"reason": "--because"})
    refuse_stray("--extension", extension, {"--decision": decision}, whole | {"--to": to, "--note": note})
    refuse_stray("--end", ended, {}, whole | {"--until": until, "--of": of, "--note": note})
    refuse_stray("--plan", plan, {}, whole | {"--until": until, "--because": because})
    refuse_stray("--end or --plan", ended or plan, {"--to": to}, {})
    refuse_stray("--extension or --plan", extension or plan, {"--of": of}, {})
    refuse_stray("--extension, --end or --plan", extension or ended or plan, {"--on": on}, {})
    if extension:
        further = Asked(Extension.typed(on=on, until=until, reason=because, decision=decision), reason, door=door)
        change_fact(context, how, PlacementRecord, lambda work: correct_extension(work, placement, of, further))
    elif ended:
        left = Asked(PlacementEnd.typed(on=on, reason=because, to=to), reason, door=door)
        change_fact(context, how, PlacementRecord, lambda work: correct_end(work, placement, left))
    elif plan:
        planned = Asked(MoveOnPlan.typed(on=on, to=to, note=note), reason)
        change_fact(context, how, PlacementRecord, lambda work: correct_plan(work, placement, of, planned))
    else:
        place = NewPlacement.typed(kind=kind, on=from_on, until=until, at=at, area=area, funder=funder, note=note)
        paid = {"amount": amount, "per_night": per_night, "weeks": weeks, "payee": payee, "paid_on": paid_on}
        asked = Asked(place.also(**paid, because=because), reason, (provider,), door=Options({"because": "--because"}))
        change_fact(context, how, PlacementRecord, lambda work: correct(work, placement, asked))
