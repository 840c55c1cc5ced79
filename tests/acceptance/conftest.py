"""Case books that many tests only read, made once for each engine."""

import pytest

from tests.acceptance.marked import mark
from tests.acceptance.settled import settle
from tests.books import Books
from tests.conftest import MONDAY
from tests.program import Program


@pytest.fixture(scope="session")
def settled(engine: str, books: Books) -> Program:
    """The case book of `settled.py` on each engine; no test that asks for it may change it."""
    return books.laid(engine, settle)


@pytest.fixture(scope="session")
def marked(engine: str, books: Books) -> Program:
    """The case book of `marked.py` on each engine; no test that asks for it may change it."""
    return books.laid(engine, mark)


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """A demonstration as `iomctl demo` makes it, with rows in every list; no test that asks for it may change it."""
    place = str(tmp_path_factory.mktemp("demo") / "demo.sqlite")
    program = Program(db=place, now=MONDAY, environ={"IOMCTL_ACTOR": "m.adeyemi"})
    program("demo", place).succeeds()
    return program
