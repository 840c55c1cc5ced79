"""Column maps: files of other systems read as our fields, and a wrong map told all at once."""

from pathlib import Path

import pytest

from iomctl.errors import BadValue
from iomctl.inputs.files.column_map import ColumnMap
from iomctl.inputs.files.column_map_file import load_map
from iomctl.inputs.files.sheets import open_sheet
from tests.inputs.sheet_files import written

FIELDS = ("local", "surname", "forenames", "born_on", "gender", "area")
OUT = "elsewhere: "
MAPS = Path(__file__).parents[2] / "examples/maps"
MATCHING = Path(__file__).parents[3] / "shared/data/matching"


def refused(ours: ColumnMap, headers: list[str], required: tuple[str, ...] = ()) -> tuple[str, ...]:
    with pytest.raises(BadValue) as raised:
        ours.bind(headers, FIELDS, required)
    return raised.value.faults


def test_our_own_headers_in_any_order_and_case() -> None:
    binding = ColumnMap().bind(["Born_on", "SURNAME", "", "line", "reasons"], FIELDS, ["surname"])
    assert binding.read([" 1990-01-02", " Smith\t", "", "7", "why"]) == ("", "Smith", "", "1990-01-02", "", "")
    assert binding.fields == FIELDS
    assert binding.day_format("born_on") is None


def test_every_unknown_and_missing_header_is_told() -> None:
    assert refused(ColumnMap(), ["surnam", "shoe size", "area"], ("surname", "born_on", "area")) == (
        'no field of iomctl is called "surnam"; did you mean "surname"?',
        'no field of iomctl is called "shoe size"',
        'no column holds "surname"',
        'no column holds "born_on"',
    )


def test_cells_missing_at_the_end_are_empty_and_too_many_are_refused() -> None:
    read = ColumnMap().bind(["surname", "area"], FIELDS).read
    assert read(["Smith"])[1:] == ("Smith", "", "", "", "")
    assert read(["Smith", "Leeds", "", " "])[1] == "Smith"
    with pytest.raises(BadValue, match=r"^7 cells where the header has 2$"):
        read(["1"] * 7)


def test_a_map_renames_translates_and_fills_in(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        '[columns]\nsurname = "last  name"\ngender = "sex"\nborn_on = "DOB"\n'
        '[values.gender]\n1 = "male"\n2 = "female"\nF = "female"\n"" = "not known"\n'
        '[dates]\ndefault = "%d.%m.%Y"\n[constants]\narea = "Leeds"\n',
        "map.toml",
    )
    binding = load_map(path, FIELDS).bind(["sex", "unread", "Last Name", "dob"], FIELDS, ("surname", "area"))
    assert binding.read(["2", "x", "Smith", "6.4.1990"]) == ("", "Smith", "", "6.4.1990", "female", "Leeds")
    assert binding.read([" f ", "x", "Smith"]) == ("", "Smith", "", "", "female", "Leeds")
    assert binding.read(["F", "x", "Smith"])[4] == "female"
    assert binding.read(["", "x", "Smith"])[4] == "not known"
    assert binding.read(["9", "x", "Smith"])[4] == "9"
    assert binding.day_format("born_on") == "%d.%m.%Y"


def test_a_map_without_columns_keeps_our_headers(tmp_path: Path) -> None:
    ours = load_map(written(tmp_path, '[dates]\nborn_on = "%Y%m%d"', "map.toml"), FIELDS)
    binding = ours.bind(["surname", "born_on"], FIELDS)
    assert binding.read(["Smith", "19900406"])[3] == "19900406"
    assert (binding.day_format("born_on"), binding.day_format("held_on")) == ("%Y%m%d", None)


def test_one_field_is_still_a_tuple() -> None:
    assert ColumnMap().bind(["surname"], ["surname"]).read(["Smith "]) == ("Smith",)


def test_headers_that_the_file_lacks_are_told_with_their_line(tmp_path: Path) -> None:
    path = written(tmp_path, '[columns]\nsurname = "surname"\narea = "City"\nborn_on = "DoB"\n', "map.toml")
    assert refused(load_map(path, FIELDS), ["Surname", "dob", "citty"], ("surname", "area", "gender")) == (
        f'{path}:3: the file has no column headed "City"; did you mean "citty"?',
        'no column holds "gender"',
    )


def test_every_fault_of_a_map_is_told_with_its_line(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        '[columns]\nsurnam = "x"\narea = 7\ngender = " "\n[date]\nborn_on = "%Y"\n'
        '[dates]\nborn_on = "%m/%Y"\nshoes = "%Y-%m-%d"\n'
        '[values]\narea = "x"\n[values.gender]\nm = 1\nf = "a"\nF = "b"\n',
        "map.toml",
    )
    with pytest.raises(BadValue) as raised:
        load_map(path, FIELDS)
    assert raised.value.faults == (
        f'{path}:2: no field is called "surnam"; did you mean "surname"?',
        f'{path}:3: "area" takes text in quotation marks',
        f'{path}:4: "gender" takes the header of a column',
        f'{path}:5: a column map has no "date"; did you mean "dates"?',
        f'{path}:8: "%m/%Y" is no format of a whole day; one is %d/%m/%Y',
        f'{path}:9: no field is called "shoes"',
        f"{path}:11: [values.area] is a table of their word = our word",
        f'{path}:13: "m" takes text in quotation marks',
        f'{path}:15: "F" stands for two words; upper and lower case are the same',
    )


def test_a_map_that_cannot_be_read(tmp_path: Path) -> None:
    for content, fault in (
        (b"[columns\n", "this column map is not TOML: "),
        (b"\xff\xfe", "this column map is not UTF-8 text"),
        (b'columns = "x"', "[columns] is a table, not one value"),
        (b'[columns]\narea = "x"\n[constants]\narea = "y"', '"area" has a column and a constant'),
    ):
        with pytest.raises(BadValue) as raised:
            load_map(written(tmp_path, content, "map.toml"), FIELDS)
        assert fault in raised.value.faults[0]
    with pytest.raises(BadValue, match="no such file"):
        load_map(str(tmp_path / "none.toml"), FIELDS)


@pytest.mark.skipif(not MATCHING.exists(), reason="the shared data folder is absent")
@pytest.mark.parametrize(
    ("name", "file", "line", "third"),
    [
        ("febrl", "febrl_dataset1.csv", 4, ("rec-373-org", "sondergeld", "deakin", "19600210", "", f"{OUT}Victoria")),
        ("splink", "splink_fake_1000.csv", 4, ("2", "Allen", "Rob", "1971-06-24", "", f"{OUT}London")),
    ],
)
def test_the_example_maps_read_their_files(name: str, file: str, line: int, third: tuple[str, ...]) -> None:
    ours = load_map(str(MAPS / f"{name}.toml"), FIELDS)
    with open_sheet(str(MATCHING / file)) as sheet:
        binding = ours.bind(sheet.headers, FIELDS, ("surname", "forenames", "born_on"))
        rows = [(line, binding.read(cells)) for line, cells in sheet.rows()]
    assert len(rows) == 1000
    assert rows[2] == (line, third)
    assert len({texts[0] for _, texts in rows}) == 1000
