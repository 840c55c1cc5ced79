"""Bad words and values, each on both engines: plain lines, the right exit code, and a case book left as it was.

Also covered, and not repeated here: the strings of blns.json given to `offender add` and a name of ten megabytes
(tests/cli/test_offenders_torture.py); a database of a newer version, a file that is none, a locked one
(tests/storage/test_bad_databases.py); a read-only file and a full disk (tests/storage/test_no_room_no_rights.py);
no server at the URL and Ctrl-C (tests/storage/test_bad_servers.py).
"""

import pytest

from tests.acceptance.unchanged import refused
from tests.program import Program

ADOPT = ("cohort", "adopt", "N3", "--cohort", "luton", "--tier", "fixed", "--colour", "amber", "--no-worker")
DESELECT = ("cohort", "deselect", "N1", "--cohort", "luton", "--reason", "no-offending", "--exit-plan", "drug service")
ADD = ("offender", "add", "--surname", "Quill")
BEFORE_BIRTH = (*ADOPT, "--reason", "criteria-met", "--on", "1989-11-01")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("revew", "overdue"), "Did you mean 'review'?"),
        (("review", "overdu"), "Did you mean 'overdue'?"),
        (("review", "overdue", "--colum", "name"), "--columns"),
        (("review", "overdue", "--format", "yaml"), "--format yaml: no such format"),
        (("review", "overdue", "--columns", "nam"), "did you mean name?"),
        (("offender", "show"), "Missing argument 'OFFENDER'"),
        (("offender", "show", "N1", "N3"), "unexpected extra argument"),
        (("cohort", "move", "N1", "flex"), "Missing option '--reason'"),
        (("adopt",), "Did you mean 'cohort adopt'?"),
        (("hold", "mercer"), "Did you mean 'review hold'?"),
        (("refer",), "Did you mean 'referral make'?"),
        (("import", "people", "people.csv"), "people is no kind of rows"),
        (("export", "offenders", "--format", "xml"), "--format xml: no such format"),
    ],
)
def test_wrong_words(settled: Program, words: tuple[str, ...], says: str) -> None:
    refused(settled, 2, *words, told=(says,))


@pytest.mark.parametrize("ref", ["N00417", "n417", "N999999999"])
@pytest.mark.parametrize(
    "words",
    [
        ("offender", "show"),
        ("offender", "edit", "--area", "Luton"),
        ("offender", "history"),
        ("cohort", "deselect", "--reason", "no-offending", "--exit-plan", "drug service"),
        ("need", "set", "accommodation=severe"),
        ("review", "hold"),
        ("audit", "log", "--offender"),
    ],
)
def test_an_unknown_reference(settled: Program, words: tuple[str, ...], ref: str) -> None:
    place = len(words) if words[-1] == "--offender" else 2
    refused(settled, 3, *words[:place], ref, *words[place:], told=(f"no offender {ref}",))


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("referral", "start", "R00009"), "no referral R00009"),
        (("referral", "make", "N1", "accommodation", "--provider", "harbour"), "harbour"),
        (("caseload", "--worker", "nobody"), "nobody"),
        (("caseload", "--cohort", "leeds"), "no cohort leeds"),
        (("worker", "add", "A Sandhu", "--agency", "fire"), "no agency fire"),
        (("offender", "show", "X417724"), "no offender X417724"),
    ],
)
def test_an_unknown_name(settled: Program, words: tuple[str, ...], says: str) -> None:
    refused(settled, 3, *words, told=(says,))


@pytest.mark.parametrize(
    "words",
    [
        ("offender", "show", "mercer"),
        ("offender", "edit", "Mercer", "--area", "Luton"),
        ("cohort", "colour", "MERCER", "red", "--reason", "arrest"),
        ("review", "hold", "mercer"),
        ("need", "set", "mercer", "accommodation=none"),
    ],
)
def test_an_ambiguous_name_lists_whom_it_could_be(settled: Program, words: tuple[str, ...]) -> None:
    refused(settled, 3, *words, told=("could be several people", "N00002  Mercer, Jo", "N00001  Mercer, Kai"))


@pytest.mark.parametrize(
    ("option", "typed", "says"),
    [
        ("--pnc", "2009/0417723M", "the check letter should be H"),
        ("--pnc", "2009-0417723H", "--pnc"),
        ("--cro", "999", "a CRO number is"),
        ("--crn", "X41772", "a CRN is one letter and six digits"),
        ("--prison", "A417", "a prison number is"),
        ("--local", "x" * 41, "--local"),
    ],
)
def test_a_bad_identifier(settled: Program, option: str, typed: str, says: str) -> None:
    refused(settled, 4, *ADD, option, typed, told=(says,))
    refused(settled, 4, "offender", "identify", "N3", option, typed, told=(says,))


@pytest.mark.parametrize("born", ["2026-04-21", "1/1/2027", "+1d", "31/2/2000", "1800-01-01", "soon"])
def test_a_birth_date_in_the_future_or_of_no_calendar(settled: Program, born: str) -> None:
    refused(settled, 4, *ADD, "--born", born, told=(f"--born {born}: ",))
    refused(settled, 4, "offender", "edit", "N3", "--born", born, told=(f"--born {born}: ",))


def test_every_fault_of_a_record_in_one_answer(settled: Program) -> None:
    wrong = ("--pnc", "2009/0417723M", "--crn", "X41772", "--born", "1/1/2027", "--prison", "x", "--cro", "y")
    refusal = refused(settled, 4, "offender", "add", "--surname", "", *wrong)
    told = sorted(line.split()[1].rstrip(":") for line in refusal.err.splitlines()[:-1])
    assert told == ["--born", "--crn", "--cro", "--pnc", "--prison", "--surname"]


def test_adoption_before_birth(settled: Program) -> None:
    refused(settled, 5, *BEFORE_BIRTH, told=("N00003 was born on Thu 2 Nov 1989 (event ",))


def test_deselection_before_adoption(settled: Program) -> None:
    refused(settled, 5, *DESELECT, "--on", "2026-03-12", told=("13 Mar 2026",))


def test_a_second_open_spell(settled: Program) -> None:
    again = ("--cohort", "luton", "--tier", "flex", "--colour", "red", "--no-worker", "--reason", "tasking")
    there = ("N00001 is in luton from Fri 13 Mar 2026 (event ",)
    for on in ("today", "2026-03-01"):
        refused(settled, 5, "cohort", "adopt", "N1", *again, "--on", on, told=there)


@pytest.mark.parametrize(
    "words",
    [
        ("need", "set", "N1", "lodging=severe"),
        ("referral", "make", "N1", "lodging", "--provider", "housing"),
        ("provider", "add", "Harbour Trust", "--pathway", "lodging"),
        ("caseload", "--pathway", "lodging"),
        ("need", "list", "--pathway", "lodging"),
        ("referral", "list", "--pathway", "lodging"),
    ],
)
def test_an_unknown_pathway_is_told_with_the_ones_there_are(settled: Program, words: tuple[str, ...]) -> None:
    refused(settled, 4, *words, told=("one of accommodation, ete, drugs",))


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("start", "R1"), "can't be started"),
        (("end", "R1", "completed", "--outcome", "achieved"), "can't"),
        (("answer", "R1", "accepted", "--on", "2026-04-06"), "made on Tue 7 Apr 2026"),
    ],
)
def test_a_referral_step_out_of_order(settled: Program, words: tuple[str, ...], says: str) -> None:
    refused(settled, 5, "referral", *words, told=(says,))


def test_steps_after_the_answer_come_in_their_order_too(iomctl: Program) -> None:
    iomctl("offender", "add", "--surname", "Mercer").succeeds()
    iomctl("provider", "add", "Housing Solutions", "--pathway", "accommodation").succeeds()
    iomctl("referral", "make", "N1", "accommodation", "--provider", "housing", "--on", "2026-04-01").succeeds()
    iomctl("referral", "answer", "R1", "accepted", "--on", "2026-04-07").succeeds()
    refused(iomctl, 5, "referral", "answer", "R1", "accepted")
    refused(iomctl, 5, "referral", "start", "R1", "--on", "2026-04-06")
    iomctl("referral", "start", "R1", "--on", "2026-04-08").succeeds()
    refused(iomctl, 5, "referral", "start", "R1")
    iomctl("referral", "end", "R1", "completed", "--outcome", "achieved", "--on", "2026-04-09").succeeds()
    refused(iomctl, 5, "referral", "end", "R1", "completed", "--outcome", "achieved")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            (*ADOPT[:5], "--tier", "fixd", "--colour", "ambr", "--no-worker", "--reason", "crit"),
            ("tier", "colour", "re"),
        ),
        (("cohort", "move", "N1", "fix", "--reason", "re-scoped"), ('tier "fix"', "re-scoped")),
        (("cohort", "colour", "N1", "pink", "--reason", "arrest"), ("pink",)),
        (("review", "hold", "N1", "--on", "fri"), ("in the future",)),
        (("review", "overdue", "--as-of", "2026-W17"), ("2026-W17",)),
        (("caseload", "--as-of", "31/4/2026"), ("April 2026 has days 1 to 30",)),
    ],
)
def test_a_word_or_a_day_that_is_not_one(settled: Program, words: tuple[str, ...], told: tuple[str, ...]) -> None:
    refused(settled, 4, *words, told=told)


def test_a_change_before_the_newest_of_its_kind(settled: Program) -> None:
    refused(settled, 5, "cohort", "colour", "N1", "red", "--reason", "arrest", "--on", "2026-03-01")
    refused(settled, 5, "review", "hold", "N3")
