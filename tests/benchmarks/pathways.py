"""How long `pathway gaps` takes: against the same question asked by hand."""

import csv
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from tests.benchmarks.material import Material, iomctl, tool
from tests.benchmarks.measure import MEBIBYTE, Contest, Words

BY_HAND = Path(__file__).with_name("pathway_gaps_by_hand.sql")
SQLMODEL = (sys.executable, "-c", "import sqlmodel")
MOST_MEMORY = 250 * MEBIBYTE


def pathway_gaps(material: Material, people: int) -> Iterator[Contest]:
    """`pathway gaps`, against SQL by hand and the import of sqlmodel; both sides say the same."""
    shell = tool("sqlite3")
    if shell is None:
        sys.stdout.write("the sqlite3 shell is not installed: passed over\n")
        return
    book = material.scheme(people)
    on = date.today().isoformat()  # noqa: DTZ011 the day that the program itself would take
    ours = (iomctl(), "--db", book, "pathway", "gaps", "--exact", "--format", "csv")
    peer = (shell, "-bail", book, f".parameter set :on \"'{on}'\"", f'.read "{BY_HAND}"')
    told = rows_of(ours)
    if told != rows_of(peer):
        sys.exit(f"{book}: the gaps and the SQL by hand do not say the same of every pathway")
    sys.stdout.write(f"pathway-gaps: {len(told) - 1} pathways, the same by hand\n")
    yield Contest(
        "pathway gaps / SQL by hand + import sqlmodel", [ours], [peer, SQLMODEL], 1.6, memory_limit=MOST_MEMORY
    )


def rows_of(words: Words) -> list[list[str]]:
    """What a command answers in CSV, row by row."""
    ran = subprocess.run([str(word) for word in words], stdout=subprocess.PIPE, check=True, encoding="utf-8")
    return list(csv.reader(ran.stdout.splitlines()))
