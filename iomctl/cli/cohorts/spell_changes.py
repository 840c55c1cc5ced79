"""iomctl cohort move, colour and withdraw: what changes while a person is in a cohort."""

from typing import Annotated, NamedTuple

import typer

from iomctl.app import App
from iomctl.cli.changes import change_style, say_changed, show_spell, spell_style
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
    reason: WhyOption,
    offender: Annotated[
        str | None, typer.Argument(metavar="[OFFENDER]", help="reference, identifier or an unambiguous surname")
    ] = None,
    what: Annotated[
        str | None, typer.Argument(metavar="[WHAT]", help="tier, colour, worker, deselection, adoption or exit-plan")
    ] = None,
    on: Annotated[str | None, typer.Option("--on", metavar="DAY", help="the day from which it was so")] = None,
    cohort: CohortOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Take back what was said of a case by mistake, or a cohort.

    What was said before counts again; the reviews are worked out as if it had not been said.
    The newest exit plan is meant where no day is given; all else needs its day. With --cohort and nobody named the
    cohort itself is meant, which nobody may ever have been in.

    \b
      iomctl cohort withdraw N00042 colour --on 20/4/2026 --reason "of another person"
      iomctl cohort withdraw N00042 deselection --on 17/4/2026 --reason "stays on after all"
      iomctl cohort withdraw N00042 exit-plan --reason "of another person"
      iomctl cohort withdraw --cohort bedford --reason "made twice"
    """
    how = HowAsked(format, dry_run, reason)
    match offender, what:
        case None, None if cohort is not None and on is None:
            _withdraw_cohort(context.obj, cohort, how, reason)
        case str(offender), str(what):
            _withdraw_of_case(context, CaseFact(offender, cohort, what, on), how, reason)
        case _:
            advice = "give OFFENDER and WHAT, or --cohort COHORT alone for a cohort made by mistake"
            raise NotUnderstood("say what is withdrawn", advice=advice)


class CaseFact(NamedTuple):
    """What was said of a case, as typed."""

    offender: str
    cohort: str | None
    what: str
    on: str | None


def _withdraw_cohort(app: App, cohort: str, how: HowAsked, reason: str) -> None:
    from iomctl.services.cohorts.cohorts import CohortMade
    from iomctl.services.cohorts.mistaken_cohorts import withdraw_cohort

    shown = change_style(app, how.format, CohortMade)
    with app.unit_of_work(reason, dry_run=how.dry_run) as work:
        was = withdraw_cohort(work, cohort, reason)
    app.show_one(was, shown)
    say_changed(app, how.dry_run, f"{was.cohort} was withdrawn: there is no such cohort any more")


def _withdraw_of_case(context: typer.Context, said: CaseFact, how: HowAsked, reason: str) -> None:
    from iomctl.inputs.choices import DatedWithdrawal
    from iomctl.inputs.spells import MistakenCase
    from iomctl.services.cohorts.exit_plans import EXIT_PLAN, CaseMeant, ExitPlanRecord, withdraw_plan
    from iomctl.services.cohorts.withdrawing import withdraw

    app: App = context.obj
    if said.what.strip().lower() == EXIT_PLAN:
        asked, plan = DatedWithdrawal.typed(on=said.on, reason=reason), CaseMeant(said.offender, said.cohort)
        change_fact(context, how, ExitPlanRecord, lambda work: withdraw_plan(work, plan, asked))
        return
    if said.on is None:
        raise NotUnderstood("the day is missing", advice="give --on DAY: iomctl offender history shows the days")
    words = MistakenCase.typed(on=said.on, what=said.what, reason=reason)
    shown = spell_style(app, how.format)
    with app.unit_of_work(reason, dry_run=how.dry_run) as work:
        change = withdraw(work, (said.offender, said.cohort), words)
    show_spell(app, change, shown, how.dry_run)
