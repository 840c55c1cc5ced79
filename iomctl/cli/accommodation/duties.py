"""iomctl duty: the duty to refer somebody without a home, or likely to be, to a council."""

from typing import TYPE_CHECKING, Annotated

import typer

from iomctl.app import App
from iomctl.cli import group
from iomctl.cli.accommodation.duty_corrections import DutyArgument, ReferenceOption, correct, withdraw
from iomctl.cli.accommodation.duty_lists import due, overdue
from iomctl.cli.fact_options import HowAsked, change_fact
from iomctl.cli.listing import LISTING, Listing, as_known, as_list
from iomctl.cli.options import (
    AsOfOption,
    DryRunOption,
    FormatOption,
    NoteOption,
    OffenderArgument,
    OnOption,
    ReasonOption,
)
from iomctl.cli.whose_cases import of_cases

if TYPE_CHECKING:
    from iomctl.services.lookup.whose_cases import WhoseCases

verbs = group("The duty to refer to a council somebody who is homeless or likely to be (England).")


@verbs.command("refer")
def refer(
    context: typer.Context,
    offender: OffenderArgument,
    council: Annotated[
        str, typer.Argument(metavar="COUNCIL", help="the person chooses it: its name, part of it, or its code")
    ],
    consent: Annotated[
        str | None, typer.Option("--consent", metavar="DAY", help="the day on which the person agreed; needed")
    ] = None,
    on: Annotated[str | None, typer.Option("--on", metavar="DAY", help="the day of the referral (today)")] = None,
    reference: ReferenceOption = None,
    note: NoteOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Record that somebody was referred to a council.

    It is no homelessness application: that is the person's own to make.

    \b
      iomctl duty refer N00042 luton --consent today
      iomctl duty refer mercer "central bed" --consent 2/4/2026 --on 7/4/2026 --reference H-2026-0417
    """
    from iomctl.inputs.duties import NewDutyReferral
    from iomctl.services.accommodation.duties import refer
    from iomctl.services.accommodation.duty_records import DutyRecord

    words = NewDutyReferral.typed(council=council, on=on, consent=consent, reference=reference, note=note)
    change_fact(context, HowAsked(format, dry_run), DutyRecord, lambda work: refer(work, offender, words))


@verbs.command("answer")
def answer(
    context: typer.Context,
    duty: DutyArgument,
    outcome: Annotated[
        str,
        typer.Argument(
            metavar="OUTCOME",
            help="an answer of the policy, like priority-need; withdrawn: by the person; submitted: none after all",
        ),
    ],
    on: OnOption = None,
    reference: ReferenceOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Record what the council answered, or that the person withdrew.

    A referral that the person withdrew counts for nothing from that day on.

    \b
      iomctl duty answer D00042 prevention-and-relief --on fri --reference H-2026-0417
      iomctl duty answer D00042 withdrawn
    """
    from iomctl.inputs.duties import DutyOutcome
    from iomctl.services.accommodation.duties import answer
    from iomctl.services.accommodation.duty_records import DutyRecord

    words = DutyOutcome.typed(outcome=outcome, on=on, reference=reference)
    change_fact(context, HowAsked(format, dry_run), DutyRecord, lambda work: answer(work, duty, words))


@verbs.command("list")
@as_known
@of_cases
@as_list
def list_duties(
    context: typer.Context,
    whose: "WhoseCases",
    offender: Annotated[str | None, typer.Argument(metavar="[OFFENDER]", help="of one person; else all")] = None,
    unanswered: Annotated[bool, typer.Option("--open", help="only those without an answer that day")] = False,
    stale: Annotated[bool, typer.Option("--stale", help="only those too old to count that day")] = False,
    council: Annotated[
        str | None, typer.Option("--council", metavar="COUNCIL", help="to those of this name or part of it, or code")
    ] = None,
    as_of: AsOfOption = None,
    listing: Listing = LISTING,
    reason: ReasonOption = None,
) -> None:
    """Referrals to a council as they stood on a day, by person.

    One is stale, and counts for nothing, after the time that the policy gives it, 26 weeks as shipped.

    \b
      iomctl duty list N00042
      iomctl duty list --open --council luton
      iomctl duty list --stale --as-of 31/3/2026 --format csv
    """
    from iomctl.services.accommodation.duty_records import DutyRecord, WhichDuties, duties
    from iomctl.services.lookup.listed_people import ListedPeople

    app: App = context.obj
    day = app.day(as_of)
    with app.unit_of_work(reason) as work:
        found = duties(work, day, WhichDuties(ListedPeople(offender, whose), council, unanswered, stale))
    things = ("referral to a council", "referrals to a council")
    how = listing.style(day, things=things, empty="No such referral to a council.")
    app.show(found, DutyRecord, how)


@verbs.command("councils")
@as_list
def list_councils(
    context: typer.Context,
    words: Annotated[
        str | None, typer.Argument(metavar="[WORDS]", help="those of this name or part of it, or code; else all")
    ] = None,
    listing: Listing = LISTING,
) -> None:
    """The councils that there are, and those closed since 2019.

    \b
      iomctl duty councils
      iomctl duty councils bedford
    """
    from iomctl.domain.accommodation.councils import Council, councils, matching

    app: App = context.obj
    found = list(councils().values()) if words is None else matching(words)
    how = listing.style(app.today, things=("council", "councils"))
    app.show(found, Council, how)


for verb in (due, overdue):
    verbs.command(verb.__name__)(verb)
verbs.command("withdraw")(withdraw)
verbs.command("correct")(correct)
