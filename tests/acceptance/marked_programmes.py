"""What people who are marked have of programmes and requirements, with words in every column of free words."""

from iomctl.storage.tables.facts.reaches import Reach
from tests.casebook import book
from tests.program import Program


def join_programmes(iomctl: Program, of_membership: tuple[str, str], of_condition: tuple[str, str]) -> None:
    """G00001 soon ends, G00002 is a contract with a condition; each has the option for its free words."""
    on = ("--on", "2026-02-03")
    iomctl("programme", "join", "N1", "family-work", *of_membership, "--until", "2026-04-24", *on).succeeds()
    iomctl("programme", "join", "N1", "contract", *on).succeeds()
    iomctl("condition", "add", "G2", "no-offence", *of_condition).succeeds()


def require(iomctl: Program, by: tuple[str, str], note: tuple[str, str]) -> None:
    """An assessment for Q00001 and a session of it."""
    on = ("--on", "2026-02-03")
    iomctl("requirement", "assess", "Q1", "suitable", *by, *note, *on).succeeds()
    iomctl("requirement", "session", "Q1", "attended", *note, *on).succeeds()


def lives(iomctl: Program, address: str, postcode: str, words: tuple[str, ...]) -> None:
    """Give N00001 an address, with a postcode that no command takes."""
    iomctl("reach", "add", "N1", "address", address, *words).succeeds()
    with book(iomctl) as work:
        work.session.get_one(Reach, 1).postcode = postcode
