"""iomctl consent: whether people agree that their own words are shown, to whom, and until when."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from iomctl.app import App
from iomctl.cli import group
from iomctl.cli.fact_options import (
    FromOption,
    HowAsked,
    OfOneArgument,
    OtherFromOption,
    OtherUntilOption,
    WhyOption,
    change_fact,
    refuse_stray,
)
from iomctl.cli.listing import LISTING, Listing, as_known, as_list
from iomctl.cli.options import (
    AsOfOption,
    DryRunOption,
    FormatOption,
    NoteOption,
    OnOption,
    ReasonOption,
)
from iomctl.cli.whose_cases import of_cases

if TYPE_CHECKING:
    from iomctl.services.lookup.whose_cases import WhoseCases

verbs = group("Consent of people that their own words are shown: to whom, until when, and taken back.")

ConsentArgument = Annotated[str, typer.Argument(metavar="CONSENT", help="its reference, like V00042")]
State = Literal["cleared", "refused", "expired", "revoked", "ahead"]


@verbs.command("add")
def add(
    context: typer.Context,
    note: Annotated[str, typer.Argument(metavar="NOTE", help="a note of the person's own words, like E00042")],
    audience: Annotated[str, typer.Argument(metavar="AUDIENCE", help="to whom, an audience of the policy")],
    answer: Annotated[str, typer.Argument(metavar="given|refused", help="what the person answered")],
    from_on: FromOption = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DAY", help="the last day they may be shown (none was said)")
    ] = None,
    kept: NoteOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Record what a person answered about their own words.

    \b
      iomctl consent add E00042 board given --until 31/12/2026
      iomctl consent add E00042 public refused
    """
    from iomctl.inputs.notes.consents import NewConsent
    from iomctl.services.notes.consents import ConsentRecord, add

    words = NewConsent.typed(audience=audience, answer=answer, on=from_on, until=until, note=kept)
    change_fact(context, HowAsked(format, dry_run), ConsentRecord, lambda work: add(work, note, words))


@verbs.command("revoke")
def revoke(
    context: typer.Context,
    consent: ConsentArgument,
    on: OnOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Record that the person took a consent back.

    \b
      iomctl consent revoke V00042
      iomctl consent revoke V00042 --on "last fri"
    """
    from iomctl.inputs.notes.consents import Revoked
    from iomctl.services.notes.consents import ConsentRecord, revoke

    words = Revoked.typed(on=on)
    change_fact(context, HowAsked(format, dry_run), ConsentRecord, lambda work: revoke(work, consent, words))


@verbs.command("list")
@as_known
@of_cases
@as_list
def list_consents(
    context: typer.Context,
    whose: "WhoseCases",
    offender: OfOneArgument = None,
    audience: Annotated[
        str | None, typer.Option("--for", metavar="AUDIENCE", help="for one audience of the policy")
    ] = None,
    state: Annotated[State | None, typer.Option("--state", help="only those that stand so on the day")] = None,
    as_of: AsOfOption = None,
    listing: Listing = LISTING,
    reason: ReasonOption = None,
) -> None:
    """Answers about their own words by person, as they stood.

    \b
      iomctl consent list N00042
      iomctl consent list --for board --state expired
    """
    from iomctl.services.lookup.listed_people import ListedPeople
    from iomctl.services.notes.consents import ConsentRecord, WhichConsents, consents

    app: App = context.obj
    on = app.day(as_of)
    with app.unit_of_work(reason) as work:
        found = consents(work, on, WhichConsents(ListedPeople(offender, whose), audience, state))
    how = listing.style(on, things=("consent", "consents"), empty="No such consent.")
    app.show(found, ConsentRecord, how)


@verbs.command("withdraw")
def withdraw(
    context: typer.Context,
    consent: ConsentArgument,
    reason: WhyOption,
    revoked: Annotated[bool, typer.Option("--revoked", help="only that the person took it back")] = False,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Take back an answer, or only that it was taken back.

    It counts for nothing any more, whatever day is asked about, and stays in the audit trail.

    \b
      iomctl consent withdraw V00042 --reason "of another person"
      iomctl consent withdraw V00042 --revoked --reason "misheard"
    """
    from iomctl.inputs.choices import Withdrawal
    from iomctl.services.notes.consent_corrections import withdraw_revoked
    from iomctl.services.notes.consents import ConsentRecord, withdraw

    asked, words = HowAsked(format, dry_run, reason), Withdrawal.typed(reason=reason)
    if revoked:
        change_fact(context, asked, ConsentRecord, lambda work: withdraw_revoked(work, consent, words))
    else:
        change_fact(context, asked, ConsentRecord, lambda work: withdraw(work, consent, reason))


@verbs.command("correct")
def correct(
    context: typer.Context,
    consent: ConsentArgument,
    reason: WhyOption,
    audience: Annotated[
        str | None, typer.Option("--for", metavar="AUDIENCE", help="to whom, an audience of the policy")
    ] = None,
    to: Annotated[str | None, typer.Option("--to", metavar="given|refused", help="what the person answered")] = None,
    from_on: OtherFromOption = None,
    until: OtherUntilOption = None,
    kept: NoteOption = None,
    revoked: Annotated[bool, typer.Option("--revoked", help="the day it was taken back instead")] = False,
    on: Annotated[str | None, typer.Option("--on", metavar="DAY", help="that day")] = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Put an answer right, or the day from which it was taken back.

    What is not given stays as it was; "" takes away what was said. The audit trail keeps what it was before.

    \b
      iomctl consent correct V00042 --until 30/6/2026 --reason "misread"
      iomctl consent correct V00042 --revoked --on 4/5/2026 --reason "a day earlier"
    """
    from iomctl.inputs.notes.consents import NewConsent, Revoked
    from iomctl.services.facts.correcting import Asked
    from iomctl.services.notes.consent_corrections import correct, correct_revoked
    from iomctl.services.notes.consents import ConsentRecord

    whole = {"--for": audience, "--to": to, "--from": from_on, "--until": until, "--note": kept}
    refuse_stray("--revoked", revoked, {"--on": on}, whole)
    how = HowAsked(format, dry_run, reason)
    if revoked:
        day = Asked(Revoked.typed(on=on), reason)
        change_fact(context, how, ConsentRecord, lambda work: correct_revoked(work, consent, day))
    else:
        told = NewConsent.typed(audience=audience, answer=to, on=from_on, until=until, note=kept)
        change_fact(context, how, ConsentRecord, lambda work: correct(work, consent, Asked(told, reason)))
