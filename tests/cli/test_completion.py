"""What the tab key is answered, asked as the scripts of bash, zsh and fish ask it."""

import shlex
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from tests.program import Answer, Program


def asked(iomctl: Program, *words: str, kind: str = "bash", **environ: str) -> Answer:
    """What `iomctl` says to a shell in which these words are typed, the last of them up to the cursor."""
    typed = {"COMP_WORDS": "\n".join(["iomctl", *words]), "COMP_CWORD": str(len(words))}
    typed["_TYPER_COMPLETE_ARGS"] = shlex.join(["iomctl", *words[:-1]]) + f" {words[-1]}"
    put = Program(iomctl.db, iomctl.now, {"_IOMCTL_COMPLETE": f"complete_{kind}", **typed, **environ})
    return put()


def offered(iomctl: Program, *words: str) -> list[str]:
    """The words that bash is offered; nothing may be said beside them."""
    answer = asked(iomctl, *words).succeeds()
    assert answer.err == ""
    return answer.out.splitlines()


@pytest.fixture
def book(iomctl: Program) -> Program:
    """Workers, a provider and a cohort beside the shipped policy; one worker has left."""
    iomctl("agency", "add", "Bedfordshire Police").succeeds()
    for name in ("S Okafor", "J Hale", "R Hale", "Ö Gone"):
        iomctl("worker", "add", name, "--agency", "Bedfordshire").succeeds()
    iomctl("worker", "edit", "Ö Gone", "--left", "1/4/2026").succeeds()
    iomctl("provider", "add", "Housing Solutions", "--pathway", "accommodation").succeeds()
    iomctl("cohort", "create", "luton", "--name", "IOM Luton").succeeds()
    iomctl("offender", "add", "--surname", "Mercer", "--forenames", "Kai", "--born", "14/8/1994").succeeds()
    return iomctl


@pytest.mark.parametrize(
    ("words", "some"),
    [
        ("caseload --tier f", ["fixed", "flex", "free"]),
        ("caseload --colour B", ["blue"]),
        ("cohort adopt N1 --reason crit", ["criteria-met"]),
        ("cohort adopt N1 --cohort ", ["luton"]),
        ("need set N1 ete=some accom", ["accommodation=none", "accommodation=some", "accommodation=severe"]),
        ("referral make N1 accom", ["accommodation"]),
        ("referral make N1 accommodation --provider h", ["Housing\\ Solutions"]),
        ("caseload --worker ", ["J\\ Hale", "R\\ Hale", "S\\ Okafor"]),
        ("home add N1 a08", ["A08", "A08A", "A08C"]),
        ("home add N1 rough", ["Rough\\ sleeping"]),
        ("need list --pathway hous", ["housing"]),
        ("marker add N1 ma", ["mappa", "marac"]),
        ("caseload --agency bed", ["Bedfordshire\\ Police"]),
        ("--db elsewhere.sqlite caseload --tier f", []),
    ],
)
def test_words_of_the_case_book_are_offered(book: Program, words: str, some: list[str]) -> None:
    assert offered(book, *words.split(" ")) == some


def test_worker_is_offered_by_a_surname_that_nobody_else_has(book: Program) -> None:
    assert offered(book, "caseload", "--worker", "oka") == ["Okafor"]
    assert offered(book, "caseload", "--worker", "hal") == []


@pytest.mark.parametrize(
    ("words", "some"),
    [
        ("revi", ["review"]),
        ("review over", ["overdue"]),
        ("--format csv review over", ["overdue"]),
        ("review overdue --worker x --wor", []),
        ("review overdue --for", ["--format"]),
        ("review overdue --format=j", ["json", "jsonl"]),
        ("review overdue -- --for", []),
        ("--qui", ["--quiet"]),
        ("review overdue --qui", ["--quiet"]),
        ("--db ", []),
        ("nothing ", []),
        ("review nothing ", []),
        ("contact outcome K1 ", ["kept", "missed"]),
        ("contact outcome K1 kept ", []),
        ("import offenders ", []),
    ],
)
def test_words_of_the_command_line_are_offered(iomctl_sqlite: Program, words: str, some: list[str]) -> None:
    assert offered(iomctl_sqlite, *words.split(" ")) == some


@pytest.mark.parametrize("words", ["offender show Mer", "offender show N0", "find Mer", "review hold me"])
def test_people_are_never_offered(book: Program, words: str) -> None:
    assert offered(book, *words.split()) == []


def test_completion_is_no_look_and_leaves_nothing_behind(book: Program) -> None:
    before = book("audit", "log", "--format", "csv", "--all").succeeds().out
    for words in (["caseload", "--worker", ""], ["offender", "show", "Mer"], ["caseload", "--tier", ""]):
        asked(book, *words).succeeds()
    assert book("audit", "log", "--format", "csv", "--all").succeeds().out == before


@pytest.mark.parametrize("shell", ["bash", "zsh"])
@pytest.mark.parametrize("held", ["absent", "no database", "held by somebody", "without tables"])
def test_book_that_cant_be_read_offers_nothing(iomctl_sqlite: Program, held: str, shell: str, tmp_path: Path) -> None:
    file = tmp_path / "other.sqlite"
    if held == "no database":
        file.write_text("a letter", "utf-8")
    with closing(sqlite3.connect(file if held != "absent" else ":memory:", isolation_level=None)) as other:
        if held == "held by somebody":
            other.execute("CREATE TABLE cohort (code, name)")
            other.execute("BEGIN EXCLUSIVE")
        answer = asked(Program(str(file), iomctl_sqlite.now), "caseload", "--cohort", "", kind=shell).succeeds()
    assert (answer.out, answer.err) == ("_files\n" if shell == "zsh" else "", "")
    assert file.exists() == (held != "absent")


def test_wrong_settings_are_not_told(iomctl_sqlite: Program) -> None:
    answer = asked(iomctl_sqlite, "caseload", "--tier", "", IOMCTL_TYPO="1").succeeds()
    assert (answer.out, answer.err) == ("", "")
    assert asked(iomctl_sqlite, "caseload", "--tie", IOMCTL_TYPO="1").succeeds().out == "--tier\n"


def test_server_that_does_not_answer_offers_nothing(iomctl_sqlite: Program) -> None:
    nowhere = Program("postgresql://nobody@127.0.0.1:9/nothing", iomctl_sqlite.now)
    assert offered(nowhere, "caseload", "--tier", "") == []


def test_fish_is_told_when_there_is_nothing(iomctl_sqlite: Program) -> None:
    action = {"_TYPER_COMPLETE_FISH_ACTION": "is-args"}
    assert asked(iomctl_sqlite, "caseload", "--tier", "f", kind="fish", **action).succeeds().out == ""
    asked(iomctl_sqlite, "import", "offenders", "peo", kind="fish", **action).exits(1)


HOSTILE = ("$(touch x)", "`touch x`", "a'b", 'a"b', "a; touch x", "a\\", "a\\'b", "[bold]", "-rf", "a|b", "a*", "!x")


@pytest.mark.parametrize("name", HOSTILE)
def test_name_stays_one_word_for_bash(iomctl_sqlite: Program, name: str) -> None:
    iomctl_sqlite("agency", "add", "--", name).succeeds()
    for opened in ("", "'", '"'):
        [word] = offered(iomctl_sqlite, "caseload", "--agency", opened)
        said = subprocess.run(["bash", "-c", f"printf %s {opened}{word}{opened}"], capture_output=True, check=True)
        assert said.stdout.decode() == name


def test_name_that_would_drive_a_terminal_is_not_offered(iomctl_sqlite: Program) -> None:
    with closing(sqlite3.connect(iomctl_sqlite.db)) as book:
        book.execute("INSERT INTO agency (name, search_name, recorded_in) VALUES ('a\x1b[2Jb', 'ab', 1)")
        book.commit()
    assert offered(iomctl_sqlite, "caseload", "--agency", "") == []
