"""Asked by --known-on what it said on a day, the book says to the letter what it had said on that day itself."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.acceptance.settled import settle
from tests.books import CopyOf
from tests.program import Program
from tests.services.known_days import LINES, SCRIPT, all_said, lay_files, type_in, without_caption

A_DAY = st.lists(st.sampled_from(LINES), min_size=1, max_size=5)
WITHOUT_SHRINKING = [Phase.explicit, Phase.reuse, Phase.generate]
"""Each example asks every command for each of its days."""
UNUSUAL = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
DAYS = st.lists(A_DAY, min_size=1, max_size=3)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return lay_files(tmp_path)


def compare(iomctl: Program, days: Sequence[Sequence[str]], folder: Path, *options: str) -> None:
    """Type the lines of one day after another, and ask afterwards what was said at the end of each."""
    said = {}
    for typed in ((), *days):
        for line in typed:
            answer = type_in(iomctl, line, folder)
            assert answer.code in ({0} if days == IN_FULL else {0, 2, 3, 4, 5, 7}), (line, answer.err)
        said[iomctl.today] = without_caption(all_said(iomctl, *options), iomctl.today)
        iomctl.travel(1)
    for day, then in said.items():
        now = without_caption(all_said(iomctl, *options, "--known-on", str(day)), day)
        for words, one in now.items():
            assert one == then[words], (words, day)


def cut(lines: Sequence[str], size: int) -> Sequence[Sequence[str]]:
    """The lines, so many for each day."""
    return [lines[start : start + size] for start in range(0, len(lines), size)]


IN_FULL = cut(SCRIPT, 10)
"""All of it happens, nothing is refused."""


def test_what_went_and_came_again_is_told_as_then(copy_of: CopyOf, folder: Path) -> None:
    compare(copy_of(settle), IN_FULL, folder, "--format", "json")


@pytest.mark.rest
def test_its_screens_are_those_of_then(copy_of: CopyOf, folder: Path) -> None:
    compare(copy_of(settle), cut(LINES, 25), folder)


@pytest.mark.rest
@pytest.mark.parametrize("day", ["2026-04-15", "2026-05-04"])
def test_another_day_is_told_as_then(copy_of: CopyOf, folder: Path, day: str) -> None:
    compare(copy_of(settle), IN_FULL, folder, "--format", "json", "--as-of", day)


@pytest.mark.rest
@settings(max_examples=10, phases=WITHOUT_SHRINKING, suppress_health_check=UNUSUAL)
@given(days=DAYS)
def test_whatever_was_typed_is_told_as_then(days: list[list[str]], copy_of: CopyOf, folder: Path) -> None:
    compare(copy_of(settle), days, folder, "--format", "json")
