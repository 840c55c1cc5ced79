"""Facts that changed behind a decision: deciding again on the newer ones is enough, and each door says what changed."""

from pathlib import Path

import pytest

from tests.books import CopyOf
from tests.cli.rescope_book import CRITERIA, DECISIONS, criteria_in, lay_cohort, lay_decided, lay_run, plan, rows_of
from tests.program import Program

APPLY = ("rescope", "apply", "1", "--meeting", "TFG 7 May", "--colour", "red")
MOVE = ("rescope", "decide", "1", "mercer", *DECISIONS["mercer"])
NO_BURGLARY = ("offence", "add", "mercer", "008/06", "--on", "2026-04-01", "--index")
STATUTORY = '[rules.bound]\nwords = "on an order"\nfield = "statutory"\ntest = "is"\nvalue = true\n[tiers.fixed]'
MERCER = "iomctl: N00001  Mercer, Kai, born 1994-08-14: facts behind the decision have changed"


@pytest.fixture
def decided(copy_of: CopyOf) -> Program:
    """Run 1, with a decision about everyone who needs one."""
    return copy_of(lay_decided)


def refused(iomctl: Program) -> str:
    """The first line of the refusal to apply run 1."""
    return iomctl(*APPLY).exits(5).err.splitlines()[0]


def decisions(iomctl: Program) -> int:
    """How many decisions were ever recorded."""
    return len(rows_of(iomctl)["rescope_decision"])


def test_the_refusal_says_which_rules_changed_and_what_follows(decided: Program) -> None:
    decided(*NO_BURGLARY).succeeds()
    assert refused(decided) == (
        f"{MERCER} (burglary index offence: met, then not met); the plan said moves to fixed; by what is recorded now:"
        " leaves. Decide again: iomctl rescope decide 1 N00001 DECISION"
    )


def test_another_fact_with_the_same_answer_is_said_to_be_one(decided: Program) -> None:
    decided("score", "add", "mercer", "ogrs3-2y", "90", "--on", "2026-04-02").succeeds()
    assert refused(decided) == (
        f"{MERCER} (OGRS3 two-year at least 75: met, now by another fact); the plan said moves to fixed, and would"
        " still say so. Decide again: iomctl rescope decide 1 N00001 DECISION"
    )


def test_deciding_again_says_what_changed_and_is_enough(decided: Program) -> None:
    decided(*NO_BURGLARY).succeeds()
    leave = ("leave", "--reason", "out-of-scope", "--exit-plan", "probation goes on")
    said = decided("rescope", "decide", "1", "mercer", *leave).succeeds().err
    assert said.startswith(
        "Facts have changed since the plan (burglary index offence: met, then not met):"
        " the plan said moves to fixed; by what is recorded now: leaves\n"
    )
    done = decided(*APPLY, "--format", "json").succeeds().json()
    assert (done["moved"], done["left"]) == (0, 2)


def test_the_same_decision_again_is_a_new_one_after_a_change_and_only_then(decided: Program) -> None:
    before = decisions(decided)
    decided(*NO_BURGLARY).succeeds()
    assert "already" not in decided(*MOVE).succeeds().err
    assert decisions(decided) == before + 1
    assert "N00001 is decided about so already" in decided(*MOVE).succeeds().err
    assert decisions(decided) == before + 1
    decided(*APPLY).succeeds()


def test_a_fact_that_comes_after_the_second_decision_asks_for_a_third(decided: Program) -> None:
    offence = decided(*NO_BURGLARY, "--format", "json").succeeds().json()["offence"]
    decided(*MOVE).succeeds()
    decided("offence", "withdraw", offence, "--reason", "of another person").succeeds()
    # What is recorded is again as the plan found it, and no longer as it was decided by.
    assert "(burglary index offence: not met, then met); the plan said moves to fixed, and would still" in refused(
        decided
    )
    decided(*MOVE).succeeds()
    decided(*APPLY).succeeds()


@pytest.mark.parametrize(
    ("surname", "fact"),
    [
        ("hollis", ("offence", "add", "hollis", "028/03", "--on", "2026-04-28", "--index")),
        ("mercer", ("score", "add", "mercer", "ogrs3-2y", "20", "--on", "2026-04-28")),
    ],
)
def test_a_fact_of_a_later_day_than_the_plan_is_decided_about_again(
    decided: Program, surname: str, fact: tuple[str, ...]
) -> None:
    decided.travel(9)
    decided(*fact).succeeds()
    assert "facts behind the decision have changed (" in refused(decided)
    said = decided("rescope", "decide", "1", surname, *DECISIONS[surname]).succeeds().err
    assert "Facts have changed since the plan (" in said
    decided.travel(1)
    decided("note", "add", surname, "rang him", "--kind", "fact").succeeds()
    decided(*APPLY).succeeds()


def test_an_end_that_is_recorded_the_same_day_is_decided_about_again(copy_of: CopyOf, tmp_path: Path) -> None:
    iomctl = copy_of(lay_cohort)
    iomctl("sentence", "add", "mercer", "community-order", "--from", "2026-01-05").succeeds()
    criteria = tmp_path / "bound.toml"
    criteria.write_text(CRITERIA.replace("[tiers.fixed]", STATUTORY).replace('"high"]', '"high", "bound"]'))
    plan(iomctl, criteria)
    iomctl("rescope", "decide", "1", "--as-planned", "--outcome", "moves").succeeds()
    for surname in ("hollis", "sayle"):
        iomctl("rescope", "decide", "1", surname, *DECISIONS[surname]).succeeds()
    iomctl.travel(9)
    iomctl("sentence", "end", "T1", "--on", "2026-04-27").succeeds()
    told = "(on an order: met, then not met); the plan said moves to fixed; by what is recorded now: stays in flex"
    assert told in refused(iomctl)
    iomctl(*MOVE).succeeds()
    iomctl(*APPLY).succeeds()


def test_the_plan_is_not_decided_for_whom_it_is_no_longer_true(copy_of: CopyOf) -> None:
    iomctl = copy_of(lay_run)
    iomctl(*NO_BURGLARY).succeeds()
    iomctl("score", "add", "pratt", "ogrs3-2y", "90", "--on", "2026-04-02").succeeds()
    answer = iomctl("rescope", "decide", "1", "--as-planned", "--format", "json").succeeds()
    assert answer.json()["decided"] == 1
    assert "Of 1 person the plan says what no longer follows from what is recorded: decide one by one" in answer.err
    waiting = iomctl("rescope", "show", "1", "--undecided", "--format", "json").json()
    assert [one["offender"] for one in waiting] == ["N00001", "N00002", "N00004"]
    # Pratt was decided about with the newer score known.
    assert "N00005" not in iomctl(*APPLY).exits(5).err


def test_a_sheet_that_decides_about_them_says_what_changed(copy_of: CopyOf, tmp_path: Path) -> None:
    iomctl = copy_of(lay_run)
    iomctl(*NO_BURGLARY).succeeds()
    sheet = tmp_path / "decisions.csv"
    sheet.write_text("offender,decision,tier,reason\nN00001,keep,,judgement\nN00005,keep,,judgement\n")
    said = iomctl("rescope", "decide", "1", "--from", str(sheet)).succeeds().err
    assert said.startswith(
        "N00001  Mercer, Kai, born 1994-08-14: facts have changed since the plan (burglary index offence: met, then not"
        " met): the plan said moves to fixed; by what is recorded now: leaves\n"
    )
    assert said.count("have changed") == 1
    assert "N00001" not in iomctl(*APPLY).exits(5).err


def test_time_and_what_no_rule_asks_are_no_change_of_facts(copy_of: CopyOf, tmp_path: Path) -> None:
    iomctl = copy_of(lay_cohort)
    iomctl("sentence", "add", "mercer", "licence", "--from", "2026-01-05", "--until", "2026-04-27").succeeds()
    criteria = tmp_path / "bound.toml"
    criteria.write_text(CRITERIA.replace("[tiers.fixed]", STATUTORY).replace('"high"]', '"high", "bound"]'))
    plan(iomctl, criteria)
    iomctl("rescope", "decide", "1", "--as-planned", "--outcome", "moves").succeeds()
    for surname in ("hollis", "sayle"):
        iomctl("rescope", "decide", "1", surname, *DECISIONS[surname]).succeeds()
    iomctl.travel(9)
    # The licence ran out on the day that was known; nothing else that was recorded is asked about.
    iomctl("note", "add", "mercer", "rang him", "--kind", "fact").succeeds()
    iomctl("need", "set", "mercer", "drugs=some").succeeds()
    iomctl(*APPLY, "--dry-run").succeeds()
    assert "have changed" not in iomctl(*MOVE).succeeds().err
    iomctl(*APPLY).succeeds()


def test_another_index_offence_of_a_later_day_is_decided_about_again(copy_of: CopyOf, tmp_path: Path) -> None:
    iomctl = copy_of(lay_cohort)
    iomctl("offence", "add", "mercer", "008/06", "--on", "2026-02-04").succeeds()
    plan(iomctl, criteria_in(tmp_path))
    iomctl("rescope", "decide", "1", "--as-planned", "--outcome", "moves").succeeds()
    for surname in ("hollis", "sayle"):
        iomctl("rescope", "decide", "1", surname, *DECISIONS[surname]).succeeds()
    iomctl.travel(9)
    offences = iomctl("offence", "list", "--format", "json").succeeds().json()
    (other,) = [one["offence"] for one in offences if one["offender"] == "N00001" and one["code"] == "008/06"]
    iomctl("offence", "index", other, "--on", "2026-04-25").succeeds()
    assert "(burglary index offence: met, then not met)" in refused(iomctl)
    iomctl(*MOVE).succeeds()
    iomctl(*APPLY).succeeds()


def test_what_a_court_set_aside_on_a_later_day_is_decided_about_again(copy_of: CopyOf, tmp_path: Path) -> None:
    iomctl = copy_of(lay_cohort)
    offences = iomctl("offence", "list", "--index", "--format", "json").succeeds().json()
    (burglary,) = [one["offence"] for one in offences if one["offender"] == "N00001"]
    iomctl("offence", "correct", burglary, "--outcome", "convicted", "--reason", "not said before").succeeds()
    plan(iomctl, criteria_in(tmp_path))
    iomctl("rescope", "decide", "1", "--as-planned", "--outcome", "moves").succeeds()
    for surname in ("hollis", "sayle"):
        iomctl("rescope", "decide", "1", surname, *DECISIONS[surname]).succeeds()
    iomctl.travel(9)
    iomctl("offence", "set-aside", burglary, "--on", "2026-04-25").succeeds()
    assert "(burglary index offence: met, then not known)" in refused(iomctl)
