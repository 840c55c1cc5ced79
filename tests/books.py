"""Case books for tests: laid once in a run by a function, for each engine, and copied for each test that asks."""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from tests.postgres import Server, name_of
from tests.program import Program

Lay = Callable[[Program], object]
"""Fills a case book through the program or row by row."""
CopyOf = Callable[[Lay], Program]
"""The program on a copy of the case book that a function fills."""


def begin(iomctl: Program) -> None:
    """A scheme and the shipped policy, and nobody in it: what every other case book is laid on."""
    iomctl("init", "--scheme", "IOM Luton", "--area", "Luton", "--area", "Dunstable").succeeds()


def laid_once(lay: Lay) -> Any:
    """A fixture called like `lay`: the program on a copy of the case book that it fills, on each engine in turn."""

    @pytest.fixture(name=lay.__name__)
    def copied(copy_of: CopyOf) -> Program:
        return copy_of(lay)

    return copied


@dataclass
class Books:
    """The case books laid in this run, in `folder` and on the server; `program` is the program on a --db."""

    folder: Path
    server: Callable[[], Server]
    program: Callable[[str], Program]
    known: dict[tuple[str, Lay], Program] = field(default_factory=dict)

    def laid(self, engine: str, lay: Lay) -> Program:
        """The program on the case book that `lay` fills, which nobody may change; its clock is where `lay` left it."""
        if (engine, lay) not in self.known:
            source = None if lay is begin else self.laid(engine, begin).db
            program = self.program(self._put(engine, f"laid_{len(self.known)}", source))
            lay(program)
            self.known[engine, lay] = replace(program, environ={})
        return self.known[engine, lay]

    def copy(self, engine: str, lay: Lay, number: int) -> Program:
        """The program on a copy of that, in place of the copy that had this number before.

        The place stays the same from test to test, so that the program keeps the statements it compiled for it.
        """
        laid = self.laid(engine, lay)
        return replace(laid, db=self._put(engine, f"book_{number}", laid.db))

    def _put(self, engine: str, name: str, source: str | None) -> str:
        if engine == "postgresql":
            own = f"{name}_{os.environ.get('PYTEST_XDIST_WORKER', 'only')}"
            return self.server().create(own, name_of(source) if source else "template1")
        folder = self.folder / name
        shutil.rmtree(folder, ignore_errors=True)
        if source:
            shutil.copytree(Path(source).parent, folder)
        else:
            folder.mkdir()
        return str(folder / "casebook.sqlite")
