"""The order in which changes are told, what each is told against, and why a review was exempted or moved."""

from datetime import date
from typing import Any

from tests.books import laid_once
from tests.casebook import book, cohort, hold, person, spell, worker
from tests.program import Program

ADOPT = ("cohort", "adopt", "N1", "--tier", "fixed", "--no-worker", "--reason", "returning")


@laid_once
def mercer(iomctl: Program) -> None:
    """N00001, amber in luton since 5 January."""
    with book(iomctl) as work:
        spell(work, person(work, "Mercer"))
        cohort(work, "dunstable", "IOM Dunstable")


def newest(iomctl: Program, count: int, *fields: str) -> list[tuple[Any, ...]]:
    told = iomctl("offender", "history", "N1", "--format", "json").succeeds().json()
    return [tuple(one[name] for name in fields) for one in told[-count:]]


def test_a_de_selection_and_a_new_adoption_of_one_day_are_told_in_that_order(mercer: Program) -> None:
    mercer("cohort", "colour", "N1", "green", "--reason", "doing well").succeeds()
    mercer("cohort", "deselect", "N1", "--reason", "moved-area", "--exit-plan", "probation in Leeds").succeeds()
    mercer(*ADOPT, "--cohort", "luton", "--colour", "red").succeeds()
    assert newest(mercer, 6, "reason")[0] == ("moved away, transferred; probation in Leeds",)
    assert newest(mercer, 7, "what", "before", "after") == [
        ("colour", "amber", "green"),
        ("de-selected", None, "out of the cohort"),
        ("adopted", None, "in the cohort"),
        ("tier", None, "fixed"),
        ("colour", None, "red"),
        ("custody", None, "community"),
        ("worker", None, "nobody"),
    ]
    last = mercer("offender", "show", "N1").succeeds().out.partition("\nLast\n")[2].splitlines()
    assert [line.split()[2] for line in last[:3]] == ["adopted", "de-selected", "colour"]


def test_somebody_who_was_never_on_the_scheme_has_needs_to_tell(iomctl: Program) -> None:
    with book(iomctl) as work:
        person(work, "Quill")
    assert iomctl("offender", "history", "N1", "--format", "json").succeeds().json() == []
    iomctl("need", "set", "N1", "drugs=some").succeeds()
    assert newest(iomctl, 1, "what", "after") == [("need", "some")]
    assert iomctl("review", "list", "N1", "--format", "json").succeeds().json() == []


def test_a_later_spell_begins_afresh(mercer: Program) -> None:
    mercer("cohort", "deselect", "N1", "--reason", "moved-area", "--exit-plan", "probation in Leeds").succeeds()
    mercer.travel(7)
    mercer(*ADOPT, "--cohort", "luton", "--colour", "red").succeeds()
    assert newest(mercer, 4, "what", "before") == [
        ("tier", None),
        ("colour", None),
        ("custody", None),
        ("worker", None),
    ]


def test_changes_of_one_spell_and_day_are_told_as_they_were_recorded(mercer: Program) -> None:
    with book(mercer) as work:
        worker(work, "S Okafor")
    mercer("cohort", "move", "N1", "flex", "--reason", "risk-down").succeeds()
    mercer.now = mercer.now.replace(hour=10)
    mercer("need", "set", "N1", "drugs=some").succeeds()
    mercer.now = mercer.now.replace(hour=11)
    mercer("cohort", "colour", "N1", "red", "--reason", "missed two").succeeds()
    mercer.now = mercer.now.replace(hour=12)
    mercer("cohort", "assign", "N1", "--to", "okafor").succeeds()
    assert newest(mercer, 4, "what", "before", "after") == [
        ("tier", "fixed", "flex"),
        ("need", None, "some"),
        ("colour", "amber", "red"),
        ("worker", "nobody", "S Okafor, Bedfordshire Police"),
    ]


def test_what_was_put_in_the_place_of_a_change_of_that_day_is_told_where_it_was_recorded(mercer: Program) -> None:
    mercer("cohort", "move", "N1", "flex", "--reason", "risk-down").succeeds()
    mercer.now = mercer.now.replace(hour=10)
    mercer("cohort", "colour", "N1", "red", "--reason", "missed two").succeeds()
    mercer.now = mercer.now.replace(hour=11)
    before = newest(mercer, 2, "what", "before", "after")
    assert "N00001 is in tier flex" in mercer("cohort", "move", "N1", "free", "--reason", "risk-up").exits(5).err
    assert newest(mercer, 2, "what", "before", "after") == before
    mercer("cohort", "move", "N1", "free", "--reason", "risk-up", "--instead").succeeds()
    assert before == [("tier", "fixed", "flex"), ("colour", "amber", "red")]
    assert newest(mercer, 2, "what", "before", "after") == [("colour", "amber", "red"), ("tier", "fixed", "free")]


def test_a_change_is_told_against_its_own_spell_alone(mercer: Program) -> None:
    mercer(*ADOPT, "--cohort", "dunstable", "--colour", "green").succeeds()
    mercer.travel(1)
    mercer("cohort", "colour", "N1", "red", "--reason", "missed two", "--cohort", "dunstable").succeeds()
    mercer("cohort", "colour", "N1", "green", "--reason", "doing well", "--cohort", "luton").succeeds()
    assert newest(mercer, 2, "about", "before", "after") == [
        ("luton", "amber", "green"),
        ("dunstable", "green", "red"),
    ]


def test_a_review_exempted_moved_or_resumed_says_why(mercer: Program) -> None:
    mercer("review", "set", "N1", "+2w", "--reason", "panel moved").succeeds()
    mercer.travel(1)
    mercer("review", "exempt", "N1", "--reason", "at-large", "--until", "+4w").succeeds()
    mercer.travel(1)
    mercer("review", "exempt", "N1", "--end").succeeds()
    mercer.travel(1)
    mercer("review", "exempt", "N1", "--reason", "health").succeeds()
    assert newest(mercer, 4, "after", "reason") == [
        ("moved to 4 May 2026", "panel moved"),
        ("exempted until 19 May 2026", "unlawfully at large"),
        ("resumed", None),
        ("exempted", "too ill, or in hospital"),
    ]
    page = mercer("offender", "show", "N1").succeeds().out
    assert "  case, exempted until 19 May 2026: unlawfully at large\n" in page
    assert "  case, moved to 4 May 2026: panel moved\n" in page


def test_a_colour_change_of_an_exempt_case_keeps_the_reason_with_the_exemption(mercer: Program) -> None:
    mercer("review", "exempt", "N1", "--reason", "health").succeeds()
    mercer.travel(1)
    mercer("cohort", "colour", "N1", "red", "--reason", "missed two").succeeds()
    assert newest(mercer, 2, "what", "after", "reason") == [
        ("review", "exempted", "too ill, or in hospital"),
        ("colour", "red", "missed two"),
    ]


def test_a_review_held_long_ago_has_no_other_reason(iomctl: Program) -> None:
    with book(iomctl) as work:
        hold(work, spell(work, person(work, "Mercer")), date(2026, 3, 2))
    # The colour that it was held in is the one shown that day.
    assert newest(iomctl, 1, "after", "reason") == [("held, amber", None)]
