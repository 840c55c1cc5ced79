"""What readers of several papers of the board may know: of the few nothing, and nobody's words against their will."""

import json

import pytest

from tests.books import CopyOf
from tests.casebook import book, cohort, person, spell
from tests.program import Program
from tests.services.board_papers import figure, made, of_two_tiers


@pytest.mark.parametrize("order", [("luton", ""), ("", "luton")])
def test_the_few_of_another_cohort_are_not_the_whole_less_a_paper(iomctl: Program, order: tuple[str, str]) -> None:
    with book(iomctl) as work:
        luton, bedford = cohort(work), cohort(work, "bedford")
        for number in range(30):
            who, of = person(work, f"Mercer{number}"), bedford if number < 3 else luton
            spell(work, who, cohort=of, tier="fixed" if number < 20 else "flex")
    told = [made(iomctl, *(("--cohort", code) if code else ())) for code in order]
    assert figure(told[0], "people", "tier", "Fixed")["numerator"] is not None
    assert figure(told[1], "people", "tier", "Fixed")["numerator"] is None, "it would tell of three people"


SAID = "They listened"


@pytest.fixture
def spoken(copy_of: CopyOf) -> Program:
    scheme = copy_of(of_two_tiers)
    scheme("note", "add", "N1", SAID, "--kind", "own-words").succeeds()
    scheme("consent", "add", "E1", "board", "given", "--from", "2026-04-01").succeeds()
    return scheme


def test_own_words_that_are_cleared_stand_in_a_paper_and_are_given_again(spoken: Program) -> None:
    assert SAID in json.dumps(made(spoken))
    spoken.travel(30)
    again = spoken("report", "show", "1").succeeds()
    assert SAID in again.out
    assert again.err == ""


def test_words_whose_consent_was_taken_back_are_in_no_new_paper_and_said_of_an_old_one(spoken: Program) -> None:
    made(spoken)
    spoken.travel(30)
    spoken("consent", "revoke", "V1").succeeds()
    assert SAID not in json.dumps(made(spoken)), "also of the days on which it was cleared"
    again = spoken("report", "show", "1").succeeds()
    assert SAID in again.out, "a paper that is kept stays as it was made"
    assert "1 of people's own words in it may not be shown to the board any more" in again.err
    assert "iomctl report board --from 2026-02-01 --as-of 2026-04-20" in again.err
    assert spoken("report", "show", "2").succeeds().err == ""
