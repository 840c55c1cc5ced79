"""iomctl offender withdraw: an identifier or other name recorded by mistake, or somebody made by mistake."""

import typer

from iomctl.cli.fact_options import WhyOption
from iomctl.cli.options import DryRunOption, FormatOption, OffenderArgument
from iomctl.cli.people.changes import (
    AliasOption,
    CrnOption,
    CroOption,
    LocalOption,
    PncOption,
    PrisonOption,
    change_of,
)


def withdraw(
    context: typer.Context,
    offender: OffenderArgument,
    reason: WhyOption,
    pnc: PncOption = None,
    cro: CroOption = None,
    crn: CrnOption = None,
    prison: PrisonOption = None,
    local: LocalOption = None,
    alias: AliasOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Take back an identifier or alias, or somebody made by mistake.

    An identifier or alias that is named goes, and may be given to the right person. Without any the person goes from
    every list, unless something is recorded of them beside who they are; their reference is not given again.

    \b
      iomctl offender withdraw N00042 --crn X417723 --reason "somebody else's"
      iomctl offender withdraw N00042 --alias "Sam Finch" --reason "his brother's name"
      iomctl offender withdraw N00042 --reason "recorded twice"
    """
    from iomctl.inputs.offenders import OffenderWords
    from iomctl.services.people.withdrawing import withdraw_from, withdraw_person

    aliases = None if alias is None else "; ".join(alias)
    typed = OffenderWords(pnc=pnc, cro=cro, crn=crn, prison=prison, local=local, aliases=aliases)
    if typed.given:
        change_of(context.obj, format, dry_run, reason, lambda work: withdraw_from(work, offender, typed, reason))
    else:
        change_of(context.obj, format, dry_run, reason, lambda work: withdraw_person(work, offender, reason))
