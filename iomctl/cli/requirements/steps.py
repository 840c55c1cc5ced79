"""iomctl requirement consent, assess, session, breach and steps: how a requirement goes on."""

from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from iomctl.app import App
from iomctl.cli.fact_options import HowAsked, KindOption, OfOneArgument, change_fact
from iomctl.cli.listing import LISTING, Listing, as_known, as_list
from iomctl.cli.options import (
    AsOfOption,
    DryRunOption,
    FormatOption,
    NoteOption,
    OnOption,
    ReasonOption,
)
from iomctl.cli.requirements.corrections import RequirementArgument
from iomctl.cli.whose_cases import of_cases

if TYPE_CHECKING:
    from iomctl.inputs.typed_words import Typed
    from iomctl.services.lookup.whose_cases import WhoseCases

Step = Literal["consent", "assessment", "session", "breach"]


def consent(
    context: typer.Context,
    requirement: RequirementArgument,
    said: Annotated[str, typer.Argument(metavar="given|refused", help="whether the person consented")],
    on: OnOption = None,
    note: NoteOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Record whether the person consented to the treatment.

    \b
      iomctl requirement consent Q00042 given --on 20/1/2026
    """
    from iomctl.inputs.requirements.steps import ConsentTold

    words = ConsentTold.typed(outcome=said, on=on, note=note)
    _record(context, requirement, words, HowAsked(format, dry_run))


def assess(
    context: typer.Context,
    requirement: RequirementArgument,
    found: Annotated[str, typer.Argument(metavar="suitable|not-suitable", help="what the assessment found")],
    by: Annotated[str | None, typer.Option("--by", metavar="WORDS", help="who assessed")] = None,
    on: OnOption = None,
    note: NoteOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Record an assessment for the treatment.

    It may be of a day before the sentence.

    \b
      iomctl requirement assess Q00042 suitable --by "P Osei, court liaison nurse" --on 20/1/2026
    """
    from iomctl.inputs.requirements.steps import AssessmentTold

    words = AssessmentTold.typed(outcome=found, on=on, by=by, note=note)
    _record(context, requirement, words, HowAsked(format, dry_run))


def session(
    context: typer.Context,
    requirement: RequirementArgument,
    came: Annotated[str, typer.Argument(metavar="attended|missed", help="what came of it")],
    reason: Annotated[
        str | None, typer.Option("--reason", metavar="CODE", help="why it was missed, of the policy's list absence")
    ] = None,
    on: OnOption = None,
    note: NoteOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Record a session that was offered, and whether the person came.

    One a day for each requirement, so that none counts twice.

    \b
      iomctl requirement session Q00042 attended --on "last tue"
      iomctl requirement session Q00042 missed --reason medical
    """
    from iomctl.inputs.requirements.steps import SessionTold

    words = SessionTold.typed(outcome=came, on=on, reason=reason, note=note)
    _record(context, requirement, words, HowAsked(format, dry_run))


def breach(
    context: typer.Context,
    requirement: RequirementArgument,
    outcome: Annotated[
        str, typer.Argument(metavar="begun|OUTCOME", help="begun, or what came of it, of the policy's list breach")
    ],
    on: OnOption = None,
    note: NoteOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Record that a breach was begun, or what came of it.

    \b
      iomctl requirement breach Q00042 begun --on 3/4/2026
      iomctl requirement breach Q00042 continued --on 17/4/2026
    """
    from iomctl.inputs.requirements.steps import BreachTold

    words = BreachTold.typed(outcome=outcome, on=on, note=note)
    _record(context, requirement, words, HowAsked(format, dry_run))


def _record(context: typer.Context, requirement: str, words: "Typed[Any]", asked: HowAsked) -> None:
    from iomctl.services.requirements.records import RequirementRecord
    from iomctl.services.requirements.steps import record

    change_fact(context, asked, RequirementRecord, lambda work: record(work, requirement, words))


@as_known
@of_cases
@as_list
def steps(
    context: typer.Context,
    whose: "WhoseCases",
    offender: OfOneArgument = None,
    step: Annotated[Step | None, typer.Option("--step", help="only what is of this kind")] = None,
    first: Annotated[str | None, typer.Option("--from", metavar="DAY", help="on that day or later")] = None,
    last: Annotated[str | None, typer.Option("--until", metavar="DAY", help="on that day or earlier")] = None,
    kind: KindOption = None,
    as_of: AsOfOption = None,
    listing: Listing = LISTING,
    reason: ReasonOption = None,
) -> None:
    """What was said of requirements, by person, the newest first.

    \b
      iomctl requirement steps N00042
      iomctl requirement steps --step session --from 1/1/2026 --until 31/3/2026 --format csv
    """
    from iomctl.services.lookup.listed_people import ListedPeople
    from iomctl.services.requirements.records import RequirementStepRecord
    from iomctl.services.requirements.step_lists import WhichSteps, steps

    app: App = context.obj
    on = app.day(as_of)
    days = [None if one is None else app.day(one, name) for one, name in ((first, "--from"), (last, "--until"))]
    with app.unit_of_work(reason) as work:
        found = steps(work, on, WhichSteps(ListedPeople(offender, whose), step, kind, *days))
    app.show(
        found,
        RequirementStepRecord,
        listing.style(on, things=("step", "steps"), empty="Nothing of that kind is recorded."),
    )
