"""How long the board's paper takes: against its figures asked by hand.

Both sides say reoffending by year of entry, and of the three windows who is in them, with how many offences, and who is
left out. No SQL of reasonable length says the days at liberty in them, whether a release was planned and with what
notice (its day is worked out by rule), and transitions: these, and rates with their intervals, the program alone tells,
in its time, and reoffending by tier and index offence, and at liberty, of a final year.
"""

import csv
import json
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from iomctl.domain.facts.neighbourhood_groups import group_of
from iomctl.domain.measures.adding_up import ENTRY_YEAR, REOFFENDED
from tests.benchmarks.material import Material, iomctl, tool
from tests.benchmarks.measure import Contest, Words
from tests.benchmarks.pathways import MOST_MEMORY, SQLMODEL, rows_of

BY_HAND = Path(__file__).with_name("board.sql")
SHIPPED = Path(__file__).parents[2] / "iomctl" / "policy"
PERIOD = timedelta(days=60)
LEFT_OUT = (
    "releases_planned",
    "release_notice",
    "transitions_done",
    "proven_at_liberty",
    "arrests_at_liberty",
    "charges_at_liberty",
)

Key = tuple[str, str, str]
Counted = tuple[int, int | None, float | None]
Figures = dict[Key, Counted]


def board(material: Material, people: int) -> Iterator[Contest]:
    """`report board --exact`, against SQL by hand and the import of sqlmodel; both sides say the same figures."""
    shell = tool("sqlite3")
    if shell is None:
        sys.stdout.write("the sqlite3 shell is not installed: passed over\n")
        return
    book, words = material.scheme(people), material.folder / "words.csv"
    _put_words(words)
    last = date.today()  # noqa: DTZ011 the day that the program itself would take
    days = {":first": last - PERIOD, ":last": last}
    asked = ("--from", str(days[":first"]), "--as-of", str(last), "--exact", "--format", "json", "--dry-run")
    ours = (iomctl(), "--db", book, "report", "board", *asked)
    given = (f".parameter set {name} \"'{day}'\"" for name, day in days.items())
    lists = (
        "CREATE TEMP TABLE word (kind, place INTEGER, code, name, more, PRIMARY KEY (kind, code)) WITHOUT ROWID;",
        f'.import --csv --schema temp "{words}" word',
    )
    # The pragma is first: what is in temporary tables by then would be gone, and so would the days.
    peer: Words = (shell, "-bail", book, "PRAGMA temp_store = MEMORY;", *given, *lists, f'.read "{BY_HAND}"')
    _hold_together(_told(ours), _by_hand(peer))
    alone = ("reoffending by tier and index offence", "days at liberty", *LEFT_OUT)
    sys.stdout.write(f"board: told by the program alone: {', '.join(alone)}\n")
    yield Contest(
        "report board / SQL by hand + import sqlmodel", [ours], [peer, SQLMODEL], 2.5, memory_limit=MOST_MEMORY
    )


def _told(ours: Words) -> Figures:
    ran = subprocess.run([str(word) for word in ours], stdout=subprocess.PIPE, check=True, encoding="utf-8")
    figures = [one for one in json.loads(ran.stdout)["figures"] if one["measure"] not in LEFT_OUT]
    years = [one["group"] for one in figures if one["by"] == ENTRY_YEAR]
    return dict(_told_of(one, years) for one in figures if one["measure"] != REOFFENDED or one["by"] == ENTRY_YEAR)


def _told_of(
    one: dict[str, Any], years: list[str]
) -> tuple[tuple[str, str, str], tuple[int, int | None, float | None]]:
    """A figure; a year of entry by its place, and of offences for so many months no months."""
    group = str(1 + years.index(one["group"])) if one["by"] == ENTRY_YEAR else one["group"] or ""
    of = None if "unit" in one else one["denominator"]
    middle = float(one["median_days"]) if one.get("median_days") else None
    return (one["measure"], one["by"] or "", group), (one["numerator"], of, middle)


def _by_hand(peer: Words) -> Figures:
    return {
        (measure, by, group): (int(so), int(of) if of else None, float(middle) if middle and middle != "0" else None)
        for measure, by, group, so, of, middle in rows_of(peer)
    }


def _hold_together(ours: Figures, theirs: Figures) -> None:
    """End the program where a figure differs; a group of nobody need not be told."""
    wrong = [
        f"{' '.join(filter(None, one))}: {ours.get(one)} and by hand {theirs.get(one)}"
        for one in sorted(ours.keys() | theirs.keys())
        if ours.get(one) != theirs.get(one) and any((ours.get(one) or (0,))[:2] + (theirs.get(one) or (0,))[:2])
    ]
    if wrong:
        sys.exit("\n".join(("the paper and the SQL by hand do not say the same:", *wrong)))
    sys.stdout.write(f"board: {len(ours)} figures, the same by hand\n")


def _put_words(file: Path) -> None:
    """The lists of the shipped policy for the shell: kind, place in its list, code, name, and what more is asked."""
    policy = tomllib.loads((SHIPPED / "default.toml").read_text("utf-8"))
    with file.open("w", encoding="utf-8", newline="") as opened:
        out = csv.writer(opened, lineterminator="\n")
        for kind, more in _WANTED.items():
            for place, one in enumerate(_listed(policy, kind)):
                out.writerow((kind, place, one["code"], one.get("name") or one["wording"], one.get(more, "")))
        scoped = (SHIPPED / "neighbourhood_scope.csv").read_text("utf-8").splitlines()
        for row in csv.DictReader(line for line in scoped if not line.startswith("#")):
            out.writerow(("crime", 0, row["code"], group_of(row["code"]), ""))


_WANTED = {
    "tier": "",
    "colour": "",
    "adoption": "",
    "deselection": "",
    "died": "",
    "gender": "",
    "ethnicity": "",
    "programme": "",
    "pathway": "gender",
    "release": "ends",
    "accommodation": "settled",
    "placement": "accommodation",
    "funded": "accommodation",
    "statutory": "",
}
"""The lists, and what of each beside code and name."""


def _listed(policy: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    if kind in {"adoption", "deselection"}:
        return list(policy["reasons"][kind])
    if kind == "died":
        return [one for one in policy["reasons"]["deselection"] if one.get("means") == "died"]
    if kind == "statutory":
        return [one for one in policy["sentences"] if one["statutory"]]
    if kind in {"placement", "funded"}:
        places = [one for one in policy["placements"] if not one.get("money")]
        return [one for one in places if kind == "placement" or "nights" in one]
    if kind == "ethnicity":
        return [one | {"name": one["name"].partition(":")[0]} for one in policy["ethnicities"]]
    return list(policy[f"{kind}s"])
