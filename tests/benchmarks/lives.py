"""How long the lists of homes, past releases and money take: against the same questions asked by hand."""

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from tests.benchmarks.material import Material, iomctl, tool
from tests.benchmarks.measure import Contest
from tests.benchmarks.pathways import MOST_MEMORY, SQLMODEL, rows_of

LACKING = "offender,name,kind,why,leaves_on,worker"
RELEASED = (
    "offender,name,released_on,kind,hour,late_friday,first_night,contact_week,home_28,back_28,reviewed_on,worker,prison"
)
SPENT = "group,people,placements,nights,for_nights,paid,spend,cost_not_recorded,not_paid"


def home_none(material: Material, people: int) -> Iterator[Contest]:
    """`home none`, against SQL by hand and the import of sqlmodel; both sides say the same of everybody."""
    yield from _by_hand(material, people, ("home", "none"), LACKING)


def release_review(material: Material, people: int) -> Iterator[Contest]:
    """`release review`, in the same way."""
    yield from _by_hand(material, people, ("release", "review"), RELEASED)


def placement_spend(material: Material, people: int) -> Iterator[Contest]:
    """`placement spend`, in the same way."""
    yield from _by_hand(material, people, ("placement", "spend"), SPENT)


def _by_hand(material: Material, people: int, command: tuple[str, str], columns: str) -> Iterator[Contest]:
    shell = tool("sqlite3")
    if shell is None:
        sys.stdout.write("the sqlite3 shell is not installed: passed over\n")
        return
    book, name = material.lives(people), " ".join(command)
    file = Path(__file__).with_name(f"{'_'.join(command)}_by_hand.sql")
    on = date.today().isoformat()  # noqa: DTZ011 the day that the program itself would take
    ours = (iomctl(), "--db", book, *command, "--format", "csv", "--columns", columns)
    peer = (shell, "-bail", book, f".parameter set :on \"'{on}'\"", f'.read "{file}"')
    told = rows_of(ours)
    if sorted(told) != sorted(rows_of(peer)):
        sys.exit(f"{book}: {name} and the SQL by hand do not say the same")
    sys.stdout.write(f"{name}: {len(told) - 1:,} rows, the same by hand\n")
    yield Contest(f"{name} / SQL by hand + import sqlmodel", [ours], [peer, SQLMODEL], 1.6, memory_limit=MOST_MEMORY)
