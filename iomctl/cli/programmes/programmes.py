"""iomctl programme join, leave, correct and withdraw: who is in which programme, and how it ended."""

from typing import Annotated

import typer

from iomctl.cli.fact_options import HowAsked, WhyOption, change_fact
from iomctl.cli.options import DryRunOption, FormatOption, NoteOption, OffenderArgument, OnOption
from iomctl.cli.programmes.lists import verbs

__all__ = ["verbs"]

MembershipArgument = Annotated[
    str, typer.Argument(metavar="MEMBERSHIP", help="the membership's reference, like G00042")
]
ChildrenOption = Annotated[
    str | None, typer.Option("--children", metavar="NUMBER", help="how many children; never who they are")
]
FamilyOption = Annotated[
    str | None, typer.Option("--family", metavar="NUMBER", help="how many of the family; never who they are")
]
UntilOption = Annotated[
    str | None, typer.Option("--until", metavar="DAY", help="the end agreed for them (what the policy gives)")
]


@verbs.command("join")
def join(
    context: typer.Context,
    offender: OffenderArgument,
    programme: Annotated[str, typer.Argument(metavar="PROGRAMME", help="the code of a programme of the policy")],
    on: OnOption = None,
    until: UntilOption = None,
    children: ChildrenOption = None,
    family: FamilyOption = None,
    note: NoteOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Record that a person joined a programme.

    The end of their time is worked out from the policy, the day of joining and the release. A full programme, one
    that the person is in already and one that is not for them are refused.

    \b
      iomctl programme join N00042 family-work --on 2/3/2026 --children 2 --family 4
      iomctl programme join mercer construction-academy --until +8w --note "evenings"
    """
    from iomctl.inputs.facts.programmes import NewMembership
    from iomctl.services.programmes.memberships import join
    from iomctl.services.programmes.records import MembershipRecord

    told = {"until_on": until, "children": children, "family": family, "note": note}
    words = NewMembership.typed(joined_on=on, programme=programme, **told)
    change_fact(context, HowAsked(format, dry_run), MembershipRecord, lambda work: join(work, offender, words))


@verbs.command("leave")
def leave(
    context: typer.Context,
    membership: MembershipArgument,
    why: Annotated[
        str, typer.Option("--reason", metavar="CODE", help="a programme reason of the policy, like completed")
    ],
    on: OnOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Record that somebody left a programme, and why.

    The reason says whether all of it was done.

    \b
      iomctl programme leave G00042 --on fri --reason completed
    """
    from iomctl.inputs.facts.programmes import MembershipLeft
    from iomctl.services.programmes.memberships import leave
    from iomctl.services.programmes.records import MembershipRecord

    words, asked = MembershipLeft.typed(on=on, reason=why), HowAsked(format, dry_run)
    change_fact(context, asked, MembershipRecord, lambda work: leave(work, membership, words))


@verbs.command("withdraw")
def withdraw(
    context: typer.Context,
    membership: MembershipArgument,
    reason: WhyOption,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Take back a membership that was recorded by mistake.

    It counts for nothing any more, whatever day is asked about, and stays in the audit trail.

    \b
      iomctl programme withdraw G00042 --reason "of another person"
    """
    from iomctl.services.programmes.memberships import withdraw
    from iomctl.services.programmes.records import MembershipRecord

    asked = HowAsked(format, dry_run, reason)
    change_fact(context, asked, MembershipRecord, lambda work: withdraw(work, membership, reason))


@verbs.command("correct")
def correct(
    context: typer.Context,
    membership: MembershipArgument,
    reason: WhyOption,
    programme: Annotated[
        str | None, typer.Option("--programme", metavar="PROGRAMME", help="a programme of the policy")
    ] = None,
    on: Annotated[str | None, typer.Option("--on", metavar="DAY", help="the day of joining")] = None,
    until: UntilOption = None,
    children: ChildrenOption = None,
    family: FamilyOption = None,
    left: Annotated[str | None, typer.Option("--left", metavar="DAY", help="the day of leaving")] = None,
    because: Annotated[
        str | None, typer.Option("--because", metavar="CODE", help="the programme reason for leaving")
    ] = None,
    note: NoteOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Put a membership right, or agree another end.

    What is not given stays as it was; "" takes away what was said. The audit trail keeps what it was before.

    \b
      iomctl programme correct G00042 --until +4w --reason "four weeks more"
      iomctl programme correct G00042 --children 3 --reason "miscounted"
      iomctl programme correct G00042 --left "" --reason "still comes"
    """
    from iomctl.inputs.facts.programmes import NewMembership
    from iomctl.services.facts.correcting import Asked
    from iomctl.services.programmes.memberships import correct
    from iomctl.services.programmes.records import MembershipRecord

    told = {"until_on": until, "children": children, "family": family, "note": note}
    ended = {"left_on": left, "reason": because}
    asked = Asked(NewMembership.typed(programme=programme, joined_on=on, **told, **ended), reason)
    how = HowAsked(format, dry_run, reason)
    change_fact(context, how, MembershipRecord, lambda work: correct(work, membership, asked))
