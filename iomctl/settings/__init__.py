"""Settings: an option wins over the environment, the environment over the file, the file over the default."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path

from iomctl.errors import SettingsWrong
from iomctl.settings.places import path_of

PREFIX = "IOMCTL_"
MOST_ASKED = frozenset(("db", "actor"))
"""Settings without which nearly every command would do something else: the others have defaults for all."""


@dataclass(frozen=True)
class Settings:
    """What a command runs with; `origin` says where each value came from.

    `db` is a path or a URL; `actor` is who the audit trail names on SQLite; `lock_wait` is how many
    seconds to wait for another command that holds the database. The others say how messages go out: the way, who they
    are from, the TLS demanded, who logs in by which file, whom to trust, and the seconds that a server may take.
    """

    db: str
    actor: str
    lock_wait: float = 60.0
    mail: str = ""
    mail_from: str = ""
    mail_tls: str = ""
    mail_user: str = ""
    mail_password_file: str = ""
    mail_ca_file: str = ""
    mail_timeout: float = 30.0
    origin: Mapping[str, str] = field(default_factory=dict)


def settings_file(environ: Mapping[str, str]) -> Path:
    """Where the settings file is looked for; it need not exist."""
    if named := environ.get("IOMCTL_SETTINGS"):
        return path_of(named)
    import platformdirs

    return Path(platformdirs.user_config_dir("iomctl")) / "settings.toml"


def read_settings(environ: Mapping[str, str], given: Mapping[str, str | None] | None = None) -> Settings:
    """Bring the sources together; `given` are those typed as options, None for one that was not.

    Raises SettingsWrong, a line for each misspelt or wrong setting.
    """
    file = settings_file(environ)
    typed = {name: value for name, value in (given or {}).items() if value}
    told = _from_environment(environ)
    needed = not {*told, *typed} >= MOST_ASKED
    layers: list[tuple[str, Mapping[str, object]]] = [
        ("default", _DEFAULTS | {"actor": _system_user(environ)}),
        (str(file), _from_file(file, bool(environ.get("IOMCTL_SETTINGS")), needed)),
        ("environment", told),
        ("option", typed),
    ]
    values: dict[str, object] = {}
    origin: dict[str, str] = {}
    for source, layer in layers:
        values.update(layer)
        origin.update(dict.fromkeys(layer, source))
    read = {name: _seconds(name, one) if name in _LONGEST else str(one) for name, one in values.items()}
    settings = Settings(**read, origin=origin)  # type: ignore[arg-type]  # each is read as what its field holds
    return settings if settings.db else replace(settings, db=str(_default_database()))


_LONGEST = {"lock_wait": 3600, "mail_timeout": 300}  # the settings that are seconds, and the most of them
NAMES = tuple(one.name for one in fields(Settings) if one.name != "origin")
_DEFAULTS: dict[str, object] = {one.name: one.default for one in fields(Settings) if one.name in NAMES} | {"db": ""}


def _default_database() -> Path:
    import platformdirs

    return Path(platformdirs.user_data_dir("iomctl")) / "casebook.sqlite"


def _system_user(environ: Mapping[str, str]) -> str:
    import pwd

    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return environ.get("LOGNAME") or f"uid {os.getuid()}"


def _from_file(file: Path, named: bool, needed: bool) -> dict[str, object]:
    """What a file says. One that can't be read is as none where nobody `named` it and nothing in it is `needed`."""
    try:
        text = file.read_text("utf-8")
    except FileNotFoundError:
        if named:
            raise SettingsWrong(f"{file}: no such settings file; IOMCTL_SETTINGS names it") from None
        if needed and (link := next((one for one in (file, file.parent) if one.is_symlink()), None)):
            raise SettingsWrong(
                f"{link}: a link to what is not there", advice="mend or remove it, or give IOMCTL_DB and IOMCTL_ACTOR"
            ) from None
        return {}
    except UnicodeDecodeError:
        raise SettingsWrong(f"{file}: not UTF-8 text") from None
    except OSError as fault:
        if not named and not needed:
            return {}
        raise SettingsWrong(
            f"{file}: {fault.strerror}", advice="let it be read, or give IOMCTL_DB and IOMCTL_ACTOR"
        ) from None
    import tomllib

    try:
        read = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise SettingsWrong(f"{file}: not TOML: {fault}") from None
    _refuse_unknown(read, prefix="", where=str(file))
    wrong = [name for name, value in read.items() if not isinstance(value, _held(name)[0])]
    if wrong:
        raise SettingsWrong(*(f"{file}: {name}: {_held(name)[1]} is expected" for name in wrong))
    return {name: value for name, value in read.items() if value != ""}


def _held(name: str) -> tuple[tuple[type, ...], str]:
    return ((int, float), "a number of seconds") if name in _LONGEST else ((str,), "text in quotes")


def _from_environment(environ: Mapping[str, str]) -> dict[str, object]:
    ours = (name for name in environ if name.startswith(PREFIX) and not name.startswith("IOMCTL_TEST_"))
    named = {name.removeprefix(PREFIX).lower(): environ[name] for name in ours if name != "IOMCTL_SETTINGS"}
    _refuse_unknown(named, prefix=PREFIX, where="environment")
    garbled = [f"environment: IOMCTL_{name.upper()} is not UTF-8 text" for name, one in named.items() if _is_bytes(one)]
    if garbled:
        raise SettingsWrong(*garbled)
    return {name: value for name, value in named.items() if value}


def _is_bytes(value: str) -> bool:
    return any("\ud800" <= letter <= "\udfff" for letter in value)


def _refuse_unknown(given: Mapping[str, object], prefix: str, where: str) -> None:
    faults = []
    for name in given:
        if name not in NAMES:
            from difflib import get_close_matches

            near = get_close_matches(name, NAMES, 1)
            hint = f"; did you mean {_as_written(prefix, near[0])}?" if near else ""
            faults.append(f"{where}: {_as_written(prefix, name)} is not a setting{hint}")
    if faults:
        raise SettingsWrong(*faults, advice=f"settings are {', '.join(_as_written(prefix, one) for one in NAMES)}")


def _as_written(prefix: str, name: str) -> str:
    return prefix + name.upper() if prefix else name


def _seconds(name: str, value: object) -> float:
    try:
        seconds = float(str(value))
    except ValueError:
        seconds = -1.0
    if not 0 <= seconds <= _LONGEST[name]:
        raise SettingsWrong(f"{name} {value}: a number of seconds from 0 to {_LONGEST[name]}")
    return seconds
