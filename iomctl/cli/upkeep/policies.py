"""iomctl policy: the scheme's tiers, colours, intervals, reasons and bank holidays, as numbered versions."""

from pathlib import Path
from typing import Annotated

import typer

from iomctl.app import App
from iomctl.cli import group
from iomctl.cli.changes import change_style, say_changed, say_moved
from iomctl.cli.listing import LISTING, Listing, as_list
from iomctl.cli.options import AllOption, ColumnsOption, DryRunOption, FormatOption, ReasonOption, style
from iomctl.errors import NotUnderstood

verbs = group("The scheme's policy: show, check, load, history, holidays.")

FileArgument = Annotated[Path, typer.Argument(metavar="FILE", help="the file")]
PartArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="[SECTION] [VERSION]", help="one part of it, like tiers; its number (the newest)"),
]
TextOption = Annotated[bool, typer.Option("--text", help="the file itself, to copy and change")]


@verbs.command("show")
@as_list
def show(
    context: typer.Context,
    part: PartArgument = None,
    text: TextOption = False,
    listing: Listing = LISTING,
) -> None:
    """What the policy says, whole or one section of it.

    \b
      iomctl policy show tiers
      iomctl policy show 1 --text > first.toml
    """
    from iomctl.services.upkeep import policies
    from iomctl.services.upkeep.policy_entries import PolicyEntry

    app: App = context.obj
    section, version = _section_and_version(part or [])
    with app.unit_of_work() as work:
        if text:
            app.screen.write_lines(policies.text(work, version).splitlines())
            return
        found = policies.show(work, version, section)
    chosen = listing.style(group_by="section", things=("entry", "entries"))
    app.show(found, PolicyEntry, chosen)


def _section_and_version(words: list[str]) -> tuple[str | None, int | None]:
    numbers = [int(word) for word in words if word.isascii() and word.isdigit()]
    names = [word for word in words if not (word.isascii() and word.isdigit())]
    if len(numbers) > 1 or len(names) > 1:
        raise NotUnderstood(f"{' '.join(words)}: one section and one version at most")
    return next(iter(names), None), next(iter(numbers), None)


@verbs.command("check")
def check(context: typer.Context, file: FileArgument) -> None:
    """Check a policy file: a line for each fault, and exit 7.

    No case book is needed.

    \b
      iomctl policy check luton.toml
    """
    from iomctl.services.upkeep.policies import check_file

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

    Reviews that stand ahead stay where they are; iomctl review recalculate --policy moves them.

    \b
      iomctl policy load luton.toml --dry-run
      iomctl policy load luton.toml --reason "panel of 14 April"
    """
    from iomctl.domain.counts import counted
    from iomctl.services.reviews.recalculating import would_differ
    from iomctl.services.upkeep.policies import load
    from iomctl.services.upkeep.policy_entries import PolicyChange

    app: App = context.obj
    shown = change_style(app, format, PolicyChange, columns, whole=every, things=("change", "changes"))
    with app.unit_of_work(reason, dry_run=dry_run) as work:
        found = load(work, file)
        otherwise = would_differ(work) if found else 0
    app.show(found, PolicyChange, shown)
    same = "The policy in force says the same; nothing was changed"
    said = f"Version {found[0].version} is in force" if found else same
    say_changed(app, dry_run, "" if dry_run else said)
    if otherwise:
        of = counted(otherwise, "review ahead would fall", "reviews ahead would fall")
        app.screen.say(f"By it {of} on other days. To count them so: iomctl review recalculate --policy")


@verbs.command("history")
def history(context: typer.Context, format: FormatOption = "table", columns: ColumnsOption = None) -> None:
    """Every version of the policy: since when, by whom, from where.

    \b
      iomctl policy history
    """
    from iomctl.services.upkeep.policies import LoadedVersion, history

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

    The file is GOV.UK's bank-holidays.json, or a CSV with the columns nation,day,title. Reviews that the policy moves
    off bank holidays are counted anew.

    \b
      iomctl policy holidays bank-holidays.json
    """
    from iomctl.domain.counts import counted
    from iomctl.services.upkeep.bank_holidays import HolidayChange, less_far, load_holidays, read_file

    app: App = context.obj
    shown = change_style(app, format, HolidayChange, columns, whole=every, things=("change", "changes"))
    given = read_file(file)
    with app.unit_of_work() as work:
        shorter = less_far(work, given)
    if shorter and not dry_run:
        app.confirm(f"{'; '.join(shorter)}. Take it over all the same?")
    with app.unit_of_work(reason, dry_run=dry_run) as work:
        found, moved = load_holidays(work, given)
    app.show(found, HolidayChange, shown)
    say_changed(app, dry_run, "" if dry_run else f"{counted(len(found), 'bank holiday')} changed")
    say_moved(app, dry_run, moved)
