"""The built wheel, installed clean in another folder, makes a case book, upgrades an older one, and answers."""

import json
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from iomctl.settings.places import place_of
from iomctl.storage import migrate
from iomctl.storage.database import open_engine
from tests.packaging.built import Installed, build
from tests.transcripts.page import CHECKOUT


@pytest.fixture(scope="module")
def by_way_of_source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that holds a source archive and the wheel made from it."""
    return build(tmp_path_factory.mktemp("source")).parent


@pytest.fixture(scope="module")
def installed(by_way_of_source: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The wheel in an environment of its own."""
    [wheel] = by_way_of_source.glob("*.whl")
    return Installed.from_wheel(wheel, tmp_path_factory.mktemp("elsewhere") / "environment")


def test_wheel_from_the_checkout_holds_all_that_the_program_reads(tmp_path: Path) -> None:
    assert _wanted() <= _names(build(tmp_path, "--wheel"))


def test_wheel_by_way_of_the_source_archive_holds_the_same(by_way_of_source: Path, tmp_path: Path) -> None:
    [wheel] = by_way_of_source.glob("*.whl")
    assert _names(wheel) == _names(build(tmp_path, "--wheel"))


def test_wheel_holds_neither_tests_nor_the_writers_files(by_way_of_source: Path) -> None:
    [wheel] = by_way_of_source.glob("*.whl")
    tops = {name.partition("/")[0] for name in _names(wheel)}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"iomctl"}


def test_source_archive_holds_the_tests(by_way_of_source: Path) -> None:
    [archive] = by_way_of_source.glob("*.tar.gz")
    with tarfile.open(archive) as files:
        names = {name.partition("/")[2] for name in files.getnames()}
    assert {"pyproject.toml", "README.md", "LICENSE", "tests/conftest.py", "migrations/0001_trail.py"} <= names


def test_program_comes_from_the_wheel(installed: Installed) -> None:
    place = Path(installed("python", "-c", "import iomctl; print(iomctl.__file__)").strip())
    assert place.is_relative_to(installed.folder)
    assert not place.is_relative_to(CHECKOUT)


def test_new_case_book_answers(installed: Installed) -> None:
    installed("iomctl", "init", "--scheme", "IOM Luton", "--area", "Luton")
    assert (installed.home / ".local/share/iomctl/casebook.sqlite").stat().st_mode & 0o777 == 0o600
    assert json.loads(installed("iomctl", "review", "overdue", "--format", "json", "--exit-code")) == []


def test_older_case_book_is_upgraded_and_answers(
    installed: Installed, engine: str, place_for: Callable[[str], str]
) -> None:
    db = place_for(engine)
    _take_back_one_migration(db)
    installed("iomctl", "review", "overdue", code=6, IOMCTL_DB=db)
    installed("iomctl", "db", "upgrade", IOMCTL_DB=db)
    assert json.loads(installed("iomctl", "review", "overdue", "--format", "json", IOMCTL_DB=db)) == []
    installed("iomctl", "db", "check", IOMCTL_DB=db)


def test_demo_shows_a_caseload(installed: Installed) -> None:
    installed("iomctl", "demo", "demo.sqlite", "--people", "20")
    assert len(json.loads(installed("iomctl", "--db", "demo.sqlite", "caseload", "--format", "json"))) > 0


def _wanted() -> set[str]:
    migrations = {f"iomctl/{file.relative_to(CHECKOUT)}" for file in (CHECKOUT / "migrations").rglob("*.py")}
    package = {str(file.relative_to(CHECKOUT)) for file in (CHECKOUT / "iomctl").rglob("*") if file.is_file()}
    return migrations | {name for name in package if "__pycache__" not in name}


def _names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as files:
        return set(files.namelist())


def _take_back_one_migration(db: str) -> None:
    engine = open_engine(place_of(db), 60)
    names = sorted(file.stem for file in migrate.folder().glob("[0-9]*.py"))
    migrate.downgrade(engine, names[-2])
