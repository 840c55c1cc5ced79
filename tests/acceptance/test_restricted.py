"""A limited-access mark: no list, file, refusal or trail says who it is, unless --restricted is given."""

import pytest

from iomctl.cli.options import KINDS
from tests.acceptance.commands import CHANGES, LISTS, OF_ONE, options_of
from tests.acceptance.marked import NUMBERS, WHO, told_of
from tests.program import Program

FORMATS = ("table", "json")
OF_PEOPLE = (
    "need referral review note offence score sentence marker placement contact duty custody release requirement "
    "restorative"
)
PAST = ("caseload", "offender show", "referral due", *(f"{noun} list" for noun in OF_PEOPLE.split()))
FIND = {"find": ("quill",), "audit log": ("--details",), "review due": ("--within", "+10y")}

ON_ONE = {
    "review hold": (),
    "review set": ("2026-05-01", "--reason", "holiday"),
    "review exempt": ("--reason", "health"),
    "offender edit": ("--area", "Luton"),
    "offender identify": ("--cro", "041772/09M"),
    "offender alias": ("Sam Finch",),
    "offender restrict": ("--reason", "again"),
    "cohort move": ("flex", "--reason", "risk-down"),
    "cohort colour": ("red", "--reason", "arrest"),
    "custody begin": ("remand", "--prison", "HMP Bedford"),
    "cohort assign": ("--to", "sandhu"),
    "cohort exit-plan": ("drug service",),
    "cohort deselect": ("--reason", "no-offending", "--exit-plan", "drug service"),
    "need set": ("drugs=none",),
    "referral make": ("ete", "--provider", "housing"),
    "referral signpost": ("fresh", "drugs", "alcohol"),
    "offence add": ("028/03",),
    "score add": ("ogrs3-2y", "81"),
    "sentence add": ("remand",),
    "marker add": ("gang", "--none"),
    "restorative offer": (),
    "contact add": ("appointment", "--how", "video"),
    "note add": ("words", "--kind", "opinion"),
    "placement add": ("hotel", "--from", "2026-05-01"),
    "duty refer": ("luton", "--consent", "today", "--reference", "Rowan Quill"),
}
ON_WHAT_IS_ITS = {
    "referral assign": ("R1", "J Hale"),
    "referral outcome": ("R1", "home-kept"),
    "referral answer": ("R1", "accepted"),
    "referral end": ("R1", "never-started", "--reason", "1"),
    "offence index": ("C1",),
    "offence withdraw": ("C1", "--reason", "of another person"),
    "score withdraw": ("S1", "--reason", "of another person"),
    "sentence end": ("T1",),
    "sentence withdraw": ("T1", "--reason", "of another person"),
    "placement extend": ("P1", "--until", "+9w", "--reason", "flat not ready"),
    "placement end": ("P1", "--reason", "moved-on", "--to", "A01D"),
    "placement withdraw": ("P1", "--reason", "of another person"),
    "custody change": ("N2", "--at-large"),
    "custody withdraw": ("N2", "--reason", "of another person"),
    "release set": ("N2", "parole", "--not-known"),
    "release decide": ("N2", "further-day", "--decision", "governor"),
    "release plan": ("N2", "--done", "gp"),
    "release happened": ("N2", "--to", "A07A"),
    "release unplanned": ("N2", "--to", "A08A", "--told", "today"),
    "release withdraw": ("N2", "--reason", "of another person"),
    "duty answer": ("D1", "withdrawn"),
    "duty withdraw": ("D1", "--reason", "of another person"),
    "marker end": ("M1",),
    "marker review": ("M1", "--note", "words"),
    "restorative answer": ("J1", "accepted", "--note", "words"),
    "restorative withdraw": ("J1", "--reason", "of another person"),
    "requirement add": ("T1", "alcohol-treatment"),
    "requirement refer": ("Q1", "R2"),
    "requirement end": ("Q1",),
    "requirement withdraw": ("Q1", "--reason", "of another sentence"),
    "marker withdraw": ("M1", "--reason", "of another person"),
    "contact outcome": ("K1", "kept"),
    "contact withdraw": ("K1", "--reason", "of another person"),
    "note correct": ("E1", "words"),
}


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("words", sorted({*LISTS, *OF_ONE}))
def test_no_list_says_who_it_is(marked: Program, words: str, form: str) -> None:
    typed = FIND.get(words) or LISTS.get(words) or OF_ONE.get(words, ())
    answer = marked(*words.split(), *typed, "--format", form).succeeds()
    assert told_of(answer) == set()


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
    answer = marked("today", "--format", form).succeeds()
    marked.terminal = False
    assert told_of(answer) == set()


@pytest.mark.parametrize("form", ["csv", "json"])
@pytest.mark.parametrize("kind", KINDS)
def test_no_file_that_goes_out_holds_it(marked: Program, kind: str, form: str) -> None:
    answer = marked("export", kind, "--format", form).succeeds()
    assert told_of(answer) == set()
    assert "N00001" not in answer.out
    assert "Left out: 2 people with a limited-access mark" in answer.err


@pytest.mark.parametrize("form", ["md", "html", "json"])
def test_no_report_says_it(marked: Program, form: str) -> None:
    assert told_of(marked("rescope", "report", "1", "--format", form).succeeds()) == set()


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
        one for one in CHANGES if one.split()[0] in {"agency", "worker", "provider", "policy", "scheme", "import"}
    }
    others |= {"offender add", "offender unrestrict", "cohort create", "cohort edit", "cohort adopt", "referral start"}
    others |= {one for one in CHANGES if one.startswith("rescope ")}
    others |= {"undo", "redo"}  # tried on every event in test_restricted_words.py
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
        ("offender", "identify", "N1", "--pnc", "1967/0000001V", "--dry-run"),
        ("offender", "edit", "N1", "--born", "2026-02-03"),
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
