"""iomctl db: where the case book is, bring it up to date, check it, back it up and bring a backup back."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from iomctl.app import App
from iomctl.cli import group
from iomctl.cli.changes import change_style
from iomctl.cli.options import FormatOption, ReasonOption, style

verbs = group("The database: where it is, upgrade, check, rebuild, backup and restore.")

BackupArgument = Annotated[Path, typer.Argument(metavar="FILE", help="the backup")]


@verbs.command("where")
def where(context: typer.Context, format: FormatOption = "table") -> None:
    """Which database is used, what named it, and whether it is ready.

    \b
      iomctl db where
    """
    from iomctl.services.upkeep.databases import where

    app: App = context.obj
    found = where(app.place, app.settings.lock_wait, app.settings.origin["db"])
    app.show_one(found, style(format))


@verbs.command("upgrade")
def upgrade(context: typer.Context, format: FormatOption = "table") -> None:
    """Bring the case book up to the version of this iomctl.

    All of it, or nothing.

    \b
      iomctl db backup before.iomctl && iomctl db upgrade
    """
    from iomctl.services.upkeep.databases import CaseBook, upgrade

    app: App = context.obj
    shown = change_style(app, format, CaseBook)
    made, left = upgrade(app.place, app.settings.lock_wait)
    app.changed = True
    app.show_one(made, shown)
    _say_left(app, left)


@verbs.command("check")
def check(
    context: typer.Context,
    quick: Annotated[bool, typer.Option("--quick", help="do not work every case out anew")] = False,
    format: FormatOption = "table",
) -> None:
    """Check the tables, the records and the audit trail.

    A line for each fault, and exit 6.

    \b
      iomctl db check
      iomctl db check --quick
    """
    from iomctl.services.upkeep.database_checks import check

    app: App = context.obj
    checked = check(app.place, app.settings.lock_wait, quick)
    app.show_one(checked, style(format))
    app.screen.say("Nothing wrong was found.")


@verbs.command("rebuild")
def rebuild(context: typer.Context, format: FormatOption = "table") -> None:
    """Work every case out anew from what is recorded.

    Reviews ahead, colours and custody from day to day follow from the facts; db check says where they don't.

    \b
      iomctl db rebuild
    """
    from iomctl.services.upkeep.courses_checked import RebuiltBook, rebuild

    app: App = context.obj
    shown = change_style(app, format, RebuiltBook)
    with app.unit_of_work() as work:
        made = rebuild(work)
    app.show_one(made, shown)


@verbs.command("backup")
def backup(context: typer.Context, file: BackupArgument, format: FormatOption = "table") -> None:
    """Write a copy of the case book while others go on working.

    It is read back before it is said to be done.

    \b
      iomctl db backup /secure/casebook-2026-04-20.iomctl
      iomctl db backup --yes /secure/latest.iomctl
    """
    from iomctl.services.upkeep.backups import Backup, backup

    app: App = context.obj
    shown = change_style(app, format, Backup)
    if file.exists():
        app.confirm(f"{file} is there already. Write the new backup over it?")
    made = backup(app.place, app.settings.lock_wait, file)
    app.show_one(made, shown)
    app.screen.say("Done: the backup was read back and holds the same rows.")


@verbs.command("restore")
def restore(
    context: typer.Context, file: BackupArgument, format: FormatOption = "table", reason: ReasonOption = None
) -> None:
    """Bring a backup back. What it replaces is kept beside it, under a name with the day and time.

    \b
      iomctl db restore /secure/casebook-2026-04-20.iomctl
    """
    from iomctl.services.upkeep.backups import Restored, inspect_backup, restore

    app: App = context.obj
    shown = change_style(app, format, Restored)
    held = inspect_backup(app.place, app.settings.lock_wait, file)
    if held.replaces:
        app.confirm(f"{app.place.shown} is replaced by {file} ({held.rows:,} rows, {held.version}). Go ahead?")
    made, left = restore(app.place, app.settings.lock_wait, app.stamp(reason), file)
    app.changed = True
    app.show_one(made, shown)
    app.screen.say("Done: the restored case book was checked.")
    _say_left(app, left)


def _say_left(app: App, left: Sequence[str]) -> None:
    """Name what the upgrade left for somebody to decide."""
    if left:
        app.screen.say("What the case book said before can't all be so; somebody has to decide:")
    for line in left:
        app.screen.say(f"  {line}")
