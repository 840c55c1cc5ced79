"""A real mail server for tests, which takes messages or fails as it is told to."""

import asyncio
import socket
import ssl
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from shutil import which
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

TAKE, REFUSE, STALL, DROP, BUSY = "take", "refuse", "stall", "drop", "busy"
FAULTS = (REFUSE, STALL, DROP, BUSY)


@dataclass
class Mailbox:
    """What a server took, in order. `does` says what it does with the next message to an address."""

    does: Callable[[str], str] = lambda _: TAKE
    taken: list[EmailMessage] = field(default_factory=list)
    on_taken: Callable[[], Any] = lambda: None
    port: int = 0

    @property
    def settings(self) -> dict[str, str]:
        """The settings of a client that waits no longer than it must."""
        return {
            "IOMCTL_MAIL": f"smtp://localhost:{self.port}",
            "IOMCTL_MAIL_FROM": "iom@example.org",
            "IOMCTL_MAIL_TLS": "none",
            "IOMCTL_MAIL_TIMEOUT": "0.3",
        }

    def lines(self) -> list[tuple[str, str]]:
        """To whom each thing was told, and the line that told it."""
        return [(str(one["To"]), line.strip()) for one in self.taken for line in text_of(one) if line.startswith("  N")]

    # What the library calls for each step of a delivery.

    async def handle_RCPT(self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any) -> str:  # noqa: N802
        """Take an address, or refuse it."""
        self._now = self.does(address)
        if self._now == REFUSE:
            return "550 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
        """Take a message, or do what goes wrong."""
        if self._now == STALL:
            await asyncio.Event().wait()
        if self._now == DROP:
            server.transport.close()
        if self._now in {DROP, BUSY}:
            return "451 try again later"
        self.taken.append(message_from_bytes(envelope.content, policy=policy.default))
        waits = self.on_taken()
        if waits is not None:
            await waits
        return "250 taken"


def text_of(message: EmailMessage) -> list[str]:
    """The lines of a message."""
    return str(message.get_content()).splitlines()


@contextmanager
def serving(box: Mailbox, **how: Any) -> Iterator[Mailbox]:
    """A server that fills a mailbox; `how` is what aiosmtpd takes."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        box.port = free.getsockname()[1]
    controller = Controller(box, hostname="localhost", port=box.port, **how)
    controller.start()
    try:
        yield box
    finally:
        controller.stop()


@dataclass(frozen=True)
class Certificate:
    """A key and a certificate for localhost, made for one run of the tests."""

    file: Path

    @property
    def context(self) -> ssl.SSLContext:
        """The server's side of a private line."""
        made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        made.load_cert_chain(self.file)
        return made


def certificate(folder: Path) -> Certificate:
    """A certificate made here and now; the test is skipped where nothing makes one."""
    if which("openssl") is None:
        pytest.skip("openssl is not installed")
    file = folder / "server.pem"
    key = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", str(file))
    named = ("-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-days", "3650")
    made = subprocess.run(["openssl", "req", "-x509", *key, *named], capture_output=True, check=True)
    with file.open("ab") as out:
        out.write(made.stdout)
    return Certificate(file)


def knows(user: str, password: str) -> Callable[..., AuthResult]:
    """What lets one user in by a password."""

    def check(_server: Any, _session: Any, _envelope: Any, _mechanism: str, data: Any) -> AuthResult:
        return AuthResult(success=(data.login, data.password) == (user.encode(), password.encode()), handled=False)

    return check
