"""Every noun and verb alike: help that is whole, formats, columns, dry runs, and nothing but text in a pipe."""

import json
from pathlib import Path

import pytest

from iomctl.cli.nouns import NOUNS
from tests.acceptance.commands import (
    ABOUT_THE_WHOLE,
    CHANGES,
    LISTS,
    OF_ONE,
    OF_THE_CASE_BOOK,
    WITHOUT_ROWS,
    everything,
    options_of,
)
from tests.conftest import MONDAY
from tests.program import Program
from tests.storage.processes import ran

FORMATS = ("table", "json", "jsonl", "csv", "md")


@pytest.fixture
def nowhere(tmp_path: Path) -> Program:
    """The program on a case book that there is not."""
    return Program(db=str(tmp_path / "casebook.sqlite"), now=MONDAY)


@pytest.mark.parametrize("words", [*NOUNS, *(one for one in everything() if " " in one)])
def test_help_is_whole(nowhere: Program, words: str) -> None:
    helped = nowhere(*words.split(), "--help").succeeds()
    assert helped.err == ""
    listed = helped.out.partition("\nCommands:\n")[2]
    assert [line for line in listed.splitlines() if line.endswith("...")] == []


@pytest.mark.parametrize("words", ["", "review", "review overdue", "today"])
def test_help_has_a_short_option(nowhere: Program, words: str) -> None:
    """It is set once for all, and so is tried once for the program, a noun, a verb, and a noun without verbs."""
    assert nowhere(*words.split(), "-h").succeeds().out == nowhere(*words.split(), "--help").succeeds().out


def test_every_command_is_sorted_in_here() -> None:
    assert set(everything()) == {*LISTS, *OF_ONE, *CHANGES, *WITHOUT_ROWS, *ABOUT_THE_WHOLE}


@pytest.mark.parametrize("words", sorted(LISTS))
def test_a_list_of_an_empty_case_book_is_an_empty_list(iomctl: Program, words: str) -> None:
    if words == "cohort show":
        iomctl("cohort", "create", "luton", "--name", "IOM Luton").succeeds()
    told = iomctl(*words.split(), *LISTS[words], "--format", "json").succeeds().json()
    if words not in OF_THE_CASE_BOOK:
        assert told == []
    if words not in {"policy show", "policy history", "settings"}:
        iomctl(*words.split(), *LISTS[words], "--format", "csv").succeeds()
        said = iomctl(*words.split(), *LISTS[words], "--format", "table").succeeds().err
        # Whoever looks for somebody is told that there is nobody; what cron asks is silent.
        assert said == (
            "" if words != "find" else "Nobody found; try a shorter part of the name, or iomctl offender list\n"
        )


def test_today_of_an_empty_case_book_is_an_object(iomctl: Program) -> None:
    assert isinstance(iomctl("today", "--format", "json").succeeds().json(), dict)


@pytest.mark.parametrize("words", sorted({*LISTS, *OF_ONE}))
def test_a_list_tells_its_columns(settled: Program, words: str) -> None:
    typed = (*words.split(), *(LISTS.get(words) or OF_ONE.get(words, ())))
    told = settled(*typed, "--columns", "help", "--format", "json").succeeds().json()
    assert all(set(one) == {"name", "about", "example"} and one["about"] and one["name"] for one in told)
    every = ",".join(one["name"] for one in told)
    header = settled(*typed, "--columns", every, "--format", "csv").succeeds().out.partition("\n")[0]
    assert header.rstrip("\r") == every
    for one in told:
        assert one["name"].islower()


@pytest.mark.parametrize("words", sorted(CHANGES))
def test_a_change_can_be_tried_and_answers_a_record(words: str) -> None:
    assert {"--dry-run", "--format"} <= options_of(words)


@pytest.mark.parametrize("words", sorted(set(LISTS) | set(OF_ONE)))
def test_a_list_takes_a_format_and_columns(words: str) -> None:
    assert {"--format", "--columns"} <= options_of(words)


@pytest.mark.parametrize("form", FORMATS)
def test_what_everything_else_answers_has_a_format(settled: Program, form: str) -> None:
    for words in (("today",), ("db", "where"), ("db", "check"), ("audit", "verify"), ("db", "upgrade")):
        told = settled(*words, "--format", form).succeeds().out
        if form == "json":
            json.loads(told)


@pytest.mark.parametrize("words", sorted({*LISTS, *OF_ONE}))
def test_the_formats_of_a_list_agree(settled: Program, words: str) -> None:
    """As many rows in each; whatever the format, nothing that a terminal would obey."""
    typed = (*words.split(), *(LISTS.get(words) or OF_ONE.get(words, ())))
    told = {form: settled(*typed, "--format", form).succeeds().out for form in FORMATS}
    assert all(not {"\x1b", "\x07", "\r"} & set(text.replace("\r\n", "\n")) for text in told.values())
    rows = json.loads(told["json"])
    # One record is an object; the audit log is a list that grows by the look itself.
    if isinstance(rows, dict) or words == "audit log":
        return
    assert [json.loads(line) for line in told["jsonl"].splitlines()] == rows


def test_no_escape_in_a_pipe_of_a_process(iomctl_sqlite: Program) -> None:
    """In a process of its own, with all that could talk it into colour but FORCE_COLOR."""
    for words in (("policy", "show"), ("caseload", "--tir")):
        _, out, err = ran(iomctl_sqlite.db, *words, environ={"TERM": "xterm-256color", "COLORTERM": "truecolor"})
        assert out + err
        assert "\x1b" not in out + err
