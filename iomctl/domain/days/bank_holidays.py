"""Files of bank holidays: our own CSV, and the JSON that GOV.UK publishes."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from iomctl.errors import SettingsWrong

NATIONS: tuple[str, ...] = ("england-and-wales", "scotland", "northern-ireland")
LABELS: dict[str, str] = {
    "england-and-wales": "England and Wales",
    "scotland": "Scotland",
    "northern-ireland": "Northern Ireland",
}
_HEADER = ["nation", "day", "title"]
_ADVICE = "take bank-holidays.json from GOV.UK, or write a CSV with the columns nation,day,title"

# Where in the file, the nation and the day as written there.
_Entry = tuple[str, str, object]


def read_holidays(text: str) -> dict[str, frozenset[date]]:
    """The bank holidays of each nation in a file: our CSV, or the JSON of www.gov.uk/bank-holidays.json.

    Every year from a nation's first to its last must be whole: it has New Year and Christmas. Raises
    SettingsWrong with a line for each fault, naming the line or the key.
    """
    text = text.removeprefix("\ufeff")
    entries = _from_json(text) if text.lstrip().startswith("{") else _from_csv(text)
    found: dict[str, set[date]] = {}
    faults: list[str] = []
    for where, nation, written in entries:
        try:
            day = date.fromisoformat(written) if isinstance(written, str) and len(written) == 10 else None
        except ValueError:
            day = None
        if nation not in NATIONS:
            faults.append(f'{where}: no nation "{nation}"; there are {", ".join(NATIONS)}')
        if day is None:
            faults.append(f'{where}: "{written}" is not a day like 2026-12-25')
        if day and nation in NATIONS:
            found.setdefault(nation, set()).add(day)
    if faults or not found:
        raise SettingsWrong(*(faults or ["there are no bank holidays in the file"]), advice=_ADVICE)
    if gaps := [gap for nation, days in found.items() for gap in _gaps(nation, days)]:
        raise SettingsWrong(*gaps, advice=_ADVICE)
    return {nation: frozenset(found[nation]) for nation in NATIONS if nation in found}


def _gaps(nation: str, days: set[date]) -> Iterator[str]:
    """A line for each year that is not whole: its missing days would be taken for working days."""
    ends = {day.year for day in days if day.month == 12 and day.day >= 25}
    starts = {day.year for day in days if day.month == 1 and day.day <= 4}
    for year in range(min(days).year, max(days).year + 1):
        if year not in starts or year not in ends:
            lacking = "New Year" if year not in starts else "Christmas"
            yield f"{nation}: the year {year} is not whole, it has no bank holiday at {lacking}"


def _from_csv(text: str) -> Iterator[_Entry]:
    import csv

    lines = [
        (f"line {number}", next(csv.reader([line])))
        for number, line in enumerate(text.splitlines(), start=1)
        if line.strip() and not line.startswith("#")
    ]
    if not lines or [cell.strip() for cell in lines[0][1]] != _HEADER:
        where = lines[0][0] if lines else "the file"
        raise SettingsWrong(f"{where}: the columns should be {','.join(_HEADER)}", advice=_ADVICE)
    if odd := [f"{where}: it has {len(cells)} cells instead of 3" for where, cells in lines if len(cells) != 3]:
        raise SettingsWrong(*odd, advice=_ADVICE)
    for where, cells in lines[1:]:
        yield where, cells[0].strip(), cells[1].strip()


def _from_json(text: str) -> Iterator[_Entry]:
    import json

    try:
        content: dict[str, Any] = json.loads(text)
    except ValueError as fault:
        raise SettingsWrong(f"the file is not JSON: {fault}", advice=_ADVICE) from None
    for nation, division in content.items():
        events = division.get("events") if isinstance(division, dict) else None
        if not isinstance(events, list) or not events:
            raise SettingsWrong(f'{nation}: no list of "events"', advice=_ADVICE)
        for number, event in enumerate(events, start=1):
            written = event.get("date") if isinstance(event, dict) else None
            yield f"{nation}, event {number}", nation, written
