"""iomctl cohort adopt and deselect: the two ends of a spell."""

from typing import TYPE_CHECKING, Annotated

import typer

from iomctl.app import App
from iomctl.cli.changes import show_spell, spell_style
from iomctl.cli.options import (
    CohortOption,
    DecisionOption,
    DryRunOption,
    FormatOption,
    InsteadOption,
    NoteOption,
    OffenderArgument,
    OnOption,
)
from iomctl.errors import NotUnderstood

if TYPE_CHECKING:
    from iomctl.inputs.spells import Deselection
    from iomctl.inputs.typed_words import Typed

ExitPlanOption = Annotated[
    str | None, typer.Option("--exit-plan", metavar="WORDS", help="who goes on supporting them, and how")
]


def adopt(
    context: typer.Context,
    offender: OffenderArgument,
    cohort: Annotated[str, typer.Option("--cohort", metavar="COHORT", help="the cohort they come into")],
    tier: Annotated[str, typer.Option("--tier", metavar="TIER", help="fixed, flex or free")],
    reason: Annotated[str, typer.Option("--reason", metavar="CODE", help="of the policy's adoption list")],
    colour: Annotated[
        str | None,
        typer.Option("--colour", metavar="COLOUR", help="red, amber or green: outside prison"),
    ] = None,
    worker: Annotated[str | None, typer.Option("--worker", metavar="WORKER", help="who leads the case")] = None,
    no_worker: Annotated[bool, typer.Option("--no-worker", help="nobody leads the case yet")] = False,
    on: OnOption = None,
    custody: Annotated[bool, typer.Option("--custody", help="they are in custody on that day")] = False,
    prison: Annotated[str | None, typer.Option("--prison", metavar="NAME", help="in which prison")] = None,
    review_by: Annotated[
        str | None, typer.Option("--review-by", metavar="DAY", help="the last day of the first review")
    ] = None,
    decision: DecisionOption = None,
    note: NoteOption = None,
    left: Annotated[
        str | None, typer.Option("--left", metavar="DAY", help="the first day they were no longer in it, if it is over")
    ] = None,
    because: Annotated[
        str | None, typer.Option("--because", metavar="CODE", help="why they left, of the policy's deselection list")
    ] = None,
    exit_plan: ExitPlanOption = None,
    instead: InsteadOption = False,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Bring a person into a cohort, or record a spell that is over.

    The policy sets the review. With --left and --because a spell learned of late is recorded with its end.

    \b
      iomctl cohort adopt N00042 --cohort luton --tier fixed --colour red --worker okafor --reason criteria-met
      iomctl cohort adopt N00042 --cohort luton --tier flex --custody --no-worker --reason court
    """
    from iomctl.inputs.spells import Adoption
    from iomctl.services.cohorts.adoptions import ToAdopt, adopt

    app: App = context.obj
    if (worker is None) != no_worker:
        raise NotUnderstood("say who leads the case", advice="give --worker WORKER, or --no-worker")
    shown = spell_style(app, format)
    case = Adoption.typed(on=on, tier=tier, custody=custody, colour=colour, prison=prison, review_by=review_by)
    words = case.also(reason=reason, note=note, decision=decision)
    asked = ToAdopt(words, _ended(left, because, exit_plan))
    with app.unit_of_work(dry_run=dry_run) as work:
        change = adopt(work, (offender, cohort), worker, asked, instead)
    show_spell(app, change, shown, dry_run)


def deselect(
    context: typer.Context,
    offender: OffenderArgument,
    reason: Annotated[str, typer.Option("--reason", metavar="CODE", help="of the policy's deselection list")],
    exit_plan: ExitPlanOption = None,
    on: OnOption = None,
    decision: DecisionOption = None,
    cohort: CohortOption = None,
    instead: InsteadOption = False,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Take a person off the scheme.

    The day is the first one they are no longer on it.

    An exit plan comes first, unless the person has died, was deported, or is in the case book by mistake.

    \b
      iomctl cohort deselect N00042 --reason risk-reduced --exit-plan "drug service goes on to August"
    """
    from iomctl.inputs.spells import Deselection
    from iomctl.services.cohorts.deselections import deselect

    app: App = context.obj
    shown = spell_style(app, format)
    words = Deselection.typed(on=on, reason=reason, exit_plan=exit_plan, decision=decision)
    with app.unit_of_work(dry_run=dry_run) as work:
        change = deselect(work, (offender, cohort), words, instead)
    show_spell(app, change, shown, dry_run)


def _ended(left: str | None, because: str | None, exit_plan: str | None) -> "Typed[Deselection] | None":
    """The end of a spell that is over, as typed. Raises NotUnderstood for words of an end without its day or reason."""
    from iomctl.inputs.spells import Deselection

    if left is not None and because is None:
        raise NotUnderstood("say why they left", advice="give --because CODE: iomctl policy show reasons.deselection")
    if left is None and because is None and exit_plan is None:
        return None
    if left is None:
        raise NotUnderstood("say when they left", advice="give --left DAY, or leave out --because and --exit-plan")
    return Deselection.typed(on=left, reason=because, exit_plan=exit_plan)
