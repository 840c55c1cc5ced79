"""What no undo takes back: why, and what to do instead."""

from itertools import takewhile
from typing import Any

from sqlalchemy import Row

from iomctl.storage.details import NOBODY
from iomctl.storage.event_parts import changes_of
from iomctl.storage.owners import PERSON
from iomctl.storage.unit_of_work import UnitOfWork

NOT_TAKEN_BACK = {
    "policy_version": ("a policy stays known, for past days go by it", "iomctl policy load FILE loads another"),
    "bank_holiday": ("bank holidays stay known", "iomctl policy holidays FILE loads another list"),
    "scheme": ("it made the case book", "iomctl scheme edit changes what it says"),
    "rescope_run": ("a plan changes nobody's record", "iomctl rescope plan makes another"),
}
"""Tables whose rows no undo takes away: why, and what to do instead."""

COMMANDS = {
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
    nobodys = takewhile(lambda told: told[0] == NOBODY, changes_of(work.session.connection(), event.id))
    table = next((one["table"] for _, one in nobodys if stays(one["table"], one["before"])), None)
    return None if table is None else NOT_TAKEN_BACK[table]


def stays(table: str, before: Any) -> bool:
    """Whether no undo takes a change back, by its table and what the row held before; None where it was added.

    A bank holiday is its day and nothing else, so that whatever was done with one stays.
    """
    return table == "bank_holiday" or (before is None and table in NOT_TAKEN_BACK)


def lifts_mark(table: str, before: Any, after: Any) -> bool:
    """Whether a change of a row lifts a limited-access mark, so that everybody is shown who it is."""
    return table == PERSON and bool(before and after and before.get("restricted")) and not after.get("restricted", True)
