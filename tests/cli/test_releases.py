"""iomctl release: the day out with its reason, and what is refused."""

import pytest

from tests.cli.release_book import coming, lay, set_due
from tests.program import Program


@pytest.fixture
def inside(iomctl: Program) -> Program:
    """Mercer, 31, sentenced and on the scheme; Hollis, of no known age, and Sayle, 18 on 14 August, in custody too."""
    return lay(iomctl)


@pytest.mark.parametrize(
    ("words", "out_on", "code", "why"),
    [
        (("N1", "conditional", "2026-06-12"), "2026-06-11", "friday-or-before-holiday", "one working day earlier"),
        (("N1", "parole", "2026-06-12"), "2026-06-12", "not-covered", "release by the parole board is not brought"),
        (("N1", "conditional", "2026-06-13"), "2026-06-11", "friday-or-before-holiday", "the last before it Fri 12"),
        (("N1", "immediate", "2026-06-13"), "2026-06-13", "fixed", "nothing moves immediate release by the court"),
        (("N1", "conditional", "2026-06-10"), "2026-06-10", "as-due", "as due"),
        (("N1", "conditional", "2026-02-20"), "2026-02-20", "not-covered", "19 days served since sentence"),
        (
            ("N2", "conditional", "2026-06-12"),
            "2026-06-11",
            "friday-or-before-holiday",
            "age is not known, taken as 18",
        ),
        (("N2", "conditional", "2026-02-20"), "2026-02-19", "friday-or-before-holiday", "not recorded, taken as 28"),
        (("N3", "conditional", "2026-06-12"), "2026-06-10", "friday-or-before-holiday", "earlier, for a child"),
        (("N3", "conditional", "2026-08-14"), "2026-08-13", "friday-or-before-holiday", "one working day earlier"),
        (("N3", "conditional", "2039-06-10"), None, "beyond-holidays", "bank holidays for England and Wales are known"),
        (("N1", "parole", "--not-known"), None, "not-known", "the day that makes it due is not known"),
    ],
)
def test_the_day_out_comes_with_its_reason(
    inside: Program, words: tuple[str, ...], out_on: str | None, code: str, why: str
) -> None:
    row = set_due(inside, *words)
    assert (row["release_on"], row["release_code"]) == (out_on, code)
    assert why in row["release_basis"]
    (stay,) = inside("custody", "list", words[0], "--format", "json").succeeds().json()
    page = inside("offender", "show", words[0], "--format", "json").succeeds().json()["custody"]
    for told in (stay, page):
        assert [told[name] for name in ("release_on", "release_code", "release_basis")] == [
            row["release_on"],
            row["release_code"],
            row["release_basis"],
        ]


def test_days_served_add_up_over_a_recall(inside: Program) -> None:
    inside("release", "happened", "N1", "--to", "A07B", "--colour", "red", "--on", "2026-02-20").succeeds()
    recall = ("custody", "begin", "N1", "recall", "--sentenced", "2026-02-02", "--on", "2026-04-07")
    inside(*recall).succeeds()
    row = set_due(inside, "N1", "fixed-term-recall", "2026-04-10")
    assert (row["release_code"], row["release_on"]) == ("not-covered", "2026-04-10")
    assert "23 days served since sentence, not brought forward under 28" in row["release_basis"]
    row = set_due(inside, "N1", "fixed-term-recall", "2026-04-17")
    assert (row["release_code"], row["release_on"]) == ("friday-or-before-holiday", "2026-04-16")


def test_a_decision_moves_the_day_until_another_day_is_set(inside: Program) -> None:
    set_due(inside, "N1", "conditional", "2026-06-12", "--on", "2026-03-02")
    decide = ("release", "decide", "N1")
    words = ("--decision", "governor, 13 April", "--on", "2026-04-13")
    assert inside(*decide, "further-day", *words, "--format", "json").succeeds().json()["release_on"] == "2026-06-10"
    assert "is further-day already" in inside(*decide, "further-day", *words).exits(5).err
    assert inside(*decide, "reverted", "--decision", "x", "--format", "json").succeeds().json()["release_on"] == (
        "2026-06-12"
    )
    assert [coming(inside, "--as-of", day)[0]["release_on"] for day in ("2026-03-30", "2026-04-14", "today")] == [
        "2026-06-11",
        "2026-06-10",
        "2026-06-12",
    ]
    other = inside("release", "set", "N1", "conditional", "2026-06-19").succeeds()
    assert "decision about the day before counts no more" in other.err
    assert coming(inside)[0]["release_on"] == "2026-06-18"
    assert (
        "no day of release is set for N00002"
        in inside("release", "decide", "N2", "none", "--decision", "x").exits(5).err
    )


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("set", "N1", "conditional", "2026-01-30"), 5, "is before N00001 went into custody, Mon 2 Feb 2026"),
        (("happened", "N1", "--to", "A07B", "--colour", "red", "--on", "2026-01-30"), 5, "2 Feb 2026"),
        (("withdraw", "N1", "--reason", "x"), 5, "no release of N00001 is recorded"),
        (("plan", "N1", "--done", "passport"), 4, "one of id, bank-account, gp"),
        (("show", "N9"), 3, "no offender N9"),
    ],
)
def test_a_refusal_says_why_and_changes_nothing(inside: Program, words: tuple[str, ...], code: int, says: str) -> None:
    before = inside("audit", "log", "--format", "json").succeeds().json()
    assert says in inside("release", *words).exits(code).err
    after = inside("audit", "log", "--format", "json").succeeds().json()
    assert [one for one in after[len(before) :] if one.get("changes")] == []
