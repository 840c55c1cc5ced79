"""Before a case book is made, the form of the answer is looked at."""

from pathlib import Path

import pytest

from tests.conftest import MONDAY
from tests.program import Program

ELSEWHERE = {
    "init": ("--scheme", "IOM Luton", "--area", "Luton"),
    **dict.fromkeys(("db upgrade", "db rebuild"), ()),
    "db restore": ("monday.iomctl",),
}
"""Tried on a case book that there is not: were the form not looked at first, each would say or do something else."""


@pytest.mark.parametrize("words", sorted(ELSEWHERE))
def test_none_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    monkeypatch.chdir(tmp_path)
    elsewhere = Program(db="other.sqlite", now=MONDAY)
    answer = elsewhere(*words.split(), *ELSEWHERE[words], "--format", "xml").exits(2)
    assert answer.err.startswith("iomctl: --format xml: no such format")
    assert not list(tmp_path.iterdir())
