"""At a terminal somebody who may be recorded already is asked about, and no is the answer until another is given."""

import sys
from pathlib import Path

import pytest

from tests.program import Program
from tests.terminal import Terminal, terminal_environ

QUESTION = "Is this someone else? [y/N]: "
TWIN = "--surname Mercer --forenames Leigh --born 14/8/1994".split()


@pytest.mark.parametrize(("answer", "code", "people"), [("y\r", 0, 2), ("\r", 2, 1)])
def test_a_possible_duplicate_is_asked_about(
    iomctl_sqlite: Program, tmp_path: Path, answer: str, code: int, people: int
) -> None:
    iomctl_sqlite("offender", "add", "--surname", "Mercer", "--forenames", "Kai", "--born", "14/8/1994").succeeds()
    environ = terminal_environ(tmp_path, IOMCTL_DB=iomctl_sqlite.db)
    opened = Terminal((sys.executable, "-m", "iomctl", "offender", "add", *TWIN), environ, tmp_path)
    opened.reads(QUESTION)
    opened.types(answer)
    assert opened.ends() == code
    assert len(iomctl_sqlite("offender", "list", "--format", "json").json()) == people
