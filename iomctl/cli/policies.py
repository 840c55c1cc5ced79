"""iomctl policy: the scheme's tiers, colours, intervals, reasons and bank holidays, as numbered versions."""

from pathlib import Path
from typing import Annotated

import typer

from iomctl.app import App
from iomctl.cli import group
from iomctl.cli.options import AllOption, ColumnsOption, DryRunOption, FormatOption, ReasonOption, style

verbs = group("The scheme's policy: show, check, load, history, holidays.")

FileArgument = Annotated[Path, typer.Argument(metavar="FILE", help="the file")]
VersionArgument = Annotated[int | None, typer.Argument(metavar="VERSION", help="its number (the newest)")]
SectionOption = Annotated[
    str | None, typer.Option("--section", metavar="SECTION", help="tiers, colours, pathways, reasons, custody ...")
]
TextOption = Annotated[bool, typer.Option("--text", help="the file itself, to copy and change")]


@verbs.command("show")
def show(
    context: typer.Context,
    version: VersionArgument = None,
    section: SectionOption = None,
    text: TextOption = False,
    format: FormatOption = "table",
    columns: ColumnsOption = None,
    every: AllOption = False,
) -> None:
    """What the policy says, whole or one section of it.

    \b
      iomctl policy show --section tiers
      iomctl policy show 1 --text > first.toml
    """
    from iomctl.services import policies
    from iomctl.services.policy_entries import PolicyEntry

    app: App = context.obj
    with app.unit_of_work() as work:
        if text:
            app.screen.write_lines(policies.text(work, version).splitlines())
            return
        found = policies.show(work, version, section)
    chosen = style(format, columns, whole=every, group_by="section", things=("entry", "entries"))
    app.show(found, PolicyEntry, chosen)


@verbs.command("check")
def check(context: typer.Context, file: FileArgument) -> None:
    """Check a policy file: a line for each fault, and exit 7.

    No case book is needed.

    \b
      iomctl policy check luton.toml
    """
    from iomctl.services.policies import check_file

    app: App = context.obj
    policy, _ = check_file(file)
    app.screen.say(f"{file}: no faults ({policy.name})")


@verbs.command("load")
def load(
    context: typer.Context,
    file: FileArgument,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
    columns: ColumnsOption = None,
    every: AllOption = False,
    reason: ReasonOption = None,
) -> None:
    """Bring in a policy file as the policy's next version.

    \b
      iomctl policy load luton.toml --dry-run
      iomctl policy load luton.toml --reason "panel of 14 April"
    """
    from iomctl.services.policies import load
    from iomctl.services.policy_entries import PolicyChange

    app: App = context.obj
    with app.unit_of_work(reason, dry_run=dry_run) as work:
        found = load(work, file)
    app.show(found, PolicyChange, style(format, columns, whole=every, things=("change", "changes")))
    if dry_run:
        app.screen.say("Dry run: nothing was changed.")
    elif found:
        app.screen.say(f"Version {found[0].version} is in force.")
    else:
        app.screen.say("The policy in force says the same; nothing was changed.")


@verbs.command("history")
def history(context: typer.Context, format: FormatOption = "table", columns: ColumnsOption = None) -> None:
    """Every version of the policy: since when, by whom, from where.

    \b
      iomctl policy history
    """
    from iomctl.services.policies import LoadedVersion, history

    app: App = context.obj
    with app.unit_of_work() as work:
        found = history(work)
    app.show(found, LoadedVersion, style(format, columns, app.today, whole=True, things=("version", "versions")))


@verbs.command("holidays")
def holidays(
    context: typer.Context,
    file: FileArgument,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
    columns: ColumnsOption = None,
    every: AllOption = False,
    reason: ReasonOption = None,
) -> None:
    """Bring in newer bank holidays.

    The file is GOV.UK's bank-holidays.json, or a CSV with the columns nation,day,title.

    \b
      iomctl policy holidays bank-holidays.json
    """
    from iomctl.services.bank_holidays import HolidayChange, less_far, load_holidays, read_file

    app: App = context.obj
    given = read_file(file)
    with app.unit_of_work() as work:
        shorter = less_far(work, given)
    if shorter and not dry_run:
        app.confirm(f"{'; '.join(shorter)}. Take it over all the same?")
    with app.unit_of_work(reason, dry_run=dry_run) as work:
        found = load_holidays(work, given)
    app.show(found, HolidayChange, style(format, columns, app.today, whole=every, things=("change", "changes")))
    app.screen.say("Dry run: nothing was changed." if dry_run else f"{len(found)} bank holidays changed.")
