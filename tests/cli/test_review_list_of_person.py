"""All the reviews of one person: why each ended, in one cohort, and as they stood on a past day."""

from datetime import date

from tests.books import laid_once
from tests.casebook import book, cohort, person, spell
from tests.program import Program


@laid_once
def mercer(iomctl: Program) -> None:
    """N00001 in two cohorts; in luton the review was moved on 20 April, exempted on the 21st, resumed on the 22nd."""
    with book(iomctl) as work:
        kai = person(work, "Mercer")
        spell(work, kai, due_by=date(2026, 4, 24))
        spell(work, kai, date(2026, 4, 1), cohort=cohort(work, "dunstable", "IOM Dunstable"))
    case = ("N1", "--cohort", "luton")
    iomctl("review", "set", *case, "+2w", "--reason", "panel moved").succeeds()
    iomctl.travel(1)
    iomctl("review", "exempt", *case, "--reason", "health", "--until", "+4w").succeeds()
    iomctl.travel(1)
    iomctl("review", "exempt", *case, "--end").succeeds()


def told(iomctl: Program, *words: str) -> list[tuple[str, str | None, str | None]]:
    rows = iomctl("review", "list", "N1", "--format", "json", *words).succeeds().json()
    return [(row["due_by"], row["outcome"], row["reason"]) for row in rows]


def test_each_end_has_its_reason(mercer: Program) -> None:
    assert told(mercer, "--cohort", "luton") == [
        ("2026-04-24", "moved", "panel moved"),
        ("2026-05-04", "exempted", "too ill, or in hospital"),
        ("2026-05-04", "resumed", None),
        ("2026-05-04", None, None),
    ]
    rows = mercer("review", "list", "N1", "--format", "json").json()
    exempt = [(row["exempt_reason"], row["exempt_reason_words"], row["exempt_until"]) for row in rows]
    assert exempt.count(("health", "too ill, or in hospital", "2026-05-19")) == 1
    assert exempt.count((None, None, None)) == 4
    screen = mercer("review", "list", "N1").out
    for words in ("panel moved", "too ill, or in hospital", "19 May"):
        assert words in screen


def test_a_review_is_moved_once_in_a_day_unless_the_other_day_gives_way(mercer: Program) -> None:
    case = ("review", "set", "N1", "--cohort", "dunstable")
    mercer(*case, "+4w", "--reason", "no room").succeeds()
    refused = mercer(*case, "+3w", "--reason", "room again").exits(5).err
    assert "the review of N00001 was set to Wed 20 May 2026 on that day already (event " in refused
    assert told(mercer, "--cohort", "dunstable")[-1][0] == "2026-05-20"
    done = mercer(*case, "+3w", "--reason", "room again", "--instead").succeeds().err
    assert "put aside: the review of N00001 was set to Wed 20 May 2026 on Wed 22 Apr 2026 (event " in done
    assert told(mercer, "--cohort", "dunstable") == [
        ("2026-05-29", "moved", "room again"),
        ("2026-05-13", None, None),
    ]


def test_a_cohort_narrows_the_list(mercer: Program) -> None:
    assert told(mercer, "--cohort", "dunstable") == [("2026-05-29", None, None)]
    assert told(mercer) == [*told(mercer, "--cohort", "luton"), ("2026-05-29", None, None)]
    assert "cohorts are:" in mercer("review", "list", "N1", "--cohort", "nowhere").exits(3).err


def test_a_past_day_sees_the_reviews_as_they_stood(mercer: Program) -> None:
    assert told(mercer, "--as-of", "2026-04-19", "--cohort", "luton") == [("2026-04-24", None, None)]
    assert told(mercer, "--as-of", "2026-04-20", "--cohort", "luton") == [
        ("2026-04-24", "moved", "panel moved"),
        ("2026-05-04", None, None),
    ]
    assert told(mercer, "--as-of", "2026-01-04") == []


def test_a_held_review_is_not_held_yet_on_the_day_before(mercer: Program) -> None:
    mercer("review", "hold", "N1", "--cohort", "dunstable", "--kind", "panel", "--decision", "keep", "--note", "x")
    row = mercer(
        "review", "list", "N1", "--cohort", "dunstable", "--as-of", "yesterday", "--format", "json"
    ).succeeds().json()[0]  # fmt: skip
    assert row["kind"] == "case"
    assert {row[name] for name in ("closed_on", "outcome", "colour", "decision", "note", "by")} == {None}


def test_options_of_the_whole_list_are_refused_by_name(mercer: Program) -> None:
    narrowed = ("--by", "worker", "--standing", "exempt", "--worker", "okafor", "--agency", "police")
    lines = mercer("review", "list", "N1", *narrowed).exits(2).err.splitlines()
    for option in ("--by", "--standing", "--worker", "--agency"):
        assert f"iomctl: {option} does not go with OFFENDER" in lines
    assert len(lines) == 5
