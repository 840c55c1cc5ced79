"""Names and notes that would be markup, terminal codes, formulas, HTML or SQL elsewhere do nothing in any list."""

import csv
import io
import json

import pytest

from iomctl.cli.options import KINDS
from iomctl.storage.tables.people import Offender
from tests.acceptance.commands import LISTS, OF_ONE
from tests.acceptance.reminder_words import put_off, remind
from tests.acceptance.unchanged import every_row
from tests.books import Books
from tests.casebook import book
from tests.cli.sheets import lay_rows
from tests.program import Program

FORMATS = ("table", "json", "jsonl", "csv", "md")
WORDS = (
    "=SUM(A1)",
    "[red]x[/red]",
    "<script>alert(1)</script>",
    "@AVG(A1)",
    "-x+3",
    "a|b",
    "x [/b] y",
    "x' OR 1=1 --",
)
FACTS = (
    ("offence", "028/03"),
    ("arrest", "028/03"),
    ("home", "A08A"),
    ("score", "rosh", "high"),
    ("sentence", "licence"),
    ("marker", "mappa"),
)
PAST_THE_RULES = "Kai\x1b]0;owned\x07\x1b[2J\u202e"
"""Stored by some other program: iomctl itself refuses such a name."""


@pytest.fixture(scope="module")
def hostile(books: Books) -> Program:
    """The case book of `lay_hostile` on SQLite; no test that asks for it may change it."""
    return books.laid("sqlite", lay_hostile)


def _partners(iomctl: Program) -> None:
    iomctl("cohort", "create", "luton", "--name", "=SUM(A1)").succeeds()
    iomctl("agency", "add", "<b>Police</b>").succeeds()
    iomctl("worker", "add", "=cmd", "--agency", "<b>Police</b>").succeeds()
    iomctl("provider", "add", "[bold]+x", "--pathway", "accommodation").succeeds()
    for number, word in enumerate(WORDS, 1):
        iomctl("panel", "add", f"--place={word}", "--chair", "=cmd", "--", word).succeeds()
        iomctl("panel", "attend", f"{number}", f"--name={word}", "--agency", "<b>Police</b>").succeeds()
        iomctl("panel", "cancel", f"{number}", f"--reason={word}").succeeds()


def _others(number: int) -> list[str]:
    """Words that say of everybody before that they are somebody else, for they are called alike."""
    return [f"--not-the-same=N{before}" for before in range(1, number)]


def lay_hostile(iomctl: Program) -> None:
    """Everything that has a name is called something that would be run elsewhere."""
    _partners(iomctl)
    _baselines(iomctl)
    for number, word in enumerate(WORDS, 1):
        person = f"N{number}"
        named = (f"--surname={word}", "--forenames", "Kai", f"--alias={word} z", *_others(number))
        iomctl("offender", "add", *named, "--area", "Luton").succeeds()
        case = ("--cohort", "luton", "--tier", "fixed", "--colour", "red", "--worker", "=cmd", f"--note={word}")
        iomctl("cohort", "adopt", person, *case, "--reason", "criteria-met", "--on", "2026-02-02").succeeds()
        iomctl("need", "set", person, "accommodation=severe", f"--note={word}").succeeds()
        made = ("accommodation", "--provider", "[bold]+x", f"--note={word}", "--on", "2026-03-02")
        iomctl("referral", "make", person, *made).succeeds()
        for fact in FACTS:
            iomctl(fact[0], "add", person, *fact[1:], f"--source={word}").succeeds()
        iomctl("transition", "add", person, "turning-18", "met", f"--with={word}", f"--note={word}").succeeds()
        iomctl("action", "add", "--due", "today", "--owner", "=cmd", "--", person, word).succeeds()
        iomctl("programme", "join", person, "family-work", f"--note={word}").succeeds()
        said = (f"--{one}={word}" for one in ("area", "funder", "note"))
        iomctl("placement", "add", person, "hotel", "--provider", "[bold]+x", *said).succeeds()
        iomctl("placement", "extend", f"P{number}", "--until", "+9w", f"--reason={word}").succeeds()
        iomctl("custody", "begin", person, "remand", f"--prison={word}", f"--reason={word}")
        iomctl("custody", "begin", person, "remand", f"--reason={word}")
        iomctl("release", "set", person, "conditional", "2026-06-12", f"--reason={word}").succeeds()
        iomctl("release", "plan", person, "--to", "A03", f"--address={word}").succeeds()
        known = ("--consent", "today", f"--reference={word}", f"--note={word}")
        iomctl("duty", "refer", person, "luton", *known).succeeds()
        met = ("appointment", "--how", "video", "--worker", "=cmd", f"--note={word}")
        iomctl("contact", "add", person, *met).succeeds()
        for victim in ((), ("--victim",)):
            iomctl("note", "add", "--kind", "own-words", *victim, "--", person, word).succeeds()
    with book(iomctl) as work:
        found = work.session.get_one(Offender, 1)
        found.surname = PAST_THE_RULES
        work.session.add(found)
    _reminded(iomctl)
    criteria = ("--cohort", "luton", "--criteria", "neighbourhood-crime-2020")
    for day in ("today", "2026-02-01"):
        iomctl("rescope", "plan", *criteria, "--as-of", day).succeeds()


def _baselines(iomctl: Program) -> None:
    cells = ('"{}"'.format(word.replace('"', '""')) for word in WORDS)
    rows = (f"{one},2018,{one},{one},9,1,{one},2026-01-05" for one in cells)
    lay_rows(iomctl, "baselines", "name,cohort,region,subcat1,offenders,reoffenders,source,source_on", *rows)


def _reminded(iomctl: Program) -> None:
    remind(iomctl, "=cmd")
    for number, word in enumerate(WORDS, 1):
        put_off(iomctl, f"N{number}", word)


def asked(words: str) -> tuple[str, ...]:
    return (*words.split(), *({"find": ("kai",)}.get(words) or LISTS.get(words) or OF_ONE.get(words, ())))


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("words", sorted({*LISTS, *OF_ONE}))
def test_nothing_in_a_list_is_run(hostile: Program, words: str, form: str) -> None:
    for terminal in (False, True):
        hostile.terminal = terminal
        told = hostile(*asked(words), "--format", form).succeeds().out
        hostile.terminal = False
        if terminal or form in ("table", "md"):
            assert not {"\x1b", "\x07", "\u202e"} & set(told)
        inert(told, form)


def inert(told: str, form: str) -> None:
    """What a program would read from this format is words."""
    if form == "json":
        json.loads(told)
    if form == "jsonl":
        assert all(json.loads(line) is not None for line in told.split("\n")[:-1])
    if form == "csv":
        for row in csv.reader(io.StringIO(told, newline="")):
            assert all(cell[0] not in "=@+\t\r" and (cell[0] != "-" or cell[1:].isdigit()) for cell in row if cell)
    if form == "md":
        assert "<script>" not in told
        assert "<b>" not in told


@pytest.mark.parametrize("form", ["md", "html", "json"])
def test_nothing_in_a_report_is_run(hostile: Program, form: str) -> None:
    told = hostile("rescope", "report", "1", "--format", form).succeeds().out
    inert(told, form)
    assert form != "html" or "<script" not in told


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_in_a_file_is_run(hostile: Program, kind: str) -> None:
    inert(hostile("export", kind).succeeds().out, "csv")
    json.loads(hostile("export", kind, "--format", "json").succeeds().out)


@pytest.mark.parametrize(
    "word",
    [
        "'; DROP TABLE offender; --",
        '" OR 1=1 --',
        "%",
        "_",
        "\\",
        "N1; DELETE FROM spell",
        ":x",
        "%(x)s",
        "?",
        "{}",
        "$1",
    ],
)
def test_words_are_looked_for_and_never_a_part_of_the_question(settled: Program, word: str) -> None:
    before = every_row(settled)
    assert settled("find", "--", word).succeeds().out == ""
    settled("offender", "show", "--", word).exits(3)
    for option in ("--worker", "--agency", "--cohort", "--area", "--tier"):
        assert settled("caseload", option, word).code in (3, 4)
    settled("audit", "log", "--by", word, "--format", "json").succeeds()
    settled("caseload", "--columns", word).exits(2)
    settled("caseload", "--sort", word).exits(2)
    assert every_row(settled) == before
