"""The files of two agencies after their two records were found to be one man's: each still says what it said."""

from pathlib import Path

import pytest

from tests.books import CopyOf
from tests.cli.sheets import sheet, take_in
from tests.program import Program

HEADER = "offender,surname,forenames,born_on,pnc,crn,aliases"
POLICE = ",Mercer,Kai,1994-08-14,2009/0417723H,,"
PROBATION = ",Marsh,Ky,1994-08-14,,X417723,The Lad"


def lay(iomctl: Program) -> None:
    """One man, recorded by the police and by probation."""
    mercer = ("--surname", "Mercer", "--forenames", "Kai", "--born", "14/8/1994", "--pnc", "2009/0417723H")
    marsh = ("--surname", "Marsh", "--forenames", "Ky", "--born", "14/8/1994", "--crn", "X417723", "--alias", "The Lad")
    iomctl("offender", "add", *mercer).succeeds()
    iomctl("offender", "add", *marsh, "--not-the-same", "N1").succeeds()
    iomctl("offender", "merge", "N2", "--into", "N1").succeeds()


@pytest.fixture
def merged(copy_of: CopyOf) -> Program:
    return copy_of(lay)


def names(iomctl: Program) -> list[str]:
    return [one["name"] for one in iomctl("offender", "list", "--format", "json").succeeds().json()]


def test_neither_file_changes_the_name_of_the_other(merged: Program, tmp_path: Path) -> None:
    for row in (POLICE, PROBATION, POLICE):
        assert take_in(merged, "offenders", sheet(tmp_path, HEADER, row)) == (0, 0, 1, 0)
    assert names(merged) == ["Mercer, Kai"]
    both = sheet(tmp_path, HEADER, ",Mercer,Kai,1994-08-14,2009/0417723H,X417723,")
    assert take_in(merged, "offenders", both) == (0, 0, 1, 0)
    merged("db", "check").succeeds()


def test_what_a_file_says_newly_is_said_of_whom_it_means(merged: Program, tmp_path: Path) -> None:
    new = PROBATION.replace(",,X417723,The Lad", ",,X417723,The Lad; Old Ky")
    assert take_in(merged, "offenders", sheet(tmp_path, HEADER, new)) == (0, 1, 0, 0)
    assert merged("find", "old ky", "--format", "json").json()[0]["offender"] == "N00001"
    merged("db", "check").succeeds()
    merged("undo", "4").succeeds()
    assert merged("find", "old ky", "--format", "json").json()[0]["offender"] == "N00002"
    assert names(merged) == ["Mercer, Kai", "Marsh, Ky"]
    merged("db", "check").succeeds()


def test_either_reference_means_the_one_record(merged: Program, tmp_path: Path) -> None:
    facts = sheet(
        tmp_path, "offender,pathway,level,from_on", "N00002,drugs,some,2026-03-02", "N00001,ete,some,2026-03-02"
    )
    assert take_in(merged, "needs", facts) == (2, 0, 0, 0)
    assert {one["offender"] for one in merged("need", "list", "N1", "--format", "json").json()} == {"N00001"}
