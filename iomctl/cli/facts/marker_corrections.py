"""iomctl marker withdraw and correct: take back or put right a marker, a review of it, or its last day."""

from typing import Annotated

import typer

from iomctl.cli.fact_options import (
    HowAsked,
    OfDayOption,
    OfPartOption,
    OtherFromOption,
    OtherUntilOption,
    SourceOption,
    WhyOption,
    WithdrawEndOption,
    change_fact,
    refuse_day_of_whole,
    refuse_stray,
)
from iomctl.cli.options import DryRunOption, FormatOption, NoteOption

MarkerArgument = Annotated[str, typer.Argument(metavar="MARKER", help="the marker's reference, like M00042")]


def withdraw(
    context: typer.Context,
    marker: MarkerArgument,
    reason: WhyOption,
    review: Annotated[bool, typer.Option("--review", help="only a review of it, the newest")] = False,
    ended: WithdrawEndOption = False,
    on: OfDayOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Take back a marker, or only a review of it or its last day.

    It counts for nothing any more, whatever day is asked about, and stays in the audit trail.

    \b
      iomctl marker withdraw M00042 --reason "of another person"
      iomctl marker withdraw M00042 --review --on 13/4/2026 --reason "was put off"
      iomctl marker withdraw M00042 --end --reason "goes on"
    """
    from iomctl.inputs.choices import DatedWithdrawal
    from iomctl.services.facts.marker_corrections import withdraw_last_day
    from iomctl.services.facts.markers import MarkerRecord, unreview, withdraw

    refuse_day_of_whole(on, {"--review": review, "--end": ended})
    words, asked = DatedWithdrawal.typed(on=on, reason=reason), HowAsked(format, dry_run, reason)
    if review:
        change_fact(context, asked, MarkerRecord, lambda work: unreview(work, marker, words))
    elif ended:
        change_fact(context, asked, MarkerRecord, lambda work: withdraw_last_day(work, marker, words))
    else:
        change_fact(context, asked, MarkerRecord, lambda work: withdraw(work, marker, reason))


def correct(
    context: typer.Context,
    marker: MarkerArgument,
    reason: WhyOption,
    review: Annotated[bool, typer.Option("--review", help="a review of it instead, the newest")] = False,
    of: OfPartOption = None,
    kind: Annotated[str | None, typer.Option("--kind", metavar="KIND", help="a kind of marker in the policy")] = None,
    none: Annotated[
        bool | None, typer.Option("--none/--not-none", help="somebody asked that day, and there is none, or is")
    ] = None,
    from_on: OtherFromOption = None,
    until: OtherUntilOption = None,
    level: Annotated[str | None, typer.Option("--level", metavar="LEVEL", help="a level of its kind")] = None,
    next_on: Annotated[str | None, typer.Option("--next", metavar="DAY", help="the day of its next review")] = None,
    source: SourceOption = None,
    on: Annotated[str | None, typer.Option("--on", metavar="DAY", help="the day of the review")] = None,
    note: NoteOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Put a marker right, or a review of it.

    What is not given stays as it was; "" takes away what was said. The audit trail keeps what it was before.

    \b
      iomctl marker correct M00042 --level 2 --from 3/2/2026 --reason "mistyped"
      iomctl marker correct M00042 --review --of 13/4/2026 --on 14/4/2026 --level 3 --reason "misread"
    """
    from iomctl.inputs.bounds import Options
    from iomctl.inputs.facts.markers import MarkerReviewed, NewMarker
    from iomctl.services.facts.correcting import Asked
    from iomctl.services.facts.marker_corrections import correct, correct_review
    from iomctl.services.facts.markers import MarkerRecord

    whole = {"--kind": kind, "--none": none, "--from": from_on, "--until": until, "--source": source}
    refuse_stray("--review", review, {"--of": of, "--on": on, "--note": note}, whole)
    how = HowAsked(format, dry_run, reason)
    if review:
        seen = Asked(MarkerReviewed.typed(on=on, next=next_on, level=level, note=note), reason)
        change_fact(context, how, MarkerRecord, lambda work: correct_review(work, marker, of, seen))
        return
    words = NewMarker.typed(kind=kind, from_on=from_on, until_on=until, level=level, review_on=next_on, source=source)
    present = None if none is None else not none
    asked = Asked(words.also(present=present), reason, door=Options({"review_on": "--next"}))
    change_fact(context, how, MarkerRecord, lambda work: correct(work, marker, asked))
