"""Send one message one way; what went wrong is told in our words, never a server's or with a password."""

import subprocess
from email.message import EmailMessage

from iomctl.errors import BadValue
from iomctl.output.files import new_file
from iomctl.output.mail.ways import Command, Folder, NotSent, Server, Way
from iomctl.output.screen import Screen


def send(message: EmailMessage, way: Way, screen: Screen) -> None:
    """Send a message; it went whole when this comes back. Raises NotSent, and SettingsWrong as `deliver`."""
    if isinstance(way, Server):
        from iomctl.output.mail.server import deliver

        deliver(message, way)
    elif isinstance(way, Folder):
        _to_folder(message, way)
    elif isinstance(way, Command):
        _to_command(message, way)
    else:
        screen.write_lines([*message.as_bytes().decode("ascii").replace("\r\n", "\n").splitlines(), ""])


def _to_folder(message: EmailMessage, way: Folder) -> None:
    """A file that only its owner can read, there whole or not at all; the same message is the same file."""
    name = str(message["Message-ID"]).strip("<>").partition("@")[0]
    try:
        with new_file(str(way.path / f"{name}.eml")) as file:
            file.write(message.as_bytes())
    except BadValue:
        raise NotSent("the folder can't be written to", whole=True) from None


def _to_command(message: EmailMessage, way: Command) -> None:
    try:
        ended = subprocess.run(  # noqa: S603 the words are the settings' own
            way.words,
            input=message.as_bytes(),
            timeout=way.timeout,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
        )
    except OSError as fault:
        raise NotSent(f"the command can't be started: {fault.strerror}", whole=True) from None
    except subprocess.TimeoutExpired:
        raise NotSent(f"the command took longer than {way.timeout:g} seconds") from None
    if ended.returncode:
        raise NotSent(f"the command answered {ended.returncode}")
