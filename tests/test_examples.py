"""The crontab line and the systemd service in examples/ hold commands that work, quiet when nothing is due."""

import re
import shlex
from datetime import date
from pathlib import Path

import pytest

from tests.casebook import book, person, spell
from tests.program import Program

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"


def cron_command() -> list[str]:
    (line,) = [line for line in (EXAMPLES / "crontab").read_text("utf-8").splitlines() if "iomctl review" in line]
    minute, hour, day, month, weekday, command = line.split(maxsplit=5)
    assert re.fullmatch(r"[\d*,/-]+", minute + hour + day + month + weekday)
    return shlex.split(command)


def service_command() -> list[str]:
    unit = (EXAMPLES / "iomctl-overdue.service").read_text("utf-8")
    (command,) = re.findall(r"^ExecStart=(.+)$", unit, re.MULTILINE)
    return shlex.split(command)


def folders_of_cron() -> list[str]:
    (line,) = re.findall(r"^PATH=(.+)$", (EXAMPLES / "crontab").read_text("utf-8"), re.MULTILINE)
    return str(line).split(":")


WHERE_IT_IS = {"crontab": "iomctl", "service": f"{folders_of_cron()[0]}/iomctl"}
"""cron finds it by PATH; systemd has its own path, in which a folder of an installation is not."""

COMMANDS = {"crontab": cron_command(), "service": service_command()}


@pytest.mark.parametrize("where", list(COMMANDS))
def test_nothing_overdue_prints_nothing(iomctl: Program, where: str) -> None:
    program, *args = COMMANDS[where]
    assert program == WHERE_IT_IS[where]
    answer = iomctl(*args).succeeds()
    assert (answer.out, answer.err) == ("", "")


@pytest.mark.parametrize("where", list(COMMANDS))
def test_an_overdue_review_is_printed_under_its_worker(iomctl: Program, where: str) -> None:
    with book(iomctl) as work:
        spell(work, person(work, "Mercer"), due_by=date(2026, 4, 10))
    _, *args = COMMANDS[where]
    answer = iomctl(*args).exits(8 if "--exit-code" in args else 0)
    assert "N00001" in answer.out
    assert answer.err == ""


def test_the_timer_starts_the_service_of_its_name() -> None:
    timer = (EXAMPLES / "iomctl-overdue.timer").read_text("utf-8")
    assert "Persistent=true" in timer, "a night missed is made up for"
    assert (EXAMPLES / "iomctl-overdue.service").exists()


@pytest.mark.parametrize("name", ["IOMCTL_DB", "IOMCTL_ACTOR"])
@pytest.mark.parametrize("file", ["crontab", "iomctl-overdue.service"])
def test_the_settings_they_give_are_settings(file: str, name: str) -> None:
    text = (EXAMPLES / file).read_text("utf-8")
    assert set(re.findall(r"IOMCTL_[A-Z_]+", text)) == {"IOMCTL_DB", "IOMCTL_ACTOR"}
    assert f"{name}=" in text
