"""Lists by name give a hidden name the place of the word "restricted", so that its place says nothing about it."""

import pytest

from tests.books import laid_once
from tests.program import Program
from tests.services.case_book import adopt, set_up

BY_REAL_NAME = ["Adair, Kai", "Quill, Kai", "Sayle, Kai", "Zeal, Kai"]
HIDDEN = ["Quill, Kai", "restricted", "restricted", "Sayle, Kai"]


@laid_once
def led(iomctl: Program) -> None:
    """A case book in which S Okafor leads four people, the first and the last by name with a limited-access mark."""
    set_up(iomctl, 0)
    for surname in ("Zeal", "Adair", "Quill", "Sayle"):
        iomctl("offender", "add", "--surname", surname, "--forenames", "Kai").succeeds()
    for number in range(1, 5):
        adopt(iomctl, f"N{number}").succeeds()
    for hidden in ("N1", "N2"):
        iomctl("offender", "restrict", hidden, "--reason", "relative of a worker").succeeds()


def names(rows: list[dict[str, str]]) -> list[str]:
    """The names in the order of the list; those that are hidden come by their reference."""
    hidden = [row["offender"] for row in rows if row["name"] == "restricted"]
    assert hidden == sorted(hidden)
    return [row["name"] for row in rows]


def test_who_is_in_a_cohort(led: Program) -> None:
    assert names(led("cohort", "show", "luton", "--format", "json").succeeds().json()) == HIDDEN
    shown = led("--restricted", "cohort", "show", "luton", "--format", "json").succeeds().json()
    assert names(shown) == BY_REAL_NAME


@pytest.mark.parametrize("words", [("--everyone-of", "okafor"), ("--everyone-of-agency", "police")])
def test_whose_cases_change_hands(led: Program, words: tuple[str, ...]) -> None:
    change = ("cohort", "assign", *words, "--to", "byrne")
    asked = [line.split("  ")[2] for line in led(*change).exits(2).err.splitlines() if " -> " in line]
    assert asked == HIDDEN
    assert names(led(*change, "--dry-run", "--format", "json").succeeds().json()) == HIDDEN
    assert names(led("--restricted", *change, "--dry-run", "--format", "json").succeeds().json()) == BY_REAL_NAME


def test_whom_a_worker_leaves_behind(led: Program) -> None:
    change = ("worker", "edit", "okafor", "--left", "today", "--dry-run", "--format", "json")
    assert names(led(*change).succeeds().json()["leads"]) == HIDDEN
    assert names(led("--restricted", *change).succeeds().json()["leads"]) == BY_REAL_NAME
