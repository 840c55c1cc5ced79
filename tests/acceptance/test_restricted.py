"""A limited-access mark: no list, file, refusal or trail says who it is, unless --restricted is given."""

import pytest

from iomctl.cli.options import KINDS
from tests.acceptance.commands import CHANGES, LISTS, OF_ONE, options_of
from tests.acceptance.marked import NUMBERS, WHO, told_of
from tests.acceptance.marked_changes import ON_ONE, ON_WHAT_IS_ITS
from tests.program import Program

FORMATS = ("table", "json")
OF_PEOPLE = (
    "need referral review note offence arrest home score sentence marker placement contact duty custody release "
    "requirement restorative consent transition programme condition action death reach"
)
PAST = ("caseload", "offender show", "referral due", *(f"{noun} list" for noun in OF_PEOPLE.split()))
FIND = {"find": ("quill",), "audit log": ("--details",), "review due": ("--within", "+10y")}


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("words", sorted({*LISTS, *OF_ONE}))
def test_no_list_says_who_it_is(marked: Program, words: str, form: str) -> None:
    typed = FIND.get(words) or LISTS.get(words) or OF_ONE.get(words, ())
    answer = marked(*words.split(), *typed, "--format", form).succeeds()
    assert told_of(answer) == set()


@pytest.mark.parametrize("form", FORMATS)
def test_half_a_page_does_not_say_it(marked: Program, form: str) -> None:
    assert told_of(marked("offender", "show", "N1", "--brief", "--format", form).succeeds()) == set()


@pytest.mark.parametrize("form", ["csv"])
@pytest.mark.parametrize("words", sorted({*LISTS, *OF_ONE}))
def test_no_column_that_can_be_asked_for_says_it(marked: Program, words: str, form: str) -> None:
    typed = (*words.split(), *(FIND.get(words) or LISTS.get(words) or OF_ONE.get(words, ())))
    columns = marked(*typed, "--columns", "help", "--format", "json").succeeds().json()
    every = ",".join(one["name"] for one in columns)
    assert told_of(marked(*typed, "--columns", every, "--format", form).succeeds()) == set()


@pytest.mark.parametrize("words", PAST)
def test_no_past_day_says_it(marked: Program, words: str) -> None:
    who = OF_ONE.get(words, ())
    for day in ("2026-02-10", "2026-03-10", "today"):
        assert told_of(marked(*words.split(), *who, "--as-of", day, "--format", "json").succeeds()) == set()


@pytest.mark.parametrize("form", FORMATS)
def test_today_does_not_say_it(marked: Program, form: str) -> None:
    marked.terminal = form == "table"
    answer = marked("today", "--all", "--format", form).succeeds()
    marked.terminal = False
    assert told_of(answer) == set()


@pytest.mark.parametrize("form", ["csv", "json"])
@pytest.mark.parametrize("kind", sorted({*KINDS} - {"baselines"}))  # about nobody in the case book
def test_no_file_that_goes_out_holds_it(marked: Program, kind: str, form: str) -> None:
    answer = marked("export", kind, "--format", form).succeeds()
    assert told_of(answer) == set()
    assert "N00001" not in answer.out
    assert "Left out: 3 people with a limited-access mark" in answer.err


@pytest.mark.parametrize("form", ["md", "html", "json"])
def test_no_report_says_it(marked: Program, form: str) -> None:
    for words in (("rescope", "report", "1"), ("report", "board", "--exact", "--dry-run")):
        assert told_of(marked(*words, "--format", form).succeeds()) == set()


@pytest.mark.parametrize("words", sorted(ON_ONE))
def test_no_change_says_it(marked: Program, words: str) -> None:
    for form in ("table", "json"):
        typed = (*words.split(), "N1", *ON_ONE[words], "--dry-run", "--format", form)
        assert told_of(marked(*typed).succeeds()) == set()


@pytest.mark.parametrize("words", sorted(ON_WHAT_IS_ITS))
def test_no_change_of_a_referral_or_a_fact_says_it(marked: Program, words: str) -> None:
    answer = marked(*words.split(), *ON_WHAT_IS_ITS[words], "--dry-run", "--format", "json")
    assert told_of(answer) == set()


def test_every_change_of_a_person_is_tried_here() -> None:
    """What is not tried changes no person who is recorded, or lifts the mark."""
    others = {
        one
        for one in CHANGES
        if one.split()[0]
        in {"agency", "worker", "panel", "provider", "policy", "scheme", "import", "report", "evidence"}
    }
    others |= {"offender add", "offender unrestrict", "cohort create", "cohort edit", "cohort adopt", "referral start"}
    others |= {one for one in CHANGES if one.startswith("rescope ")}
    others |= {"remind send"}  # tried in tests/cli/test_remind_letters.py
    others |= {"undo", "redo"}  # tried on every event in test_restricted_words.py
    others |= {"review recalculate"}  # tried there too, by a policy that counts otherwise
    assert {*ON_ONE, *ON_WHAT_IS_ITS, *others} == CHANGES
    assert all("--dry-run" in options_of(one) for one in ON_ONE)


@pytest.mark.parametrize(
    "words",
    [
        ("offender", "show", "quill"),
        ("offender", "add", *WHO[:6]),
        ("offender", "add", "--surname", "Sayle", "--crn", NUMBERS[3]),
        ("offender", "identify", "N3", *NUMBERS),
        ("offender", "edit", "N3", "--surname", "quill", "--forenames", "ROWAN", "--born", "17/9/1971"),
        ("cohort", "adopt", "N1", "--cohort", "luton", "--tier", "flex", "--colour", "red", "--no-worker",
         "--reason", "tasking"),
        ("cohort", "adopt", "N1", "--cohort", "luton", "--tier", "flex", "--colour", "red", "--no-worker",
         "--reason", "tasking", "--on", "1970-01-01"),
        ("cohort", "deselect", "N1", "--reason", "no-offending", "--exit-plan", "x", "--on", "2026-01-01"),
        ("review", "hold", "N1", "--on", "2026-01-01"),
        ("referral", "start", "R1"),
        ("need", "set", "N1", "accommodation=none", "--on", "1970-01-01"),
        ("offence", "add", "N1", "034/01", "--on", "1970-01-01"),
        ("score", "add", "N1", "rosh", "high", "--on", "2026-02-03"),
        ("sentence", "add", "N1", "none", "--from", "2026-02-03"),
        ("marker", "add", "N1", "mappa", "--none"),
        ("requirement", "add", "T1", "alcohol-treatment", "--from", "1970-01-01", "--referral", "R1"),
        ("requirement", "refer", "Q1", "R1"),
        ("contact", "add", "N1", "home-visit", "--how", "video", "--on", "1970-01-01"),
        ("contact", "add", "N1", "home-visit", "--how", "doorstep", "--on", "2026-02-09", "--kept"),
        ("placement", "add", "N1", "hotel", "--from", "1971-09-16"),
        ("placement", "add", "N1", "hotel"),
        ("duty", "refer", "N1", "luton", "--consent", "1971-09-16"),
        ("duty", "refer", "N1", "luton", "--consent", "2026-02-03", "--on", "2026-02-03"),
        ("placement", "extend", "P1", "--until", "+9w"),
        ("need", "set", "N1", "accommodation=none", "--on", "2026-01-01"),
        ("need", "withdraw", "N1", "drugs", "--reason", "wrong"),
        ("referral", "withdraw", "R3", "--step", "ended", "--reason", "wrong", "--dry-run"),
        ("referral", "correct", "R3", "--step", "made", "--on", "1970-01-01", "--reason", "wrong"),
        ("contact", "correct", "K1", "--on", "1970-01-01", "--reason", "wrong"),
        ("need", "correct", "N1", "accommodation", "--on", "1970-01-01", "--reason", "wrong"),
        ("need", "correct", "N1", "accommodation", "--of", "2026-01-01", "--level", "some", "--reason", "wrong"),
        ("offence", "correct", "C1", "--on", "1970-01-01", "--reason", "wrong"),
        ("score", "correct", "S1", "--on", "1970-01-01", "--reason", "wrong"),
        ("sentence", "correct", "T1", "--from", "2026-04-01", "--reason", "wrong"),
        ("sentence", "withdraw", "T1", "--end", "--reason", "wrong", "--dry-run"),
        ("requirement", "correct", "Q1", "--referral", "R1", "--sentence", "T1", "--reason", "wrong"),
        ("requirement", "withdraw", "Q1", "--end", "--reason", "wrong", "--dry-run"),
        ("restorative", "correct", "J2", "--on", "today", "--reason", "wrong"),
        ("restorative", "withdraw", "J2", "--answer", "--reason", "wrong", "--dry-run"),
        ("transition", "add", "N1", "turning-18", "agreed", "--on", "2026-02-03"),
        ("transition", "add", "N1", "turning-18", "met", "--on", "1970-01-01"),
        ("transition", "correct", "Y1", "--on", "1970-01-01", "--reason", "wrong"),
        ("marker", "correct", "M1", "--review", "--note", "words", "--reason", "wrong", "--dry-run"),
        ("marker", "correct", "M1", "--none", "--reason", "wrong"),
        ("marker", "withdraw", "M1", "--end", "--reason", "wrong", "--dry-run"),
        ("placement", "correct", "P1", "--extension", "--because", "words", "--decision", "", "--reason", "wrong",
         "--dry-run"),
        ("placement", "correct", "P1", "--end", "--to", "custody", "--reason", "wrong"),
        ("duty", "correct", "D2", "--answer", "--reference", "words", "--reason", "wrong", "--dry-run"),
        ("duty", "correct", "D2", "--on", "today", "--reason", "wrong"),
        ("marker", "withdraw", "M1", "--review", "--reason", "wrong", "--dry-run"),
        ("placement", "correct", "P1", "--plan", "--note", "words", "--reason", "wrong", "--dry-run"),
        ("placement", "withdraw", "P1", "--plan", "--reason", "wrong", "--dry-run"),
        ("placement", "plan", "P1", "A01D", "--on", "2026-01-01"),
        ("placement", "withdraw", "P1", "--extension", "--reason", "wrong", "--dry-run"),
        ("placement", "withdraw", "P1", "--end", "--reason", "wrong"),
        ("duty", "withdraw", "D2", "--answer", "--reason", "wrong", "--dry-run"),
        ("duty", "withdraw", "D1", "--answer", "--reason", "wrong"),
        ("release", "withdraw", "N2", "--due", "--reason", "wrong", "--dry-run"),
        ("release", "withdraw", "N2", "--plan", "--reason", "wrong", "--dry-run"),
        ("release", "withdraw", "N2", "--done", "gp", "--reason", "wrong"),
        ("cohort", "correct", "N1", "adoption", "--reason", "wrong", "--note", "words"),
        ("cohort", "correct", "N1", "adoption", "--on", "2026-02-02", "--from", "1970-01-01", "--reason", "wrong"),
        ("cohort", "correct", "N1", "tier", "--reason", "wrong", "--from", "2026-02-05", "--dry-run"),
        ("custody", "correct", "N2", "--from", "1970-01-01", "--reason", "wrong"),
        ("custody", "correct", "N2", "--from", "2026-03-11", "--reason", "wrong"),
        ("release", "correct", "N2", "--told", "2026-01-08", "--reason", "wrong", "--dry-run"),
        ("release", "correct", "N2", "--plan", "--to", "A17", "--reason", "wrong", "--dry-run"),
        ("release", "correct", "N2", "--due", "--decided", "further-day", "--reason", "wrong", "--dry-run"),
        ("release", "correct", "N2", "--review", "--action", "words", "--reason", "wrong", "--dry-run"),
        ("release", "withdraw", "N2", "--review", "--reason", "wrong", "--dry-run"),
        ("release", "reviewed", "N2", "--failed", "no-notice", "--released", "2026-01-09", "--on", "2026-01-08"),
        ("action", "add", "N1", "words", "--due", "1970-01-01", "--on", "1970-01-01", "--owner", "okafor"),
        ("action", "done", "W1", "--on", "1970-01-01"),
        ("panel", "withdraw", "1", "--reason", "wrong"),
        ("offender", "identify", "N1", "--pnc", "1967/0000001V", "--dry-run"),
        ("offender", "edit", "N1", "--born", "2026-02-03"),
        ("offender", "withdraw", "N1", "--reason", "wrong"),
        ("offender", "withdraw", "N3", "--crn", "X417723", "--reason", "wrong"),
    ],
)  # fmt: skip
def test_no_refusal_says_it(marked: Program, words: tuple[str, ...]) -> None:
    answer = marked(*words)
    assert answer.code in (0, 3, 4, 5)
    assert told_of(answer) == set()


def test_with_restricted_they_all_say_it_and_the_trail_says_that(marked: Program) -> None:
    lists = (("caseload",), ("offender", "list"), ("review", "overdue", "--as-of", "+90d"), ("export", "offenders"))
    for words in lists:
        assert "Quill" in marked(*words, "--restricted", "--format", "csv").succeeds().out
    newest = marked("audit", "log", "--offender", "N1", "--format", "json").succeeds().json()[-4:]
    assert [one["restricted"] for one in newest[-4:]] == [True] * 4
