"""The commands of every day load the tables they read and no other: each takes 3 ms, so this holds their start."""

from pathlib import Path

import pytest

from tests.architecture.loaded_modules import modules_of
from tests.books import CopyOf
from tests.casebook import book, person, spell
from tests.program import Program
from tests.transcripts.page import CHECKOUT

TABLES = "iomctl.storage.tables."
WITHOUT = {"partial", "row", "described", "withdrawable", "dated", "facts"}
"""Modules of that folder that hold no table."""
WORDS = {"iomctl.inputs.bounds", "iomctl.inputs.faults", "iomctl.inputs.referrals", "iomctl.inputs.referrals.pathways"}
"""Inputs that define no pydantic model: those are for changes."""
FACTS = {f"facts.{one.stem}" for one in (CHECKOUT / "iomctl/storage/tables/facts").glob("[a-z]*.py")}
OF_CASES = {"agencies", "cohorts", "people", "trail"}
READ = {
    "find mercer": OF_CASES | {"identities"},
    "review overdue": OF_CASES | {"reviews"},
    "caseload": OF_CASES | {"policies", "reviews", "needs", "referrals", "scheme_areas"},
    "today": OF_CASES | {"policies", "reviews", "needs", "referrals"},
    "offender show N00001": OF_CASES
    | {
        "policies",
        "reviews",
        "needs",
        "referrals",
        "identities",
        "dated.referral_outcomes",
        "dated.spell_states",
        "dated.exit_plans",
    }
    | {"facts.offences", "facts.scores", "facts.sentences", "facts.markers"},
}
"""What each reads in a book with one person of whom there is no fact, no referral and no stay in custody."""


def one_case(iomctl: Program) -> None:
    """N00001, in one cohort."""
    with book(iomctl) as work:
        spell(work, person(work, "Mercer"))


@pytest.mark.parametrize("words", READ)
def test_a_command_of_every_day_loads_the_tables_it_reads(words: str, copy_of_sqlite: CopyOf, tmp_path: Path) -> None:
    loaded = modules_of(*words.split(), folder=tmp_path, environ={"IOMCTL_DB": copy_of_sqlite(one_case).db})
    tables = {name.removeprefix(TABLES) for name in loaded if name.startswith(TABLES)}
    assert tables - WITHOUT == READ[words]
    assert {name for name in loaded if name.startswith("iomctl.inputs.")} <= WORDS


def test_a_past_day_brings_the_rows_it_is_read_from(copy_of_sqlite: CopyOf, tmp_path: Path) -> None:
    environ = {"IOMCTL_DB": copy_of_sqlite(one_case).db}
    loaded = modules_of("review", "overdue", "--as-of", "2026-04-20", folder=tmp_path, environ=environ)
    assert f"{TABLES}dated.spell_states" in loaded
