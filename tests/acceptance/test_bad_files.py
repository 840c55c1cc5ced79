"""Files that `import` can't take, each on both engines: plain lines, exit 4, and a case book left as it was."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from iomctl.cli.options import KINDS
from tests.acceptance.unchanged import every_row, nothing_changes, plainly, refused
from tests.inputs.sheet_files import written
from tests.program import Program

HEADER = b"surname,forenames,born_on\n"
NO_SHEET = "not a CSV, XLSX or ODS file"


def merged(path: Path) -> None:
    """A workbook in which two cells are merged."""
    book = Workbook()
    book.worksheets[0].append(["surname", "forenames"])
    book.worksheets[0].append(["Quill", "Rowan"])
    book.worksheets[0].merge_cells("A2:B2")
    book.save(path)


def calculated(path: Path) -> None:
    """A workbook with a formula that no spreadsheet program has worked out."""
    book = Workbook()
    book.worksheets[0].append(["surname", "forenames"])
    book.worksheets[0].append(['=CONCATENATE("Qu";"ill")', "Rowan"])
    book.save(path)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", NO_SHEET),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", NO_SHEET),
        (b"<!DOCTYPE html>\n<table><tr><td>surname</td></tr></table>", NO_SHEET),
        (b"SQLite format 3\0" + b"\0" * 99, NO_SHEET),
        (b"", "the file is empty"),
    ],
    ids=["pdf", "png", "html", "sqlite", "empty"],
)
def test_a_file_that_is_no_sheet(settled: Program, tmp_path: Path, content: bytes, says: str) -> None:
    path = written(tmp_path, content)
    with nothing_changes(settled):
        for kind in KINDS:
            plainly(settled("import", kind, path).exits(4), (f"{path}: {says}",))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (HEADER + b"M\x81ller,Kai,1990-01-01\n", "line 2 is neither UTF-8 nor Windows-1252"),
        (HEADER, "the file has a header and no rows"),
        (b"surname,born_on,Surname\nQuill,1990-01-01,Quill\n", 'two columns are headed "Surname"'),
        (HEADER + b"x" * 10_485_760 + b",Kai,1990-01-01\n", "a cell of 10,485,760 characters in line 2"),
        (HEADER + b'"Quill,Rowan,1990-01-01\n', "a quotation mark opened in line 2 is never closed"),
    ],
    ids=["encoding", "header", "twice", "10 MB", "quotation"],
)
def test_a_file_that_is_no_list_of_people(settled: Program, tmp_path: Path, content: bytes, says: str) -> None:
    path, rejects = written(tmp_path, content), tmp_path / "rejects.csv"
    with nothing_changes(settled):
        for more in ((), ("--dry-run",), ("--rejects", str(rejects))):
            answer = settled("import", "offenders", path, *more).exits(4)
            assert answer.err.startswith(f"iomctl: {path}: {says}")
    assert not rejects.exists()


@pytest.mark.parametrize(
    ("make", "says"),
    [(merged, "the cells A2:B2 are merged"), (calculated, "cell A2 holds a formula with no saved value")],
)
def test_a_workbook_that_means_more_than_its_cells(
    settled: Program, tmp_path: Path, make: Callable[[Path], None], says: str
) -> None:
    path = tmp_path / "people.xlsx"
    make(path)
    refused(settled, 4, "import", "offenders", str(path), told=(says,))


def test_a_file_that_is_not_there(settled: Program, tmp_path: Path) -> None:
    for kind in KINDS:
        refused(settled, 4, "import", kind, str(tmp_path / "none.csv"), told=("none.csv: no such file",))
    people = written(tmp_path, HEADER + b"Quill,Rowan,1990-01-01\n")
    refused(settled, 4, "import", "offenders", people, "--map", str(tmp_path / "none.toml"), told=("none.toml",))
    refused(settled, 4, "import", "offenders", str(tmp_path), told=("a folder, not a file",))


def test_columns_that_no_field_has(settled: Program, tmp_path: Path) -> None:
    path = written(tmp_path, b"surname,forename\nQuill,Rowan\n")
    refused(settled, 4, "import", "offenders", path, told=('did you mean "forenames"?',))


BAD_ROWS = [
    ("offenders", "surname,forenames,born_on", "Quill,Rowan,1990-01-01,more", "line 2: 4 cells where the header has 3"),
    ("offenders", "surname,forenames,born_on", "Quill,Rowan,2027-01-01", "a birth date can't be in the future"),
    ("offenders", "surname,born_on,pnc", "Quill,1990-01-01,2009/0417723M", "the check letter should be H"),
    ("offenders", "surname,crn,prison", "Quill,X417723,A4172CX", "N00001"),
    ("offenders", "surname,forenames,born_on,crn", "Mercer,Jo,1990-02-02,X999999", "N00002"),
    ("needs", "offender,pathway,level,from_on", "N00417,drugs,some,2026-04-01", "N00417"),
    ("needs", "offender,pathway,level,from_on", "N00003,lodging,some,2026-04-01", "one of accommodation"),
    (
        "spells",
        "offender,cohort,adopted_on,tier,colour,adoption_reason",
        "N00001,luton,2026-03-20,flex,red,tasking",
        "",
    ),
    (
        "spells",
        "offender,cohort,adopted_on,tier,colour,adoption_reason",
        "N00003,luton,1989-11-01,flex,red,tasking",
        "",
    ),
    (
        "spells",
        "offender,cohort,adopted_on,tier,colour,adoption_reason,deselected_on,deselection_reason,exit_plan",
        "N00003,luton,2026-03-20,flex,red,tasking,2026-03-19,no-offending,drug service",
        "",
    ),
    (
        "referrals",
        "offender,pathway,provider,made_on,started_on",
        "N00001,accommodation,Housing Solutions,2026-04-01,2026-03-30",
        "",
    ),
    (
        "reviews",
        "offender,cohort,adopted_on,kind,made_on,due_from,due_by,basis,closed_on,outcome",
        "N00001,luton,2026-03-13,case,2026-03-13,2026-04-10,2026-04-03,by hand,,",
        "",
    ),
    ("offences", "offender,committed_on,code", "N00003,2026-02-03,34B", "written like 028/03"),
    ("offences", "offence,offender,committed_on", "C1,N00003,2026-02-03", "C00001 is recorded with another offender"),
    ("scores", "offender,kind,value,scored_on", "N00003,ogrs3-2y,104,2026-02-03", "a figure from 0 to 100"),
    ("sentences", "offender,kind,start_on,until_on", "N00003,licence,2026-02-03,2026-02-02", "is before it began"),
    (
        "markers",
        "offender,kind,present,from_on,until_on",
        "N00003,gang,no,2026-02-03,2026-02-04",
        "what there is none of has no last day",
    ),
]


@pytest.mark.parametrize(("kind", "header", "row", "says"), BAD_ROWS)
def test_a_row_that_breaks_a_rule(
    settled: Program, tmp_path: Path, kind: str, header: str, row: str, says: str
) -> None:
    path = written(tmp_path, f"{header}\n{row}\n")
    answer = refused(settled, 4, "import", kind, path)
    first, count = answer.err.splitlines()[:2]
    assert first.startswith("iomctl: line 2: ")
    assert says in first
    assert count.startswith("iomctl: 1 of 1 row")


def test_bad_rows_are_told_by_their_lines_and_the_good_ones_stay_out_too(settled: Program, tmp_path: Path) -> None:
    path = written(tmp_path, HEADER + b"Quill,Rowan,1990-01-01\nPratt,Lee,soon\nSayle,Jo,1990-01-01,more\n")
    refused(settled, 4, "import", "offenders", path, told=("line 3: born_on", "line 4: 4 cells", "2 of 3 rows"))
    taken = (str(tmp_path / "rejects.csv"), "--strict")
    refused(settled, 4, "import", "offenders", path, "--rejects", *taken)


def test_naughty_strings_as_names_in_a_file(iomctl: Program, shared_data: Path, tmp_path: Path) -> None:
    """Every one is stored as it is, or stands in the rejects with a reason; none does anything on the way."""
    strings: list[str] = json.loads((shared_data / "torture" / "blns.json").read_text("utf-8"))
    cells = (f"{number}," + '"' + text.replace('"', '""') + '"' for number, text in enumerate(strings))
    path = written(tmp_path, "\n".join(["local,surname", *cells]).replace("\0", ""))
    rejects = tmp_path / "rejects.csv"
    answer = iomctl("import", "offenders", path, "--rejects", str(rejects), "--format", "json").succeeds()
    assert all(line.isprintable() for line in answer.err.splitlines())
    done = answer.json()
    assert done["rows"] == len(strings)
    assert done["added"] > 300
    known = {text.strip() for text in strings}
    listed = iomctl("offender", "list", "--format", "json").succeeds().json()
    assert len(listed) == done["added"]
    assert sum(one["name"] in known for one in listed) > 0.95 * len(listed)
    with nothing_changes(iomctl):
        iomctl("import", "offenders", path, "--rejects", str(rejects)).succeeds()


def test_naughty_strings_as_a_file_name_and_as_words(settled: Program, shared_data: Path) -> None:
    """Whatever is typed in the place of a person is looked for, not run; the look itself is no change."""
    strings: list[str] = json.loads((shared_data / "torture" / "blns.json").read_text("utf-8"))
    before = every_row(settled)
    for text in strings[::50]:
        answer = settled("offender", "show", "--", text)
        plainly(answer.exits(3))
        settled("find", "--", text).succeeds()
    assert every_row(settled) == before
