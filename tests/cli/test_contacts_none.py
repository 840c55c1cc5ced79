"""iomctl contact none: whom nobody met for so long, on both engines."""

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


def none(program: Program, span: str, *words: str) -> list[tuple[str, str | None, str]]:
    rows = program("contact", "none", "--for", span, *words, "--format", "json").succeeds().json()
    return [(row["name"].split(",")[0], row["kept_last_on"], row["since"]) for row in rows]


def test_never_comes_first_and_then_the_longest_since(scheme: Program) -> None:
    met(scheme, "mercer", "2026-03-21", "--kept")
    met(scheme, "mercer", "2026-03-20", "--kept")
    met(scheme, "hollis", "2026-03-20", "--kept")
    assert none(scheme, "30d") == [
        ("Quill", None, "never"),
        ("Sayle", None, "never"),
        ("Hollis", "2026-03-20", "31 days"),
    ]
    assert none(scheme, "31d") == [("Quill", None, "never"), ("Sayle", None, "never")]
    assert none(scheme, "29d")[2:] == [("Hollis", "2026-03-20", "31 days"), ("Mercer", "2026-03-21", "30 days")]
    assert none(scheme, "1m") == none(scheme, "31d")


def test_only_what_was_kept_counts(scheme: Program) -> None:
    for name, outcome in (("mercer", ()), ("hollis", ("--missed", "--reason", "court")), ("sayle", ("--kept",))):
        met(scheme, name, "2026-04-17", *outcome)
    met(scheme, "quill", "2026-04-24")
    assert [name for name, _, _ in none(scheme, "2w")] == ["Mercer", "Quill", "Hollis"]
    scheme("contact", "outcome", "K1", "kept").succeeds()
    scheme("contact", "withdraw", "K3", "--reason", "twice").succeeds()
    assert [name for name, _, _ in none(scheme, "2w")] == ["Quill", "Hollis", "Sayle"]


def test_a_past_day_answers_as_it_did(scheme: Program) -> None:
    met(scheme, "mercer", "2026-04-22")
    scheme.travel(4)
    before = [none(scheme, "2w", "--as-of", day) for day in ("2026-04-20", "2026-04-23")]
    scheme("contact", "outcome", "K1", "kept").succeeds()
    assert [none(scheme, "2w", "--as-of", day) for day in ("2026-04-20", "2026-04-23")] == before
    assert "Mercer" not in [name for name, _, _ in none(scheme, "2w")]
    assert [name for name, _, _ in none(scheme, "2w", "--as-of", "2026-01-31")] == ["Mercer", "Quill"]


def test_who_left_is_not_asked_about_and_cohorts_are_told_apart(scheme: Program) -> None:
    words = ("--cohort", "luton", "--reason", "no-offending", "--exit-plan", "drug service")
    scheme("cohort", "deselect", "mercer", *words).succeeds()
    assert [name for name, _, _ in none(scheme, "2w")] == ["Quill", "Hollis", "Sayle"]
    assert none(scheme, "2w", "--cohort", "bedford") == none(scheme, "2w", "--tier", "free") == []
    assert len(none(scheme, "2w", "--cohort", "luton", "--tier", "fixed")) == 3


def test_cron_is_told_by_the_exit_code_and_else_by_nothing(scheme: Program) -> None:
    told = scheme("contact", "none", "--for", "2w", "--exit-code").exits(8)
    assert "never" in told.out
    for name, _ in PEOPLE:
        met(scheme, name, "2026-04-17", "--kept")
    quiet = scheme("contact", "none", "--for", "2w", "--exit-code").succeeds()
    assert (quiet.out, quiet.err) == ("", "")
