"""What the policy says of figures that are given out: the marking of exact ones, and what is merged in the others."""

from typing import NamedTuple


class Merged(NamedTuple):
    """Several categories that are published as one: what they are called together, and their codes or names."""

    name: str
    of: tuple[str, ...]


class Publishing(NamedTuple):
    """How figures are given out: all four are defaults with no public source, set by the scheme.

    `marking` stands on every page of exact figures. In figures for others ages are under `age_from`, in completed
    years, or from it on; `ethnicities` (by code) and `districts` (of areas, by name) are merged, what none of them
    names staying by itself.
    """

    marking: str = "OFFICIAL-SENSITIVE"
    age_from: int = 25
    ethnicities: tuple[Merged, ...] = ()
    districts: tuple[Merged, ...] = ()
