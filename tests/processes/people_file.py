"""A CSV file of people, each with a name and a CRN that no other file has."""

import csv
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


def _person(number: int, row: int) -> dict[str, str]:
    letters = "".join(chr(97 + int(digit)) for digit in f"{number:03}{row:05}")
    crn = f"{chr(65 + number // 10)}{number % 10}{row:05}"
    return {"surname": letters.title(), "forenames": "Kai", "born_on": "1994-08-14", "crn": crn}
