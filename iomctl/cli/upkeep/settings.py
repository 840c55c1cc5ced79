"""iomctl settings: which settings are in force, and where each comes from."""

from dataclasses import dataclass

import typer

from iomctl.app import App
from iomctl.cli.options import ColumnsOption, FormatOption, style
from iomctl.domain.columns import column
from iomctl.domain.days.local_time import ZONE
from iomctl.settings import NAMES, settings_file


@dataclass(frozen=True)
class SettingInForce:
    """One setting as this run has it."""

    setting: str = column("Setting", "its name in the settings file", "lock_wait", rank=0, kept=True)
    value: str = column("Value", "what is in force; a password is masked", "60", rank=0)
    source: str = column("Source", "option, environment, the settings file, or default", "environment", rank=0)
    variable: str | None = column("Variable", "the environment variable that sets it", "IOMCTL_LOCK_WAIT", rank=1)


def command(context: typer.Context, format: FormatOption = "table", columns: ColumnsOption = None) -> None:
    """Which settings are in force and where each comes from: an option, the environment, the file, a default.

    \b
      iomctl settings
      iomctl settings --format json
    """
    app: App = context.obj
    values = {name: _shown(getattr(app.settings, name)) for name in NAMES}
    values |= {"db": app.place.shown, "mail": _masked(app.settings.mail)}
    found = [
        SettingInForce(name, value, app.settings.origin[name], f"IOMCTL_{name.upper()}")
        for name, value in values.items()
    ]
    found.append(SettingInForce("time_zone", ZONE, "the scheme's nation", None))
    app.show(found, SettingInForce, style(format, columns, whole=True, things=("setting", "settings")))
    file = settings_file(app.environ)
    app.screen.say(f"Settings file: {file}" + ("" if file.exists() else " (there is none)"))


def _shown(value: str | float) -> str:
    return value if isinstance(value, str) else f"{value:g}"


def _masked(mail: str) -> str:
    """The way that messages go without what could be a password: before an @, or behind the name of a command."""
    kind, _, rest = mail.partition(":")
    if kind == "command":
        first, space, _ = rest.strip().partition(" ")
        return f"{kind}:{first}{' ...' if space else ''}"
    return f"{kind}://***@{mail.rpartition('@')[2]}" if "@" in mail and kind != "folder" else mail
