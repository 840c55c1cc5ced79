"""iomctl cohort withdraw and correct: what was said of a case by mistake taken back, or put right."""

from typing import Annotated, NamedTuple

import typer

from iomctl.app import App
from iomctl.cli.changes import change_style, say_changed, say_told, show_spell, spell_style, told_before
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


class CaseFact(NamedTuple):
    """What was said of a case, as typed."""

    offender: str
    cohort: str | None
    what: str
    on: str | None


def withdraw(
    context: typer.Context,
    reason: WhyOption,
    offender: Annotated[
        str | None, typer.Argument(metavar="[OFFENDER]", help='reference, identifier, "mercer" or "kai mercer"')
    ] = None,
    what: Annotated[
        str | None, typer.Argument(metavar="[WHAT]", help="tier, colour, worker, deselection, adoption or exit-plan")
    ] = None,
    on: OfOnlyDayOption = None,
    cohort: CohortOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Take back what was said of a case by mistake, or a cohort.

    What was said before counts again; the reviews are worked out as if it had not been said.
    Where no day is given, the newest exit plan is meant, and of all else the only one there is. With --cohort and
    nobody named the cohort itself is meant, which nobody may ever have been in.

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
            _withdraw_of_case(context, CaseFact(offender, cohort, what, on), how)
        case _:
            advice = "give OFFENDER and WHAT, or --cohort COHORT alone for a cohort made by mistake"
            raise NotUnderstood("say what is withdrawn", advice=advice)


def _withdraw_cohort(app: App, cohort: str, how: HowAsked, reason: str) -> None:
    from iomctl.services.cohorts.cohorts import CohortMade
    from iomctl.services.cohorts.mistaken_cohorts import withdraw_cohort

    shown = change_style(app, how.format, CohortMade)
    with app.unit_of_work(reason, dry_run=how.dry_run) as work:
        was = withdraw_cohort(work, cohort, reason)
    app.show_one(was, shown)
    say_changed(app, how.dry_run, f"{was.cohort} was withdrawn: there is no such cohort any more")


def _withdraw_of_case(context: typer.Context, said: CaseFact, how: HowAsked) -> None:
    from iomctl.inputs.choices import DatedWithdrawal
    from iomctl.inputs.spells import MistakenCase
    from iomctl.services.cohorts.exit_plans import CaseMeant, ExitPlanRecord, withdraw_plan
    from iomctl.services.cohorts.withdrawing import withdraw

    app: App = context.obj
    if _is_exit_plan(said.what):
        asked, plan = DatedWithdrawal.typed(on=said.on, reason=how.reason), CaseMeant(said.offender, said.cohort)
        change_fact(context, how, ExitPlanRecord, lambda work: withdraw_plan(work, plan, asked))
        return
    shown = spell_style(app, how.format)
    with app.unit_of_work(how.reason, dry_run=how.dry_run) as work:
        words = MistakenCase.typed(on=said.on, what=said.what, reason=how.reason)
        change = withdraw(work, (said.offender, said.cohort), words)
        told = told_before(work, change.state)
    show_spell(app, change, shown, how.dry_run)
    say_told(app, told)


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
    to_cohort: Annotated[
        str | None, typer.Option("--to-cohort", metavar="COHORT", help="the cohort they came into (as it was)")
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
      iomctl cohort correct N00042 adoption --to-cohort dunstable --reason "wrong cohort"
      iomctl cohort correct N00042 deselection --because moved-area --reason "not in prison"
    """
    from iomctl.inputs.spells import CorrectedCase
    from iomctl.services.cohorts.correcting import correct
    from iomctl.services.cohorts.exit_plans import CaseMeant, ExitPlanRecord, correct_plan

    app: App = context.obj
    if worker is not None and no_worker:
        raise NotUnderstood("--worker does not go with --no-worker", advice="give one of them")
    given = CorrectedCase.typed(on=on, what=what, reason=reason, from_on=from_on, tier=tier, colour=colour)
    given = given.also(
        to_cohort=to_cohort, worker=worker, no_worker=no_worker or None, review_by=review_by, exit_plan=exit_plan
    )
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
        told = told_before(work, change.state)
    show_spell(app, change, shown, dry_run)
    say_told(app, told)


def _is_exit_plan(what: str) -> bool:
    from iomctl.services.cohorts.exit_plans import EXIT_PLAN

    return what.strip().lower() == EXIT_PLAN
