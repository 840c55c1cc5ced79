"""iomctl import --dry-run: what each row would change, and never who somebody hidden is."""

from pathlib import Path

import pytest

from tests.cli.sheets import PNC, sheet, take_in
from tests.program import Program

HEADER = "offender,surname,forenames,born_on,area,pnc,crn,aliases,restricted"
PEOPLE = (
    f"N00001,Mercer,Kai,1994-08-14,Luton,{PNC[0]},X417723,,",
    "N00002,Hollis,Devon,,,,X220817,,",
    "N00003,Quill,Rowan,1991-02-28,Luton,,X177342,,",
)


@pytest.fixture
def people(iomctl: Program, tmp_path: Path) -> Program:
    """A case book with three people."""
    assert take_in(iomctl, "offenders", sheet(tmp_path, HEADER, *PEOPLE)) == (3, 0, 0, 0)
    return iomctl


def tried(program: Program, kind: str, path: str, *words: str) -> list[str]:
    """The lines on stderr of a dry run that succeeds, without the counts and what ends it."""
    *said, _, last = program("import", kind, path, "--dry-run", *words).succeeds().err.splitlines()
    assert last == "Dry run: nothing was changed."
    return said


def test_each_changed_row_says_what_it_would_change(people: Program, tmp_path: Path) -> None:
    rows = (
        ",Mercer,Kai,1994-08-15,Dunstable,,X417723,,",
        PEOPLE[1],
        ",Marsh,Devon,1989-11-02,elsewhere: Bedford,,X220817,The Lad; Dev,yes",
        ",Sayle,Jordan,,,,X308112,,",
        f",,,,,{PNC[1]},X177342,,".replace(",,", ",Quill,", 1),
    )
    path = sheet(tmp_path, HEADER, *rows)
    assert tried(people, "offenders", path, "--restricted") == [
        "line 2: N00001 born_on 1994-08-14 -> 1994-08-15; area Luton -> Dunstable",
        "line 4: N00002 surname Hollis -> Marsh; new born_on 1989-11-02; new area elsewhere: Bedford; restricted yes; "
        "new alias The Lad; new alias Dev",
        f"line 6: N00003 new pnc {PNC[1]}",
    ]
    people("--quiet", "import", "offenders", path, "--dry-run").succeeds()
    assert people("--quiet", "import", "offenders", path, "--dry-run").err == ""
    assert "line 2" not in people("import", "offenders", path).succeeds().err


def test_of_somebody_hidden_only_what_it_is_that_changes_is_told(people: Program, tmp_path: Path) -> None:
    people("offender", "restrict", "N3", "--reason", "relative of a worker").succeeds()
    row = f",Sparrow,Wren,1991-02-28,Dunstable,{PNC[1]},X177342,The Lad,"
    marked = ",Marsh,Devon,,,,X220817,,yes"
    path = sheet(tmp_path, HEADER, row, marked)
    assert tried(people, "offenders", path) == [
        "line 2: N00003 surname; forenames; area Luton -> Dunstable; new pnc; new alias",
        "line 3: N00002 surname; restricted yes",
    ]
    assert "surname Quill -> Sparrow" in tried(people, "offenders", path, "--restricted")[0]
    looks = people("audit", "log", "--offender", "N3", "--format", "json").json()
    assert [one["restricted"] for one in looks if one["command"] == "import"][-2:] == [False, True]


def test_a_long_list_of_changes_is_cut_and_counted(iomctl: Program, tmp_path: Path) -> None:
    for area in ("Luton", "Dunstable"):
        path = sheet(tmp_path, HEADER, *(f",Person {one},A,,{area},,A{one:06d},," for one in range(100, 123)))
        said = tried(iomctl, "offenders", path)
        iomctl("import", "offenders", path).succeeds()
    assert said[0] == "line 2: N00001 area Luton -> Dunstable"
    assert said[19:] == ["line 21: N00020 area Luton -> Dunstable", "and 3 more"]


def test_a_referral_says_its_new_steps(people: Program, tmp_path: Path) -> None:
    header = "offender,pathway,provider,made_on,accepted_on,started_on"
    take_in(people, "referrals", sheet(tmp_path, header, "N1,drugs,Help Ltd,2026-03-02,,"), "--create")
    path = sheet(tmp_path, header, "N1,drugs,Help Ltd,2026-03-02,2026-03-04,2026-03-09")
    assert tried(people, "referrals", path) == ["line 2: R00001 accepted 2026-03-04, started 2026-03-09"]
