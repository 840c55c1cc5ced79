"""Options before or after the verb: the words are put in the order the parser takes, and nothing else moves."""

import pytest

from iomctl.cli import WITHOUT_DRY_RUN, command_line
from iomctl.cli.words import globals_first, pulled_ahead
from tests.acceptance.commands import CHANGES, everything
from tests.program import Program


@pytest.mark.parametrize(
    ("typed", "ordered"),
    [
        (["review", "overdue", "--db", "x"], ["--db", "x", "review", "overdue"]),
        (["--db=x", "caseload", "--yes"], ["--db=x", "--yes", "caseload"]),
        (["find", "--", "--yes"], ["find", "--", "--yes"]),
        (["caseload", "--db"], ["--db", "caseload"]),
    ],
)
def test_options_of_every_command_go_first(typed: list[str], ordered: list[str]) -> None:
    assert globals_first(typed)[0] == ordered


def test_a_verb_is_found_behind_its_options() -> None:
    assert pulled_ahead(["--format", "csv", "overdue"], 0, {"overdue"}) == ["overdue", "--format", "csv"]
    assert pulled_ahead(["--format", "csv"], 0, {"overdue"}) == ["--format", "csv"]
    assert pulled_ahead(["list", "overdue"], 0, {"overdue"}) == ["list", "overdue"]


def test_the_command_is_named_whatever_the_order() -> None:
    for typed in (["review", "overdue", "--format", "csv"], ["--format", "csv", "review", "overdue"]):
        assert command_line(typed).command == "review overdue"


def test_the_same_answer_in_either_order(iomctl_sqlite: Program) -> None:
    after = iomctl_sqlite("review", "overdue", "--format", "json").succeeds()
    assert iomctl_sqlite("--format", "json", "review", "overdue").succeeds().out == after.out
    assert iomctl_sqlite("review", "--format", "json", "overdue").succeeds().out == after.out


@pytest.mark.parametrize("args", [[], ["--help"], ["-h"]])
def test_no_words_show_the_help(iomctl_sqlite: Program, args: list[str]) -> None:
    assert "Every day:" in iomctl_sqlite(*args).succeeds().out


def test_the_help_names_every_verb_of_every_noun(iomctl_sqlite: Program) -> None:
    said = " ".join(iomctl_sqlite("--help").succeeds().out.split())
    verbs: dict[str, list[str]] = {}
    for noun, _, verb in (words.partition(" ") for words in everything()):
        verbs.setdefault(noun, []).extend([verb] if verb else [])
    missing = [noun for noun, listed in verbs.items() if listed and f": {', '.join(listed)}" not in said]
    assert missing == []


def test_a_noun_alone_shows_its_verbs(iomctl_sqlite: Program) -> None:
    assert "overdue" in iomctl_sqlite("review").succeeds().out


def test_bytes_that_are_no_text_are_refused(iomctl_sqlite: Program) -> None:
    answer = iomctl_sqlite("find", "\udcff").exits(2)
    assert "not text" in answer.err
    assert answer.err.isprintable() or "\n" in answer.err


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["revew"], "Did you mean 'review'?"),
        (["review", "overdu"], "Did you mean 'overdue'?"),
        (["review", "overdue", "--frmat", "csv"], "--format"),
        (["review", "overdue", "--format", "cvs"], "csv"),
        (["review", "overdue", "--by", "colr"], "colour"),
    ],
)
def test_a_wrong_word_is_one_line_with_the_right_one_near(iomctl_sqlite: Program, args: list[str], says: str) -> None:
    answer = iomctl_sqlite(*args).exits(2)
    assert answer.out == ""
    assert says in answer.err
    assert answer.err.startswith("iomctl: ")


def test_what_writes_is_known_by_its_words() -> None:
    assert {words for words in everything() if command_line(words.split()).writes} == CHANGES | WITHOUT_DRY_RUN
    assert not command_line(["--help"]).writes
    assert not command_line(["review", "--help"]).writes


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("caseload", "--tier", "fxed"), False),
        (("review", "overdue", "--as-of", "31/2/2026"), False),
        (("need", "set", "N1", "accommodation=none", "--on", "31/2/2026"), True),
        (("need", "set", "N1", "accommodation=sme", "--dry-run"), True),
        (("policy", "load", "absent.toml"), True),
        (("policy", "check", "absent.toml"), False),
        (("db", "restore", "absent.iomctl"), True),
    ],
)
def test_only_what_could_have_changed_something_says_that_nothing_was(
    iomctl_sqlite: Program, words: tuple[str, ...], said: bool
) -> None:
    iomctl_sqlite("offender", "add", "--surname", "Mercer").succeeds()
    assert ("Nothing was changed." in iomctl_sqlite(*words).exits(4).err) is said


@pytest.mark.parametrize(
    "words", ["today", "caseload", "review overdue", "review due", "need list", "cohort list", "demo other.sqlite"]
)
def test_a_bad_day_names_its_option(iomctl_sqlite: Program, words: str) -> None:
    told = iomctl_sqlite(*words.split(), "--as-of", "31/2/2026").exits(4).err
    assert told.startswith('iomctl: --as-of "31/2/2026": February 2026 has days 1 to 28')
