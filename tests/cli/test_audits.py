"""`iomctl audit`: what a person types and reads."""

import pytest

from tests.program import Program
from tests.storage.casebook import one_case

FIELDS = ["event", "at", "by", "kind", "command", "reason", "people", "restricted", "changes"]


def test_the_log_is_a_table_with_references_and_no_names(iomctl_sqlite: Program) -> None:
    one_case(iomctl_sqlite)
    shown = iomctl_sqlite("audit", "log").succeeds().out
    assert "N00001" in shown
    assert "Mercer" not in shown


def test_the_fields_of_the_log_are_a_contract(iomctl: Program) -> None:
    assert list(iomctl("audit", "log", "--format", "json").succeeds().json()[0]) == FIELDS
    detailed = iomctl("audit", "log", "--details", "--format", "json").succeeds().json()[0]
    assert list(detailed) == [*FIELDS, "details"]
    header = iomctl("audit", "log", "--format", "csv").succeeds().out.splitlines()[0]
    assert header == ",".join(FIELDS)


def test_reason_and_words_for_days(iomctl: Program) -> None:
    one_case(iomctl)
    iomctl("audit", "log", "--offender", "N00001", "--since", "today", "--reason", "request of 20 April").succeeds()
    last = iomctl("audit", "log", "--format", "json").succeeds().json()[-1]
    assert last["reason"] == "request of 20 April"


@pytest.mark.parametrize("option", ["--since", "--until"])
def test_a_bad_day_names_its_option(iomctl_sqlite: Program, option: str) -> None:
    for day in ("31/2/2026", ""):
        told = iomctl_sqlite("audit", "log", option, day).exits(4).err
        assert told.startswith(f'iomctl: {option} "{day}": ')


def test_days_the_wrong_way_round_are_refused(iomctl: Program) -> None:
    told = iomctl("audit", "log", "--since", "today", "--until", "yesterday").exits(4).err
    assert told == "iomctl: --since Mon 20 Apr 2026 (today) is after --until Sun 19 Apr 2026 (yesterday)\n"
    iomctl("audit", "log", "--since", "today", "--until", "today").succeeds()


def test_verify_shows_the_count_and_the_head(iomctl: Program) -> None:
    told = iomctl("audit", "verify", "--format", "json").succeeds().json()
    assert list(told) == ["events", "head", "erased"]
    assert told["events"] == 1
    iomctl("audit", "verify", "--head", "f" * 64).exits(6)
