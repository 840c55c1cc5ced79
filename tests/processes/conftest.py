"""A case book of forty people, half of them on the scheme, and processes that work on it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path

import pytest

from tests.processes.people_file import people_file
from tests.processes.starter import Starter, starting
from tests.program import Program

PEOPLE = 40
ON_SCHEME = 20
ADOPTION = "--cohort luton --tier fixed --colour red --no-worker --reason criteria-met --on 2026-01-05".split()


@pytest.fixture
def people(iomctl: Program, tmp_path: Path) -> None:
    """N00001 to N00020 are on the scheme, N00021 to N00040 are not; one provider takes referrals."""
    iomctl("provider", "add", "Housing Solutions", "--pathway", "accommodation").succeeds()
    iomctl("cohort", "create", "luton", "--name", "IOM Luton").succeeds()
    iomctl("import", "offenders", str(people_file(tmp_path, 0, PEOPLE))).succeeds()
    for number in range(1, ON_SCHEME + 1):
        iomctl("cohort", "adopt", f"N{number:05}", *ADOPTION).succeeds()


@pytest.fixture(scope="session")
def starters() -> Iterator[Callable[[str], Starter]]:
    """`starters(db)` starts processes on that case book; one for all tests that have theirs at that place."""
    with ExitStack() as started:
        yield cache(lambda db: started.enter_context(starting(db)))


@pytest.fixture
def starter(people: None, db: str, starters: Callable[[str], Starter]) -> Starter:
    """Starts processes on that case book."""
    return starters(db)
