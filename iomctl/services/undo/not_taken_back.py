"""What no undo takes back: why, and what to do instead."""

from typing import Any

NOT_TAKEN_BACK = {
    "policy_version": ("a policy stays known, for past days go by it", "iomctl policy load FILE loads another"),
    "bank_holiday": ("bank holidays stay known", "iomctl policy holidays FILE loads another list"),
    "scheme": ("it made the case book", "iomctl scheme edit changes what it says"),
    "rescope_run": ("a plan changes nobody's record", "iomctl rescope plan makes another"),
}
"""Tables whose rows no undo takes away: why, and what to do instead."""


def stays(table: str, before: Any) -> bool:
    """Whether no undo takes a change back, by its table and what the row held before; None where it was added.

    A bank holiday is its day and nothing else, so that whatever was done with one stays.
    """
    return table == "bank_holiday" or (before is None and table in NOT_TAKEN_BACK)
