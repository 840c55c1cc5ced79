"""The ways that a message goes out, read from the settings: a mail server, a folder, a command, stdout."""

import shlex
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from iomctl.domain.reminders.addresses import address
from iomctl.errors import BadValue, SettingsWrong
from iomctl.settings import Settings

STARTTLS, TLS, NO_TLS = "starttls", "tls", "none"
TLS_WORDS = (STARTTLS, TLS, NO_TLS)
FORMS = "smtp://HOST[:PORT], smtps://HOST[:PORT], folder:PATH, command:WORDS or stdout"
SENDER = "iomctl@localhost.invalid"
"""Who messages are from where no mail server asks."""


class NotSent(Exception):
    """A message did not go; `why` names no address and no password. `whole` is whether none would go this way."""

    def __init__(self, why: str, whole: bool = False) -> None:
        super().__init__(why)
        self.why, self.whole = why, whole


@dataclass(frozen=True)
class Server:
    """A mail server: how the line to it is kept private, who logs in by which file, and how long it may take."""

    host: str
    port: int
    tls: str
    user: str
    password_file: Path | None
    ca_file: Path | None
    timeout: float


@dataclass(frozen=True)
class Folder:
    """A folder that gets a file for each message."""

    path: Path


@dataclass(frozen=True)
class Command:
    """A command that gets each message on its stdin, within so many seconds."""

    words: tuple[str, ...]
    timeout: float


@dataclass(frozen=True)
class Stdout:
    """Messages one after the other on stdout."""


Way = Server | Folder | Command | Stdout


def way_of(settings: Settings, credentials: str | None) -> Way:
    """The way that the settings say; `credentials` is systemd's folder of them, None for none. Raises SettingsWrong."""
    kind, colon, rest = settings.mail.partition(":")
    if kind in {"smtp", "smtps"} and rest.startswith("//"):
        return _server(kind, rest.removeprefix("//").removesuffix("/"), settings, credentials)
    if kind == "folder" and rest:
        return Folder(Path(rest).expanduser())
    if kind == "command" and rest.strip():
        return Command(_words(rest), settings.mail_timeout)
    if kind == "stdout" and not colon:
        return Stdout()
    if not settings.mail:
        raise SettingsWrong("nothing says how messages go out", advice=f"give --mail or set mail: {FORMS}")
    raise SettingsWrong(f"mail {kind}{colon}...: {FORMS}")


def sender_of(settings: Settings, way: Way) -> str:
    """The address that messages are from. Raises SettingsWrong for a wrong one, and for none where a server asks."""
    if not settings.mail_from:
        if isinstance(way, Server):
            raise SettingsWrong("mail_from is missing: the address that messages are from")
        return SENDER
    try:
        return address(settings.mail_from)
    except BadValue as fault:
        raise SettingsWrong(f"mail_from: {fault}") from None


def _server(kind: str, place: str, settings: Settings, credentials: str | None) -> Server:
    host, colon, port = place.partition(":")
    if not host or "@" in place or "/" in place or (colon and not port.isdecimal()) or int(port or 1) not in _PORTS:
        raise SettingsWrong(
            f"mail {kind}://...: a host and a port are expected",
            advice="who logs in is mail_user, the password stands in the file mail_password_file",
        )
    tls = settings.mail_tls or (TLS if kind == "smtps" else STARTTLS)
    if tls not in TLS_WORDS:
        raise SettingsWrong(f"mail_tls {tls}: one of {', '.join(TLS_WORDS)}")
    if kind == "smtps" and tls != TLS:
        raise SettingsWrong(f"mail_tls {tls} does not go with smtps://", advice="leave it out, or write smtp://")
    known: dict[str, Any] = {"tls": tls, "user": settings.mail_user, "timeout": settings.mail_timeout}
    password = _password_file(settings, credentials) if settings.mail_user else None
    if settings.mail_user and tls == NO_TLS:
        raise SettingsWrong("mail_user does not go with mail_tls none", advice="a password is sent over TLS only")
    ca_file = Path(settings.mail_ca_file).expanduser() if settings.mail_ca_file else None
    usual = 465 if tls == TLS else 587
    return Server(host, int(port or usual), password_file=password, ca_file=ca_file, **known)


_PORTS = range(1, 65536)
CREDENTIAL = "iomctl-mail-password"
"""The name of the credential that systemd is to give."""


def _password_file(settings: Settings, credentials: str | None) -> Path:
    if settings.mail_password_file:
        return Path(settings.mail_password_file).expanduser()
    if credentials and (Path(credentials) / CREDENTIAL).exists():
        return Path(credentials) / CREDENTIAL
    raise SettingsWrong(
        "mail_user is set, and no password is to be found",
        advice=f"name a file by mail_password_file, or give systemd's credential {CREDENTIAL}",
    )


def _words(rest: str) -> tuple[str, ...]:
    try:
        return tuple(shlex.split(rest))
    except ValueError:
        raise SettingsWrong("mail command:...: a quote is not closed") from None
