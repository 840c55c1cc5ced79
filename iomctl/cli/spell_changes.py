"""iomctl cohort move, colour and custody: what changes while a person is in a cohort."""

from typing import Annotated

import typer

from iomctl.app import App
from iomctl.cli.changes import show_spell, spell_style
from iomctl.cli.options import CohortOption, DecisionOption, DryRunOption, FormatOption, OffenderArgument, OnOption
from iomctl.errors import NotUnderstood

WordsOption = Annotated[str | None, typer.Option("--reason", metavar="WORDS", help="why; kept with it")]


def move(
    context: typer.Context,
    offender: OffenderArgument,
    tier: Annotated[str, typer.Argument(metavar="TIER", help="fixed, flex or free")],
    reason: Annotated[str, typer.Option("--reason", metavar="CODE", help="of the policy's tier list")],
    on: OnOption = None,
    decision: DecisionOption = None,
    cohort: CohortOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Put a person into another tier.

    \b
      iomctl cohort move N00042 flex --reason risk-down --decision "panel 20 April"
    """
    from iomctl.services.spell_changes import move

    app: App = context.obj
    shown = spell_style(app, format)
    with app.unit_of_work(dry_run=dry_run) as work:
        words = {"on": on, "tier": tier, "reason": reason, "decision": decision}
        change = move(work, offender, cohort, words)
    show_spell(app, change, shown, dry_run)


def colour(
    context: typer.Context,
    offender: OffenderArgument,
    colour: Annotated[str, typer.Argument(metavar="COLOUR", help="red, amber or green, or its letter")],
    reason: Annotated[str, typer.Option("--reason", metavar="WORDS", help="why; kept with it")],
    on: OnOption = None,
    cohort: CohortOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Give a person another colour; the next review follows it.

    The review is worked out anew from the day of the change; to take that back brings the former one back.

    \b
      iomctl cohort colour N00042 amber --reason "missed two appointments"
    """
    from iomctl.services.spell_changes import recolour

    app: App = context.obj
    shown = spell_style(app, format)
    with app.unit_of_work(reason, dry_run=dry_run) as work:
        change = recolour(work, offender, cohort, {"on": on, "colour": colour, "reason": reason})
    show_spell(app, change, shown, dry_run)


def custody(
    context: typer.Context,
    offender: OffenderArgument,
    prison: Annotated[str | None, typer.Option("--prison", metavar="NAME", help="the prison they are in")] = None,
    released: Annotated[bool, typer.Option("--released", help="they are in the community again")] = False,
    colour: Annotated[
        str | None, typer.Option("--colour", metavar="COLOUR", help="their colour after the release")
    ] = None,
    reason: WordsOption = None,
    on: OnOption = None,
    cohort: CohortOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Record custody, another prison, or a release.

    Custody and release work out the next review anew; to take that back brings the former one back.

    \b
      iomctl cohort custody N00042 --prison "HMP Bedford" --reason remanded
      iomctl cohort custody N00042 --released --colour red
    """
    from iomctl.services.spell_changes import imprison, release

    app: App = context.obj
    if (prison is None) != released:
        raise NotUnderstood("say where they are", advice="give --prison NAME, or --released --colour COLOUR")
    if prison is not None and colour is not None:
        raise NotUnderstood("--colour goes with --released: in custody the colour follows")
    shown = spell_style(app, format)
    with app.unit_of_work(reason, dry_run=dry_run) as work:
        if released:
            change = release(work, offender, cohort, {"on": on, "colour": colour, "reason": reason})
        else:
            change = imprison(work, offender, cohort, {"on": on, "prison": prison, "reason": reason})
    show_spell(app, change, shown, dry_run)
