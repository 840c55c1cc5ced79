"""Names in files: a round trip loses none, a name that is recorded is left, and two from one day are refused."""

from pathlib import Path

import pytest

from tests.books import laid_once
from tests.program import Answer, Program

HEADER = "offender,from_on,surname,forenames,was_wrong,reason"


@laid_once
def pryce(iomctl: Program) -> None:
    """A case book of April 2026 with N00001, Aled Pryce, and N00002, who is never called otherwise."""
    iomctl("offender", "add", "--surname", "Pryce", "--forenames", "Aled", "--born", "4/5/2001").succeeds()
    iomctl("offender", "add", "--surname", "Quill", "--forenames", "Rowan").succeeds()


def take_in(iomctl: Program, folder: Path, *rows: str) -> Answer:
    file = folder / "names.csv"
    file.write_text("\n".join((HEADER, *rows, "")), "utf-8")
    return iomctl("import", "names", str(file), "--format", "json")


def names(iomctl: Program) -> list[str]:
    return iomctl("export", "names").succeeds().out.splitlines()[1:]


ROWS = [
    "N00001,,Pryce,Aled,no,",
    "N00001,,Prise,Aled,yes,misheard",
    "N00001,2026-03-01,Powell,Aled,no,",
    "N00001,2026-04-01,Bevan,Aled,no,deed poll",
]


def test_names_go_out_and_come_in_again_as_they_were(pryce: Program, tmp_path: Path) -> None:
    assert names(pryce) == []
    assert take_in(pryce, tmp_path, *ROWS[1:]).succeeds().json()["added"] == 3
    assert names(pryce) == ROWS
    again = take_in(pryce, tmp_path, *ROWS).succeeds().json()
    assert (again["added"], again["unchanged"]) == (0, 4)
    pryce("undo").succeeds()
    assert names(pryce) == []
    assert pryce("find", "pryce", "--format", "json").json()[0]["name"] == "Pryce, Aled"


def test_a_book_that_has_only_the_name_now_gets_those_before_it(pryce: Program, tmp_path: Path) -> None:
    rows = ["N00002,,Finch,Rowan,no,", "N00002,2026-03-01,Quill,Rowan,no,married"]
    take_in(pryce, tmp_path, *rows).succeeds()
    assert names(pryce) == rows
    (found,) = pryce("find", "finch", "--format", "json").json()
    assert (found["name"], found["matched"]) == ("Quill, Rowan", "former name Finch, Rowan")
    assert [one["matched"] for one in pryce("find", "quill", "--format", "json").json()] == ["name"]
    assert pryce("db", "check").succeeds().err == "Nothing wrong was found.\n"
    pryce("undo").succeeds()
    assert pryce("find", "finch", "--format", "json").json() == []
    refusal = take_in(pryce, tmp_path, rows[0], rows[1].replace("Quill", "Marsh")).exits(4)
    assert "N00002 is called Quill, Rowan from the first already" in refusal.err


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("N00001,,Bevan,Aled,no,", "from_on: N00001 is called Pryce, Aled from the first already"),
        ("N00001,2026-05-01,Bevan,Aled,no,", "from_on: Fri 1 May 2026 (in 11 days) is in the future"),
        ("N00001,2001-05-03,Bevan,Aled,no,", "is before their birth"),
        ("N00001,2026-04-01,7,Aled,no,", "surname: a name needs at least one letter"),
        ("N00001,2026-04-01,Bevan,Aled,maybe,", "was_wrong"),
        ("N9,2026-04-01,Bevan,Aled,no,", "offender: no offender N9"),
    ],
)
def test_a_row_that_can_not_be_is_refused(pryce: Program, tmp_path: Path, row: str, why: str) -> None:
    refusal = take_in(pryce, tmp_path, row).exits(4)
    assert why in refusal.err
    assert names(pryce) == []


def test_two_names_from_one_day_are_refused_and_a_hidden_one_is_not_told(pryce: Program, tmp_path: Path) -> None:
    take_in(pryce, tmp_path, *ROWS[1:]).succeeds()
    clash = take_in(pryce, tmp_path, "N00001,2026-04-01,Evans,Aled,no,").exits(4)
    assert "from_on: N00001 is called Bevan, Aled from Wed 1 Apr 2026 already" in clash.err
    pryce("offender", "restrict", "N1", "--reason", "asked").succeeds()
    hidden = take_in(pryce, tmp_path, "N00001,2026-04-01,Evans,Aled,no,").exits(4)
    assert "is called by another name" in hidden.err
    assert "Bevan" not in hidden.err
    assert names(pryce) == []
    assert pryce("--restricted", "export", "names").succeeds().out.splitlines()[1:] == ROWS
