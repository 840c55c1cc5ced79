"""How long the board's paper takes: against its figures asked by hand.

Both sides say reoffending by year of entry, and of the three windows who is in them, with how many offences, and who is
left out. No SQL of reasonable length says the days at liberty in them, whether a release was planned and with what
notice (its day is worked out by rule), and transitions: these, and rates with their intervals, the program alone tells,
in its time. Reoffending by tier and index offence, and at liberty, is told of a final year, when nobody here entered.
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
from tests.benchmarks.material import Material, iomctl, tool
from tests.benchmarks.measure import Contest, Words
from tests.benchmarks.pathways import MOST_MEMORY, SQLMODEL, rows_of

BY_HAND = Path(__file__).with_name("board.sql")
SHIPPED = Path(__file__).parents[2] / "iomctl" / "policy"
PERIOD = timedelta(days=60)
LEFT_OUT = ("releases_planned", "release_notice", "transitions_done")

Figures = dict[tuple[str, str, str], tuple[int, int | None, float | None]]


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
    sys.stdout.write(f"board: told by the program alone: days at liberty, {', '.join(LEFT_OUT)}\n")
    yield Contest(
        "report board / SQL by hand + import sqlmodel", [ours], [peer, SQLMODEL], 2.5, memory_limit=MOST_MEMORY
    )


def _told(ours: Words) -> Figures:
    ran = subprocess.run([str(word) for word in ours], stdout=subprocess.PIPE, check=True, encoding="utf-8")
    told = json.loads(ran.stdout)
    return _of_evidence(told["paper"]["sections"]) | {
        (one["measure"], one["by"] or "", one["group"] or ""): (
            one["numerator"],
            one["denominator"],
            float(one["median_days"]) if one.get("median_days") else None,
        )
        for one in told["figures"]
        if one["measure"] not in LEFT_OUT
    }


def _of_evidence(sections: list[dict[str, Any]]) -> Figures:
    """What the paper's sections of evidence say in counts; years by their place, people left out by the reason."""
    by_id = {one["id"]: one for one in sections}
    tables = {one["id"]: one["rows"] for name in ("reoffending", "windows") for one in by_id[name].get("tables", ())}
    years = [row for row in tables["reoffending_by_year"] if "published" not in row]
    found: Figures = {
        ("reoffending", "year", str(place)): (_number(row[2]), _number(row[1]), None)
        for place, row in enumerate(years, start=1)
    }
    for name, people, offences, *_ in tables.get("three_windows", ()):
        found["windows", "window", name] = _number(offences), _number(people), None
    for line in by_id["windows"].get("bullets", ()):
        why, _, people = line.removeprefix("left out, ").removesuffix(" people").partition(": ")
        found["windows", "left out", why] = int(people.replace(",", "")), None, None
    return found


def _number(cell: dict[str, Any]) -> int:
    return int(cell["text"].replace(",", ""))


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
