"""iomctl condition add, outcome, correct and withdraw: what was agreed in a contract, and whether it was met."""

from typing import Annotated

import typer

from iomctl.cli.fact_options import HowAsked, WhyOption, change_fact
from iomctl.cli.options import DryRunOption, FormatOption, NoteOption, OnOption
from iomctl.cli.programmes.condition_lists import verbs
from iomctl.cli.programmes.programmes import MembershipArgument

__all__ = ["verbs"]

ConditionArgument = Annotated[str, typer.Argument(metavar="CONDITION", help="the condition's reference, like L00042")]
DueOption = Annotated[str | None, typer.Option("--due", metavar="DAY", help="the last day to meet it (none is agreed)")]


@verbs.command("add")
def add(
    context: typer.Context,
    membership: MembershipArgument,
    kind: Annotated[str, typer.Argument(metavar="KIND", help="a condition of that programme in the policy")],
    on: Annotated[
        str | None, typer.Option("--on", metavar="DAY", help="the day it was agreed (when they joined)")
    ] = None,
    due: DueOption = None,
    note: NoteOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Record a condition of a contract.

    A contract is a programme that the policy has conditions for.

    \b
      iomctl condition add G00042 work-on-causes --due 1/6/2026 --note "eight meetings"
    """
    from iomctl.inputs.facts.conditions import NewCondition
    from iomctl.services.programmes.condition_lists import ConditionRecord
    from iomctl.services.programmes.conditions import add

    words = NewCondition.typed(agreed_on=on, kind=kind, due_on=due, note=note)
    change_fact(context, HowAsked(format, dry_run), ConditionRecord, lambda work: add(work, membership, words))


@verbs.command("outcome")
def outcome(
    context: typer.Context,
    condition: ConditionArgument,
    said: Annotated[str, typer.Argument(metavar="met|not-met", help="how it came out")],
    on: OnOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Record whether a condition was met.

    \b
      iomctl condition outcome L00042 met --on fri
    """
    from iomctl.inputs.facts.conditions import ConditionOutcome
    from iomctl.services.programmes.condition_lists import ConditionRecord
    from iomctl.services.programmes.conditions import outcome

    words = ConditionOutcome.typed(outcome=said, on=on)
    change_fact(context, HowAsked(format, dry_run), ConditionRecord, lambda work: outcome(work, condition, words))


@verbs.command("withdraw")
def withdraw(
    context: typer.Context,
    condition: ConditionArgument,
    reason: WhyOption,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Take back a condition that was recorded by mistake.

    It counts for nothing any more, whatever day is asked about, and stays in the audit trail.

    \b
      iomctl condition withdraw L00042 --reason "of another contract"
    """
    from iomctl.services.programmes.condition_lists import ConditionRecord
    from iomctl.services.programmes.conditions import withdraw

    asked = HowAsked(format, dry_run, reason)
    change_fact(context, asked, ConditionRecord, lambda work: withdraw(work, condition, reason))


@verbs.command("correct")
def correct(
    context: typer.Context,
    condition: ConditionArgument,
    reason: WhyOption,
    kind: Annotated[str | None, typer.Option("--kind", metavar="KIND", help="a condition of that programme")] = None,
    on: Annotated[str | None, typer.Option("--on", metavar="DAY", help="the day it was agreed")] = None,
    due: DueOption = None,
    outcome: Annotated[str | None, typer.Option("--outcome", metavar="met|not-met", help="how it came out")] = None,
    outcome_on: Annotated[
        str | None, typer.Option("--outcome-on", metavar="DAY", help="the day of the outcome")
    ] = None,
    note: NoteOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Put a condition right, or take back its outcome.

    What is not given stays as it was; "" takes away what was said. The audit trail keeps what it was before.

    \b
      iomctl condition correct L00042 --due 8/6/2026 --reason "a week more"
      iomctl condition correct L00042 --outcome "" --reason "has not said yet"
    """
    from iomctl.inputs.facts.conditions import NewCondition
    from iomctl.services.facts.correcting import Asked
    from iomctl.services.programmes.condition_lists import ConditionRecord
    from iomctl.services.programmes.conditions import correct

    told = {"outcome": outcome, "outcome_on": outcome_on, "note": note}
    asked = Asked(NewCondition.typed(kind=kind, agreed_on=on, due_on=due, **told), reason)
    how = HowAsked(format, dry_run, reason)
    change_fact(context, how, ConditionRecord, lambda work: correct(work, condition, asked))
