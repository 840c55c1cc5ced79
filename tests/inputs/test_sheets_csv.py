"""CSV files of other systems: what is in them is read, with the line each record starts on."""

import csv
import io
import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomctl.errors import BadValue
from iomctl.inputs.files.sheets import open_sheet
from tests.inputs.sheet_files import read, written

SPECTRUM = Path(__file__).parents[3] / "shared/data/torture/csv-spectrum"
# These two expectations of the collection do not match their own files.
MISMATCHED = {"location_coordinates", "newlines_crlf"}
SIGNS = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
CELLS = st.text(SIGNS, max_size=12)


def spectrum() -> list[str]:
    return sorted(path.stem for path in (SPECTRUM / "csvs").glob("*.csv"))


@pytest.mark.skipif(not SPECTRUM.exists(), reason="the shared data folder is absent")
@pytest.mark.parametrize("name", sorted(set(spectrum()) - MISMATCHED))
def test_csv_spectrum_reads_as_its_json_says(name: str) -> None:
    headers, rows = read(str(SPECTRUM / f"csvs/{name}.csv"))
    expected = json.loads((SPECTRUM / f"json/{name}.json").read_text())
    assert [dict(zip(headers, cells, strict=True)) for _, cells in rows] == expected


@pytest.mark.skipif(not SPECTRUM.exists(), reason="the shared data folder is absent")
@pytest.mark.parametrize("name", sorted(MISMATCHED))
def test_the_mismatched_spectrum_files_read_as_python_reads_them(name: str) -> None:
    path = SPECTRUM / f"csvs/{name}.csv"
    with path.open(newline="", encoding="utf-8") as file:
        header, *expected = csv.reader(file)
    headers, rows = read(str(path))
    assert (headers, [cells for _, cells in rows]) == (header, expected)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_encodings_delimiters_and_line_ends(tmp_path: Path, encoding: str, delimiter: str, ends: str) -> None:
    text = ends.join(delimiter.join(cells) for cells in (["surname", "born_on"], ["Müller", "1990-04-06"]))
    assert read(written(tmp_path, text.encode(encoding))) == (
        ["surname", "born_on"],
        [(2, ["Müller", "1990-04-06"])],
    )


def test_one_byte_that_is_no_letter_of_a_file_in_utf_8(tmp_path: Path) -> None:
    """Read as Windows-1252 the file would be, with Öztürk as nonsense."""
    content = "surname\nÖztürk\nSöderberg\n".encode() + b"Kn\xf3l\n"
    with pytest.raises(BadValue) as refused:
        read(written(tmp_path, content))
    assert "line 4 has a byte that is not UTF-8" in refused.value.faults[0]
    assert read(written(tmp_path, b"surname\nKn\xf3l\n"))[1] == [(2, ["Knól"])]


def test_utf16_of_the_other_byte_order(tmp_path: Path) -> None:
    content = b"\xfe\xff" + "surname;area\nŻak;Łódź".encode("utf-16-be")
    assert read(written(tmp_path, content))[1] == [(2, ["Żak", "Łódź"])]


def test_an_encoding_asked_for_wins_over_the_guess(tmp_path: Path) -> None:
    content = "surname,area\nMüller,Köln\n".encode("cp850")
    with open_sheet(written(tmp_path, content), encoding="cp850") as sheet:
        assert [cells for _, cells in sheet.rows()] == [["Müller", "Köln"]]
        assert (sheet.encoding, sheet.delimiter) == ("cp850", ",")


def test_a_byte_order_mark_wins_over_the_encoding_asked_for(tmp_path: Path) -> None:
    assert read(written(tmp_path, "surname\nMüller".encode("utf-8-sig")), "cp1252") == (
        ["surname"],
        [(2, ["Müller"])],
    )


def test_the_line_is_where_a_record_starts(tmp_path: Path) -> None:
    content = 'surname,note\r\n\r\nSmith,"one\ntwo\r\nthree"\r\n,\r\nJones,\r\n"Patel\n","x"\nKhan,y'
    _, rows = read(written(tmp_path, content))
    assert [(line, cells[0]) for line, cells in rows] == [(3, "Smith"), (7, "Jones"), (8, "Patel\n"), (10, "Khan")]
    assert rows[0][1][1] == "one\ntwo\r\nthree"


def test_a_quoted_cell_after_a_space(tmp_path: Path) -> None:
    assert read(written(tmp_path, 'a, b, c\n1, "Smith, J" , 3\n'))[1] == [(2, ["1", "Smith, J ", "3"])]


def test_quotation_marks_inside_an_unquoted_cell_are_text(tmp_path: Path) -> None:
    assert read(written(tmp_path, 'a,b\n37"N 121"W,x\n"Jo" Ann,y\n'))[1] == [
        (2, ['37"N 121"W', "x"]),
        (3, ["Jo Ann", "y"]),
    ]


@pytest.mark.parametrize(
    ("header", "delimiter"),
    [
        ("surname", ","),
        ('"a,b,c";d', ";"),
        ('"a;""b"";\nc;d",e', ","),
        ("surname, forenames;born_on", ";"),
        ("a,b\tc\td", "\t"),
        ("\na;b", ";"),
    ],
)
def test_the_delimiter_is_the_commonest_outside_quotes(tmp_path: Path, header: str, delimiter: str) -> None:
    with open_sheet(written(tmp_path, f"{header}\n1,2,3,4,5\t6")) as sheet:
        assert sheet.delimiter == delimiter


def test_an_exported_formula_comes_back_without_its_guard(tmp_path: Path) -> None:
    assert read(written(tmp_path, "a,b,c\n'=1+1,''-x,O'Brien\n"))[1] == [(2, ["=1+1", "'-x", "O'Brien"])]


def test_rows_keep_more_and_fewer_cells_than_the_header(tmp_path: Path) -> None:
    assert read(written(tmp_path, "a,b,,\n1\n1,2,3,4,5\n")) == (
        ["a", "b"],
        [(2, ["1"]), (3, ["1", "2", "3", "4", "5"])],
    )


def test_header_only_is_no_rows(tmp_path: Path) -> None:
    assert read(written(tmp_path, "surname,area\n")) == (["surname", "area"], [])


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    given_text = io.TextIOWrapper(io.BytesIO("surname,area\nMüller,Köln\n".encode("cp1252")))
    monkeypatch.setattr("sys.stdin", given_text)
    with open_sheet("-") as sheet:
        assert sheet.name == "standard input"
        assert list(sheet.rows()) == [(2, ["Müller", "Köln"])]


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="this system has no /dev/fd")
def test_a_pipe_is_read() -> None:
    source, target = os.pipe()
    os.write(target, "surname\nMüller\n".encode("cp1252"))
    os.close(target)
    assert read(f"/dev/fd/{source}") == (["surname"], [(2, ["Müller"])])
    os.close(source)


def test_bytes_read_goes_from_little_to_all(tmp_path: Path) -> None:
    path = written(tmp_path, "surname,area\n" + "Smith,Leeds\n" * 100_000)
    with open_sheet(path) as sheet:
        rows = sheet.rows()
        next(rows)
        assert 0 < sheet.bytes_read < sheet.total_bytes / 10
        assert sum(1 for _ in rows) == 99_999
        assert sheet.bytes_read == sheet.total_bytes == Path(path).stat().st_size


@given(
    table=st.integers(1, 4).flatmap(
        lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width).filter(any), max_size=6)
    ),
    delimiter=st.sampled_from(",;\t"),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    ends=st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_any_table_reads_back(
    tmp_path_factory: pytest.TempPathFactory, table: list[list[str]], delimiter: str, encoding: str, ends: str
) -> None:
    headers = ["one", "two", "three", "four"][: len(table[0]) if table else 1]
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator=ends, quoting=csv.QUOTE_ALL).writerows([headers, *table])
    path = written(tmp_path_factory.getbasetemp(), text.getvalue().encode(encoding), "any.csv")
    with open_sheet(path) as sheet:
        assert sheet.headers == headers
        assert [cells for _, cells in sheet.rows()] == [[unguarded(cell) for cell in row] for row in table]


def unguarded(cell: str) -> str:
    tail = cell.lstrip("'")
    return cell[1:] if tail != cell and tail[:1] in {"=", "+", "-", "@", "\t", "\r"} else cell
