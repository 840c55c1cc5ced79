"""Newer bank holidays replace the years they cover, and never leave a hole to be counted as working days."""

from datetime import date
from pathlib import Path

import pytest

from iomctl.errors import DoesNotFit
from iomctl.services.upkeep.bank_holidays import less_far, load_holidays, read_file
from tests.program import Program
from tests.storage.casebook import working


def years(folder: Path, *written: int, extra: str = "", nation: str = "scotland") -> Path:
    """A file of bank holidays with the least a year needs."""
    lines = [f"{nation},{year}-01-01,New Year\n{nation},{year}-12-25,Christmas\n" for year in written]
    (folder / "days.csv").write_text("nation,day,title\n" + "".join(lines) + extra)
    return folder / "days.csv"


def test_only_the_years_and_nations_of_the_file_are_replaced(iomctl: Program, tmp_path: Path) -> None:
    given = read_file(years(tmp_path, 2028, 2029, extra="scotland,2028-06-05,A new day\n"))
    with working(iomctl) as work:
        found = load_holidays(work, given).changes
    assert {one.nation for one in found} == {"scotland"}
    assert {one.day.year for one in found} == {2028, 2029}
    told = {one.day: one.change for one in found}
    assert told[date(2028, 6, 5)] == "added"
    assert told[date(2029, 1, 1)] == "added"
    assert "removed" in told.values()
    with working(iomctl) as work:
        assert load_holidays(work, given).changes == []
        assert work.calendar.last_day == date(2028, 12, 31)  # the scheme is in England


def test_a_file_that_knows_less_far_is_told(iomctl: Program, tmp_path: Path) -> None:
    with working(iomctl) as work:
        assert less_far(work, read_file(years(tmp_path, 2026))) == [
            "Scotland: the file goes to 2026, known already to 2028"
        ]
        assert less_far(work, read_file(years(tmp_path, 2028))) == []


def test_a_hole_between_years_is_refused(iomctl: Program, tmp_path: Path) -> None:
    with pytest.raises(DoesNotFit, match="nothing is known of 2029"), working(iomctl) as work:
        load_holidays(work, read_file(years(tmp_path, 2030)))


def test_the_file_that_gov_uk_publishes(iomctl: Program, shared_data: Path) -> None:
    with working(iomctl) as work:
        found = load_holidays(work, read_file(shared_data / "uk" / "bank-holidays.json")).changes
    assert [(one.nation, one.day, one.change) for one in found] == [("scotland", date(2026, 6, 15), "removed")]
