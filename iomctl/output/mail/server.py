"""Deliver one message to a mail server over a line of its own, private as the settings demand."""

import smtplib
import ssl
from contextlib import suppress
from email.message import EmailMessage
from pathlib import Path
from socket import gethostname

from iomctl.errors import SettingsWrong
from iomctl.output.mail.ways import NO_TLS, STARTTLS, TLS, NotSent, Server


def deliver(message: EmailMessage, to: Server) -> None:
    """Hand a message over; each gets a line of its own, so that one that is dropped takes no other along.

    Raises NotSent, with `whole` where the server can't be reached, is not private as demanded or refuses the login;
    SettingsWrong for a password file that can't be used.
    """
    password = _password(to.password_file) if to.password_file is not None else ""
    line = _opened(to)
    try:
        if to.user:
            _log_in(line, to.user, password)
        refused = line.send_message(message)
        if refused:  # a refused recipient does not raise when another was taken
            raise NotSent("the recipient was refused")
        with suppress(smtplib.SMTPException, OSError):  # it went, whatever the server says to a goodbye
            line.quit()
    except smtplib.SMTPRecipientsRefused as fault:
        code = next(iter(fault.recipients.values()), (0, b""))[0]
        raise NotSent(f"the recipient was refused ({code})") from None
    except smtplib.SMTPServerDisconnected as fault:
        if isinstance(fault.__context__, TimeoutError):  # smtplib says so of a server that does not answer, too
            raise NotSent(_too_slow(to)) from None
        raise NotSent("the line was dropped") from None
    except smtplib.SMTPResponseException as fault:
        raise NotSent(f"the server refused the message ({fault.smtp_code})") from None
    except TimeoutError:
        raise NotSent(_too_slow(to)) from None
    except (smtplib.SMTPException, OSError):
        raise NotSent("the line broke") from None
    finally:
        line.close()


def _too_slow(to: Server) -> str:
    return f"the server took longer than {to.timeout:g} seconds"


def _opened(to: Server) -> smtplib.SMTP:
    context = _context(to)
    own_name = gethostname()  # looking the whole name up could take as long as a server
    try:
        if to.tls == TLS and context is not None:
            return smtplib.SMTP_SSL(to.host, to.port, local_hostname=own_name, timeout=to.timeout, context=context)
        line = smtplib.SMTP(to.host, to.port, local_hostname=own_name, timeout=to.timeout)
    except ssl.SSLError:
        raise NotSent("no private line: the server's certificate or its TLS is refused", whole=True) from None
    except TimeoutError:
        raise NotSent(f"the server did not answer within {to.timeout:g} seconds", whole=True) from None
    except (smtplib.SMTPException, OSError):
        raise NotSent("the server can't be reached", whole=True) from None
    if to.tls == STARTTLS:
        _make_private(line, context)
    return line


def _make_private(line: smtplib.SMTP, context: ssl.SSLContext | None) -> None:
    try:
        code, _ = line.starttls(context=context)
    except (smtplib.SMTPException, OSError):
        code = 0
    if code != 220:
        line.close()
        raise NotSent("the server offers no private line (STARTTLS)", whole=True)


def _log_in(line: smtplib.SMTP, user: str, password: str) -> None:
    try:
        line.login(user, password)
    except smtplib.SMTPServerDisconnected:
        raise
    except smtplib.SMTPException:
        raise NotSent("the server refused the login", whole=True) from None


def _context(to: Server) -> ssl.SSLContext | None:
    if to.tls == NO_TLS:
        return None
    try:
        return ssl.create_default_context(cafile=None if to.ca_file is None else str(to.ca_file))
    except (OSError, ssl.SSLError):
        raise SettingsWrong(f"mail_ca_file {to.ca_file}: no certificates can be read there") from None


def _password(file: Path) -> str:
    try:
        if file.stat().st_mode & 0o077:
            raise SettingsWrong(f"mail_password_file {file}: others can read it", advice=f"chmod 600 {file}")
        return file.read_text("utf-8").rstrip("\r\n")
    except OSError as fault:
        raise SettingsWrong(f"mail_password_file {file}: {fault.strerror}") from None
    except UnicodeDecodeError:
        raise SettingsWrong(f"mail_password_file {file}: not UTF-8 text") from None
