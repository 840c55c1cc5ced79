"""What every test may ask for: a case book on either engine, and the program run in-process by a fixed clock."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from itertools import count
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import settings

from tests.books import Books, CopyOf, Lay, begin
from tests.engines import ENGINES, PARTS, Case, chosen
from tests.postgres import Server, running_server
from tests.program import Program

# How long an example takes says how busy the machine is, not whether the rule holds.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

# A test makes a case book and throws it away: waiting for a disk would take a third of the time. The memory is used
# where there is plenty; pytest's own variable, or --basetemp, says another place.
_MEMORY, _PLENTY = Path("/dev/shm"), 6 << 30  # noqa: S108 a place for files, which pytest makes its own folder in
if os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > _PLENTY:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_MEMORY))

MONDAY = datetime(2026, 4, 20, 9, 30, tzinfo=ZoneInfo("Europe/London"))


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No setting of the person who runs the tests reaches the program."""
    for name in [name for name in os.environ if name.startswith("IOMCTL_") and not name.startswith("IOMCTL_TEST_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("IOMCTL_ACTOR", "m.adeyemi")


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A real PostgreSQL server, started once for the whole run and stopped at its end."""
    run = tmp_path_factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        run = run.parent
    # Not inside the run's own folder: a server started by root runs as another user, who can't enter it.
    root = os.environ.get("PYTEST_DEBUG_TEMPROOT", tempfile.gettempdir())
    folder = Path(root) / f"iomctl-{run.parent.name}-{run.name}"
    with running_server(folder) as server:
        yield server


@pytest.fixture(scope="session", params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    """Each engine in turn: a test that asks for it, or for `iomctl`, runs on both."""
    return str(request.param)


@pytest.fixture(scope="session")
def books(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Books:
    """The case books of the whole run; the server is started when the first of them is asked for there."""

    def program(db: str) -> Program:
        return Program(db=db, now=MONDAY, environ={"IOMCTL_ACTOR": "m.adeyemi"})

    return Books(tmp_path_factory.mktemp("books"), lambda: request.getfixturevalue("postgres"), program)


@pytest.fixture
def place_for(copied: Callable[[str, Lay], Program]) -> Callable[[str], str]:
    """`place_for(engine)` is the --db of a new case book on that engine, with a scheme and the shipped policy."""
    return lambda engine: copied(engine, begin).db


@pytest.fixture
def copied(books: Books) -> Callable[[str, Lay], Program]:
    """`copied(engine, lay)` is the program on a copy of the case book that `lay` fills on that engine."""
    numbers = count(1)
    return lambda engine, lay: books.copy(engine, lay, next(numbers))


@pytest.fixture
def copy_of(engine: str, copied: Callable[[str, Lay], Program]) -> CopyOf:
    """`copy_of(lay)` is the program on a copy of the case book that `lay` fills, on each engine in turn."""
    return partial(copied, engine)


@pytest.fixture
def copy_of_sqlite(copied: Callable[[str, Lay], Program]) -> CopyOf:
    """The same on SQLite only."""
    return partial(copied, "sqlite")


@pytest.fixture
def iomctl(copy_of: CopyOf) -> Program:
    """The program itself on a new case book, on each engine in turn, on Monday 20 April 2026 at half past nine."""
    return copy_of(begin)


@pytest.fixture
def db(iomctl: Program) -> str:
    """The --db of that case book."""
    return iomctl.db


@pytest.fixture
def iomctl_sqlite(copy_of_sqlite: CopyOf) -> Program:
    """The same on SQLite only, for what has nothing to do with the engine: words, screens, formats."""
    return copy_of_sqlite(begin)


@pytest.fixture
def shared_data() -> Path:
    """The folder of independent data beside the project; a test that needs it is skipped where it is absent."""
    folder = Path(__file__).resolve().parents[2] / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("the independent data is not beside this checkout")
    return folder


def pytest_addoption(parser: pytest.Parser) -> None:
    """What is run, and `--update-transcripts` to write what the program answers now into the transcripts."""
    parser.addoption("--part", choices=PARTS, default=PARTS[0], help="which of the tests to run: see tests/engines.py")
    parser.addoption("--update-transcripts", action="store_true", help="write today's answers into the transcripts")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what this part does without, once `-k` and the like have left theirs."""
    part = "all" if config.getoption("--update-transcripts") else config.getoption("--part")
    runs = chosen(map(Case.of, items), part)
    config.hook.pytest_deselected(items=[item for item, runs_now in zip(items, runs, strict=True) if not runs_now])
    items[:] = [item for item, runs_now in zip(items, runs, strict=True) if runs_now]
