"""Bank holidays come from our own CSV or GOV.UK's JSON, and a file with gaps is refused."""

import json
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from iomctl.domain.days.working_days import LABELS, NATIONS, calendar_of, read_holidays
from iomctl.errors import SettingsWrong

GOV_UK = Path(__file__).parents[2] / "../shared/data/uk/bank-holidays.json"
SHIPPED = (files("iomctl") / "policy/bank_holidays.csv").read_text(encoding="utf-8")
WHOLE = "nation,day,title\nscotland,2026-01-01,New Year\nscotland,2026-12-25,Christmas\n"


def _faults(text: str) -> tuple[str, ...]:
    with pytest.raises(SettingsWrong) as caught:
        read_holidays(text)
    assert caught.value.advice
    return caught.value.faults


def test_shipped_file_covers_all_nations_from_2012_to_2028() -> None:
    known = read_holidays(SHIPPED)
    assert tuple(known) == NATIONS == tuple(LABELS)
    for nation in NATIONS:
        calendar = calendar_of(nation, known)
        assert (calendar.first_day, calendar.last_day) == (date(2012, 1, 1), date(2028, 12, 31))


def test_shipped_file_names_its_source_and_licence() -> None:
    remarks = [line for line in SHIPPED.splitlines() if line.startswith("#")]
    assert any("gov.uk/bank-holidays.json" in line for line in remarks)
    assert any("Open Government Licence v3.0" in line for line in remarks)


@pytest.mark.skipif(not GOV_UK.exists(), reason="the GOV.UK file is kept outside the repository")
def test_shipped_file_is_the_gov_uk_file_and_one_day_more() -> None:
    ours = read_holidays(SHIPPED)
    theirs = read_holidays(GOV_UK.read_text(encoding="utf-8"))
    assert ours["scotland"] - theirs["scotland"] == {date(2026, 6, 15)}
    assert {**ours, "scotland": ours["scotland"] - {date(2026, 6, 15)}} == theirs


def test_shipped_days_are_distinct_weekdays() -> None:
    rows = [line for line in SHIPPED.splitlines() if not line.startswith(("#", "nation,"))]
    known = read_holidays(SHIPPED)
    assert len(rows) == sum(map(len, known.values()))
    assert all(day.weekday() < 5 for days in known.values() for day in days)


def test_known_days_of_the_nations() -> None:
    known = read_holidays(SHIPPED)
    assert date(2026, 4, 6) in known["england-and-wales"]  # Easter Monday is none in Scotland
    assert date(2026, 4, 6) not in known["scotland"]
    assert date(2026, 7, 13) in known["northern-ireland"]
    assert date(2023, 5, 8) in known["england-and-wales"] & known["scotland"] & known["northern-ireland"]


def test_csv_and_json_of_the_same_days_are_the_same() -> None:
    events = [
        {"title": "New Year", "date": "2026-01-01"},
        {"title": "Christmas", "date": "2026-12-25", "notes": ""},
    ]
    spoken = json.dumps({"scotland": {"division": "scotland", "events": events}})
    days = {"scotland": frozenset([date(2026, 1, 1), date(2026, 12, 25)])}
    assert read_holidays(WHOLE) == read_holidays(spoken) == days
    assert read_holidays("\ufeff# remark\r\n\r\n" + WHOLE.replace("\n", "\r\n")) == days


def test_all_faults_of_a_csv_are_told_with_their_lines() -> None:
    assert _faults(
        WHOLE + "wales,2026-12-25,Christmas\n\nscotland,25/12/2026,Christmas\nscotland,2026-02-30,None\n"
    ) == (
        'line 4: no nation "wales"; there are england-and-wales, scotland, northern-ireland',
        'line 6: "25/12/2026" is not a day like 2026-12-25',
        'line 7: "2026-02-30" is not a day like 2026-12-25',
    )
    assert _faults(WHOLE + "scotland,2026-12-28\n") == ("line 4: it has 2 cells instead of 3",)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "the file: the columns should be nation,day,title"),
        ("# only a remark\nday,title\n", "line 2: the columns should be nation,day,title"),
        ("nation,day,title\n", "there are no bank holidays in the file"),
        ("{}", "there are no bank holidays in the file"),
        ('{"scotland": {"division": "scotland"}}', 'scotland: no list of "events"'),
        ('{"scotland": [1]}', 'scotland: no list of "events"'),
        (
            '{"scotland": {"events": [{"title": "x"}]}}',
            'scotland, event 1: "None" is not a day like 2026-12-25',
        ),
    ],
)
def test_what_is_not_a_file_of_bank_holidays_is_refused(text: str, fault: str) -> None:
    assert _faults(text) == (fault,)


def test_broken_json_is_refused_with_its_place() -> None:
    (line,) = _faults('{"scotland": ')
    assert line.startswith("the file is not JSON: ")
    assert "line 1" in line


def test_a_year_that_is_not_whole_is_refused() -> None:
    assert _faults(WHOLE + "scotland,2027-01-01,New Year\n") == (
        "scotland: the year 2027 is not whole, it has no bank holiday at Christmas",
    )
    assert _faults(WHOLE.replace("2026-12-25", "2026-12-01")) == (
        "scotland: the year 2026 is not whole, it has no bank holiday at Christmas",
    )
    assert _faults(WHOLE.replace("2026-01-01", "2026-01-05")) == (
        "scotland: the year 2026 is not whole, it has no bank holiday at New Year",
    )
    gap = WHOLE + "scotland,2028-01-03,New Year\nscotland,2028-12-25,Christmas\n"
    assert _faults(gap) == ("scotland: the year 2027 is not whole, it has no bank holiday at New Year",)
