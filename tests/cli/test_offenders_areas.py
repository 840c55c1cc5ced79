"""Where people live: one area has one spelling, the scheme's or the first that was recorded."""

from pathlib import Path

from tests.casebook import book, person
from tests.cli.sheets import exported, sheet, take_in
from tests.program import Program


def areas(iomctl: Program) -> list[str]:
    return [row["area"] for row in exported(iomctl, "offenders")]


def test_an_area_is_kept_in_the_spelling_of_the_scheme_or_of_whoever_came_first(
    iomctl: Program, tmp_path: Path
) -> None:
    for surname, area in (("Mercer", "LUTON"), ("Hollis", "houghton  regis"), ("Quill", "Houghton Regis")):
        iomctl("offender", "add", "--surname", surname, "--area", area).succeeds()
    assert areas(iomctl) == ["Luton", "houghton regis", "houghton regis"]
    said = iomctl("offender", "edit", "N2", "--area", "dunstable").succeeds()
    assert "area was houghton regis, now Dunstable" in said.err
    assert "recorded so already" in iomctl("offender", "edit", "N1", "--area", "luton").succeeds().err
    rows = ("Sayle,HOUGHTON-REGIS,X308112", "Pratt,lutón,X177342", "Marsh,Bedford,X177343", "Frost,BEDFORD,X177344")
    path = sheet(tmp_path, "surname,area,crn", *rows)
    assert take_in(iomctl, "offenders", path) == (4, 0, 0, 0)
    assert areas(iomctl)[3:] == ["houghton regis", "Luton", "Bedford", "Bedford"]
    assert take_in(iomctl, "offenders", path) == (0, 0, 4, 0)
    assert take_in(iomctl, "offenders", sheet(tmp_path, "surname,area,crn", rows[3].lower())) == (0, 1, 0, 0)


def test_a_list_of_an_area_holds_every_spelling_of_it(iomctl: Program) -> None:
    with book(iomctl) as work:
        for number, area in enumerate(("Luton", "LUTON", "Bedford", "lutón")):
            person(work, f"Person {'ABCD'[number]}", area=area)

    def listed(area: str) -> list[str]:
        return [one["offender"] for one in iomctl("offender", "list", "--area", area, "--format", "json").json()]

    assert listed("luton") == listed("LUTON") == ["N00001", "N00002", "N00004"]
    assert listed("bedford") == ["N00003"]
    assert listed("dunstable") == []
    assert "areas are: " in iomctl("offender", "list", "--area", "Flitwick").exits(3).err
