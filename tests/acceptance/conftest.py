"""Case books that many tests only read, made once for each engine."""

import shutil
from collections.abc import Callable

import pytest

from tests.acceptance.marked import mark
from tests.acceptance.settled import settle
from tests.conftest import ENGINES, MONDAY
from tests.postgres import Server
from tests.program import Program


@pytest.fixture(scope="session", params=ENGINES)
def settled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Program:
    """The case book of `settled.py` on each engine; no test that asks for it may change it."""
    return _filled(request, tmp_path_factory, settle)


@pytest.fixture(scope="session", params=ENGINES)
def marked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Program:
    """The case book of `marked.py` on each engine; no test that asks for it may change it."""
    return _filled(request, tmp_path_factory, mark)


def _filled(
    request: pytest.FixtureRequest, folders: pytest.TempPathFactory, fill: Callable[[Program], None]
) -> Program:
    if request.param == "sqlite":
        path = folders.mktemp("filled") / "casebook.sqlite"
        shutil.copy(request.getfixturevalue("sqlite_template"), path)
        path.chmod(0o600)
        program = Program(db=str(path), now=MONDAY)
    else:
        server: Server = request.getfixturevalue("postgres")
        program = Program(db=server.create_from(request.getfixturevalue("postgres_template")), now=MONDAY)
    fill(program)
    return program
