"""iomctl action: what somebody is to do about a person, agreed at a panel or apart from one."""

from typing import Annotated

import typer

from iomctl.cli import group
from iomctl.cli.fact_options import HowAsked, WhyOption, change_fact
from iomctl.cli.options import DryRunOption, FormatOption, NoteOption, OffenderArgument, OnOption
from iomctl.cli.panels.action_lists import list_actions, overdue

verbs = group("Actions, what somebody is to do about a person by a day.")

ActionArgument = Annotated[str, typer.Argument(metavar="ACTION", help="its reference, like W00042, or 7/3 of panel 7")]


@verbs.command("add")
def add(
    context: typer.Context,
    offender: OffenderArgument,
    task: Annotated[str, typer.Argument(metavar="TASK", help="what is to be done, the verb first")],
    due: Annotated[str, typer.Option("--due", metavar="DAY", help="by which day")],
    owner: Annotated[str, typer.Option("--owner", metavar="WORKER", help="the worker who is to do it")],
    panel: Annotated[
        str | None, typer.Option("--panel", metavar="PANEL", help="the number of the panel it was agreed at (none)")
    ] = None,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DAY", help="the day it was agreed (the panel's, else today)")
    ] = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Record an action: one task, one owner, one day.

    The third action of panel 7 is 7/3; any action has a reference of its own too. How often one was carried over is
    counted by the later panels of the series that were opened and at which it was still open.

    \b
      iomctl action add N00042 "Ring the council about the flat" --owner okafor --due 5/5/2026 --panel 7
      iomctl action add mercer "Book the health check" --owner byrne --due +2w
    """
    from iomctl.inputs.facts.actions import NewAction
    from iomctl.services.panels.action_records import ActionRecord
    from iomctl.services.panels.actions import ToDo, add

    words = NewAction.typed(agreed_on=on, task=task, due_on=due)
    to_do = ToDo(owner, panel)
    change_fact(context, HowAsked(format, dry_run), ActionRecord, lambda work: add(work, offender, words, to_do))


@verbs.command("done")
def done(
    context: typer.Context,
    action: ActionArgument,
    on: OnOption = None,
    note: NoteOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Say that an action is done.

    \b
      iomctl action done 7/3
      iomctl action done W00042 --on fri --note "he has the keys"
    """
    from iomctl.inputs.facts.actions import ActionOver
    from iomctl.services.panels.action_records import ActionRecord
    from iomctl.services.panels.actions import finish

    words = ActionOver.typed(on=on, note=note)
    change_fact(context, HowAsked(format, dry_run), ActionRecord, lambda work: finish(work, action, "done", words))


@verbs.command("drop")
def drop(
    context: typer.Context,
    action: ActionArgument,
    reason: Annotated[str, typer.Option("--reason", metavar="WORDS", help="why it is not to be done any more")],
    on: OnOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Say that an action is not to be done any more, and why.

    \b
      iomctl action drop 7/3 --reason "moved to his mother's"
    """
    from iomctl.inputs.facts.actions import ActionDropped
    from iomctl.services.panels.action_records import ActionRecord
    from iomctl.services.panels.actions import finish

    words = ActionDropped.typed(on=on, note=reason)
    change_fact(context, HowAsked(format, dry_run), ActionRecord, lambda work: finish(work, action, "dropped", words))


@verbs.command("correct")
def correct(
    context: typer.Context,
    action: ActionArgument,
    reason: WhyOption,
    task: Annotated[str | None, typer.Option("--task", metavar="WORDS", help="what is to be done")] = None,
    due: Annotated[str | None, typer.Option("--due", metavar="DAY", help="by which day")] = None,
    owner: Annotated[str | None, typer.Option("--owner", metavar="WORKER", help="who is to do it")] = None,
    on: Annotated[str | None, typer.Option("--on", metavar="DAY", help="the day it was agreed")] = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Put an action right, or give it to another owner or a later day.

    What is not given stays as it was. The audit trail keeps what it was before.

    \b
      iomctl action correct 7/3 --due 19/5/2026 --reason "the council asked for a week more"
      iomctl action correct W00042 --owner byrne --reason "mistyped"
    """
    from iomctl.inputs.facts.actions import ActionCorrection
    from iomctl.services.panels.action_records import ActionRecord
    from iomctl.services.panels.actions import correct

    words = ActionCorrection.typed(reason=reason, task=task, due_on=due, agreed_on=on)
    how = HowAsked(format, dry_run, reason)
    change_fact(context, how, ActionRecord, lambda work: correct(work, action, owner, words))


@verbs.command("withdraw")
def withdraw(
    context: typer.Context,
    action: ActionArgument,
    reason: WhyOption,
    outcome: Annotated[
        bool, typer.Option("--outcome", help="only that it is done or dropped: it is open again")
    ] = False,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Take back an action that was recorded by mistake.

    \b
      iomctl action withdraw 7/3 --reason "of another person"
      iomctl action withdraw W00042 --outcome --reason "not done after all"
    """
    from iomctl.services.panels.action_records import ActionRecord
    from iomctl.services.panels.actions import withdraw

    how = HowAsked(format, dry_run, reason)
    change_fact(context, how, ActionRecord, lambda work: withdraw(work, action, reason, outcome))


verbs.command("list")(list_actions)
verbs.command("overdue")(overdue)
