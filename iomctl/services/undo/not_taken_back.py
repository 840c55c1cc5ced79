"""What no undo takes back: why, and what to do instead."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Row

from iomctl.storage.details import NOBODY
from iomctl.storage.event_parts import changes_of
from iomctl.storage.owners import PERSON
from iomctl.storage.unit_of_work import UnitOfWork

RUN, CARRIED = "rescope_run", "rescope_decision"
"""A run stays known, but decisions that its plan carried over can be taken back."""

NOT_TAKEN_BACK = {
    "policy_version": ("a policy stays known, for past days go by it", "iomctl policy load FILE loads another"),
    "bank_holiday": ("bank holidays stay known", "iomctl policy holidays FILE loads another list"),
    "scheme": ("it made the case book", "iomctl scheme edit changes what it says"),
    "panel_disclosure": (
        "what was given out can't be called back",
        "iomctl panel disclosures lists who was given what",
    ),
    "board_report": ("a report that was made is kept for good", "iomctl report board makes another"),
    RUN: ("a plan changes nobody's record", "iomctl rescope plan makes another"),
}
"""Tables whose rows no undo takes away: why, and what to do instead."""

COMMANDS = {
    "remind send": ("what was sent can't be called back", "iomctl remind list says what was told to whom"),
    "demo": (
        "it filled a case book of its own with made-up people, whom the trail doesn't list",
        "iomctl demo FILE makes another",
    ),
}
"""Commands that no undo takes back, whatever they changed: why, and what to do instead."""


def why_it_stays(work: UnitOfWork, event: Row[Any]) -> tuple[str, str] | None:
    """Why no undo takes an event back, and what to do instead; None for one that can be.

    What stays is nobody's, which comes first.
    """
    if event.command in COMMANDS:
        return COMMANDS[event.command]
    table = what_stays(_nobodys(changes_of(work.session.connection(), event.id)))
    return None if table is None else NOT_TAKEN_BACK[table]


def what_stays(changes: Iterable[tuple[str, Any]]) -> str | None:
    """The table for whose sake no undo takes changes back; None where one does.

    Each change is its table and what the row held before, None where it was added. A bank holiday is its day and
    nothing else, so that whatever was done with one stays.
    """
    found = None
    for table, before in changes:
        if found == RUN and table == CARRIED:
            return None
        if found is None and (table == "bank_holiday" or (before is None and table in NOT_TAKEN_BACK)):
            found = table
    return found


def can_be_undone(changes: Iterable[Mapping[str, Any]]) -> bool:
    """Whether an undo takes back what a command changed."""
    return what_stays((one["table"], one["before"]) for one in changes) is None


def undo_lifts_mark(changes: Iterable[Mapping[str, Any]]) -> bool:
    """Whether an undo of what a command changed lifts a limited-access mark."""
    return any(lifts_mark(one["table"], one["after"], one["before"]) for one in changes)


def _nobodys(changes: Iterable[tuple[int, Mapping[str, Any]]]) -> Iterator[tuple[str, Any]]:
    """What is nobody's of the changes of an event, and the first that is somebody's."""
    for owner, one in changes:
        yield one["table"], one["before"]
        if owner != NOBODY:
            return


def lifts_mark(table: str, before: Any, after: Any) -> bool:
    """Whether a change of a row lifts a limited-access mark, so that everybody is shown who it is."""
    return table == PERSON and bool(before and after and before.get("restricted")) and not after.get("restricted", True)
