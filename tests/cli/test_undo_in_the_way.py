"""What only one may have, taken back: it is given on in turn, and who has it since is named."""

from tests.acceptance.settled import settle
from tests.books import laid_once
from tests.cli.test_undo_misused import WRONG
from tests.program import Program


@laid_once
def known(iomctl: Program) -> None:
    """The case book of `settled.py`."""
    settle(iomctl)


def test_a_note_in_the_middle_is_withdrawn_and_comes_back_any_number_of_times(known: Program) -> None:
    first = known("note", "add", "N1", "one", "--kind", "fact", "--format", "json").succeeds().json()["note"]
    second = known("note", "correct", first, "two", "--format", "json").succeeds().json()["note"]
    third = known("note", "correct", second, "three", "--format", "json").succeeds().json()["note"]
    known("note", "withdraw", second, *WRONG).succeeds()
    for verb, corrects in (("undo", second), ("redo", first), ("undo", second), ("redo", first)):
        known(verb).succeeds()
        assert corrected(known, third) == corrects
    known("db", "check").succeeds()
    known("audit", "verify").succeeds()


def corrected(iomctl: Program, note: str) -> str | None:
    """The note that one of N00001 corrects."""
    notes = iomctl("note", "list", "N1", "--format", "json").succeeds().json()
    (found,) = (one["corrects"] for one in notes if one["note"] == note)
    return str(found)
