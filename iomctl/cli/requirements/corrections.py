"""iomctl requirement withdraw and correct: take back or put right what was recorded of a requirement by mistake."""

from typing import TYPE_CHECKING, Annotated

import typer

from iomctl.cli.fact_options import (
    HowAsked,
    OfDayOption,
    OfPartOption,
    OtherFromOption,
    OtherUntilOption,
    WhyOption,
    change_fact,
    refuse_day_of_whole,
    refuse_stray,
    refuse_two_parts,
)
from iomctl.cli.options import DryRunOption, FormatOption, NoteOption

if TYPE_CHECKING:
    from iomctl.services.facts.correcting import Asked

RequirementArgument = Annotated[
    str, typer.Argument(metavar="REQUIREMENT", help="the requirement's reference, like Q00042")
]


def withdraw(
    context: typer.Context,
    requirement: RequirementArgument,
    reason: WhyOption,
    ended: Annotated[bool, typer.Option("--end", help="only its last day: it ends with its sentence")] = False,
    consent: Annotated[bool, typer.Option("--consent", help="only a consent")] = False,
    assessment: Annotated[bool, typer.Option("--assessment", help="only an assessment")] = False,
    session: Annotated[bool, typer.Option("--session", help="only a session")] = False,
    breach: Annotated[bool, typer.Option("--breach", help="only a breach, or what came of it")] = False,
    on: OfDayOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Take back a requirement, or a part of it.

    It counts for nothing any more, whatever day is asked about, and stays in the audit trail.

    \b
      iomctl requirement withdraw Q00042 --reason "of another sentence"
      iomctl requirement withdraw Q00042 --end --reason "goes on"
      iomctl requirement withdraw Q00042 --session --on 3/3/2026 --reason "of another person"
    """
    from iomctl.inputs.choices import DatedWithdrawal
    from iomctl.services.requirements.corrections import withdraw_last_day
    from iomctl.services.requirements.records import RequirementRecord
    from iomctl.services.requirements.requirements import withdraw
    from iomctl.services.requirements.steps import withdraw_step

    parts = {"--consent": consent, "--assessment": assessment, "--session": session, "--breach": breach}
    refuse_day_of_whole(on, {**parts, "--end": ended})
    asked, words = HowAsked(format, dry_run, reason), DatedWithdrawal.typed(reason=reason, on=on)
    step = _step(parts)
    if step is not None:
        change_fact(context, asked, RequirementRecord, lambda work: withdraw_step(work, requirement, step, words))
    elif ended:
        change_fact(context, asked, RequirementRecord, lambda work: withdraw_last_day(work, requirement, words))
    else:
        change_fact(context, asked, RequirementRecord, lambda work: withdraw(work, requirement, reason))


def correct(
    context: typer.Context,
    requirement: RequirementArgument,
    reason: WhyOption,
    sentence: Annotated[
        str | None, typer.Option("--sentence", metavar="SENTENCE", help="its sentence, like T00042")
    ] = None,
    kind: Annotated[
        str | None, typer.Option("--kind", metavar="KIND", help="a kind of requirement in the policy")
    ] = None,
    from_on: OtherFromOption = None,
    until: OtherUntilOption = None,
    referral: Annotated[
        str | None, typer.Option("--referral", metavar="REFERRAL", help="the referral that meets it, like R00042")
    ] = None,
    consent: Annotated[bool, typer.Option("--consent", help="a consent instead")] = False,
    assessment: Annotated[bool, typer.Option("--assessment", help="an assessment instead")] = False,
    session: Annotated[bool, typer.Option("--session", help="a session instead")] = False,
    breach: Annotated[bool, typer.Option("--breach", help="a breach instead, or what came of it")] = False,
    of: OfPartOption = None,
    to: Annotated[str | None, typer.Option("--to", metavar="WORD", help="what came of it")] = None,
    on: Annotated[str | None, typer.Option("--on", metavar="DAY", help="the day of it")] = None,
    because: Annotated[
        str | None, typer.Option("--because", metavar="CODE", help="why a session was missed, of the list absence")
    ] = None,
    by: Annotated[str | None, typer.Option("--by", metavar="WORDS", help="who assessed")] = None,
    note: NoteOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Put a requirement right, or a part of it.

    What is not given stays as it was; "" takes away what was said. The audit trail keeps what it was before.

    \b
      iomctl requirement correct Q00042 --kind alcohol-treatment --referral R00042 --reason "misread"
      iomctl requirement correct Q00042 --referral "" --reason "R00042 is for something else"
      iomctl requirement correct Q00042 --session --of 3/3/2026 --to attended --reason "came late"
    """
    from iomctl.inputs.requirements.requirements import NewRequirement
    from iomctl.services.facts.correcting import Asked
    from iomctl.services.requirements.corrections import correct
    from iomctl.services.requirements.records import RequirementRecord
    from iomctl.services.requirements.steps import correct_step

    parts = {"--consent": consent, "--assessment": assessment, "--session": session, "--breach": breach}
    refuse_two_parts(parts, "correct")
    step, how = _step(parts), HowAsked(format, dry_run, reason)
    said = {"--to": to, "--on": on, "--because": because, "--by": by, "--note": note}
    whole = {"--sentence": sentence, "--kind": kind, "--from": from_on, "--until": until, "--referral": referral}
    refuse_stray(f"--{step}" if step else " or ".join(parts), step is not None, {"--of": of, **said}, whole)
    if step is not None:
        told = _of_step(step, said, reason)
        change_fact(context, how, RequirementRecord, lambda work: correct_step(work, requirement, of, told))
    else:
        asked = Asked(NewRequirement.typed(kind=kind, on=from_on, until=until), reason, (sentence, referral))
        change_fact(context, how, RequirementRecord, lambda work: correct(work, requirement, asked))


def _step(parts: dict[str, bool]) -> str | None:
    """The step that one of the options asks for, None for the whole requirement."""
    return next((option.removeprefix("--") for option, given in parts.items() if given), None)


def _of_step(step: str, said: dict[str, str | None], reason: str) -> "Asked":
    """How a step is to be. Raises NotUnderstood for an option that only another step takes."""
    from iomctl.inputs.bounds import Options
    from iomctl.inputs.requirements.steps import TOLD
    from iomctl.services.facts.correcting import Asked

    fields = {"--to": "outcome", "--because": "reason"} | {
        one: one.removeprefix("--") for one in ("--on", "--by", "--note")
    }
    known = TOLD[step].model_fields
    others = {option: word for option, word in said.items() if fields[option] not in known}
    refuse_stray(f"--{step}", True, {}, others)
    words = {fields[option]: word for option, word in said.items() if option not in others}
    if step == "session" and words["outcome"] == "attended" and words["reason"] is None:
        words["reason"] = ""  # what was attended was missed for no reason
    return Asked(TOLD[step].typed(**words), reason, door=Options({"outcome": "--to", "reason": "--because"}))
