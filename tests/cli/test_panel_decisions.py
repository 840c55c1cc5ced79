"""iomctl panel decide: what goes with a decision, and what another one needs anew."""

import pytest

from iomctl.services.meetings.answering import SaidAtPanel, answer
from iomctl.services.meetings.cases_meant import case_meant
from iomctl.services.meetings.settling import settle
from tests.casebook import book
from tests.cli.meeting_book import lay_meeting, opened
from tests.program import Program


@pytest.fixture
def there(iomctl: Program) -> Program:
    lay_meeting(iomctl)
    return opened(iomctl)


LEAVES = {"decision": "de-select", "code": "no-offending", "exit-plan": "the drug service", "because": "has a job"}


def asked(iomctl: Program, who: str, said: dict[str, str]) -> None:
    """What a terminal does: each answer is kept in an event of its own, and then the case is left."""
    for question, words in said.items():
        with book(iomctl) as work:
            answer(work, *case_meant(work, "1", who), SaidAtPanel(question, words))
    with book(iomctl) as work:
        settle(work, *case_meant(work, "1", who))


def test_another_decision_needs_its_own_reason_and_takes_nothing_of_the_one_before(there: Program) -> None:
    asked(there, "mercer", LEAVES)
    there("undo", str(there("audit", "log", "--format", "json").json()[-1]["event"])).succeeds()
    for other in ("defer", "keep"):
        told = there("panel", "decide", "1", "mercer", "--decision", other).exits(4).err
        assert "the reason is missing" in told
    lost = there("panel", "decide", "1", "mercer", "--decision", "de-select").exits(4).err
    assert all(f"the {one} is missing" in lost for one in ("reason", "code of the reason"))
    there("panel", "decide", "1", "mercer", "--decision", "defer", "--because", "no report").succeeds()
    now = there("panel", "case", "1", "mercer", "--format", "json").json()
    assert [now[one] for one in ("decision", "because", "code", "exit_plan")] == ["defer", "no report", None, None]


def test_what_was_said_before_a_decision_stays_where_it_goes_with_it_and_else_is_named(there: Program) -> None:
    said = ("--because", "calmer", "--colour", "green", "--next", "2026-06-01")
    there("panel", "decide", "1", "mercer", *said).succeeds()
    made = there("panel", "decide", "1", "mercer", "--decision", "defer").succeeds()
    assert "left out, for it was not said for this decision: colour" in made.err
    now = there("panel", "case", "1", "mercer", "--format", "json").json()
    assert (now["because"], now["to_colour"], now["next_by"]) == ("calmer", None, "2026-06-01")


@pytest.mark.parametrize(
    ("decision", "option"),
    [
        ("keep", ("--tier", "flex")),
        ("keep", ("--code", "risk-down")),
        ("keep", ("--exit-plan", "the council")),
        ("move", ("--exit-plan", "the council")),
        ("de-select", ("--tier", "flex")),
        ("de-select", ("--next", "2026-06-01")),
        ("de-select", ("--colour", "red")),
        ("defer", ("--colour", "red")),
    ],
)
def test_what_does_not_go_with_a_decision_is_refused(there: Program, decision: str, option: tuple[str, str]) -> None:
    words = ("--decision", decision, "--because", "calm", *option)
    told = there("panel", "decide", "1", "mercer", *words).exits(4).err
    assert f"{option[0]} does not go with {decision}" in told
    assert there("panel", "case", "1", "mercer", "--format", "json").json()["decision"] is None


def test_what_belongs_to_a_decision_is_not_kept_before_there_is_one(there: Program) -> None:
    assert "--tier goes with --decision" in there("panel", "decide", "1", "mercer", "--tier", "flex").exits(4).err


def test_a_move_is_to_another_tier(there: Program) -> None:
    words = ("--decision", "move", "--tier", "fixed", "--code", "risk-up", "--because", "worse")
    told = there("panel", "decide", "1", "mercer", *words).exits(4).err
    assert "N00001 is fixed already, so it is no move" in told


def test_a_fault_names_its_option(there: Program) -> None:
    tried = {
        ("--next", "1/1/2020"): "--next: Wed 1 Jan 2020",
        ("--next", "31/2/2026"): '--next "31/2/2026": February',
        ("--action", "Ring / byrne / 1/1/2020"): "--action: Wed 1 Jan 2020",
        ("--update", "nobody: calm"): "--update: no worker nobody",
        ("--because", ""): "--because: it can't be empty",
    }
    for option, words in tried.items():
        assert words in there("panel", "decide", "1", "mercer", *option).err
