"""iomctl score ogrs3 when something is missing or can't be: every fault in one answer, and no birth date given away."""

import pytest

from tests.casebook import book, person
from tests.program import Program

FACTS = ("--convicted", "2/3/2026", "--follow-up", "2/3/2026", "--sanctions", "12", "--first-at", "15")
WHO = ("--gender", "male", "--born", "14/8/1994")
MISSING = [
    "iomctl: --gender: missing, male or female",
    "iomctl: --born: missing, the birth date",
    "iomctl: --convicted: missing, the day of the current conviction",
    "iomctl: --follow-up: missing, the day the community sentence started, or of release",
    "iomctl: --sanctions: missing, how many convictions, cautions and warnings, the current one with them",
    "iomctl: --first-at: missing, the age at the first of them",
    "iomctl: --code: missing, the Home Office code of the current offence, or --actuarial-category",
]


def test_every_missing_fact_is_named_in_one_answer(iomctl_sqlite: Program) -> None:
    assert iomctl_sqlite("score", "ogrs3").exits(4).err.splitlines() == MISSING


def test_what_the_record_lacks_is_said_with_why(iomctl: Program) -> None:
    iomctl("offender", "add", "--surname", "Mercer", "--gender", "other").succeeds()
    lines = iomctl("score", "ogrs3", "mercer").exits(4).err.splitlines()
    assert lines[0] == f"{MISSING[0]}; the record says other"
    assert lines[1] == f"{MISSING[1]}; the record has none"
    assert lines[6] == f"{MISSING[6]}; no index offence is recorded"
    iomctl("offence", "add", "mercer", "unknown", "--on", "2/3/2026", "--index").succeeds()
    assert iomctl("score", "ogrs3", "mercer").exits(4).err.splitlines()[6] == f"{MISSING[6]}; C00001 has none"


def test_a_hidden_birth_date_is_not_taken(iomctl: Program) -> None:
    with book(iomctl) as work:
        person(work, "Quill", restricted=True).gender = "female"
    who = ("N1", *FACTS, "--code", "028/03")
    (line,) = iomctl("score", "ogrs3", *who).exits(4).err.splitlines()
    assert line == f"{MISSING[1]}; the record's is only for --restricted"
    found = iomctl("score", "ogrs3", *who, "--restricted", "--format", "json").succeeds().json()
    assert (found["name"], found["from_record"]) == ("Quill, Kai", ["gender", "born_on"])
    assert "restricted" in iomctl("score", "ogrs3", *who, "--born", "14/8/1994").succeeds().out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--gender", "other"), '--gender "other": one of male, female'),
        (("--born", "1/13/1990"), '--born: day "1/13/1990": '),
        (("--born", "fri"), "--born: Fri 24 Apr 2026 (in 4 days) is in the future"),
        (("--convicted", "fri"), "--convicted: Fri 24 Apr 2026 (in 4 days) is in the future"),
        (("--convicted", "14/8/1994"), "--convicted: Sun 14 Aug 1994 (11572 days ago) is not after the birth date"),
        (("--convicted", "13/8/2004"), "--convicted: Fri 13 Aug 2004 (7920 days ago) is before the age of 10"),
        (("--follow-up", "14/8/1994"), "--follow-up: Sun 14 Aug 1994 (11572 days ago) is not after the birth date"),
        (("--follow-up", "13/8/2004"), "--follow-up: Fri 13 Aug 2004 (7920 days ago) is before the age of 10"),
        (("--sanctions", "0"), '--sanctions "0": the current one counts too, so at least 1'),
        (("--sanctions", "-1"), '--sanctions "-1": a whole number, like 12'),
        (("--sanctions", "1.5"), '--sanctions "1.5": a whole number, like 12'),
        (("--first-at", "fifteen"), '--first-at "fifteen": a whole number, like 12'),
        (("--first-at", "32"), "--first-at: 32 is after the current conviction at 31"),
        (("--code", "ABC"), '--code "ABC": written like 028/03 or 02803'),
        (("--code", "123456"), '--code "123456": written like 028/03 or 02803'),
        (("--code", "700/01"), '--code "700/01": not a Home Office code; there is no category 700'),
        (
            ("--code", "08800"),
            "--code: 088/00 (Miscellaneous sexual offences) has no actuarial category here; "
            "give --actuarial-category, one of violence, robbery",
        ),
        (("--actuarial-category", "arson"), '--actuarial-category "arson": one of violence, robbery, public-order'),
        (
            ("--actuarial-category", "robbery"),
            "--code: 028/03 is of the actuarial category burglary-domestic, not robbery",
        ),
    ],
)
def test_a_fact_that_cannot_be_is_refused(iomctl_sqlite: Program, words: tuple[str, str], said: str) -> None:
    given = dict(zip(*[iter((*WHO, *FACTS, "--code", "028/03", *words))] * 2, strict=True))
    (line,) = (
        iomctl_sqlite("score", "ogrs3", *(f"{name}={word}" for name, word in given.items())).exits(4).err.splitlines()
    )
    assert line.removeprefix("iomctl: ").startswith(said)


def test_all_faults_come_in_one_answer(iomctl_sqlite: Program) -> None:
    wrong = ("--gender", "x", "--born", "1/1/2000", "--convicted", "1/1/2009", "--sanctions", "none", "--code", "9/99")
    lines = iomctl_sqlite("score", "ogrs3", *wrong).exits(4).err.splitlines()
    assert [line.split()[1].rstrip(":") for line in lines] == [
        "--gender",
        "--follow-up",
        "--sanctions",
        "--first-at",
        "--convicted",
        "--code",
    ]


def test_who_is_not_recorded_is_not_found(iomctl: Program) -> None:
    assert iomctl("score", "ogrs3", "nobody", *FACTS).exits(3).err.startswith("iomctl: no offender nobody")
