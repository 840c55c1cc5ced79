"""The vectors of proven reoffending, beside this checkout, each with what the rules answer to it."""

import csv
import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from iomctl.domain.reoffending.adjusted import Baseline, adjusted_rate, score_at
from iomctl.domain.reoffending.asked import OFFICIAL, SCHEME, AskedCohort
from iomctl.domain.reoffending.cohorts import CohortCounts, FollowedCohort, cohort
from iomctl.domain.reoffending.figures import binary_rate, binary_rate_so_far, median_days, per_100, per_reoffender
from iomctl.domain.reoffending.liberty import LibertyDays, added_up, liberty_of, per_month
from iomctl.domain.reoffending.recorded import PersonHistory
from iomctl.domain.reoffending.score_intervals import newcombe, wilson
from iomctl.domain.reoffending.telling_apart import told_apart
from iomctl.domain.reoffending.three_windows import three_windows
from tests.domain.reoffending.written_history import people

VECTORS = Path(__file__).resolve().parents[4] / "shared" / "reference" / "reoffending_vectors.csv"
NEEDED = pytest.mark.skipif(not VECTORS.exists(), reason="the vectors of reoffending are not beside this checkout")
ROUTES = {"moj": OFFICIAL, "scheme": SCHEME}


def rows() -> list[dict[str, str]]:
    """Every line of the file, none without it."""
    if not VECTORS.exists():
        return []
    with VECTORS.open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def answer(row: dict[str, str]) -> str:
    """What the rules say to a line, in the words of the file."""
    said = said_in(row)
    if "period" not in said:
        return _of_shares(row["facts"], said["measure"])
    first, last = said["period"].split("..")
    days = (date.fromisoformat(one) for one in (first, last, said["asof"], said["known"]))
    asked = AskedCohort(ROUTES[said["route"]], *days)
    if counts := re.fullmatch(r"counts people=(\d+) reoffenders=(\d+) reoffences=(\d+)", row["facts"]):
        return _figure(said["measure"], CohortCounts(*map(int, counts.groups())), asked)
    histories = dict(enumerate(people(row["facts"])))
    return of_people(said, histories, asked)


def said_in(row: dict[str, str]) -> dict[str, str]:
    """What a line asks, by its words."""
    return dict(part.split("=", 1) for part in row["asked"].replace(" baseline=", "; baseline=").split("; "))


def _of_shares(facts: str, measure: str) -> str:
    shares = [(int(one), int(of)) for one, of in re.findall(r"(\d+)/(\d+)", facts)]
    if measure == "wilson":
        limits = wilson(*shares[0])
        return limits.words if limits else "no value"
    if measure == "sentence":
        return told_apart(*shares)
    difference = newcombe(*shares)
    return difference.words if difference else "no value"


def _figure(measure: str, counts: CohortCounts, asked: AskedCohort) -> str:
    figures = {
        "rate": binary_rate,
        "rate_so_far": binary_rate_so_far,
        "per_reoffender": per_reoffender,
        "per_100": per_100,
    }
    return figures[measure](counts, asked.months_run).words


def of_people(said: dict[str, str], histories: dict[int, PersonHistory], asked: AskedCohort) -> str:
    """What the rules say of people to what is asked."""
    found = cohort(histories, asked)
    answers: dict[str, Callable[[], str]] = {
        "entry": lambda: _entry(found),
        "counts": lambda: _named(found.counts, "people", "reoffenders", "reoffences"),
        "notes": lambda: _named(found.beside, *found.beside._fields),
        "days": lambda: str(found.rows[0].days_to_first).lower(),
        "median_days": lambda: median_days(found.days_to_first, found.counts.people, asked.months_run).words,
        "status": lambda: asked.months_run.words,
        "liberty": lambda: _named(_liberty(histories, found), "people", "days", "reoffences"),
        "per_month": lambda: per_month(_liberty(histories, found), asked.months_run).words,
        "windows": lambda: _windows(histories, asked),
        "adjusted": lambda: _adjusted(histories, found, said["baseline"]),
    }
    measure = said["measure"]
    return answers[measure]() if measure in answers else _figure(measure, found.counts, asked)


def _entry(found: FollowedCohort[int]) -> str:
    if not found.rows:
        return "none"
    entry = found.rows[0].entry
    return f"{entry.on} {entry.route} {entry.named or '-'}"


def _liberty(histories: dict[int, PersonHistory], found: FollowedCohort[int]) -> LibertyDays:
    return added_up(liberty_of(histories[one], row, found.asked) for one, row in found.rows.items())


def _windows(histories: dict[int, PersonHistory], asked: AskedCohort) -> str:
    found = three_windows(histories.values(), asked)
    left = " ".join(f"{reason}:{number}" for reason, number in sorted(found.left_out.items()))
    return f"people={found.people} {_named(found.counts, *found.counts._fields)} left_out={left or 'none'}"


def _adjusted(histories: dict[int, PersonHistory], found: FollowedCohort[int], baseline: str) -> str:
    asked = found.asked
    held = [score_at(histories[one], row.entry, "OGRS4", asked) for one, row in found.rows.items()]
    scores = [one.value if one else None for one in held]
    return adjusted_rate(found.counts, scores, Baseline(Decimal(baseline), "OGRS4"), asked.months_run).words


def _named(record: object, *names: str) -> str:
    return " ".join(f"{name}={getattr(record, name)}" for name in names)
