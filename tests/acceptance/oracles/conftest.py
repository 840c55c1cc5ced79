"""A case book of 1 January 2025, the day all scenarios ask about, whose tiers are the statuses they expect."""

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from iomctl.inputs.policy.file import default_policy_text
from tests.postgres import Server
from tests.program import Program

NEW_YEAR = datetime(2025, 1, 1, 9, 30, tzinfo=ZoneInfo("Europe/London"))
STATUSES = ("submitted", "accepted", "not-accepted", "not-required", "upcoming", "not-started")
ADDED = {
    "pathways": (
        '{ code = "duty-to-refer", letter = "R", name = "Duty to refer" }',
        '{ code = "commissioned", letter = "S", name = "Commissioned services" }',
    ),
    "markers": (
        '{ code = "next-accommodation", name = "Has somewhere to go next" }',
        '{ code = "settled", name = "Lives in settled accommodation" }',
    ),
}


@pytest.fixture
def new_year(engine: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Program]:
    """The program on such a case book, on each engine in turn; its cohort is `statuses`, with nobody in it."""
    if engine == "sqlite":
        yield _begun(str(tmp_path / "casebook.sqlite"), tmp_path)
        return
    server: Server = request.getfixturevalue("postgres")
    url = server.create_from("template1")
    yield _begun(url, tmp_path)
    server.drop(url)


def _begun(db: str, folder: Path) -> Program:
    program = Program(db=db, now=NEW_YEAR)
    program("init", "--scheme", "IOM Luton", "--area", "Luton").succeeds()
    file = folder / "policy.toml"
    file.write_text(_policy(), "utf-8")
    program("policy", "load", str(file)).succeeds()
    program("cohort", "create", "statuses", "--name", "By status").succeeds()
    program("provider", "add", "Luton Council", "--pathway", "duty-to-refer").succeeds()
    program("provider", "add", "Housing Advice", "--pathway", "commissioned").succeeds()
    return program


def _policy() -> str:
    """The shipped policy with the statuses for tiers, two more pathways and two more markers."""
    tiers = [f'{{ code = "{one}", name = "{one}", capacity = 200, wording = "{one}" }}' for one in STATUSES]
    text = _listed(default_policy_text(), "tiers", tiers, kept=False)
    for key, more in ADDED.items():
        text = _listed(text, key, more, kept=True)
    return text


def _listed(text: str, key: str, lines: "list[str] | tuple[str, ...]", *, kept: bool) -> str:
    """The text with lines added to a list, or in place of what is in it."""
    opening, inside, closing = re.split(rf"(?<=^{key} = \[\n)(.*?)(?=^\]$)", text, maxsplit=1, flags=re.M | re.S)
    new = "".join(f"  {line},\n" for line in lines)
    return f"{opening}{inside if kept else ''}{new}{closing}"
