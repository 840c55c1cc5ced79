"""iomctl panel run asks each agency that is here for its update, and keeps who said it."""

import pytest

from tests.cli.meeting_book import lay_meeting
from tests.cli.panel_at_terminal import NO_UPDATE, SILENT, begun, case
from tests.program import Program
from tests.questions import Questions


@pytest.fixture
def there(iomctl: Program) -> Program:
    lay_meeting(iomctl)
    iomctl("worker", "add", "A Khan", "--agency", "probation").succeeds()
    iomctl("agency", "add", "Luton Council").succeeds()
    iomctl("worker", "add", "D Home", "--agency", "luton").succeeds()
    return iomctl


def test_each_agency_that_is_here_is_asked_by_its_name_and_its_people(there: Program) -> None:
    one = begun(there, "byrne", "P Lane, Luton Council", "okafor")
    one.answer(
        ("Update, Bedfordshire Police (S Okafor)", "no arrests: seen at 10:30"),
        ("Update, Luton Council (P Lane)", "has a bed for him"),
        ("Update, Probation Service (J Byrne)", ""),
        ("Update of anybody else, who: words [nobody]", ""),
    )
    one.answer(("Decision", "q"))
    assert one.ends() == 0
    assert case(there, "mercer")["updates"] == [
        "S Okafor, Bedfordshire Police: no arrests: seen at 10:30",
        "P Lane, Luton Council: has a bed for him",
    ]


def test_of_two_of_an_agency_the_words_name_the_one_who_spoke(there: Program) -> None:
    one = begun(there, "byrne", "khan")
    one.answer(("Update, Probation Service (J Byrne, A Khan)", "khan: kept both appointments"))
    one.answer(("anybody else", "q"))
    assert one.ends() == 0
    assert case(there, "mercer")["updates"] == ["A Khan, Probation Service: kept both appointments"]


def test_of_two_of_an_agency_nobody_is_guessed(there: Program) -> None:
    one = begun(there, "byrne", "khan")
    one.answer(("Update, Probation Service", "kept both appointments"), ("anybody else", "q"))
    assert one.ends() == 0
    assert case(there, "mercer")["updates"] == ["Probation Service: kept both appointments"]


def test_whoever_speaks_out_of_turn_is_named_and_their_agency_not_asked_again(there: Program) -> None:
    one = begun(there, "okafor", "byrne")
    one.answer(("Update, Bedfordshire Police", "byrne: in breach"), ("Update, Bedfordshire Police", "seen twice"))
    one.answer(("anybody else", "q"))
    assert one.ends() == 0
    assert case(there, "mercer")["updates"] == [
        "J Byrne, Probation Service: in breach",
        "S Okafor, Bedfordshire Police: seen twice",
    ]


def test_a_part_of_a_name_before_a_colon_is_no_name(there: Program) -> None:
    one = begun(there, "okafor", "byrne")
    one.answer(("Update, Bedfordshire Police", "ok: nothing new"), ("Update, Probation Service", "q"))
    assert one.ends() == 0
    assert case(there, "mercer")["updates"] == ["S Okafor, Bedfordshire Police: ok: nothing new"]


def test_whoever_is_sorry_is_quoted_by_name_alone(there: Program) -> None:
    one = begun(there, "okafor", "byrne")
    one.answer(*SILENT, ("anybody else", "keep"))
    one.shows("say who said it")
    one.answer(("anybody else", "khan: a letter was sent"), ("anybody else", ""), ("Decision", "q"))
    assert one.ends() == 0
    assert case(there, "mercer")["updates"] == ["A Khan, Probation Service: a letter was sent"]


def test_who_gave_an_update_is_not_asked_again_after_a_kill(there: Program) -> None:
    one = begun(there, "okafor", "byrne")
    one.answer(("Update, Bedfordshire Police", "seen twice"))
    one.asked("Update, Probation Service")
    one.kill()
    again = Questions(there, "panel", "run", "1")
    again.answer(("Update, Probation Service", ""), ("anybody else", ""), ("Decision", "q"))
    assert again.ends() == 0
    assert case(there, "mercer")["updates"] == ["S Okafor, Bedfordshire Police: seen twice"]


def test_u_goes_back_to_the_agency_whose_update_it_takes_back(there: Program) -> None:
    one = begun(there, "okafor", "byrne")
    one.answer(("Update, Bedfordshire Police", ""), ("Update, Probation Service", "in breach"), ("anybody else", "u"))
    one.shows("taken back: update, in breach")
    one.answer(("Update, Probation Service", "not in breach"), ("anybody else", "q"))
    assert one.ends() == 0
    assert case(there, "mercer")["updates"] == ["J Byrne, Probation Service: not in breach"]


def test_who_comes_late_is_asked_from_then_on(there: Program) -> None:
    one = begun(there, "okafor")
    one.answer(("Update, Bedfordshire Police", "p"), ("Who is here", "byrne"), ("Who is here", ""), ("sorry", ""))
    one.answer(*NO_UPDATE, ("Decision", "q"))
    assert one.ends() == 0


def test_where_nobody_is_recorded_updates_are_asked_as_they_come(there: Program) -> None:
    one = begun(there)
    one.answer(("Update, who: words [no more]", "byrne: in breach"), ("Update, who: words [no more]", "nobody knew"))
    one.answer(("Update, who: words [no more]", ""), ("Decision", "q"))
    assert one.ends() == 0
    assert case(there, "mercer")["updates"] == ["J Byrne, Probation Service: in breach", "nobody knew"]


def test_free_words_are_not_made_longer_into_a_name(there: Program) -> None:
    there("worker", "add", "Nora Bell", "--agency", "police").succeeds()
    one = begun(there, "okafor")
    one.answer(("Update, Bedfordshire Police", "No"), ("anybody else", "q"))
    assert one.ends() == 0
    assert case(there, "mercer")["updates"] == ["S Okafor, Bedfordshire Police: No"]


def test_what_was_said_of_somebody_restricted_is_not_told_when_it_is_taken_back(there: Program) -> None:
    there("offender", "restrict", "mercer", "--reason", "a relative").succeeds()
    one = begun(there, "okafor", "byrne")
    one.shows("N00001  restricted")
    one.answer(("Update, Bedfordshire Police", "his sister's address"), ("Update, Probation Service", "q"))
    assert one.ends() == 0
    again = Questions(there, "panel", "run", "1")
    again.answer(("Update, Probation Service", "u"))
    again.shows("taken back: update, restricted")
    again.answer(("Update, Bedfordshire Police", "q"))
    assert again.ends() == 0
    assert "sister" not in "\n".join(again.everything)
    assert "Mercer" not in "\n".join(again.everything)
