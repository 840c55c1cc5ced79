"""A referral to a service that is not for a person: where they live elsewhere, or the pathway is for others."""

from pathlib import Path

import pytest

from tests.books import laid_once
from tests.casebook import book, person
from tests.cli.sheets import exported, sheet, take_in
from tests.program import Program

MAKE = ("referral", "make")
HEADER = "offender,pathway,provider,area,made_on,outside_area"


@laid_once
def partners(iomctl: Program) -> None:
    """N00001 of Luton, male; N00002 elsewhere, female; N00003 of whom neither is known. Services in both areas."""
    with book(iomctl) as work:
        person(work, "Mercer", area="Luton", gender="male")
        person(work, "Hollis", area="elsewhere: Leeds", gender="female")
        person(work, "Quill", gender="not-known")
    iomctl("provider", "add", "Housing Solutions", "--pathway", "accommodation", "--area", "Luton").succeeds()
    iomctl("provider", "add", "Harbour Trust", "--pathway", "accommodation", "--area", "Dunstable").succeeds()
    iomctl("provider", "add", "Fresh Start", "--pathway", "drugs", "--pathway", "women-abuse").succeeds()
    iomctl("provider", "add", "Closed House", "--pathway", "accommodation").succeeds()
    iomctl("provider", "edit", "closed", "--close").succeeds()


def _page(program: Program, word: str) -> dict[str, object]:
    page: dict[str, object] = program("referral", "show", word, "--format", "json").succeeds().json()
    return page


def test_a_service_for_another_area_is_refused_with_those_for_theirs(partners: Program) -> None:
    refused = partners(*MAKE, "N1", "housing", "--provider", "harbour").exits(5).err
    assert "Harbour Trust offers accommodation in Dunstable, and N00001 lives in Luton" in refused
    assert "for Luton: Housing Solutions; to refer them even so: --outside-area" in refused
    assert "Closed" not in refused
    partners(*MAKE, "N1", "housing", "--provider", "harbour", "--area", "Dunstable").exits(5)
    nobody = partners(*MAKE, "N2", "housing", "--provider", "harbour").exits(5).err
    assert "no provider offers accommodation for elsewhere: Leeds" in nobody
    assert partners("referral", "list", "--format", "json").json() == []


def test_it_goes_ahead_when_it_is_meant_so_and_the_page_says_it(partners: Program) -> None:
    partners(*MAKE, "N1", "housing", "--provider", "harbour", "--outside-area").succeeds()
    partners(*MAKE, "N1", "drugs", "--provider", "fresh", "--outside-area").succeeds()
    partners(*MAKE, "N3", "housing", "--provider", "harbour").succeeds()
    assert [_page(partners, word)["outside_area"] for word in ("R1", "R2", "R3")] == [True, False, False]
    assert "Harbour Trust, Dunstable: not for where the person lives" in partners("referral", "show", "R1").out
    partners("referral", "correct", "R1", "--provider", "housing", "--reason", "mistyped").succeeds()
    assert _page(partners, "R1")["outside_area"] is False
    partners("undo").succeeds()
    assert _page(partners, "R1")["outside_area"] is True


@pytest.mark.parametrize(("who", "code"), [("N1", 5), ("N2", 0), ("N3", 0)])
def test_a_pathway_for_women_is_not_for_a_man(partners: Program, who: str, code: int) -> None:
    answer = partners("referral", "signpost", who, "fresh", "drugs", "women-abuse", "--outside-area").exits(code)
    if code:
        assert "women-abuse is for people who are female, and N00001 is male" in answer.err
        assert "pathways that are for them: accommodation, ete" in answer.err


def test_a_file_is_held_against_the_same(partners: Program, tmp_path: Path) -> None:
    rows = (
        "N1,accommodation,Harbour Trust,Dunstable,2026-04-07,",
        "N1,women-abuse,Fresh Start,,2026-04-07,yes",
        "N1,accommodation,Harbour Trust,Dunstable,2026-04-08,yes",
    )
    refused = partners("import", "referrals", sheet(tmp_path, HEADER, *rows)).exits(4).err
    assert "line 2: area: they live in Luton: write yes in outside_area if it was meant so" in refused
    assert "line 3: pathway: women-abuse is for people who are female, and they are male" in refused
    path = sheet(tmp_path, HEADER, rows[2])
    assert take_in(partners, "referrals", path) == (1, 0, 0, 0)
    assert take_in(partners, "referrals", path) == (0, 0, 1, 0)
    assert _page(partners, "R1")["outside_area"] is True


def test_an_export_says_so_also_of_somebody_who_moved_since(partners: Program) -> None:
    partners(*MAKE, "N1", "housing", "--provider", "housing").succeeds()
    assert [one["outside_area"] for one in exported(partners, "referrals")] == [""]
    partners("offender", "edit", "N1", "--area", "Dunstable").succeeds()
    assert [one["outside_area"] for one in exported(partners, "referrals")] == ["yes"]
