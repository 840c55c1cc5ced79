"""iomctl contact: who met whom and when, what is planned, and whom nobody met for too long."""

from typing import Annotated

import typer

from iomctl.cli import group
from iomctl.cli.fact_options import HowAsked, WhyOption, change_fact
from iomctl.cli.facts.contact_lists import list_contacts, overdue
from iomctl.cli.facts.contact_standards import count, due
from iomctl.cli.options import DryRunOption, FormatOption, NoteOption, OffenderArgument
from iomctl.errors import NotUnderstood

verbs = group("Contacts with people: planned, kept, missed, and whom nobody met for too long.")

ContactArgument = Annotated[str, typer.Argument(metavar="CONTACT", help="the contact's reference, like K00042")]
AbsenceOption = Annotated[
    str | None, typer.Option("--reason", metavar="CODE", help="why it was missed, of the policy's list absence")
]


@verbs.command("add")
def add(
    context: typer.Context,
    offender: OffenderArgument,
    kind: Annotated[str, typer.Argument(metavar="KIND", help="a kind of contact in the policy, like appointment")],
    how: Annotated[str, typer.Option("--how", metavar="HOW", help="face-to-face, telephone, video or doorstep")],
    on: Annotated[str | None, typer.Option("--on", metavar="DAY", help="its day, which may lie ahead (today)")] = None,
    kept: Annotated[bool, typer.Option("--kept", help="it was kept")] = False,
    missed: Annotated[bool, typer.Option("--missed", help="it was missed; --reason says why")] = False,
    reason: AbsenceOption = None,
    worker: Annotated[str | None, typer.Option("--worker", metavar="WORKER", help="who meets the person")] = None,
    note: NoteOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Record a contact, or plan one.

    \b
      iomctl contact add N00042 home-visit --how doorstep --kept --worker okafor
      iomctl contact add mercer appointment --how telephone --on fri
      iomctl contact add mercer appointment --how face-to-face --on 13/4/2026 --missed --reason medical
    """
    from iomctl.inputs.facts.contacts import NewContact
    from iomctl.services.facts.contacts import ContactRecord, add

    if kept and missed:
        raise NotUnderstood("--kept does not go with --missed", advice="say one, or neither for one that is planned")
    outcome = "kept" if kept else "missed" if missed else None
    words = NewContact.typed(kind=kind, how=how, on=on, outcome=outcome, reason=reason, note=note)
    change_fact(context, HowAsked(format, dry_run), ContactRecord, lambda work: add(work, offender, worker, words))


@verbs.command("outcome")
def outcome(
    context: typer.Context,
    contact: ContactArgument,
    outcome: Annotated[str, typer.Argument(metavar="kept|missed", help="what came of it")],
    reason: AbsenceOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Say what came of a contact that was planned.

    A wrong one is put right by iomctl contact correct.

    \b
      iomctl contact outcome K00042 kept
      iomctl contact outcome K00042 missed --reason no-reason
    """
    from iomctl.inputs.facts.contacts import ContactOutcome
    from iomctl.services.facts import contacts

    words = ContactOutcome.typed(outcome=outcome, reason=reason)
    how = HowAsked(format, dry_run)
    change_fact(context, how, contacts.ContactRecord, lambda work: contacts.outcome(work, contact, words))


@verbs.command("correct")
def correct(
    context: typer.Context,
    contact: ContactArgument,
    reason: WhyOption,
    outcome: Annotated[
        str | None, typer.Option("--outcome", metavar="kept|missed|none", help="what came of it; none: not said yet")
    ] = None,
    because: Annotated[
        str | None, typer.Option("--because", metavar="CODE", help="why it was missed, of the policy's list absence")
    ] = None,
    on: Annotated[str | None, typer.Option("--on", metavar="DAY", help="its day (as it was)")] = None,
    kind: Annotated[str | None, typer.Option("--kind", metavar="KIND", help="its kind (as it was)")] = None,
    how: Annotated[
        str | None, typer.Option("--how", metavar="HOW", help="face-to-face, telephone, video or doorstep (as it was)")
    ] = None,
    worker: Annotated[str | None, typer.Option("--worker", metavar="WORKER", help="who met the person")] = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Put a contact right that was recorded wrongly.

    What is not given stays as it was. The audit trail keeps what it was before.

    \b
      iomctl contact correct K00042 --outcome kept --reason "was there after all"
      iomctl contact correct K00042 --outcome missed --because medical --reason "mistyped"
      iomctl contact correct K00042 --on 13/4/2026 --kind check-in --reason "mistyped"
    """
    from iomctl.inputs.facts.contacts import ContactCorrection
    from iomctl.services.facts.contact_corrections import correct
    from iomctl.services.facts.contacts import ContactRecord

    words = ContactCorrection.typed(reason=reason, on=on, kind=kind, how=how, outcome=outcome, because=because)
    asked = HowAsked(format, dry_run, reason)
    change_fact(context, asked, ContactRecord, lambda work: correct(work, contact, worker, words))


@verbs.command("withdraw")
def withdraw(
    context: typer.Context,
    contact: ContactArgument,
    reason: WhyOption,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Take back a contact that was recorded by mistake.

    It counts for nothing any more, whatever day is asked about, and stays in the audit trail.

    \b
      iomctl contact withdraw K00042 --reason "of another person"
    """
    from iomctl.services.facts.contacts import ContactRecord, withdraw

    how = HowAsked(format, dry_run, reason)
    change_fact(context, how, ContactRecord, lambda work: withdraw(work, contact, reason))


verbs.command("list")(list_contacts)
verbs.command("count")(count)
verbs.command("due")(due)
verbs.command("overdue")(overdue)
