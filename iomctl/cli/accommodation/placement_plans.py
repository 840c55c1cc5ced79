"""iomctl placement plan and support: where somebody goes from a placement, and who supports them while there."""

from typing import Annotated

import typer

from iomctl.cli.accommodation.placement_corrections import PlacementArgument
from iomctl.cli.fact_options import HowAsked, change_fact
from iomctl.cli.options import DryRunOption, FormatOption, NoteOption, OnOption


def plan(
    context: typer.Context,
    placement: PlacementArgument,
    to: Annotated[str, typer.Argument(metavar="CODE", help="a kind of accommodation in the policy, like A01D")],
    on: OnOption = None,
    note: NoteOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Plan where somebody goes from a placement.

    By when a plan is due the policy says for each kind of placement: move_on_before its day of leaving. One that is
    due and lacks is in placement overdue --plan, on today's screen and in check cases.

    \b
      iomctl placement plan P00042 A01D --note "council flat from June, bid made"
    """
    from iomctl.inputs.move_on_plans import MoveOnPlan
    from iomctl.services.accommodation.move_on_plans import plan
    from iomctl.services.accommodation.records import PlacementRecord

    words = MoveOnPlan.typed(to=to, on=on, note=note)
    change_fact(context, HowAsked(format, dry_run), PlacementRecord, lambda work: plan(work, placement, words))


def support(
    context: typer.Context,
    placement: PlacementArgument,
    referral: Annotated[str, typer.Argument(metavar="REFERRAL", help="a referral of the person, like R00042")],
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Say which referral supports a person in a placement.

    Support wraps around a placement: it is followed as any referral, and does not end with the placement. To make a new
    one: iomctl referral make --placement.

    \b
      iomctl placement support P00042 R00042
    """
    from iomctl.services.accommodation.records import PlacementRecord
    from iomctl.services.accommodation.supports import support

    change_fact(context, HowAsked(format, dry_run), PlacementRecord, lambda work: support(work, placement, referral))
