"""A sheet of any order, cut down, added to, with headings of any case and of any kind of file says what it said."""

from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from iomctl.domain.columns import columns_of
from iomctl.services.rescopes.decisions.people import PersonInRun
from tests.books import CopyOf
from tests.cli.rescope_book import lay_run
from tests.cli.rescope_sheets import Table, decisions, rows, written
from tests.program import Program

NEEDED = ("offender", "decision", "tier", "reason", "note", "exit_plan")
INSIDE = [
    ("keep  stays in the tier", "", "harm", "said so", ""),
    ("Move", "fixed", "rescope  moved by a re-scope", "", ""),
    ("leave  no longer in scope", "", "out-of-scope", "", "MARAC goes on"),
    ("decided later", "", "facts-awaited", "", ""),
    ("", "", "", "", ""),
]
OUTSIDE = [("admit  comes in", "Flex", "tasking", "", ""), ("keep", "", "judgement", "", ""), ("", "", "", "", "")]
SAID = {
    "keep  stays in the tier": ["keep", None, "harm", "said so", None, None],
    "Move": ["move", "fixed", "rescope", None, None, None],
    "leave  no longer in scope": ["leave", None, "out-of-scope", None, "MARAC goes on", None],
    "decided later": ["defer", None, "facts-awaited", None, None, None],
    "admit  comes in": ["admit", "flex", "tasking", None, None, None],
    "keep": ["keep", None, "judgement", None, None, None],
}
"""What each decision says once it is taken in."""


@dataclass(frozen=True)
class Treated:
    """What became of a sheet on its way: whatever it is, it says what it said about those who are still in it."""

    decided: tuple[tuple[str, ...], ...]
    left: frozenset[int]
    without: frozenset[str]
    added: int
    chance: Random
    suffix: str


treatments = st.builds(
    Treated,
    decided=st.tuples(*[st.sampled_from(INSIDE)] * 4, st.sampled_from(OUTSIDE)),
    left=st.frozensets(st.integers(0, 4), min_size=1),
    without=st.frozensets(st.sampled_from([one for one in columns_of(PersonInRun) if one not in NEEDED])),
    added=st.integers(0, 3),
    chance=st.randoms(),
    suffix=st.sampled_from(["csv", "xlsx", "ods"]),
)


def treat(found: list[dict[str, str]], how: Treated) -> Table:
    """The cells of the sheet as it comes back."""
    chance = how.chance
    for row, chosen in zip(found, how.decided, strict=True):
        row.update(zip(NEEDED[1:], chosen, strict=True))
    kept = [row | {f"Extra {at}": "x" for at in range(how.added)} for at, row in enumerate(found) if at in how.left]
    names = [name for name in kept[0] if name not in how.without]
    chance.shuffle(kept)
    chance.shuffle(names)
    return [[_heading(name, chance) for name in names], *([row[name] for name in names] for row in kept)]


def _heading(name: str, chance: Random) -> str:
    known = columns_of(PersonInRun)
    forms = [name, name.upper(), name.replace("_", " ").title(), f" {name} "]
    return chance.choice([*forms, known[name].heading] if name in known else [name])


@pytest.fixture
def run(copy_of: CopyOf) -> Program:
    """Run 1 of five people, see `lay_run`; the last is outside the cohort."""
    return copy_of(lay_run)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(how=treatments)
def test_it_says_what_it_said(run: Program, tmp_path: Path, how: Treated) -> None:
    before, people = decisions(run), rows(run)
    path = written(tmp_path / f"back.{how.suffix}", treat(people, how))
    said = run("rescope", "decide", "1", "--from", path).succeeds().err
    expected = {
        row["offender"]: SAID.get(chosen[0], before[row["offender"]]) if at in how.left else before[row["offender"]]
        for at, (row, chosen) in enumerate(zip(people, how.decided, strict=True))
    }
    assert decisions(run) == expected
    assert said.count("Extra") == how.added
