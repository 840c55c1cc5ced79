"""iomctl release correct: a release, or what was recorded of one ahead, put right."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from iomctl.cli.fact_options import (
    FromDayOption,
    HowAsked,
    OfDayOption,
    WhyOption,
    WhyThenOption,
    change_fact,
    refuse_stray,
    refuse_two_parts,
)
from iomctl.cli.options import DryRunOption, FormatOption, InsteadOption, NoteOption, OffenderArgument
from iomctl.errors import NotUnderstood

if TYPE_CHECKING:
    from collections.abc import Mapping

    from iomctl.inputs.typed_words import Typed

OF_REVIEWS = {"on", "from_on", "note", "reason", "part", "done"}
"""The fields of a corrected release that go with its review too, or say which part is meant."""


def correct(
    context: typer.Context,
    offender: OffenderArgument,
    reason: WhyOption,
    due: Annotated[bool, typer.Option("--due", help="only what makes it due, or was decided; the newest")] = False,
    plan: Annotated[bool, typer.Option("--plan", help="only the newest plan of a release ahead")] = False,
    done: Annotated[
        str | None, typer.Option("--done", metavar="ITEM", help="only that this was done, or not, of the policy's list")
    ] = None,
    review: Annotated[bool, typer.Option("--review", help="only the newest review of a release")] = False,
    on: OfDayOption = None,
    from_on: FromDayOption = None,
    to: Annotated[str | None, typer.Option("--to", metavar="CODE", help="a code of accommodation (as it was)")] = None,
    at: Annotated[
        str | None, typer.Option("--at", metavar="HOUR", help="the hour of release, like 15:40 (as it was)")
    ] = None,
    told: Annotated[
        str | None, typer.Option("--told", metavar="DAY", help="since when its day was known (as it was)")
    ] = None,
    colour: Annotated[
        str | None, typer.Option("--colour", metavar="COLOUR", help="their colour from the release on (as it was)")
    ] = None,
    planned: Annotated[
        bool | None, typer.Option("--planned/--unplanned", help="whether the scheme knew of it beforehand (as it was)")
    ] = None,
    note: NoteOption = None,
    kind: Annotated[
        str | None, typer.Option("--kind", metavar="KIND", help="the kind of release, of --due too (as it was)")
    ] = None,
    day: Annotated[
        str | None, typer.Option("--day", metavar="DAY", help="of --due: the day that makes it due (as it was)")
    ] = None,
    not_known: Annotated[bool, typer.Option("--not-known", help="of --due: its day is not known")] = False,
    because: WhyThenOption = None,
    decided: Annotated[
        str | None, typer.Option("--decided", metavar="DECISION", help="of --due: further-day, reverted or none")
    ] = None,
    decision: Annotated[
        str | None, typer.Option("--decision", metavar="WORDS", help="of --due: who decided it, and where it is")
    ] = None,
    address: Annotated[
        str | None, typer.Option("--address", metavar="WORDS", help="of --plan: where they go (as it was)")
    ] = None,
    appointment: Annotated[
        str | None, typer.Option("--appointment", metavar="DAY", help="of --plan: the first appointment (as it was)")
    ] = None,
    appointment_with: Annotated[
        str | None, typer.Option("--with", metavar="NAME", help="of --plan: whom it is with (as it was)")
    ] = None,
    item: Annotated[str | None, typer.Option("--item", metavar="ITEM", help="of --done: what it was instead")] = None,
    failed: Annotated[
        str | None, typer.Option("--failed", metavar="CODE,CODE", help="of --review: all that failed (as it was)")
    ] = None,
    who: Annotated[
        str | None, typer.Option("--who", metavar="WORKER", help="of --review: who sees to the action (as it was)")
    ] = None,
    action: Annotated[
        str | None, typer.Option("--action", metavar="WORDS", help="of --review: what is to be done (as it was)")
    ] = None,
    by: Annotated[str | None, typer.Option("--by", metavar="DAY", help="of --review: by when (as it was)")] = None,
    instead: InsteadOption = False,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Put right the newest release of a person.

    What is not given stays as it was said, and the cases follow. Of a release that is ahead what was recorded is put
    right by itself.

    \b
      iomctl release correct N00042 --from 16/4/2026 --reason "it was Thursday"
      iomctl release correct N00042 --at 16:40 --kind immediate --reason "the court let them go"
      iomctl release correct N00042 --due --day 19/6/2026 --reason "read off the wrong sheet"
      iomctl release correct N00042 --done gp --on 13/4/2026 --item phone --reason "misread"
      iomctl release correct N00042 --review --failed no-address,no-notice --reason "one was left out"
    """
    from iomctl.inputs.releases import CorrectedRelease
    from iomctl.services.releases import correcting
    from iomctl.services.releases.lists import ComingRelease
    from iomctl.services.releases.past import PastRelease

    refuse_two_parts({"--due": due, "--plan": plan, "--done": done is not None, "--review": review}, "correct")
    if day is not None and not_known:
        raise NotUnderstood("--day does not go with --not-known", advice="give one of them")
    meant = CorrectedRelease.typed(on=on, part="due" if due else "plan" if plan else None, done=done, reason=reason)
    past = meant.also(from_on=from_on, to=to, at=at, told=told, colour=colour, planned=planned, note=note)
    ahead = past.also(kind=kind, day=day, not_known=not_known or None, because=because, decided=decided)
    words = ahead.also(
        decision=decision, address=address, appointment=appointment, appointment_with=appointment_with, item=item
    )
    how, found = HowAsked(format, dry_run, reason), {"failed": failed, "who": who, "action": action, "by": by}
    refuse_stray("--review", review, {f"--{name}": typed for name, typed in found.items()}, _strange(words))
    if review and not instead:
        _correct_review(context, offender, how, {**words.given, **found})
        return
    if not (due or plan or done is not None):
        change_fact(context, how, PastRelease, lambda work: correcting.correct(work, offender, words, instead))
        return
    if instead:
        raise NotUnderstood("--instead goes with a release that took place only", advice="leave it out")
    change_fact(context, how, ComingRelease, lambda work: correcting.correct_part(work, offender, words))


def _strange(words: "Typed[Any]") -> "Mapping[str, object]":
    """What was typed that does not go with a review, by its option."""
    from iomctl.inputs.bounds import OPTIONS

    return {OPTIONS.label(words.model, name): typed for name, typed in words.given.items() if name not in OF_REVIEWS}


def _correct_review(context: typer.Context, offender: str, how: HowAsked, typed: "Mapping[str, Any]") -> None:
    from iomctl.inputs.bounds import Options
    from iomctl.inputs.release_reviews import NewReleaseReview
    from iomctl.services.facts.correcting import Asked
    from iomctl.services.releases.review_records import ReviewedRelease
    from iomctl.services.releases.reviewed import correct_review

    told = {name: typed[name] for name in ("failed", "who", "action", "by", "note")}
    words = NewReleaseReview.typed(on=typed["from_on"], **told)
    asked = Asked(words, how.reason or "", door=Options({"on": "--from", "of": "--on"}))
    change_fact(context, how, ReviewedRelease, lambda work: correct_review(work, offender, typed["on"], asked))
