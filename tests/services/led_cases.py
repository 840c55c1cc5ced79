"""A case book with four people, led by two workers."""

from tests.program import Program
from tests.services.case_book import adopt, set_up

PEOPLE = ["N00001", "N00002", "N00003", "N00004"]


def led(iomctl: Program) -> None:
    """Three people led by S Okafor and one by J Byrne, all since 5 January 2026."""
    assert set_up(iomctl, 4) == PEOPLE
    for person in PEOPLE[:3]:
        adopt(iomctl, person).succeeds()
    adopt(iomctl, PEOPLE[3], worker="byrne").succeeds()


def workers(iomctl: Program, *words: str) -> dict[str, tuple[str, str]]:
    """Worker and agency by person, as `cohort show` answers them."""
    rows = iomctl("cohort", "show", "luton", "--format", "json", *words).succeeds().json()
    return {row["offender"]: (row["worker"], row["agency"]) for row in rows}
