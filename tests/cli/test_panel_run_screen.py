"""One case of a panel on a screen of 80 by 24: what the decision stands on, and the questions beneath it."""

import pytest

from tests.cli.meeting_book import lay_meeting
from tests.cli.panel_at_terminal import NO_UPDATE, NOTHING_MORE, begun
from tests.program import Program
from tests.questions import Questions

SMALL = (80, 24)


@pytest.fixture
def there(iomctl: Program) -> Program:
    """Much is known of Mercer: more than the half of a small screen holds."""
    lay_meeting(iomctl)
    iomctl("need", "set", "mercer", "accommodation=severe", "drugs=some", "--on", "2026-03-10").succeeds()
    iomctl("review", "hold", "mercer", "--on", "2026-03-10", "--decision", "keep on scheme").succeeds()
    for day in range(11, 18):
        met = ("appointment", "--how", "face-to-face", "--on", f"2026-03-{day}", "--kept")
        iomctl("contact", "add", "mercer", *met).succeeds()
    for number in range(1, 8):
        task = f"Ring the council, call {number}"
        iomctl("action", "add", "mercer", task, "--owner", "okafor", "--due", f"2026-05-{20 - number}").succeeds()
    return iomctl


def test_what_a_decision_stands_on_fits_above_the_questions_up_to_it(there: Program) -> None:
    one = begun(there, "okafor", "byrne", size=SMALL)
    one.answer(*NO_UPDATE)
    one.asked("Decision")
    shown = one.shows("N00001  Mercer, Kai\nenter go on")
    assert shown.startswith("N00001  Mercer, Kai (31)")
    for words in (
        "Last     10 Mar: keep on scheme",
        "Needs    accommodation severe; drugs some",
        "Actions  W00007 S Okafor: Ring the council, call 7, open, due 13 May",
        "17 Mar contact K00007",
    ):
        assert words in shown
    assert "More     m shows it: review, worker, home, why here, actions (1)" in shown
    assert "Decision (keep, move, de-select, defer) >" in shown
    one.kill()


def test_m_shows_all_of_a_case(there: Program) -> None:
    one = begun(there, "okafor", "byrne", size=(120, 70))
    one.answer(("Update, Bedfordshire Police", "m"))
    one.asked("Update, Bedfordshire Police")
    assert one.text().count("Worker    S Okafor, Bedfordshire Police") == 2
    one.kill()


def test_a_case_that_was_decided_is_not_asked_again(there: Program) -> None:
    one = begun(there, "okafor", "byrne")
    there("panel", "decide", "1", "sayle", "--decision", "defer", "--because", "no report").succeeds()
    one.answer(("Update", "/sayle"))
    one.shows("panel 1 decided of N00004 already")
    one.answer(("Update", "/nobody"))
    one.shows("no offender nobody")
    one.shows("N00001  Mercer, Kai")
    one.kill()


def test_n_says_so_where_no_other_case_is_left(there: Program) -> None:
    for who in ("hollis", "sayle"):
        there("panel", "agenda", "1", "--drop", who, "--because", "seen").succeeds()
    one = begun(there, "okafor", "byrne")
    one.answer(("Update", "n"))
    one.shows("N00001 is the only case without a decision; q stops")
    one.kill()


def test_an_owner_or_a_day_that_is_wrong_is_asked_again_and_the_task_kept(there: Program) -> None:
    one = begun(there, "okafor", "byrne")
    one.answer(*NO_UPDATE, ("Decision", "keep"), ("Because", "settled"), ("Colour", "pink"))
    one.shows('colour "pink": one of red, amber, green')
    one.answer(("Colour", ""), ("Views", ""), ("Action", "Ring the council"), ("who is to", "nobody"))
    one.shows("no worker nobody")
    one.answer(("who is to", ""))
    one.shows("an action has an owner")
    one.answer(("who is to", "byrne"), ("which day", "1/1/2026"))
    one.shows("is before the panel")
    one.answer(("which day", "24/4/2026"), ("Action", "Ring his aunt"), ("who is to", "u"))
    one.shows("not kept: Ring his aunt")
    one.answer(("Action", "Ring his aunt"), ("who is to", "q"))
    one.shows("Stopped")
    assert one.ends() == 0
    agreed = there("panel", "case", "1", "mercer", "--format", "json").json()["agreed"]
    assert agreed == ["J Byrne: Ring the council, by 24 Apr"]


def test_a_next_review_in_the_past_is_refused_and_asked_again(there: Program) -> None:
    one = begun(there, "okafor", "byrne")
    one.answer(*NO_UPDATE, ("Decision", "keep"), ("Because", "settled"), *NOTHING_MORE[:3], ("Next", "1/4/2026"))
    one.shows("is not after the panel")
    one.answer(("Next", "q"))
    assert one.ends() == 0


def test_what_another_machine_decided_meanwhile_is_not_taken_back_from_here(there: Program) -> None:
    one: Questions = begun(there, "okafor", "byrne")
    one.answer(*NO_UPDATE)
    one.asked("Decision")
    there("panel", "decide", "1", "mercer", "--decision", "keep", "--because", "settled").succeeds()
    one.answer(("Decision", "u"))
    one.shows("panel 1 decided of N00001 already")
    one.kill()
    assert there("panel", "case", "1", "mercer", "--format", "json").json()["because"] == "settled"


def test_a_case_that_another_machine_decided_meanwhile_is_left_for_the_next(there: Program) -> None:
    one: Questions = begun(there, "okafor", "byrne")
    one.answer(*NO_UPDATE)
    one.asked("Decision")
    there("panel", "decide", "1", "mercer", "--decision", "keep", "--because", "settled").succeeds()
    one.answer(("Decision", "defer"))
    one.shows("N00001 was decided elsewhere: iomctl panel case 1 N00001")
    one.answer(("Update", "q"))
    assert one.ends() == 0
    assert there("panel", "case", "1", "mercer", "--format", "json").json()["because"] == "settled"
