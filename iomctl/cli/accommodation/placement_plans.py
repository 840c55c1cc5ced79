"""iomctl placement plan: where somebody goes from a placement, planned before it ends."""

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
