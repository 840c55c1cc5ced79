"""Scenarios of eligibility: read, recorded as one person each through files to import, and judged by one plan."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from iomctl.services.rescopes.decisions.people import Narrowed, people_in
from iomctl.services.rescopes.decisions.reasons import RuleAnswer, reasons
from iomctl.services.rescopes.runs.runs import find_run
from tests.cli.sheets import take_in
from tests.program import Program
from tests.services.case_book import working

Row = Mapping[str, str]
CRITERIA = Path(__file__).parent
BEFORE = "2024-01-01"
"""When everybody's present accommodation began: no scenario tells, and none turns on it."""


@dataclass(frozen=True)
class Result:
    """A status, and the reasons for which nothing is to be done, in the scenarios' own words."""

    status: str
    reasons: tuple[str, ...]


def read_scenarios(shared_data: Path, name: str) -> dict[int, Row]:
    """The rows of a file by their number."""
    with (shared_data / "oracles" / name).open(encoding="utf-8", newline="") as file:
        return {int(row["testCaseId"]): row for row in csv.DictReader(file)}


def expected(row: Row, kind: str) -> Result:
    """What a row expects; `kind` is "Dtr" or "Crs"."""
    reasons = tuple(filter(None, row["expectedFailureReasons"].split(", ")))
    return Result(row[f"expected{kind}Status"], reasons)


def iso(day: str) -> str:
    """A scenario's day, 04/07/2024, as 2024-07-04; "" for none."""
    return datetime.strptime(day, "%d/%m/%Y").date().isoformat() if day else ""  # noqa: DTZ007 a day has no time zone


def import_rows(program: Program, folder: Path, kind: str, rows: Iterable[Row]) -> None:
    """Take rows in, and see that each was added."""
    found = list(rows)
    assert take_in(program, kind, write_rows(folder, kind, found)) == (len(found), 0, 0, 0)


def write_rows(folder: Path, kind: str, rows: list[Row]) -> str:
    """A CSV file to import; its path."""
    path = folder / f"{kind}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        sheet = csv.DictWriter(file, list(dict.fromkeys(name for row in rows for name in row)))
        sheet.writeheader()
        sheet.writerows(rows)
    return str(path)


def person(number: int) -> str:
    """The reference of the person who is a scenario."""
    return f"N{number:05d}"


def record_people(program: Program, folder: Path, rows: Mapping[int, Row]) -> None:
    """Everyone, with where they are now and whether they have somewhere to go next.

    Accommodation that ends is custody that ends that day; who has none that ends is recorded as in no custody.
    """
    record_names(program, folder, rows)
    import_rows(program, folder, "sentences", (_custody(number, row) for number, row in rows.items()))
    asked = ((number, "next-accommodation", row["hasNextAccommodation"] == "TRUE") for number, row in rows.items())
    record_markers(program, folder, asked)


def record_names(program: Program, folder: Path, rows: Mapping[int, Row]) -> None:
    """Everyone, with their gender and nothing else."""
    import_rows(program, folder, "offenders", (_person(number, row) for number, row in rows.items()))


def record_markers(program: Program, folder: Path, asked: Iterable[tuple[int, str, bool]]) -> None:
    """Markers by the number of the scenario, their kind and whether there is one; "no" is recorded as well."""
    words = {True: "yes", False: "no"}
    rows = (
        {"offender": person(number), "kind": kind, "present": words[present], "from_on": BEFORE}
        for number, kind, present in asked
    )
    import_rows(program, folder, "markers", rows)


def _person(number: int, row: Row) -> Row:
    gender = "male" if row.get("sex") == "M" else ""
    names = {"surname": "Mercer", "forenames": "Kai", "crn": f"X{number:06d}"}
    return {"offender": person(number), **names, "gender": gender}


def _custody(number: int, row: Row) -> Row:
    ends = iso(row["currentAccommodationEndDate"])
    kind = "custody" if ends else "none"
    return {"offender": person(number), "kind": kind, "start_on": BEFORE, "until_on": ends}


def plan(program: Program, criteria: str) -> None:
    """Run 1: everyone in the case book against a file of criteria; the cohort itself is empty."""
    file = str(CRITERIA / criteria)
    program("rescope", "plan", "--cohort", "statuses", "--criteria", file, "--candidates").succeeds()


def judge(program: Program, criteria: str) -> dict[int, Result]:
    """One plan: the tier each person would come in to, with the rules that put them there.

    A rule is a reason where it is met and the tier is that of people for whom nothing is to be done.
    """
    plan(program, criteria)
    with working(program) as work:
        run = find_run(work, 1)
        planned = people_in(work, run, Narrowed())
        assert {one.outcome for one in planned} == {"comes-in"}
        return {int(one.offender[1:]): _result(one.plan or "", reasons(work, run, one.offender)) for one in planned}


def _result(tier: str, answers: list[RuleAnswer]) -> Result:
    met = [one.rule for one in answers if one.part == tier == "not-required" and one.answer == "met"]
    return Result(_word(tier), tuple(_word(rule) for rule in met))


def _word(name: str) -> str:
    """`not-required` as the scenarios write it, NOT_REQUIRED."""
    return name.upper().replace("-", "_")
