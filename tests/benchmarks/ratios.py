"""Print how long iomctl takes as a ratio of a named peer in the same run. Not a part of the test suite.

    .venv/bin/python tests/benchmarks/ratios.py [--only NAME] [--people 100000] [--times 9] [--folder FOLDER]

Peers: SQLModel or Typer alone, a plain script with the same libraries, SQL by hand in the `sqlite3` shell,
taskwarrior, and `sqlite-utils insert`, which you install yourself (`pip install sqlite-utils`,
`apt install sqlite3 taskwarrior`); a peer that is missing is said and passed over. What the contests work on is made
in the folder and used again.
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.benchmarks.board import board
from tests.benchmarks.lives import home_none, placement_spend, release_review
from tests.benchmarks.material import TIMED_KINDS, Material, iomctl, tool
from tests.benchmarks.measure import MEBIBYTE, Aside, Contest, contend
from tests.benchmarks.pathways import pathway_gaps
from tests.benchmarks.releases import releases_due
from tests.benchmarks.rescopes import rescope, rescope_report, rescope_ten_times
from tests.benchmarks.start_up import start_up

PLAIN = Path(__file__).with_name("plain_overdue.py")
MOST_MEMORY = 200 * MEBIBYTE
TYPER = [(sys.executable, "-c", "import typer")]


def help_alone(_: Material, __: int) -> Iterator[Contest]:
    """`iomctl --help` and the help of a noun, against the import of Typer alone."""
    for words in (["--help"], ["review", "--help"]):
        yield Contest(f"iomctl {' '.join(words)} / import typer", [(iomctl(), *words)], TYPER, 1.6)


def overdue(material: Material, people: int) -> Iterator[Contest]:
    """`review overdue`, against the plain script."""
    scheme = material.scheme(people)
    today = date.today().isoformat()  # noqa: DTZ011 the day that the program itself would take
    plain = (sys.executable, PLAIN, scheme, today)
    yield Contest("review overdue / plain script", [_overdue(scheme)], [plain], 1.1)


def taskwarrior(material: Material, people: int) -> Iterator[Contest]:
    """`review overdue`, against `task overdue` with as many tasks as there are people."""
    task = tool("task")
    if task is None:
        _say("taskwarrior is not installed: passed over")
        return
    environ = [f"{name}={value}" for name, value in material.tasks(people).items()]
    peer = (tool("env") or "env", *environ, task, "overdue")
    yield Contest("review overdue / task overdue", [_overdue(material.scheme(people))], [peer], 0.5)


def ten_times(material: Material, people: int) -> Iterator[Contest]:
    """`review overdue` with ten times the people and the same number of results, against itself."""
    big, small = _overdue(material.scheme(10 * people)), _overdue(material.scheme(people))
    yield Contest("review overdue, ten times the people / as is", [big], [small], 1.15)


def imports(material: Material, people: int) -> Iterator[Contest]:
    """`import` of people, referrals and reviews, against `sqlite-utils insert` of the same files into bare tables."""
    peer = tool("sqlite-utils")
    if peer is None:
        _say("sqlite-utils is not installed (pip install sqlite-utils): passed over")
        return
    files = material.exports(people)
    for kind in TIMED_KINDS:
        with files[kind].open(encoding="utf-8") as opened:
            _say(f"{kind}: {sum(1 for _ in opened) - 1:,} lines")
    ours, bare = material.folder / "import.sqlite", material.folder / "bare.sqlite"
    how = ("--csv", "--no-detect-types", "--batch-size", "10000")
    ours_in = {kind: (iomctl(), "--db", ours, "import", kind, file, "--create") for kind, file in files.items()}
    # A review is of a spell: spells are taken in between, and not counted.
    yield Contest(
        "import / sqlite-utils insert",
        [ours_in["offenders"], Aside(ours_in["spells"]), ours_in["referrals"], ours_in["reviews"]],
        [(peer, "insert", bare, kind, files[kind], *how) for kind in TIMED_KINDS],
        1.2,
        ready=partial(_begin_again, material.empty(), ours, bare),
        memory_limit=MOST_MEMORY,
    )


CONTESTS: dict[str, Callable[[Material, int], Iterator[Contest]]] = {
    "start-up": start_up,
    "help": help_alone,
    "overdue": overdue,
    "taskwarrior": taskwarrior,
    "ten-times": ten_times,
    "import": imports,
    "pathway-gaps": pathway_gaps,
    "releases-due": releases_due,
    "home-none": home_none,
    "release-review": release_review,
    "placement-spend": placement_spend,
    "board": board,
    "rescope": rescope,
    "rescope-ten-times": rescope_ten_times,
    "rescope-report": rescope_report,
}
PEOPLE = 100_000
FEWER = {"start-up": 118, "rescope-ten-times": 10_000, "rescope-report": 5_000}
"""Where it is not about many people, or ten times as many take long to make: how many unless that is asked for."""


def main() -> None:
    """Run the contests that were asked for and print a line for each."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--only", choices=CONTESTS, action="append")
    asked.add_argument("--people", type=int)
    asked.add_argument("--times", type=int, default=9)
    asked.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "iomctl-benchmarks")
    given = asked.parse_args()
    given.folder.mkdir(exist_ok=True)
    for name in given.only or CONTESTS:
        people = given.people or FEWER.get(name, PEOPLE)
        for contest in CONTESTS[name](Material(given.folder), people):
            _say(contend(contest, min(given.times, 3) if name == "import" else given.times))


def _overdue(scheme: Path) -> tuple[Path | str, ...]:
    return (iomctl(), "--db", scheme, "review", "overdue", "--format", "csv")


def _begin_again(start: Path, *files: Path) -> None:
    for file in files:
        for side in ("", "-wal", "-shm"):
            file.with_name(file.name + side).unlink(missing_ok=True)
    shutil.copy(start, files[0])


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
