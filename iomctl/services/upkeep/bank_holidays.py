"""The bank holidays that working days are counted with: shipped ones, and newer files over them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from sqlmodel import col, select

from iomctl.domain.columns import column
from iomctl.domain.days.bank_holidays import LABELS, read_holidays
from iomctl.errors import BadValue, DoesNotFit, SettingsWrong
from iomctl.inputs.files.source_file import why_unusable
from iomctl.services.cases.days_moved import working_days_changed
from iomctl.storage.tables.bank_holidays import BankHoliday
from iomctl.storage.tables.cohorts import Scheme
from iomctl.storage.unit_of_work import UnitOfWork

Known = dict[str, frozenset[date]]


@dataclass(frozen=True)
class HolidayChange:
    """One bank holiday that a file brought in or took away."""

    nation: str = column("Nation", "whose bank holiday", "england-and-wales", rank=0)
    day: date = column("Day", "the day", "2027-12-27", rank=0)
    change: str = column("Change", "added or removed", "added", rank=0)


class LoadedHolidays(NamedTuple):
    """What a file changed, and how many reviews ahead fall on other days by it."""

    changes: list[HolidayChange]
    reviews_moved: int


def load_shipped_holidays(work: UnitOfWork) -> None:
    """Load the bank holidays that iomctl ships."""
    text = files("iomctl").joinpath("policy/bank_holidays.csv").read_text("utf-8")
    for nation, days in read_holidays(text).items():
        work.session.add_all(BankHoliday(nation=nation, day=day) for day in sorted(days))


def read_file(path: Path) -> Known:
    """The bank holidays in a file. Raises BadValue when it can't be opened, SettingsWrong when it is wrong."""
    try:
        return read_holidays(path.read_text("utf-8"))
    except SettingsWrong as fault:
        raise SettingsWrong(*(f"{path}: {line}" for line in fault.faults), advice=fault.advice) from None
    except UnicodeDecodeError:
        raise SettingsWrong(f"{path}: not UTF-8 text") from None
    except OSError as fault:
        raise BadValue(f"{path}: {why_unusable(fault)}") from None


def less_far(work: UnitOfWork, given: Known) -> list[str]:
    """A line for each nation of which the given file knows less far into the future than is known already."""
    known = _known(work)
    return [
        f"{LABELS[nation]}: the file goes to {max(days).year}, known already to {max(known[nation]).year}"
        for nation, days in given.items()
        if nation in known and max(days).year < max(known[nation]).year
    ]


def load_holidays(work: UnitOfWork, given: Known) -> LoadedHolidays:
    """Take over each year and nation of a file whole; other years and nations stay as they are.

    Cases are worked out anew where the policy moves days of review off bank holidays of the scheme's nation.
    Raises DoesNotFit when years between those known and those given would be missing.
    """
    known = _known(work)
    gaps = [gap for nation, days in given.items() for gap in _gaps(nation, known.get(nation, frozenset()) | days)]
    if gaps:
        raise DoesNotFit(*gaps)
    found: list[HolidayChange] = []
    for nation, days in given.items():
        years = range(min(days).year, max(days).year + 1)
        before = {day for day in known.get(nation, frozenset()) if day.year in years}
        for day in sorted(before ^ days):
            found.append(HolidayChange(nation, day, "added" if day in days else "removed"))
        work.session.add_all(BankHoliday(nation=nation, day=day) for day in sorted(days - before))
        _remove(work, nation, before - days)
    work.session.flush()
    ours = work.session.exec(select(col(Scheme.nation))).one()
    return LoadedHolidays(found, working_days_changed(work) if ours in {one.nation for one in found} else 0)


def _remove(work: UnitOfWork, nation: str, days: Iterable[date]) -> None:
    for day in sorted(days):
        row = work.session.get(BankHoliday, (nation, day))
        work.session.delete(row)


def _known(work: UnitOfWork) -> Known:
    rows = work.session.exec(select(col(BankHoliday.nation), col(BankHoliday.day)))
    found: dict[str, set[date]] = {}
    for nation, day in rows:
        found.setdefault(nation, set()).add(day)
    return {nation: frozenset(days) for nation, days in found.items()}


def _gaps(nation: str, days: frozenset[date]) -> list[str]:
    years = {day.year for day in days}
    missing = [year for year in range(min(years), max(years) + 1) if year not in years]
    return [f"{LABELS[nation]}: nothing is known of {year}; load a file that has it first" for year in missing]
