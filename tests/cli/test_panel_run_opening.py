"""iomctl panel run before its cases: who is here, and what was to be done since last time, also when it goes on."""

import pytest

from tests.cli.meeting_book import lay_meeting
from tests.cli.panel_at_terminal import NO_UPDATE, begun
from tests.program import Program
from tests.questions import Questions


@pytest.fixture
def there(iomctl: Program) -> Program:
    """Panel 1 has met and agreed three actions; panel 2 meets today."""
    lay_meeting(iomctl)
    for task, who in (("Visit him", "mercer"), ("Ring his aunt", "hollis"), ("Write to the court", "ng")):
        iomctl("action", "add", who, task, "--owner", "okafor", "--due", "2026-05-01", "--panel", "1").succeeds()
    iomctl.travel(14)
    iomctl("panel", "open", "2", "--statement-read").succeeds()
    iomctl("panel", "attend", "2", "okafor", "byrne").succeeds()
    return iomctl


def actions(iomctl: Program) -> dict[str, str]:
    return {row["task"]: row["state"] for row in iomctl("action", "list", "--format", "json").succeeds().json()}


def test_actions_are_asked_for_when_a_panel_goes_on_but_not_those_that_are_over(there: Program) -> None:
    one = Questions(there, "panel", "run", "2")
    one.shows("1/1  N00001 Mercer, Kai: Visit him, S Okafor, overdue, due 1 May")
    one.answer(("done, dropped", "done"))
    one.shows("To take it back: iomctl undo")
    one.shows("1/2  N00002 Hollis, Kai: Ring his aunt")
    one.asked("done, dropped")
    one.kill()
    again = Questions(there, "panel", "run", "2")
    again.answer(("done, dropped", ""), ("done, dropped", "dropped"), ("why", ""))
    again.shows("say why it is not to be done any more")
    again.answer(("done, dropped", "dropped"), ("why", "the hearing was moved"), ("Update", "q"))
    assert again.ends() == 0
    assert "Visit him" not in "\n".join(again.everything)
    assert actions(there) == {"Visit him": "done", "Ring his aunt": "overdue", "Write to the court": "dropped"}


def test_n_leaves_the_actions_for_later_and_they_are_not_asked_again_in_one_sitting(there: Program) -> None:
    one = Questions(there, "panel", "run", "2")
    one.answer(("done, dropped", "n"), ("Update", "p"), ("Who is here", ""), ("Who is sorry", ""))
    one.answer(("Update", "q"))
    assert one.ends() == 0
    again = Questions(there, "panel", "run", "2")
    again.answer(("done, dropped", "q"))
    again.shows("Stopped; what was said is kept.")
    assert again.ends() == 0


def test_what_is_still_open_is_told_before_it_is_closed(there: Program) -> None:
    for who in ("mercer", "hollis", "sayle", "ng"):
        there("panel", "agenda", "2", "--drop", who, "--because", "seen")
    one = Questions(there, "panel", "run", "2")
    one.answer(("done, dropped", "done"), ("done, dropped", ""), ("done, dropped", ""))
    one.shows("Still open from last time: 1/2 Ring his aunt, S Okafor")
    one.shows("Still open from last time: 1/3 Write to the court, S Okafor")
    one.answer(("Close the panel", "yes"))
    assert one.ends() == 0
    assert "1/1 Visit him" not in one.text()


def test_nothing_is_told_of_an_action_about_somebody_restricted(there: Program) -> None:
    there("offender", "restrict", "mercer", "--reason", "a relative").succeeds()
    one = Questions(there, "panel", "run", "2")
    one.shows("1/1  N00001 restricted: restricted, S Okafor")
    one.answer(("done, dropped", "q"))
    assert one.ends() == 0


def test_a_key_stops_or_says_what_it_is_for_before_the_cases_too(iomctl: Program) -> None:
    lay_meeting(iomctl)
    one = Questions(iomctl, "panel", "run", "1")
    one.answer(("Was it read", "?"), ("Was it read", "perhaps"), ("Was it read", ""))
    one.answer(("Was it read", "yes"), ("Who is here", "okafor"), ("Who is here", "u"))
    one.shows("recorded by mistake: iomctl panel attend 1 WORKER --neither")
    one.answer(("Who is here", "?"))
    one.shows("leave this case, or the actions from last time, for later")
    one.answer(("Who is here", "nobody"))
    one.shows("no worker nobody")
    one.asked("Who is here")
    one.types("\x03")
    one.shows("Stopped; what was said is kept. To go on: iomctl panel run 1")
    assert one.ends() == 0
    assert iomctl("panel", "show", "1", "--format", "json").json()["present"] == "Bedfordshire Police: S Okafor"


def test_who_is_here_is_asked_again_where_it_was_killed_before_anybody_was_named(iomctl: Program) -> None:
    lay_meeting(iomctl)
    one = Questions(iomctl, "panel", "run", "1")
    one.answer(("Was it read", "yes"))
    one.asked("Who is here")
    one.kill()
    again = Questions(iomctl, "panel", "run", "1")
    again.answer(("Who is here", "okafor"), ("Who is here", "byrne"), ("Who is here", ""), ("Who is sorry", ""))
    again.answer(*NO_UPDATE, ("Decision", "q"))
    assert again.ends() == 0


def test_an_end_of_input_stops_as_q_does(iomctl: Program) -> None:
    lay_meeting(iomctl)
    one = begun(iomctl, "okafor")
    one.asked("Update")
    one.types("\x04")
    one.shows("To go on: iomctl panel run 1")
    assert one.ends() == 0
