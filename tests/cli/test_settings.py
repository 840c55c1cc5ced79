"""Settings: which source wins, what is refused, and that no password is ever printed."""

from pathlib import Path

import pytest

from iomctl.errors import SettingsWrong
from iomctl.settings import read_settings
from iomctl.settings.places import Place, place_of
from tests.conftest import MONDAY
from tests.program import Program


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the settings file is looked for in this test."""
    path = tmp_path / "config" / "iomctl" / "settings.toml"
    path.parent.mkdir(parents=True)
    return path


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """The program with its case book named by the environment; it is not made."""
    return Program(db=str(tmp_path / "casebook.sqlite"), now=MONDAY)


def sources(program: Program, *words: str) -> dict[str, tuple[str, str]]:
    shown = program("settings", *words, "--format", "json").succeeds().json()
    return {one["setting"]: (one["value"], one["source"]) for one in shown}


def test_an_option_wins_over_the_environment_over_the_file_over_the_default(program: Program, file: Path) -> None:
    assert sources(program)["lock_wait"] == ("60", "default")
    file.write_text('db = "/from/file"\nlock_wait = 5\nactor = "j.clarke"\n')
    of_database = {name: told for name, told in sources(program).items() if name in ("db", "actor", "lock_wait")}
    assert of_database == {
        "db": (program.db, "environment"),
        "actor": ("m.adeyemi", "environment"),
        "lock_wait": ("5", str(file)),
    }
    assert sources(program, "--db", "/by/option")["db"] == ("/by/option", "option")
    program.environ["IOMCTL_DB"] = ""
    assert sources(program)["db"] == ("/from/file", str(file))


@pytest.mark.parametrize("words", [("--db", ""), ("--db=",), ("--db", " ")])
def test_an_empty_option_names_no_other_database(program: Program, words: tuple[str, ...]) -> None:
    """It is an unset variable of a shell, so what was meant is not the database of the settings."""
    told = program("offender", "add", "--surname", "Mercer", *words).exits(2).err
    assert told == "iomctl: --db is empty: name a file or a URL\n"
    assert "name a file or a URL" in program(*words, "settings").exits(2).err


def test_the_file_that_is_looked_for_is_named(program: Program, file: Path, tmp_path: Path) -> None:
    assert f"Settings file: {file} (there is none)" in program("settings").succeeds().err
    program.environ["IOMCTL_SETTINGS"] = str(tmp_path / "mine.toml")
    assert "no such settings file" in program("settings").exits(7).err
    (tmp_path / "mine.toml").write_text("lock_wait = 1.5")
    assert sources(program)["lock_wait"] == ("1.5", str(tmp_path / "mine.toml"))


def test_a_misspelt_setting_is_refused(program: Program, file: Path) -> None:
    program.environ["IOMCTL_LOKC_WAIT"] = "5"
    told = program("settings").exits(7).err
    assert "IOMCTL_LOKC_WAIT is not a setting; did you mean IOMCTL_LOCK_WAIT?" in told
    del program.environ["IOMCTL_LOKC_WAIT"]
    file.write_text('databse = "x"\nactr = "y"\n')
    told = program("settings").exits(7).err
    assert "databse is not a setting" in told
    assert "actr is not a setting; did you mean actor?" in told


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (b'lock_wait = "soon"', "a number of seconds is expected"),
        (b"lock_wait = -1", "a number of seconds from 0 to 3600"),
        (b"lock_wait = nan", "a number of seconds from 0 to 3600"),
        (b"db = 5", "text in quotes is expected"),
        (b"[db]\npath = 1", "text in quotes is expected"),
        (b"lock_wait = ", "not TOML"),
        (b"\xff\xfe", "not UTF-8"),
    ],
)
def test_a_wrong_file_is_refused(program: Program, file: Path, text: bytes, words: str) -> None:
    file.write_bytes(text)
    told = program("settings").exits(7).err
    assert words in told
    assert "Traceback" not in told


PASSWORDS = [
    "postgresql://iom:geheim@db.example:5432/iom",
    "postgresql://iom:gehe%40im@db.example/iom",
    "postgresql://iom:p@geheim@db.example/iom",
    "postgresql://iom:p/geheim@db.example/iom",
    "postgresql://iom:p?geheim@db.example/iom",
    "postgresql://iom@db.example/iom?password=geheim",
    "postgresql://iom@db.example/iom?sslmode=require&PassWord=geheim&x=1",
    "postgresql://iom@db.example/iom?p%61ssword=geheim",
    "postgresql://iom@db.example/iom?sslpassword=geheim",
    "postgres://:geheim@/iom?host=/run/postgresql",
]


@pytest.mark.parametrize("url", PASSWORDS)
def test_a_password_is_never_shown(program: Program, url: str) -> None:
    shown = place_of(url).shown
    assert "geheim" not in shown
    assert "im@" not in shown
    assert "***" in shown
    program.environ["IOMCTL_DB"] = url
    assert "geheim" not in program("settings").succeeds().out


def test_a_url_without_a_password_is_shown_as_it_is() -> None:
    for url in (
        "postgresql://iom@db.example:5432/iom?options=-csearch_path%3Dnorth",
        "postgresql://db.example/iom?user=a@b",
    ):
        assert place_of(url).shown == url


def test_places() -> None:
    assert place_of("sqlite:////srv/iom/c.sqlite") == Place(Path("/srv/iom/c.sqlite"), None)
    assert place_of("postgres://h/d").url == "postgresql+psycopg://h/d"
    for wrong in ("mysql://h/d", "~nobody-of-that-name/c.sqlite"):
        with pytest.raises(SettingsWrong):
            place_of(wrong)


def test_the_system_user_is_the_actor_when_none_is_named(program: Program) -> None:
    assert read_settings({}).actor
    program.environ["IOMCTL_ACTOR"] = ""
    assert sources(program)["actor"][1] == "default"


@pytest.mark.parametrize(
    "typed",
    [
        "postgresql:/iom:secret@db.example/iom",
        "postgresql:iom:secret@db.example/iom",
        "postgres//iom:secret@db.example/iom",
        "POSTGRESQL+psycopg:/iom:secret@db.example/iom",
        "mysql:/iom:secret@db.example/iom",
        "sqlite:/secret.sqlite",
    ],
)
def test_half_a_url_is_no_path(program: Program, tmp_path: Path, typed: str) -> None:
    before = sorted(tmp_path.iterdir())
    told = program("--db", typed, "init", "--scheme", "S", "--area", "Luton").exits(7)
    assert "secret" not in told.err
    assert sorted(tmp_path.iterdir()) == before


def test_a_file_that_can_be_no_folder_is_only_in_the_way_of_what_it_would_say(program: Program, tmp_path: Path) -> None:
    config = tmp_path / "config"
    config.write_text("a file, and no folder")
    assert sources(program)["db"] == (program.db, "environment")
    program.environ["IOMCTL_DB"] = ""
    told = program("settings").exits(7).err
    assert "Not a directory" in told
    assert "give IOMCTL_DB and IOMCTL_ACTOR" in told


def test_a_link_to_what_is_not_there_is_no_file_that_nobody_made(program: Program, file: Path, tmp_path: Path) -> None:
    file.symlink_to(tmp_path / "gone.toml")
    sources(program)
    program.environ["IOMCTL_DB"] = ""
    assert f"{file}: a link to what is not there" in program("settings").exits(7).err
    Path(program.db).symlink_to(tmp_path / "gone.sqlite")
    program.environ["IOMCTL_DB"] = program.db
    assert "a link to what is not there" in program("today").exits(6).err


def test_a_name_that_is_no_text(program: Program) -> None:
    program.environ["IOMCTL_ACTOR"] = "m\udcff"
    assert program("settings").exits(7).err == "iomctl: environment: IOMCTL_ACTOR is not UTF-8 text\n"
