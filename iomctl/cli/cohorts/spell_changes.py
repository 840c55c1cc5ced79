"""iomctl cohort move, colour and withdraw: what changes while a person is in a cohort."""

from typing import Annotated

import typer

from iomctl.app import App
from iomctl.cli.changes import show_spell, spell_style
from iomctl.cli.fact_options import HowAsked, WhyOption, change_fact
from iomctl.cli.options import (
    CohortOption,
    DecisionOption,
    DryRunOption,
    FormatOption,
    InsteadOption,
    OffenderArgument,
    OnOption,
)
from iomctl.errors import NotUnderstood


def move(
    context: typer.Context,
    offender: OffenderArgument,
    tier: Annotated[str, typer.Argument(metavar="TIER", help="fixed, flex or free")],
    reason: Annotated[str, typer.Option("--reason", metavar="CODE", help="of the policy's tier list")],
    on: OnOption = None,
    decision: DecisionOption = None,
    cohort: CohortOption = None,
    instead: InsteadOption = False,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Put a person into another tier.

    \b
      iomctl cohort move N00042 flex --reason risk-down --decision "panel 20 April"
    """
    from iomctl.inputs.spells import Move
    from iomctl.services.cohorts.spell_changes import move

    app: App = context.obj
    shown = spell_style(app, format)
    with app.unit_of_work(dry_run=dry_run) as work:
        words = Move.typed(on=on, tier=tier, reason=reason, decision=decision)
        change = move(work, (offender, cohort), words, instead)
    show_spell(app, change, shown, dry_run)


def colour(
    context: typer.Context,
    offender: OffenderArgument,
    colour: Annotated[str, typer.Argument(metavar="COLOUR", help="red, amber or green, or its letter")],
    reason: Annotated[str, typer.Option("--reason", metavar="WORDS", help="why; kept with it")],
    on: OnOption = None,
    cohort: CohortOption = None,
    instead: InsteadOption = False,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Give a person another colour; the next review follows it.

    It brings the review ahead nearer where the new colour is reviewed more often, and never puts one off.
    In custody it counts from the release on.

    \b
      iomctl cohort colour N00042 amber --reason "missed two appointments"
    """
    from iomctl.inputs.spells import Recolour
    from iomctl.services.cohorts.spell_changes import recolour

    app: App = context.obj
    shown = spell_style(app, format)
    with app.unit_of_work(reason, dry_run=dry_run) as work:
        words = Recolour.typed(on=on, colour=colour, reason=reason)
        change = recolour(work, (offender, cohort), words, instead)
    show_spell(app, change, shown, dry_run)


def withdraw(
    context: typer.Context,
    offender: OffenderArgument,
    what: Annotated[
        str, typer.Argument(metavar="WHAT", help="tier, colour, worker, deselection, adoption or exit-plan")
    ],
    reason: WhyOption,
    on: Annotated[str | None, typer.Option("--on", metavar="DAY", help="the day from which it was so")] = None,
    cohort: CohortOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Take back what was said of a case by mistake.

    What was said before counts again; the reviews are worked out as if it had not been said.
    The newest exit plan is meant where no day is given; all else needs its day.

    \b
      iomctl cohort withdraw N00042 colour --on 20/4/2026 --reason "of another person"
      iomctl cohort withdraw N00042 deselection --on 17/4/2026 --reason "stays on after all"
      iomctl cohort withdraw N00042 exit-plan --reason "of another person"
    """
    from iomctl.inputs.choices import DatedWithdrawal
    from iomctl.inputs.spells import MistakenCase
    from iomctl.services.cohorts.exit_plans import EXIT_PLAN, CaseMeant, ExitPlanRecord, withdraw_plan
    from iomctl.services.cohorts.withdrawing import withdraw

    app: App = context.obj
    if what.strip().lower() == EXIT_PLAN:
        asked, plan = DatedWithdrawal.typed(on=on, reason=reason), CaseMeant(offender, cohort)
        how = HowAsked(format, dry_run, reason)
        change_fact(context, how, ExitPlanRecord, lambda work: withdraw_plan(work, plan, asked))
        return
    if on is None:
        raise NotUnderstood("the day is missing", advice="give --on DAY: iomctl offender history shows the days")
    shown = spell_style(app, format)
    with app.unit_of_work(reason, dry_run=dry_run) as work:
        change = withdraw(work, (offender, cohort), MistakenCase.typed(on=on, what=what, reason=reason))
    show_spell(app, change, shown, dry_run)
