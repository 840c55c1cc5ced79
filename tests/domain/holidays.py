"""Calendars of the nations for tests: of the bank holidays that are shipped, and of those that GOV.UK published."""

from importlib.resources import files
from pathlib import Path

from iomctl.domain.days.bank_holidays import NATIONS, read_holidays
from iomctl.domain.days.working_days import Calendar, calendar_of


def shipped() -> dict[str, Calendar]:
    """The calendar of each nation that iomctl ships."""
    return _calendars((files("iomctl") / "policy/bank_holidays.csv").read_text("utf-8"))


def published(shared_data: Path) -> dict[str, Calendar]:
    """The calendar of each nation in the file of GOV.UK that is kept beside the project."""
    return _calendars((shared_data / "uk" / "bank-holidays.json").read_text("utf-8"))


def _calendars(text: str) -> dict[str, Calendar]:
    known = read_holidays(text)
    return {nation: calendar_of(nation, known) for nation in NATIONS}
