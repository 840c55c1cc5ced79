"""iomctl cohort exit-plan: what follows a case, planned before it ends."""

from typing import Annotated

import typer

from iomctl.cli.fact_options import HowAsked, change_fact
from iomctl.cli.options import CohortOption, DryRunOption, FormatOption, OffenderArgument, OnOption


def exit_plan(
    context: typer.Context,
    offender: OffenderArgument,
    plan: Annotated[str, typer.Argument(metavar="WORDS", help="who goes on supporting them, and how")],
    cohort: CohortOption = None,
    on: OnOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Plan what follows before a person leaves.

    De-selection takes the plan over, where it is given no other.

    \b
      iomctl cohort exit-plan N00042 "drug service until August, then the council"
    """
    from iomctl.inputs.spells import ExitPlan
    from iomctl.services.cohorts.exit_plans import ExitPlanRecord, plan_exit

    words = ExitPlan.typed(on=on, plan=plan)
    change_fact(
        context, HowAsked(format, dry_run), ExitPlanRecord, lambda work: plan_exit(work, offender, cohort, words)
    )
