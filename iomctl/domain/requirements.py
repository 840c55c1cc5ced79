"""What may be recorded of a treatment requirement, how its sessions add up, and where a kind of it is to be had."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from iomctl.domain.names import fold

CONSENT, ASSESSMENT, SESSION, BREACH = "consent", "assessment", "session", "breach"
OUTCOMES: Mapping[str, tuple[str, ...]] = {
    CONSENT: ("given", "refused"),
    ASSESSMENT: ("suitable", "not-suitable"),
    SESSION: ("attended", "missed"),
}
"""What may come of each; a breach has begun, or what came of it is a reason of the policy's list of that name."""

STEPS = (*OUTCOMES, BREACH)
ATTENDED, MISSED = OUTCOMES[SESSION]
BEGUN = "begun"
ACCEPTABLE = "acceptable"
"""The group of the policy's reasons for an absence that is accepted; any other absence is not."""

FOUND = "found"
"""The group of the policy's outcomes of a breach by which it was found; by any other it was not."""

NOT_RECORDED = "not recorded"


class Sessions(NamedTuple):
    """Sessions of a requirement: each is attended or missed, for an acceptable reason or another."""

    attended: int
    acceptable: int
    unacceptable: int

    @property
    def offered(self) -> int:
        """All of them."""
        return sum(self)


def added_up(counted: Iterable[tuple[str, str | None, int]], acceptable: frozenset[str]) -> Sessions | None:
    """Sessions from how many came out how, for which reason; None where there are none.

    `acceptable` are the codes of the reasons that are accepted. Attended, acceptable and unacceptable add up to those
    offered: acceptable absences and others are counted apart (design history of probation's own software).
    """
    attended = accepted = others = 0
    for outcome, reason, number in counted:
        if outcome == ATTENDED:
            attended += number
        elif reason in acceptable:
            accepted += number
        else:
            others += number
    found = Sessions(attended, accepted, others)
    return found if found.offered else None


def outside(areas: tuple[str, ...], area: str | None) -> str | None:
    """The area of a person in which a kind of requirement is not to be had; None where it is to be had.

    `areas` are those in which it is; none: it is everywhere. Of somebody whose area is not recorded it isn't known.
    """
    if not areas or (area is not None and fold(area) in map(fold, areas)):
        return None
    return area or NOT_RECORDED
