"""The words of a reminder: who is late, what is ahead, a line each, and no more of a person than the policy has it."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from shlex import quote
from typing import TYPE_CHECKING

from iomctl.domain.counts import counted
from iomctl.domain.days.days import in_full
from iomctl.domain.references import PERSON, RESTRICTED_NAME, reference
from iomctl.domain.reminders.kinds import KINDS
from iomctl.output.mail.message import Letter

if TYPE_CHECKING:
    from iomctl.services.reminders.digests import Digest, DigestLine


def letter_of(digest: "Digest", on: date, again_after_days: int) -> Letter:
    """The message of a digest for a day, marked at its head, its foot and in its subject."""
    things = counted(len(digest.lines), "reminder", "reminders")
    subject = f"{digest.marking}: {things}, {digest.scheme}"
    assert digest.to.address is not None  # noqa: S101 who has none is not written to
    return Letter(digest.to.address, subject, list(_lines(digest, on, again_after_days)), digest.message_id)


def _lines(digest: "Digest", on: date, again_after_days: int) -> Iterator[str]:
    yield from (digest.marking, "", f"{digest.scheme}, {in_full(on)}")
    for under, lines in groupby(digest.lines, lambda one: one.under):
        if under:
            yield from ("", f"{under}:")
        yield from _things(digest, list(lines))
    for fault in digest.faults:
        yield from ("", f"Referrals could not be counted: {fault}")
    yield ""
    again = f", and again after {counted(again_after_days, 'day')} while it stands" if again_after_days else ""
    yield f"Each thing is told once{again}. To see all:"
    yield f"  iomctl today{'' if digest.to.worker is None else f' --worker {quote(digest.to.name)}'}"
    yield from ("", digest.marking)


def _things(digest: "Digest", lines: "list[DigestLine]") -> Iterator[str]:
    width = max(len(digest.named[one.notice.person]) for one in lines)
    for late, title in ((True, "Late"), (False, "Due")):
        told = [one for one in lines if KINDS[one.notice.kind].late is late]
        if told:
            yield from ("", title)
        for one in told:
            yield f"  {_told(digest, one, width)}"


def _told(digest: "Digest", line: "DigestLine", width: int) -> str:
    one = line.notice
    kind = KINDS[one.kind]
    name = f"{digest.named[one.person].ljust(width)}  " if width else ""
    # The reference of a record says nothing of its kind; a code, like that of a cohort or standard, stays at home.
    about = f" ({one.about})" if one.about[1:].isdecimal() else ""
    hidden = kind.of_birth and digest.named[one.person] == RESTRICTED_NAME
    day = f" {in_full(one.due_on)}" if one.due_on is not None and not hidden else ""
    again = ", told before" if line.told_before else ""
    return f"{reference(PERSON, one.person)}  {name}{kind.words}{day}{about}{again}"
