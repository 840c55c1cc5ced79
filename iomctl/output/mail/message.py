"""A message as it goes out: headers that nothing of others can break, and lines that are inert."""

from collections.abc import Sequence
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from typing import NamedTuple

from iomctl.output.clean import plain

LONGEST_LINE = 998
"""Characters of a line that every server takes as it is."""


class Letter(NamedTuple):
    """What somebody is written: the address, the subject, the lines, and the part of the Message-ID before the @."""

    to: str
    subject: str
    lines: Sequence[str]
    message_id: str


def composed(letter: Letter, sender: str, at: datetime) -> EmailMessage:
    """The message from an address at an aware moment. Both addresses are plain ones that were checked.

    What others wrote is made inert a line at a time, so that it can't begin a header, a line or a part of its own.
    """
    made = EmailMessage(policy=SMTP)
    made["From"], made["To"] = sender, letter.to
    made["Subject"] = plain(letter.subject)
    made["Date"] = format_datetime(at)
    made["Message-ID"] = f"<{letter.message_id}@{sender.rpartition('@')[2]}>"
    # So that no out-of-office answers a machine.
    made["Auto-Submitted"] = "auto-generated"
    text = "".join(f"{plain(line)}\n" for line in letter.lines)
    short = max(map(len, text.splitlines()), default=0) <= LONGEST_LINE
    made.set_content(text, cte="7bit" if short and text.isascii() else "quoted-printable")
    return made
