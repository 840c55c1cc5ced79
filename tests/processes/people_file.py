"""A CSV file of people, each with a name and a CRN that no other file has."""

import csv
from datetime import date, timedelta
from pathlib import Path

HEADER = "offender surname forenames born_on gender ethnicity area restricted pnc cro crn prison local aliases".split()


def people_file(folder: Path, number: int, rows: int) -> Path:
    """The file with this number, from 0 to 259, with up to 100,000 rows."""
    file = folder / f"people-{number}.csv"
    with file.open("w", newline="", encoding="utf-8") as opened:
        table = csv.DictWriter(opened, HEADER)
        table.writeheader()
        table.writerows(_person(number, row) for row in range(rows))
    return file


def born_on(row: int, number: int = 0) -> date:
    """The birth date in a row of a file: people with much the same name have another one each."""
    return date(1994, 8, 14) - timedelta(days=(row * 7919 + number * 997) % 16000)


def _person(number: int, row: int) -> dict[str, str]:
    letters = "".join(chr(97 + int(digit)) for digit in f"{number:03}{row:05}")
    crn = f"{chr(65 + number // 10)}{number % 10}{row:05}"
    return {"surname": letters.title(), "forenames": "Kai", "born_on": born_on(row, number).isoformat(), "crn": crn}
