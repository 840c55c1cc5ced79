"""Case books that many tests only read, made once for each engine."""

import pytest

from tests.acceptance.marked import mark
from tests.acceptance.settled import settle
from tests.books import Books
from tests.conftest import ENGINES
from tests.program import Program


@pytest.fixture(scope="session", params=ENGINES)
def settled(request: pytest.FixtureRequest, books: Books) -> Program:
    """The case book of `settled.py` on each engine; no test that asks for it may change it."""
    return books.laid(request.param, settle)


@pytest.fixture(scope="session", params=ENGINES)
def marked(request: pytest.FixtureRequest, books: Books) -> Program:
    """The case book of `marked.py` on each engine; no test that asks for it may change it."""
    return books.laid(request.param, mark)
