"""The lines for cron and systemd that run the reminders: commands that work, and settings that there are."""

import re
import shlex
from datetime import date
from pathlib import Path

import pytest

from iomctl.output.mail.ways import CREDENTIAL
from tests.casebook import book, person, spell, worker
from tests.program import Program

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
CRON = (EXAMPLES / "night.crontab").read_text("utf-8")
SERVICE = (EXAMPLES / "iomctl-remind.service").read_text("utf-8")
WORDS = {
    "cron": next(line.split(maxsplit=5)[5] for line in CRON.splitlines() if line.endswith("remind")),
    "service": re.findall(r"^ExecStart=\S+/(iomctl .+)$", SERVICE, re.MULTILINE)[0],
}
GIVEN = {
    "cron": dict(re.findall(r"^(IOMCTL_\w+)=(.+)$", CRON, re.MULTILINE)),
    "service": dict(re.findall(r"(IOMCTL_\w+)=(\S+)", SERVICE)),
}


@pytest.fixture(params=["cron", "service"])
def where(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def set_up(iomctl: Program, where: str, tmp_path: Path) -> Program:
    """The program with the settings of the example, and a password where they look for one."""
    password = tmp_path / CREDENTIAL
    password.write_text("made up")
    password.chmod(0o600)
    given = {name: value for name, value in GIVEN[where].items() if name != "IOMCTL_DB"}
    if "IOMCTL_MAIL_PASSWORD_FILE" in given:
        given["IOMCTL_MAIL_PASSWORD_FILE"] = str(password)
    iomctl.environ = {**iomctl.environ, **given, "CREDENTIALS_DIRECTORY": str(tmp_path)}
    return iomctl


def test_the_settings_they_give_are_settings(set_up: Program, where: str) -> None:
    told = {one["variable"]: one["source"] for one in set_up("settings", "--format", "json").succeeds().json()}
    assert {told[name] for name in GIVEN[where]} == {"environment"}


def test_nothing_due_says_nothing_and_asks_no_server(set_up: Program, where: str) -> None:
    program, *words = shlex.split(WORDS[where])
    assert program == "iomctl"
    answer = set_up(*words).succeeds()
    assert (answer.out, answer.err) == ("", "")


def test_what_is_due_is_sent(set_up: Program, where: str) -> None:
    with book(set_up) as work:
        spell(work, person(work, "Mercer"), due_by=date(2026, 4, 10), worker=worker(work, "S Okafor"))
    set_up("worker", "edit", "okafor", "--email", "s.okafor@example.org").succeeds()
    set_up.environ["IOMCTL_MAIL"] = "stdout"
    out = set_up(*shlex.split(WORDS[where])[1:]).succeeds().out
    assert "From: iom@example.org" in out
    assert "N00001" in out


def test_the_figures_have_a_line_of_their_own(iomctl: Program, tmp_path: Path) -> None:
    (line,) = (line for line in CRON.splitlines() if "iomctl metrics" in line)
    *words, file = shlex.split(line.split(maxsplit=5)[5])
    assert words == ["iomctl", "metrics", "--output"]
    assert iomctl(*words[1:], str(tmp_path / Path(file).name)).succeeds().out == ""


def test_the_password_is_the_credential_that_is_looked_for() -> None:
    assert re.findall(r"^LoadCredential=([\w-]+):/", SERVICE, re.MULTILINE) == [CREDENTIAL]
    assert "password" not in GIVEN["service"]


def test_the_timer_makes_up_for_a_night_that_was_missed() -> None:
    timer = (EXAMPLES / "iomctl-remind.timer").read_text("utf-8")
    assert "Persistent=true" in timer
