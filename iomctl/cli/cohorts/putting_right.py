"""iomctl cohort withdraw and correct: what was said of a case by mistake taken back, or put right."""

from typing import Annotated

import typer

from iomctl.app import App
from iomctl.cli.changes import show_spell, spell_style
from iomctl.cli.fact_options import FromDayOption, HowAsked, OfOnlyDayOption, WhyOption, WhyThenOption, change_fact
from iomctl.cli.options import (
    CohortOption,
    DecisionOption,
    DryRunOption,
    FormatOption,
    InsteadOption,
    NoteOption,
    OffenderArgument,
)
from iomctl.errors import NotUnderstood

WhatArgument = Annotated[
    str, typer.Argument(metavar="WHAT", help="tier, colour, worker, deselection, adoption or exit-plan")
]


def withdraw(
    context: typer.Context,
    offender: OffenderArgument,
    what: WhatArgument,
    reason: WhyOption,
    on: OfOnlyDayOption = None,
    cohort: CohortOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Take back what was said of a case by mistake.

    What was said before counts again; the reviews are worked out as if it had not been said.
    Where no day is given, the newest exit plan is meant, and of all else the only one there is.

    \b
      iomctl cohort withdraw N00042 colour --on 20/4/2026 --reason "of another person"
      iomctl cohort withdraw N00042 deselection --on 17/4/2026 --reason "stays on after all"
      iomctl cohort withdraw N00042 exit-plan --reason "of another person"
    """
    from iomctl.inputs.choices import DatedWithdrawal
    from iomctl.inputs.spells import MistakenCase
    from iomctl.services.cohorts.exit_plans import CaseMeant, ExitPlanRecord, withdraw_plan
    from iomctl.services.cohorts.withdrawing import withdraw

    app: App = context.obj
    if _is_exit_plan(what):
        asked, plan = DatedWithdrawal.typed(on=on, reason=reason), CaseMeant(offender, cohort)
        how = HowAsked(format, dry_run, reason)
        change_fact(context, how, ExitPlanRecord, lambda work: withdraw_plan(work, plan, asked))
        return
    shown = spell_style(app, format)
    with app.unit_of_work(reason, dry_run=dry_run) as work:
        change = withdraw(work, (offender, cohort), MistakenCase.typed(on=on, what=what, reason=reason))
    show_spell(app, change, shown, dry_run)


def correct(
    context: typer.Context,
    offender: OffenderArgument,
    what: WhatArgument,
    reason: WhyOption,
    on: OfOnlyDayOption = None,
    from_on: FromDayOption = None,
    tier: Annotated[str | None, typer.Option("--tier", metavar="TIER", help="fixed, flex or free (as it was)")] = None,
    colour: Annotated[
        str | None, typer.Option("--colour", metavar="COLOUR", help="red, amber or green: outside prison (as it was)")
    ] = None,
    worker: Annotated[
        str | None, typer.Option("--worker", metavar="WORKER", help="who leads the case (as it was)")
    ] = None,
    no_worker: Annotated[bool, typer.Option("--no-worker", help="nobody led the case at adoption")] = False,
    review_by: Annotated[
        str | None, typer.Option("--review-by", metavar="DAY", help="the last day of the first review (as it was)")
    ] = None,
    exit_plan: Annotated[
        str | None, typer.Option("--exit-plan", metavar="WORDS", help="who goes on supporting them (as it was)")
    ] = None,
    because: WhyThenOption = None,
    decision: DecisionOption = None,
    note: NoteOption = None,
    cohort: CohortOption = None,
    instead: InsteadOption = False,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Put right what was said of a case.

    What is not given stays as it was said, and the reviews are worked out as if it had been said so at once.
    Where no day is given, the newest exit plan is meant, and of all else the only one there is.

    \b
      iomctl cohort correct N00042 colour --on 20/4/2026 --colour amber --reason "mistyped"
      iomctl cohort correct N00042 adoption --from 6/4/2026 --reason "they came a week before"
      iomctl cohort correct N00042 deselection --because moved-area --reason "not in prison"
    """
    from iomctl.inputs.spells import CorrectedCase
    from iomctl.services.cohorts.correcting import correct
    from iomctl.services.cohorts.exit_plans import CaseMeant, ExitPlanRecord, correct_plan

    app: App = context.obj
    if worker is not None and no_worker:
        raise NotUnderstood("--worker does not go with --no-worker", advice="give one of them")
    given = CorrectedCase.typed(on=on, what=what, reason=reason, from_on=from_on, tier=tier, colour=colour)
    given = given.also(worker=worker, no_worker=no_worker or None, review_by=review_by, exit_plan=exit_plan)
    words = given.also(because=because, decision=decision, note=note)
    if _is_exit_plan(what):
        if instead:
            raise NotUnderstood("--instead does not go with an exit plan", advice="leave it out")
        plan, how = CaseMeant(offender, cohort), HowAsked(format, dry_run, reason)
        change_fact(context, how, ExitPlanRecord, lambda work: correct_plan(work, plan, words))
        return
    shown = spell_style(app, format)
    with app.unit_of_work(reason, dry_run=dry_run) as work:
        change = correct(work, (offender, cohort), words, instead)
    show_spell(app, change, shown, dry_run)


def _is_exit_plan(what: str) -> bool:
    from iomctl.services.cohorts.exit_plans import EXIT_PLAN

    return what.strip().lower() == EXIT_PLAN
