"""iomctl referral make, signpost, assign and outcome; the other verbs of referrals stand in the files named here."""

from typing import Annotated

import typer

from iomctl.app import App
from iomctl.cli.changes import change_style, say_changed
from iomctl.cli.options import DryRunOption, FormatOption, NoteOption, OffenderArgument, OnOption
from iomctl.cli.referrals import answers as referral_answers
from iomctl.cli.referrals import corrections as referral_corrections
from iomctl.cli.referrals import due as referral_due
from iomctl.cli.referrals import signposting as referral_signposting
from iomctl.cli.referrals import slip as referral_slip
from iomctl.cli.referrals import steps as referral_steps
from iomctl.cli.referrals.lists import ReferralArgument, verbs

__all__ = ["verbs"]

AreaOption = Annotated[
    str | None, typer.Option("--area", metavar="AREA", help="which of its services (the person's area)")
]
OutsideOption = Annotated[
    bool, typer.Option("--outside-area", help="to a service that is not for where the person lives")
]
ComplexityOption = Annotated[
    str | None, typer.Option("--complexity", metavar="low|medium|high", help="how much it asks of the provider")
]


@verbs.command("make")
def make(
    context: typer.Context,
    offender: OffenderArgument,
    pathway: Annotated[str, typer.Argument(metavar="PATHWAY", help="the pathway's code or letter")],
    provider: Annotated[str, typer.Option("--provider", metavar="PROVIDER", help="who is asked")],
    area: AreaOption = None,
    outside_area: OutsideOption = False,
    complexity: ComplexityOption = None,
    outcome: Annotated[
        list[str] | None,
        typer.Option("--outcome", metavar="CODE", help="a desired outcome of the policy's list; again for more"),
    ] = None,
    on: OnOption = None,
    placement: Annotated[
        str | None, typer.Option("--placement", metavar="PLACEMENT", help="the placement in which it supports them")
    ] = None,
    note: NoteOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Refer a person to a provider.

    A service that is not for where they live is refused, and so is a pathway that is not for them.

    \b
      iomctl referral make N00042 accommodation --provider "Housing Solutions"
      iomctl referral make mercer D --provider resolutions --on "last fri"
      iomctl referral make N00042 A --provider housing --complexity high --outcome home-kept --outcome home-tenancy
      iomctl referral make N00042 health --provider "Mind Matters" --placement P00042
      iomctl referral make N00042 drugs --provider "Clear Road" --outside-area --note "nearer to work"
    """
    from iomctl.inputs.referrals.referrals import Making
    from iomctl.services.accommodation.supports import make_for
    from iomctl.services.referrals.making import make

    app: App = context.obj
    shown = referral_steps.record_style(app, format)
    where = {"area": area, "outside_area": outside_area}
    words = Making.typed(pathway=pathway, **where, complexity=complexity, outcome=outcome, on=on, note=note)
    with app.unit_of_work(dry_run=dry_run) as work:
        if placement is None:
            made, said = make(work, offender, provider, words), ""
        else:
            made, said = make_for(work, (offender, provider), words, placement)
    referral_steps.show_changed(app, made, shown, dry_run)
    if said:
        app.screen.say(f"{said}.")
    if (complexity or outcome) and not dry_run:
        app.screen.say(f"All that it asks for: iomctl referral show {made.referral}")


@verbs.command("signpost")
def signpost(
    context: typer.Context,
    offender: OffenderArgument,
    provider: Annotated[str, typer.Argument(metavar="PROVIDER", help="the one-stop service")],
    pathways: Annotated[list[str], typer.Argument(metavar="PATHWAY...", help="the pathways' codes or letters")],
    area: AreaOption = None,
    outside_area: OutsideOption = False,
    complexity: ComplexityOption = None,
    on: OnOption = None,
    note: NoteOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Refer a person to a one-stop service for many pathways.

    All or none; each is a referral of its own, with its own answer, start and end.

    \b
      iomctl referral signpost N00042 "Fresh Start" drugs alcohol health
    """
    from iomctl.domain.days.days import spoken
    from iomctl.inputs.referrals.referrals import Making
    from iomctl.services.referrals.making import signpost
    from iomctl.services.referrals.records import ReferralRecord

    app: App = context.obj
    shown = change_style(app, format, ReferralRecord)
    words = Making.typed(area=area, outside_area=outside_area, complexity=complexity, on=on, note=note)
    with app.unit_of_work(dry_run=dry_run) as work:
        made = signpost(work, offender, provider, pathways, words)
    app.show(made, ReferralRecord, shown)
    named = ", ".join(one.referral for one in made)
    say_changed(app, dry_run, f"{named} were made together on {spoken(made[0].made_on, app.today)}")
    referral_steps.warn_without_due_day(app, made[0])


@verbs.command("assign")
def assign(
    context: typer.Context,
    referral: ReferralArgument,
    practitioner: Annotated[str, typer.Argument(metavar="NAME", help="who works on it at the provider")],
    on: OnOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Record who works on a referral at the provider.

    \b
      iomctl referral assign R00042 "J Hale"
      iomctl referral assign R00042 "P Osei" --on "last mon"
    """
    from iomctl.cli.referrals.page import show_referral
    from iomctl.inputs.referrals.practitioners_and_outcomes import PractitionerTold
    from iomctl.services.referrals.page import ReferralPage
    from iomctl.services.referrals.practitioners_and_outcomes import assign

    app: App = context.obj
    shown = change_style(app, format, ReferralPage)
    with app.unit_of_work(dry_run=dry_run) as work:
        page = assign(work, referral, PractitionerTold.typed(practitioner=practitioner, on=on))
    show_referral(app, page, shown)
    say_changed(app, dry_run)


@verbs.command("outcome")
def outcome(
    context: typer.Context,
    referral: ReferralArgument,
    code: Annotated[str, typer.Argument(metavar="CODE", help="a desired outcome of the policy's list")],
    score: Annotated[
        str | None, typer.Option("--score", metavar="achieved|partly|not-achieved", help="what came of it")
    ] = None,
    on: OnOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Choose a desired outcome of a referral, or score it.

    Scores add up: achieved 1, partly 0.5, not-achieved 0. The newest score of an outcome counts.

    \b
      iomctl referral outcome R00042 home-kept
      iomctl referral outcome R00042 home-kept --score partly --on fri
    """
    from iomctl.cli.referrals.page import show_referral
    from iomctl.inputs.referrals.practitioners_and_outcomes import OutcomeTold
    from iomctl.services.referrals.page import ReferralPage
    from iomctl.services.referrals.practitioners_and_outcomes import outcome

    app: App = context.obj
    shown = change_style(app, format, ReferralPage)
    with app.unit_of_work(dry_run=dry_run) as work:
        page = outcome(work, referral, code, OutcomeTold.typed(score=score, on=on))
    show_referral(app, page, shown)
    say_changed(app, dry_run)


verbs.command("answer")(referral_answers.answer)
verbs.command("sheet")(referral_answers.sheet)
verbs.command("slip")(referral_slip.slip)
verbs.command("due")(referral_due.due)
verbs.command("signposted")(referral_signposting.signposted)
verbs.command("start")(referral_steps.start)
verbs.command("end")(referral_steps.end)
verbs.command("withdraw")(referral_corrections.withdraw)
verbs.command("correct")(referral_corrections.correct)
