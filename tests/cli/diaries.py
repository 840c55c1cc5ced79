"""A calendar that the program wrote, read back by another parser than the one that wrote it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import vobject

from tests.program import Program


@dataclass(frozen=True)
class Read:
    """One entry as that parser has it; `values` holds the text of every property by its name."""

    uid: str
    title: str
    start: date | datetime
    status: str
    sequence: int
    stamp: datetime
    values: dict[str, str]

    @property
    def day(self) -> str:
        """The day of an entry that has no hour."""
        assert type(self.start) is date
        return self.start.isoformat()


def stream(program: Program, *words: str) -> str:
    """What a command writes on stdout, in the form that RFC 5545 asks of any stream."""
    text = program(*words).succeeds().out
    lines = text.split("\r\n")
    assert lines[-1] == ""
    assert "\n" not in text.replace("\r\n", "")
    assert max(len(line.encode()) for line in lines) <= 75
    return text


def entries(program: Program, *words: str) -> list[Read]:
    """The entries that a command writes, in their order."""
    return read(stream(program, *words))


def read(text: str) -> list[Read]:
    """The entries of a stream."""
    calendar = vobject.readOne(text)
    assert (calendar.version.value, calendar.method.value, bool(calendar.prodid.value)) == ("2.0", "PUBLISH", True)
    return [_read(one) for one in getattr(calendar, "vevent_list", [])]


def _read(event: Any) -> Read:
    values = {name.upper(): str(event.contents[name][0].value) for name in event.contents}
    assert values["CLASS"] == "CONFIDENTIAL"
    return Read(
        uid=event.uid.value,
        title=event.summary.value,
        start=event.dtstart.value,
        status=event.status.value,
        sequence=int(event.sequence.value),
        stamp=event.dtstamp.value,
        values=values,
    )
