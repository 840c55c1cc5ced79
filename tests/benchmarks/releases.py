"""How long `release due` takes: against the same question asked by hand."""

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from tests.benchmarks.material import Material, iomctl, tool
from tests.benchmarks.measure import Contest
from tests.benchmarks.pathways import MOST_MEMORY, SQLMODEL, rows_of

BY_HAND = Path(__file__).with_name("releases_due_by_hand.sql")
ASKED = "offender,name,release_on,planned,accommodation,appointment_on,done,prison,worker,duty,commissioned"


def releases_due(material: Material, people: int) -> Iterator[Contest]:
    """`release due`, against SQL by hand and the import of sqlmodel; both sides say the same of everybody."""
    shell = tool("sqlite3")
    if shell is None:
        sys.stdout.write("the sqlite3 shell is not installed: passed over\n")
        return
    book = material.scheme(people)
    on = date.today().isoformat()  # noqa: DTZ011 the day that the program itself would take
    ours = (iomctl(), "--db", book, "release", "due", "--format", "csv", "--columns", ASKED)
    peer = (shell, "-bail", book, f".parameter set :on \"'{on}'\"", f'.read "{BY_HAND}"')
    told = rows_of(ours)
    if told != rows_of(peer):
        sys.exit(f"{book}: the list and the SQL by hand do not say the same of everybody")
    sys.stdout.write(f"releases-due: {len(told) - 1} releases, the same by hand\n")
    yield Contest(
        "release due / SQL by hand + import sqlmodel", [ours], [peer, SQLMODEL], 1.6, memory_limit=MOST_MEMORY
    )
