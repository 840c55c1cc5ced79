"""iomctl cohort move and colour: what changes while a person is in a cohort."""

from typing import Annotated

import typer

from iomctl.app import App
from iomctl.cli.changes import show_spell, spell_style
from iomctl.cli.options import (
    CohortOption,
    DecisionOption,
    DryRunOption,
    FormatOption,
    InsteadOption,
    OffenderArgument,
    OnOption,
)


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
