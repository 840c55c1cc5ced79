"""Files that cannot be read: one plain line each, and what to do."""

import csv
import os
import tracemalloc
from pathlib import Path
from zipfile import ZipFile

import pytest

from iomctl.errors import BadValue
from iomctl.inputs.files.sheets import open_sheet
from tests.inputs.sheet_files import faults, read, written


def test_missing_folder_and_unreadable(tmp_path: Path) -> None:
    assert faults(str(tmp_path / "none.csv")) == ["no such file"]
    assert faults(str(tmp_path)) == ["this is a folder, not a file"]
    if os.geteuid():
        path = written(tmp_path, "a\n1")
        Path(path).chmod(0)
        assert faults(path) == ["you are not allowed to open this file"]


@pytest.mark.parametrize("content", [b"", b"\n\r\n\n", b"\xef\xbb\xbf", b" , ,\n"])
def test_nothing_in_it(tmp_path: Path, content: bytes) -> None:
    assert faults(written(tmp_path, content)) == ["the file is empty"]


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7\nx",
        b"SQLite format 3\0abc",
        b"\x1f\x8b\x08abc",
        b"\x89PNG\r\n\x1a\n\0\0",
        b"<!DOCTYPE html><table>",
        b"  <HTML>",
        b"surname,area\nSmith,\0\n",
        "surname,area\n".encode("utf-16-le"),
        b"\x7fELF\x02\x01\xff\0\0",
    ],
)
def test_something_else_altogether(tmp_path: Path, content: bytes) -> None:
    assert faults(written(tmp_path, content)) == ["not a CSV, XLSX or ODS file"]


OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LOCKED = "EncryptedPackage".encode("utf-16-le")
TO_XLSX = "open it in Excel or LibreOffice, and choose File, Save As, and the kind that ends in .xlsx"


@pytest.mark.parametrize(
    ("content", "told", "advice"),
    [
        (OLD + b"\0" * 600, "an old workbook (.xls)", TO_XLSX),
        (
            OLD + b"\0" * 1_048_560 + "EncryptedPackage".encode("utf-16-le"),
            "this workbook has a password",
            "without one",
        ),
        (b'[{"offender": "N00001"}]', "JSON is written, but not read", "give a CSV, XLSX or ODS file"),
        (b'{\n  "offender": "N00001"}', "JSON is written, but not read", "give a CSV, XLSX or ODS file"),
        (b"[]\n", "JSON is written, but not read", "give a CSV, XLSX or ODS file"),
        ({"xl/workbook.bin"}, "a binary workbook (.xlsb)", TO_XLSX),
        ({"Index/Document.iwa"}, "a document of Numbers (.numbers)", "choose File, Export To, Excel"),
    ],
)
def test_other_kinds_are_called_by_their_name_with_what_to_do(
    tmp_path: Path, content: bytes | set[str], told: str, advice: str
) -> None:
    path = str(tmp_path / "file")
    if isinstance(content, bytes):
        written(tmp_path, content, "file")
    else:
        with ZipFile(path, "w") as book:
            book.writestr(content.pop(), "x")
    with pytest.raises(BadValue) as refused:
        read(path)
    assert refused.value.faults == (f"{path}: {told}",)
    assert advice in refused.value.advice


@pytest.mark.parametrize(
    ("content", "encoding", "fault"),
    [
        (
            b"surname,area\nM\xfcller,x\nSmith\x81,y\n",
            None,
            "line 3 is neither UTF-8 nor Windows-1252: name its encoding with --encoding",
        ),
        (b"a\rb\r\xff\r", "utf-8", "line 3 is not utf-8: name its encoding with --encoding"),
        (
            b"\xfe\xff" + "a\nb\n".encode("utf-16-be") + b"\xd8\x00\x00\x41",
            None,
            "line 3 is not utf-16: name its encoding with --encoding",
        ),
    ],
)
def test_bytes_that_do_not_fit(tmp_path: Path, content: bytes, encoding: str | None, fault: str) -> None:
    assert faults(written(tmp_path, content), encoding) == [fault]


def test_a_bad_byte_far_into_the_file_is_found_on_its_line(tmp_path: Path) -> None:
    content = b"surname,area\n" + b"Smith,Leeds\n" * 200_000 + b"\x81\n"
    assert faults(written(tmp_path, content))[0].startswith("line 200002 is neither")


def test_a_bad_character_far_into_utf16_is_found_on_its_line(tmp_path: Path) -> None:
    content = b"\xfe\xff" + ("surname\n" + "Smith\n" * 200_000).encode("utf-16-be") + b"\xd8\x00\x00\x41"
    assert faults(written(tmp_path, content))[0].startswith("line 200002 is not utf-16")


@pytest.mark.parametrize("asked", ["hex", "utf-88", "", "no\0thing"])
def test_an_unknown_encoding(tmp_path: Path, asked: str) -> None:
    path = written(tmp_path, "a\n1")
    if asked:
        assert faults(path, asked)[0].startswith("no encoding is called")
    assert "did you mean" in faults(path, "utf-88")[0]


def test_the_same_header_twice(tmp_path: Path) -> None:
    assert faults(written(tmp_path, "Surname, area,surname ,AREA,x\n")) == [
        'two columns are headed "surname"',
        'two columns are headed "AREA"',
    ]


def test_a_header_cannot_drive_the_terminal(tmp_path: Path) -> None:
    header = "\x1b[31m" + "x" * 200
    assert faults(written(tmp_path, f"{header},{header}\n")) == [f'two columns are headed "?[31m{"x" * 55}..."']


def test_a_column_without_a_header_may_be_empty_but_not_filled(tmp_path: Path) -> None:
    assert read(written(tmp_path, "a,,b\n1,,2\n3\n"))[1] == [(2, ["1", "", "2"]), (3, ["3"])]
    assert faults(written(tmp_path, "a,,b\n1,,2\n1,x,2\n")) == ["column 2 has no header, but line 3 fills it"]


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ('a,b\n1,2\n3,"four\n5,6\n', 3),
        ('a,b\n"x\ny","four\n5,6', 3),
        ('a,b\n"', 2),
        ('a,"b\n1,2', 1),
        ('a,b\n1,"' + "long\n" * 50_000, 2),
        ('a,b\n1,"""\n', 2),
        ('a,b\nx"",1\n3,"four', 3),
        ('a,b\r"x\ry\r\nz",2\r\n3,"four\r', 5),
    ],
)
def test_a_quotation_mark_never_closed(tmp_path: Path, content: str, line: int) -> None:
    assert faults(written(tmp_path, content)) == [f"a quotation mark opened in line {line} is never closed"]


def test_a_cell_of_too_many_spaces(tmp_path: Path) -> None:
    fault = "a cell of 200,000 characters in line 2; the longest allowed is 100,000"
    assert faults(written(tmp_path, 'a\n"' + " " * 200_000 + '"')) == [fault]


@pytest.mark.parametrize("quoted", [False, True])
@pytest.mark.parametrize("length", [100_001, 10_485_760])
def test_a_cell_that_is_too_long(tmp_path: Path, length: int, quoted: bool) -> None:
    cell = f'"{"x" * (length - 3)}""\n,"' if quoted else "x" * length
    path = written(tmp_path, 'a,b\n"1\n2\n3",ok\n1,2\n,' + cell + "\n5,6\n")
    assert faults(path) == [
        f"a cell of {length:,} characters in line 6; the longest allowed is 100,000",
    ]


def test_a_cell_of_the_longest_length_is_read(tmp_path: Path) -> None:
    assert read(written(tmp_path, "a,b\n1," + "x" * 100_000))[1][0][1][1] == "x" * 100_000


def test_a_huge_cell_is_never_held_in_memory(tmp_path: Path) -> None:
    path = written(tmp_path, b"a,b\n1," + b"x" * 40_000_000 + b"\n")
    tracemalloc.start()
    assert faults(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 12_000_000


def test_the_limit_of_the_csv_module_is_put_back(tmp_path: Path) -> None:
    before = csv.field_size_limit(77_777)
    with open_sheet(written(tmp_path, "a\n1")) as sheet:
        list(sheet.rows())
    assert csv.field_size_limit(before) == 77_777
