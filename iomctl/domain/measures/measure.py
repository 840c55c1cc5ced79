"""What a measure is: what it counts, in which section of a paper it stands, and whether more of it is better."""

from typing import NamedTuple

COUNT, SHARE, MIDDLE = "count", "share", "median"
HIGHER, LOWER = "higher", "lower"


class Measure(NamedTuple):
    """One measure: `code` is its word for ever, `version` is raised whenever what it counts changes.

    `kind` is COUNT, a number of `unit`; SHARE, those of all `unit` for whom it is so; or MIDDLE, a median in days over
    so many `unit`. `better` is HIGHER or LOWER for what may have a target, "" for what may not. `parts` is whether
    its groups are parts of the whole: each thing counted is in exactly one. `told` is of what counts
    the work of agencies: nothing of it is withheld, for it says nothing of anybody. `on_a_day`
    is of what is counted as it stands on a day, not over a period. `telling` is of what nought tells of too: that
    nobody was convicted, or everybody was, says so of each of them.
    """

    code: str
    section: str
    name: str
    definition: str
    kind: str = COUNT
    unit: str = "people"
    better: str = ""
    parts: bool = True
    told: bool = False
    on_a_day: bool = False
    telling: bool = False
    version: int = 1
