"""An area is one place however it was written: `--area` finds everyone there, `--group-by area` has one group."""

from tests import casebook as cb
from tests.program import Program

# Luton is the scheme's; Leeds and a person without any area are not.
WRITTEN = ("Luton", "LUTON", "luton ", "LEEDS", "Leeds", None)


def _fill(iomctl: Program) -> None:
    with cb.book(iomctl) as work:
        for number, area in enumerate(WRITTEN):
            cb.spell(work, cb.person(work, f"Person {chr(65 + number)}", area=area))


def _people(iomctl: Program, area: str) -> list[str]:
    return [one["offender"] for one in iomctl("caseload", "--area", area, "--format", "json").succeeds().json()]


def test_every_spelling_finds_everyone_who_lives_there(iomctl: Program) -> None:
    _fill(iomctl)
    for word in ("Luton", "LUTON", "luton"):
        assert _people(iomctl, word) == ["N00001", "N00002", "N00003"]
    assert _people(iomctl, "leeds") == ["N00004", "N00005"]
    assert "Caseload of IOM Luton, Luton, 20 Apr 2026" in iomctl("caseload", "--area", "LUTON").succeeds().out
    refused = iomctl("caseload", "--area", "York").exits(3)
    assert "areas are: Dunstable, LEEDS, Luton" in refused.err


def test_they_are_one_group_under_the_name_that_the_scheme_gives(iomctl: Program) -> None:
    _fill(iomctl)
    out = iomctl("caseload", "--group-by", "area", "--columns", "offender").succeeds().out
    assert [line for line in out.splitlines() if line.endswith(("person", "people"))] == [
        "LEEDS  2 people",
        "Luton  3 people",
        "no area  1 person",
    ]
    rows = iomctl("caseload", "--sort", "offender", "--format", "json").succeeds().json()
    assert [one["area"] for one in rows] == ["Luton", "Luton", "Luton", "LEEDS", "LEEDS", None]
