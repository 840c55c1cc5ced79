"""Lines that are typed into `iomctl shell` from a pipe."""

import io
import sys
from collections.abc import Iterable
from unittest.mock import patch

from tests.program import Answer, Program


def typed(program: Program, lines: str | Iterable[str], *ahead: str) -> Answer:
    """What `iomctl AHEAD shell` answers to these lines, which may do something else between one and the next."""
    with patch.object(sys, "stdin", io.StringIO(lines) if isinstance(lines, str) else lines):
        return program(*ahead, "shell")
