"""iomctl requirement: treatment that a court made part of a sentence, and the referral that meets it."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from iomctl.app import App
from iomctl.cli import group
from iomctl.cli.fact_options import HowAsked, KindOption, LastDayOption, OfOneArgument, change_fact, last_day
from iomctl.cli.listing import LISTING, Listing, as_known, as_list
from iomctl.cli.options import (
    AsOfOption,
    DryRunOption,
    FormatOption,
    ReasonOption,
)
from iomctl.cli.requirements.corrections import RequirementArgument, correct, withdraw
from iomctl.cli.requirements.steps import assess, breach, consent, session, steps
from iomctl.cli.whose_cases import of_cases

if TYPE_CHECKING:
    from iomctl.output.render import Style
    from iomctl.services.lookup.whose_cases import WhoseCases
    from iomctl.services.requirements.lists import WhichRequirements

verbs = group("Treatment requirements of sentences: mental health, drugs, alcohol, and the referral that meets each.")

By = Literal["gender", "area"]
WITH_ITS_SENTENCE = "its last day, which may lie ahead (that of its sentence)"


@verbs.command("add")
def add(
    context: typer.Context,
    sentence: Annotated[str, typer.Argument(metavar="SENTENCE", help="the sentence's reference, like T00042")],
    kind: Annotated[
        str, typer.Argument(metavar="KIND", help="a kind of requirement in the policy, like drug-rehabilitation")
    ],
    from_on: Annotated[
        str | None, typer.Option("--from", metavar="DAY", help="its first day (that of its sentence)")
    ] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DAY", help=WITH_ITS_SENTENCE)] = None,
    referral: Annotated[
        str | None, typer.Option("--referral", metavar="REFERRAL", help="the referral that meets it, like R00042")
    ] = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Record a treatment requirement of a sentence.

    \b
      iomctl requirement add T00042 drug-rehabilitation --referral R00042
      iomctl requirement add T00042 alcohol-treatment --from 2/3/2026 --until 1/9/2026
    """
    from iomctl.inputs.requirements.requirements import NewRequirement
    from iomctl.services.requirements.records import RequirementRecord
    from iomctl.services.requirements.requirements import add

    words = NewRequirement.typed(kind=kind, on=from_on, until=until)
    asked = HowAsked(format, dry_run)
    change_fact(context, asked, RequirementRecord, lambda work: add(work, sentence, words, referral))


@verbs.command("refer")
def refer(
    context: typer.Context,
    requirement: RequirementArgument,
    referral: Annotated[str, typer.Argument(metavar="REFERRAL", help="the referral's reference, like R00042")],
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Say which referral of the person meets a requirement.

    It is on the requirement's pathway; another one takes the place of the one before.

    \b
      iomctl requirement refer Q00042 R00042
    """
    from iomctl.services.requirements.records import RequirementRecord
    from iomctl.services.requirements.requirements import refer

    asked = HowAsked(format, dry_run)
    change_fact(context, asked, RequirementRecord, lambda work: refer(work, requirement, referral))


@verbs.command("end")
def end(
    context: typer.Context,
    requirement: RequirementArgument,
    on: LastDayOption = None,
    not_ended: Annotated[bool, typer.Option("--not-ended", help="it ends with its sentence instead")] = False,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Set the last day of a requirement.

    \b
      iomctl requirement end Q00042 --on fri
      iomctl requirement end Q00042 --not-ended
    """
    from iomctl.services.requirements.records import RequirementRecord
    from iomctl.services.requirements.requirements import end

    app: App = context.obj
    day = last_day(app, on, not_ended)
    change_fact(context, HowAsked(format, dry_run), RequirementRecord, lambda work: end(work, requirement, day))


@verbs.command("list")
@as_known
@of_cases
@as_list
def list_requirements(
    context: typer.Context,
    whose: "WhoseCases",
    offender: OfOneArgument = None,
    without_referral: Annotated[
        bool, typer.Option("--without-referral", help="only those that run and have no referral")
    ] = False,
    kind: KindOption = None,
    gender: Annotated[
        str | None, typer.Option("--gender", metavar="GENDER", help="of people of one gender, a code of the policy")
    ] = None,
    by: Annotated[By | None, typer.Option("--by", help="count them instead; nobody is named")] = None,
    first: Annotated[
        str | None, typer.Option("--sessions-from", metavar="DAY", help="count sessions of that day or later")
    ] = None,
    last: Annotated[
        str | None, typer.Option("--sessions-until", metavar="DAY", help="count sessions of that day or earlier")
    ] = None,
    as_of: AsOfOption = None,
    listing: Listing = LISTING,
    reason: ReasonOption = None,
) -> None:
    """Requirements of sentences by person, as they stood on a day.

    With --by, how many people have them and how many run, in exact figures: for the partnership alone.

    \b
      iomctl requirement list N00042
      iomctl requirement list --without-referral --cohort luton
      iomctl requirement list --kind mental-health-treatment --gender female --area Luton
      iomctl requirement list --kind mental-health-treatment --gender female --by area
      iomctl requirement list --by area --sessions-from 1/1/2026 --sessions-until 31/3/2026
    """
    from iomctl.services.lookup.listed_people import ListedPeople
    from iomctl.services.requirements.known import SessionDays
    from iomctl.services.requirements.lists import WhichRequirements, requirements
    from iomctl.services.requirements.records import RequirementRecord

    app: App = context.obj
    on = app.day(as_of)
    named = ((first, "--sessions-from"), (last, "--sessions-until"))
    days = SessionDays(*(None if one is None else app.day(one, name) for one, name in named))
    which = WhichRequirements(ListedPeople(offender, whose), without_referral, kind, gender, days)
    how = listing.style(on, things=("requirement", "requirements"), empty="No such requirement.")
    if by is not None:
        _show_counted(app, which, by, how)
        return
    with app.unit_of_work(reason) as work:
        found = requirements(work, on, which)
    app.show(found, RequirementRecord, how)
    strays = [one for one in found if one.outside is not None]
    if strays:
        lives = "1 of these is" if len(strays) == 1 else f"{len(strays)} of these are"
        said = f"{lives} of somebody who lives where the policy does not offer that kind"
        app.screen.say(f"{said}: --columns requirement,outside")


def _show_counted(app: App, which: "WhichRequirements", by: By, how: "Style") -> None:
    from iomctl.domain.counts import counted
    from iomctl.domain.documents import marked
    from iomctl.output.asked import FOR_PEOPLE
    from iomctl.services.figures.requirement_counts import RequirementCount, requirements_counted

    with app.unit_of_work() as work:
        found = requirements_counted(work, how.on or app.today, which, by)
        marking = marked(work.policy.publishing.marking)
        work.took_exact(f"--by {by}")
    people = f"{counted(found.people, 'person', 'people')} with {counted(found.requirements, 'requirement')}"
    app.show(found.groups, RequirementCount, replace(how, legend=f"{people}; {found.in_words}. {marking}"))
    if how.format not in FOR_PEOPLE:
        app.screen.say(marking)


for _name, _verb in (("consent", consent), ("assess", assess), ("session", session), ("breach", breach)):
    verbs.command(_name)(_verb)
verbs.command("steps")(steps)
verbs.command("withdraw")(withdraw)
verbs.command("correct")(correct)
