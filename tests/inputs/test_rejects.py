"""Refused rows: written to be mended and imported again, and never over anything else."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomctl.errors import BadValue
from iomctl.inputs.files.column_map import ColumnMap
from iomctl.inputs.files.rejects import RejectsWriter
from tests.inputs.sheet_files import read, written

SIGNS = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
ROWS = st.lists(st.lists(st.text(SIGNS, max_size=9), min_size=3, max_size=3), min_size=1, max_size=5)


def test_a_refused_row_stands_beside_its_line_and_reasons(tmp_path: Path) -> None:
    path = tmp_path / "rejects.csv"
    with RejectsWriter(str(path), ["Last name", "DOB"]) as rejects:
        rejects.write(7, ["Smith", "31/02/1990"], ["no such day", "no forename"])
        rejects.write(9, ["Müller", "1", "2"], ["3 cells where the header has 2"])
        assert rejects.count == 2
        assert not path.exists()
    assert path.read_bytes().decode("utf-8-sig") == (
        "line,reasons,Last name,DOB\r\n"
        "7,no such day; no forename,Smith,31/02/1990\r\n"
        "9,3 cells where the header has 2,Müller,1,2\r\n"
    )
    assert path.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_nothing_is_left_without_a_refused_row(tmp_path: Path) -> None:
    path = tmp_path / "rejects.csv"
    for rows in (1, 0):
        with RejectsWriter(str(path), ["a"]) as rejects:
            for _ in range(rows):
                rejects.write(2, ["x"], ["why"])
        assert len(list(tmp_path.iterdir())) == rows


def test_an_import_that_fails_leaves_the_earlier_rejects(tmp_path: Path) -> None:
    path = tmp_path / "rejects.csv"
    path.write_text("line,reasons,a\n2,why,x\n")
    rejects = RejectsWriter(str(path), ["a"])
    rejects.write(2, ["y"], ["other"])
    rejects.__exit__(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert [file.read_text() for file in tmp_path.iterdir()] == ["line,reasons,a\n2,why,x\n"]


def test_other_files_are_not_overwritten(tmp_path: Path) -> None:
    source = written(tmp_path, "line,reasons,a\n2,why,x\n")
    (tmp_path / "same.csv").hardlink_to(source)
    precious = written(tmp_path, "case notes", "notes.txt")
    for path, why in (
        (str(tmp_path / "same.csv"), "the rejects would overwrite the file that is imported"),
        (precious, "this file exists and holds something other than rejected rows"),
        (str(tmp_path), "this is a folder, not a file"),
        (str(tmp_path / "none/rejects.csv"), "no such folder"),
    ):
        with pytest.raises(BadValue) as refused:
            RejectsWriter(path, ["a"], source=source)
        assert refused.value.faults == (f"{path}: {why}",)
    assert len(list(tmp_path.iterdir())) == 3


def test_a_formula_is_written_as_text_and_read_back_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "rejects.csv"
    with RejectsWriter(str(path), ["=a", "b", "c"]) as rejects:
        rejects.write(2, ["=1+1", "'=1+1", "O'Brien"], ["-"])
    assert path.read_text("utf-8-sig") == "line,reasons,'=a,b,c\n2,'-,'=1+1,''=1+1,O'Brien\n"
    assert read(str(path)) == (["line", "reasons", "=a", "b", "c"], [(2, ["2", "-", "=1+1", "'=1+1", "O'Brien"])])


@given(ROWS)
def test_rejects_import_again_and_again_as_the_first_time(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]
) -> None:
    headers = ["surname", "=area", "note"]
    columns = ColumnMap(name="map", columns={"surname": "surname", "area": "=area", "note": "note"})
    fields = tuple(columns.columns)
    first = columns.bind(headers, fields).read
    folder = tmp_path_factory.mktemp("again")
    given_headers, given_rows = headers, rows
    for turn in range(2):
        path = folder / f"rejects{turn}.csv"
        with RejectsWriter(str(path), given_headers) as rejects:
            for line, cells in enumerate(given_rows, 2):
                rejects.write(line, cells, ["why"])
        given_headers, read_rows = read(str(path))
        given_rows = [cells for _, cells in read_rows]
        assert given_headers == ["line", "reasons", *headers]
        again = columns.bind(given_headers, fields).read
        assert [again(cells) for cells in given_rows] == [first(cells) for cells in rows]
