"""iomctl transition: going from one service to another at a birthday, a step at a time."""

from typing import Annotated

import typer

from iomctl.cli import group
from iomctl.cli.fact_options import HowAsked, WhyOption, change_fact
from iomctl.cli.options import DryRunOption, FormatOption, NoteOption, OffenderArgument, OnOption
from iomctl.cli.transitions.lists import due, list_steps, overdue

verbs = group("Transitions at a birthday: to adult probation at 18, out of a young adults' hub at 26.")

StepArgument = Annotated[str, typer.Argument(metavar="TRANSITION", help="the step's reference, like Y00042")]
WithOption = Annotated[str | None, typer.Option("--with", metavar="WORDS", help="the service or worker it was with")]


@verbs.command("add")
def add(
    context: typer.Context,
    offender: OffenderArgument,
    kind: Annotated[str, typer.Argument(metavar="KIND", help="a transition of the policy, like turning-18")],
    step: Annotated[str, typer.Argument(metavar="STEP", help="a step of it, like agreed or met")],
    on: OnOption = None,
    done_with: WithOption = None,
    note: NoteOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Record a step of a transition.

    Agreed, met, accepted, transferred, or what the policy calls them. The last step ends the transition, and so
    does one that stands otherwise, like stays.

    \b
      iomctl transition add N00042 turning-18 agreed --on 3/3/2026
      iomctl transition add mercer turning-18 met --on 17/3/2026 --with "probation, J Byrne"
    """
    from iomctl.inputs.facts.transitions import NewStep
    from iomctl.services.transitions.steps import TransitionRecord, add

    words = NewStep.typed(kind=kind, step=step, step_on=on, done_with=done_with, note=note)
    change_fact(context, HowAsked(format, dry_run), TransitionRecord, lambda work: add(work, offender, words))


@verbs.command("withdraw")
def withdraw(
    context: typer.Context,
    step: StepArgument,
    reason: WhyOption,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Take back a step that was recorded by mistake.

    It counts for nothing any more, whatever day is asked about, and stays in the audit trail.

    \b
      iomctl transition withdraw Y00042 --reason "of another person"
    """
    from iomctl.services.transitions.steps import TransitionRecord, withdraw

    how = HowAsked(format, dry_run, reason)
    change_fact(context, how, TransitionRecord, lambda work: withdraw(work, step, reason))


@verbs.command("correct")
def correct(
    context: typer.Context,
    transition: StepArgument,
    reason: WhyOption,
    kind: Annotated[str | None, typer.Option("--kind", metavar="KIND", help="a transition of the policy")] = None,
    step: Annotated[str | None, typer.Option("--step", metavar="STEP", help="a step of it")] = None,
    on: Annotated[str | None, typer.Option("--on", metavar="DAY", help="the day of the step")] = None,
    done_with: WithOption = None,
    note: NoteOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Put a step right that was recorded wrongly.

    What is not given stays as it was; "" takes away what was said. The audit trail keeps what it was before.

    \b
      iomctl transition correct Y00042 --step accepted --reason "mistyped"
      iomctl transition correct Y00042 --on 18/3/2026 --with "" --reason "a day later"
    """
    from iomctl.inputs.facts.transitions import NewStep
    from iomctl.services.facts.correcting import Asked
    from iomctl.services.transitions.steps import TransitionRecord, correct

    asked = Asked(NewStep.typed(kind=kind, step=step, step_on=on, done_with=done_with, note=note), reason)
    how = HowAsked(format, dry_run, reason)
    change_fact(context, how, TransitionRecord, lambda work: correct(work, transition, asked))


verbs.command("list")(list_steps)
verbs.command("due")(due)
verbs.command("overdue")(overdue)
