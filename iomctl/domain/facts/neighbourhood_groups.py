"""The groups that a board is told index offences in: the four of neighbourhood crime, and all others."""

from collections.abc import Mapping
from types import MappingProxyType

from iomctl.domain.facts.offence_codes import scope_of

BURGLARY, ROBBERY, FROM_PERSON, VEHICLE, OTHER = (
    "Residential burglary",
    "Robbery",
    "Theft from the person",
    "Vehicle crime",
    "Other offences",
)
GROUPS = (BURGLARY, ROBBERY, FROM_PERSON, VEHICLE, OTHER)
"""In the order to show them: the four groups of the 2020 strategy, then what is none of them."""

_OF_TYPE: Mapping[str, str] = MappingProxyType(
    {
        "residential-burglary": BURGLARY,
        "robbery": ROBBERY,
        "theft-from-person": FROM_PERSON,
        "theft-from-vehicle": VEHICLE,
        "theft-of-vehicle": VEHICLE,
        "vehicle-interference": VEHICLE,
    }
)


def group_of(code: str) -> str:
    """The group of a stored code, by its kind of crime; who the victim was is not asked."""
    return _OF_TYPE.get(scope_of(code).type, OTHER)
