"""iomctl contact overdue: whom nobody met for too long, on both engines."""

from dataclasses import replace
from pathlib import Path

from tests.books import laid_once
from tests.program import Program

PEOPLE = (("mercer", "2026-01-05"), ("hollis", "2026-02-02"), ("sayle", "2026-03-02"), ("quill", "2026-01-12"))


@laid_once
def scheme(iomctl: Program) -> None:
    """Four people on the scheme, and one who never was; nobody was met yet."""
    iomctl("cohort", "create", "luton", "--name", "IOM Luton").succeeds()
    iomctl("cohort", "create", "bedford", "--name", "IOM Bedford").succeeds()
    for name, on in PEOPLE:
        iomctl("offender", "add", "--surname", name.title(), "--forenames", "Kai").succeeds()
        case = ("--cohort", "luton", "--tier", "fixed", "--colour", "amber", "--no-worker", "--reason", "criteria-met")
        iomctl("cohort", "adopt", name, *case, "--on", on).succeeds()
    iomctl("offender", "add", "--surname", "Bream", "--forenames", "Ash").succeeds()


def met(program: Program, name: str, on: str, *outcome: str) -> None:
    program("contact", "add", name, "check-in", "--how", "telephone", "--on", on, *outcome).succeeds()


def late(program: Program, span: str, *words: str) -> list[tuple[str, str | None, str]]:
    rows = program("contact", "overdue", "--for", span, *words, "--format", "json").succeeds().json()
    return [(row["name"].split(",")[0], row["kept_last_on"], row["since"]) for row in rows]


def test_never_comes_first_and_then_the_longest_since(scheme: Program) -> None:
    met(scheme, "mercer", "2026-03-21", "--kept")
    met(scheme, "mercer", "2026-03-20", "--kept")
    met(scheme, "hollis", "2026-03-20", "--kept")
    assert late(scheme, "30d") == [
        ("Quill", None, "never"),
        ("Sayle", None, "never"),
        ("Hollis", "2026-03-20", "31 days"),
    ]
    assert late(scheme, "31d") == [("Quill", None, "never"), ("Sayle", None, "never")]
    assert late(scheme, "29d")[2:] == [("Hollis", "2026-03-20", "31 days"), ("Mercer", "2026-03-21", "30 days")]
    assert late(scheme, "1m") == late(scheme, "31d")


def test_only_what_was_kept_counts(scheme: Program) -> None:
    for name, outcome in (("mercer", ()), ("hollis", ("--missed", "--reason", "court")), ("sayle", ("--kept",))):
        met(scheme, name, "2026-04-17", *outcome)
    met(scheme, "quill", "2026-04-24")
    assert [name for name, _, _ in late(scheme, "2w")] == ["Mercer", "Quill", "Hollis"]
    scheme("contact", "outcome", "K1", "kept").succeeds()
    scheme("contact", "withdraw", "K3", "--reason", "twice").succeeds()
    assert [name for name, _, _ in late(scheme, "2w")] == ["Quill", "Hollis", "Sayle"]


def test_a_past_day_answers_as_it_did(scheme: Program) -> None:
    met(scheme, "mercer", "2026-04-22")
    scheme.travel(4)
    before = [late(scheme, "2w", "--as-of", day) for day in ("2026-04-20", "2026-04-23")]
    scheme("contact", "outcome", "K1", "kept").succeeds()
    assert [late(scheme, "2w", "--as-of", day) for day in ("2026-04-20", "2026-04-23")] == before
    assert "Mercer" not in [name for name, _, _ in late(scheme, "2w")]
    assert [name for name, _, _ in late(scheme, "2w", "--as-of", "2026-01-31")] == ["Mercer", "Quill"]


def test_who_left_is_not_asked_about_and_cohorts_are_told_apart(scheme: Program) -> None:
    words = ("--cohort", "luton", "--reason", "no-offending", "--exit-plan", "drug service")
    scheme("cohort", "deselect", "mercer", *words).succeeds()
    assert [name for name, _, _ in late(scheme, "2w")] == ["Quill", "Hollis", "Sayle"]
    assert late(scheme, "2w", "--cohort", "bedford") == late(scheme, "2w", "--tier", "free") == []
    assert len(late(scheme, "2w", "--cohort", "luton", "--tier", "fixed")) == 3


def test_cron_is_told_by_the_exit_code_and_else_by_nothing(scheme: Program) -> None:
    told = scheme("contact", "overdue", "--for", "2w", "--exit-code").exits(8)
    assert "never" in told.out
    for name, _ in PEOPLE:
        met(scheme, name, "2026-04-17", "--kept")
    quiet = scheme("contact", "overdue", "--for", "2w", "--exit-code").succeeds()
    assert (quiet.out, quiet.err) == ("", "")


def test_the_policy_says_how_long_and_a_case_that_is_younger_is_not_asked_about(scheme: Program) -> None:
    met(scheme, "mercer", "2026-03-22", "--kept")
    met(scheme, "hollis", "2026-03-23", "--kept")
    adopt = ("--cohort", "bedford", "--tier", "fixed", "--colour", "amber", "--no-worker", "--reason", "criteria-met")
    for name, on in (("bream", "2026-03-23"), ("hollis", "2026-03-22")):
        scheme("cohort", "adopt", name, *adopt, "--on", on).succeeds()

    def told(*words: str) -> list[str]:
        rows = scheme("contact", "overdue", *words, "--format", "json").succeeds().json()
        return [row["name"].split(",")[0] for row in rows]

    assert told() == ["Quill", "Sayle", "Mercer"]
    assert told("--for", "27d") == ["Quill", "Sayle", "Bream", "Mercer", "Hollis", "Hollis"]
    gaps = scheme("check", "cases", "--gap", "contact", "--format", "json").succeeds().json()
    assert {row["name"].split(",")[0] for row in gaps} == set(told())


def test_a_policy_that_sets_no_days_asks_for_the_option(scheme: Program, tmp_path: Path) -> None:
    file = tmp_path / "policy.toml"
    file.write_text(scheme("policy", "show", "--text").out.replace("no_contact_days = 28\n", ""))
    scheme("policy", "load", str(file)).succeeds()
    assert scheme("contact", "overdue", "--exit-code", "--format", "json").succeeds().json() == []
    assert "give --for" in replace(scheme, terminal=True)("contact", "overdue").succeeds().err
    assert len(late(scheme, "2w")) == 4
