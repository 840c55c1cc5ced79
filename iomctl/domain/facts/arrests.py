"""What may be recorded about an arrest, and whether it was for a neighbourhood offence."""

from collections.abc import Iterable

from iomctl.domain.facts.offence_codes import name_of
from iomctl.domain.facts.offences import neighbourhood

OUTCOMES = ("charged", "cautioned", "bailed", "released-under-investigation", "no-further-action")
BETWEEN_CODES = ", "


def joined(codes: Iterable[str]) -> str | None:
    """Stored codes as the one text that an arrest holds, each once and in order; None where there are none."""
    return BETWEEN_CODES.join(sorted(set(codes))) or None


def codes_in(codes: str | None) -> tuple[str | None, ...]:
    """The stored codes of the offences that an arrest was for, at least one; None for one that is not known."""
    return (None,) if codes is None else tuple(codes.split(BETWEEN_CODES))


def for_neighbourhood_crime(codes: str | None, victim: str) -> tuple[str, str]:
    """Whether an arrest was for neighbourhood crime, one of `offences.SCOPES`, and why.

    `codes` is as an arrest holds them, `victim` one of `offences.VICTIMS`. One offence that is neighbourhood crime
    makes it such an arrest, and where none is one that has to be asked about leaves it open.
    """
    told = [neighbourhood(code, victim) for code in codes_in(codes)]
    return min(told, key=lambda one: ("yes", "ask", "no").index(one[0]))


def names_of(codes: str | None) -> str | None:
    """What the categories of the codes of an arrest are called, each once; None without a code."""
    names = dict.fromkeys(name_of(code) for code in codes_in(codes) if code is not None)
    return ", ".join(names) or None
