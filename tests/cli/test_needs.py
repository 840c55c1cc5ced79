"""iomctl need: assessments are added, never overwritten, and "not asked" is not "none"."""

import pytest

from tests.casebook import book, cohort, deselect, person, spell
from tests.program import Program

PATHWAYS = 10


@pytest.fixture
def mercer(iomctl: Program) -> str:
    """A person with an open spell."""
    with book(iomctl) as work:
        spell(work, person(work, "Mercer"))
    return "N00001"


def _listed(program: Program, *words: str) -> list[dict[str, str | None]]:
    rows: list[dict[str, str | None]] = program("need", "list", *words, "--format", "json").succeeds().json()
    return rows


def test_several_pathways_are_recorded_at_once(iomctl: Program, mercer: str) -> None:
    made = iomctl("need", "set", mercer, "accommodation=severe", "D=None", "--note", "sofa surfing", "--format", "json")
    row = {"offender": mercer, "name": "Mercer, Kai", "from_on": "2026-04-20", "note": "sofa surfing"}
    assert made.succeeds().json() == [
        {**row, "pathway": "accommodation", "level": "severe"},
        {**row, "pathway": "drugs", "level": "none"},
    ]


def test_not_asked_is_not_none(iomctl: Program, mercer: str) -> None:
    iomctl("need", "set", mercer, "drugs=none").succeeds()
    assert [row["pathway"] for row in _listed(iomctl, "--level", "none")] == ["drugs"]
    unasked = _listed(iomctl, "--level", "not-asked")
    assert len(unasked) == PATHWAYS - 1
    assert {row["from_on"] for row in unasked} == {None}
    assert len(_listed(iomctl, mercer)) == PATHWAYS


def test_a_new_level_leaves_the_past_as_it_was(iomctl: Program, mercer: str) -> None:
    iomctl("need", "set", mercer, "drugs=severe", "--on", "1/3/2026").succeeds()
    iomctl("need", "set", mercer, "drugs=some", "--on", "1/4/2026").succeeds()
    iomctl("need", "set", mercer, "drugs=some").succeeds()

    def drugs(as_of: str) -> tuple[str | None, str | None]:
        (row,) = _listed(iomctl, mercer, "--pathway", "D", "--as-of", as_of)
        return row["level"], row["from_on"]

    assert drugs("28/2/2026") == ("not-asked", None)
    assert drugs("1/3/2026") == ("severe", "2026-03-01")
    assert drugs("2/4/2026") == ("some", "2026-04-01")
    assert drugs("today") == ("some", "2026-04-20")


def test_every_wrong_word_is_told_in_one_answer(iomctl: Program, mercer: str) -> None:
    refused = iomctl("need", "set", mercer, "drgs=some", "ete=bad", "health", "F=some", "finance=none", "--on", "fri")
    assert refused.exits(4).err.splitlines()[:-1] == [
        'iomctl: "drgs=some": pathway "drgs": one of accommodation, ete, drugs, alcohol, health, finance, family, '
        "attitudes, women-abuse, women-sexwork (did you mean drugs?)",
        'iomctl: "ete=bad": level "bad": one of none, some, severe',
        'iomctl: "health": write it as PATHWAY=LEVEL, like drugs=some',
        'iomctl: "finance=none": finance is there twice',
        "iomctl: --on: Fri 24 Apr 2026 (in 4 days) is in the future",
    ]
    unknown = iomctl("need", "set", "N9", "ete=bad", "--on", "31/2/2026", "--note", " ").exits(4).err.splitlines()
    assert [line.split(":")[1] for line in unknown[:-1]] == [" no offender N9", ' "ete=bad"', " --on", " --note"]
    assert len(_listed(iomctl, mercer, "--level", "not-asked")) == PATHWAYS


def test_what_is_told_late_is_taken_and_the_newest_day_counts(iomctl: Program, mercer: str) -> None:
    iomctl("need", "set", mercer, "drugs=some", "--on", "1/4/2026").succeeds()
    iomctl("need", "set", mercer, "drugs=none", "--on", "31/3/2026").succeeds()
    assert [row["pathway"] for row in _listed(iomctl, mercer, "--level", "some")] == ["drugs"]
    assert [row["pathway"] for row in _listed(iomctl, mercer, "--level", "none", "--as-of", "31/3/2026")] == ["drugs"]


def test_a_day_before_birth_is_refused(iomctl: Program, mercer: str) -> None:
    refused = iomctl("need", "set", mercer, "ete=some", "--on", "1/1/1990").exits(4).err
    assert "--on: Mon 1 Jan 1990 (13258 days ago) is before their birth" in refused


def test_a_dry_run_changes_nothing(iomctl: Program, mercer: str) -> None:
    shown = iomctl("need", "set", mercer, "drugs=some", "--dry-run").succeeds()
    assert "some" in shown.out
    assert shown.err == "Asked on Mon 20 Apr 2026 (today).\nDry run: nothing was changed.\n"
    assert _listed(iomctl, mercer, "--level", "some") == []


def test_the_list_is_of_open_spells_by_cohort_on_the_day(iomctl: Program) -> None:
    with book(iomctl) as work:
        spell(work, person(work, "Mercer"))
        dunstable = cohort(work, "dunstable", "IOM Dunstable")
        spell(work, person(work, "Hollis", restricted=True), cohort=dunstable)
        left = spell(work, person(work, "Sayle"))
        deselect(work, left, iomctl.today)
        person(work, "Pratt")

    def who(*words: str) -> list[str | None]:
        return [row["offender"] for row in _listed(iomctl, "--pathway", "ete", *words)]

    assert who() == ["N00001", "N00002"]
    assert who("--cohort", "dunstable") == ["N00002"]
    assert who("--as-of", "yesterday") == ["N00001", "N00002", "N00003"]
    assert _listed(iomctl, "N00002")[0]["name"] == "restricted"
    iomctl("need", "list", "N00001", "--cohort", "luton").exits(4)
    iomctl("need", "list", "N00009").exits(3)
    assert "one of none, some, severe, not-asked" in iomctl("need", "list", "--level", "mild").exits(4).err


def test_people_with_so_many_needs_are_listed_and_counted(iomctl: Program) -> None:
    with book(iomctl) as work:
        for surname in ("Mercer", "Hollis", "Sayle"):
            spell(work, person(work, surname))
        spell(work, person(work, "Pratt", restricted=True))
        person(work, "Quinn")
    every = ("ete", "health", "finance", "family", "attitudes", "women-abuse", "women-sexwork")
    none = [f"{one}=none" for one in every]
    iomctl("need", "set", "N1", "accommodation=severe", "drugs=some", "alcohol=none", *none).succeeds()
    iomctl("need", "set", "N2", "accommodation=severe", "drugs=severe", "alcohol=some", *none).succeeds()
    iomctl("need", "set", "N3", "accommodation=severe", "drugs=some").succeeds()
    iomctl("need", "set", "N4", "drugs=some", "alcohol=some", "health=some", "ete=severe").succeeds()
    iomctl("need", "set", "N5", "drugs=some", "alcohol=some", "health=some").succeeds()

    def many(*words: str) -> list[tuple[str, int, int]]:
        rows = iomctl("need", "list", *words, "--format", "json").succeeds().json()
        return [(row["offender"], row["needs"], row["severe"]) for row in rows]

    assert many("--at-least", "3") == [("N00002", 3, 2), ("N00004", 4, 1)]
    assert many("--at-least", "2", "--level", "severe") == [("N00002", 2, 2)]
    assert many("--at-least", "3", "--pathway", "accommodation") == [("N00002", 3, 2)]
    assert many("--at-least", "3", "--as-of", "yesterday") == []
    shown = iomctl("need", "list", "--at-least", "3").succeeds().out
    assert shown.splitlines()[-1] == "2 of 4 people with 3 needs or more; not asked enough to tell: 1."
    assert "restricted" in shown
    assert "Pratt" not in shown
    assert (
        'level "none": one of some, severe' in iomctl("need", "list", "--at-least", "3", "--level", "none").exits(4).err
    )
    iomctl("need", "list", "--at-least", "0").exits(2)


def test_only_those_with_so_many_needs_count_as_looked_at(iomctl: Program) -> None:
    with book(iomctl) as work:
        spell(work, person(work, "Mercer"))
        spell(work, person(work, "Hollis"))
    iomctl("need", "set", "N1", "drugs=some", "alcohol=some").succeeds()
    iomctl("need", "list", "--at-least", "2").succeeds()
    looks = iomctl("audit", "log", "--kind", "consultation", "--format", "json").succeeds().json()
    assert [one["people"] for one in looks if one["command"] == "need list"] == ["N00001"]
