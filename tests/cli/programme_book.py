"""Three people who may join programmes, one of which has two places, and what is asked of a list of members."""

from pathlib import Path
from typing import Any

from tests.casebook import book, person, spell
from tests.program import Program


def lay_three(iomctl: Program, folder: Path) -> None:
    """Three people on the scheme, the second with a limited-access mark; family work has two places."""
    with book(iomctl) as work:
        for name in ("Mercer", "Hollis", "Sayle"):
            spell(work, person(work, name, gender="female" if name == "Sayle" else "male", restricted=name == "Hollis"))
    policy, few = iomctl("policy", "show", "--text").succeeds().out, folder / "few.toml"
    few.write_text(policy.replace("places = 30", "places = 2", 1), "utf-8")
    iomctl("policy", "load", str(few), "--reason", "two places").succeeds()


def join(program: Program, who: str, on: str, *words: str, programme: str = "family-work") -> str:
    made = program("programme", "join", who, programme, "--on", on, *words, "--format", "json").succeeds().json()
    return str(made["membership"])


def listed(program: Program, *words: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = program("programme", *words, "--format", "json").succeeds().json()
    return rows


def told(rows: list[dict[str, Any]], *names: str) -> list[tuple[Any, ...]]:
    return [tuple(row[name] for name in names) for row in rows]
