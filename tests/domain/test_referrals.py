"""Which step may follow which, and from which day on an unanswered referral waits too long."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomctl.domain.days.working_days import Calendar
from iomctl.domain.referrals import (
    NEXT,
    OPEN,
    Step,
    is_past_target,
    misfit,
    past_target_if_made_before,
    score,
    step_faults,
    target_day,
    total_score,
    wait_of,
    working_days_waited,
)
from iomctl.errors import SettingsWrong

EASTER = frozenset(date.fromisoformat(day) for day in ("2026-01-01", "2026-04-03", "2026-04-06", "2026-12-25"))
CALENDAR = Calendar("england-and-wales", EASTER, date(2026, 12, 31))
MONDAY = date(2026, 4, 20)
days = st.dates(date(2026, 2, 2), date(2026, 12, 30))


def test_open_is_what_something_may_still_follow() -> None:
    assert OPEN == ("made", "accepted", "started")


@pytest.mark.parametrize(
    ("status", "step", "words"),
    [
        ("made", Step("started", MONDAY), "was made on Mon 20 Apr 2026 (today), so it can't be started; "),
        ("refused", Step("started", MONDAY), "so it can't be started; nothing can follow"),
        ("made", Step("ended", MONDAY, "completed"), "so it can't end as completed; it can end as never-started"),
        ("accepted", Step("ended", MONDAY, "ended-early"), "it can end as never-started"),
        ("started", Step("ended", MONDAY, "never-started"), "it can end as completed or ended-early"),
        (
            "made",
            Step("accepted", MONDAY - timedelta(days=1)),
            "so it can't have been accepted before that, on Sun 19 Apr 2026 (yesterday)",
        ),
    ],
)
def test_a_step_that_does_not_fit_is_told_the_state_and_its_day(status: str, step: Step, words: str) -> None:
    why = misfit(Step(status, MONDAY), step, MONDAY)
    assert why is not None
    assert words in why


def test_two_steps_may_fall_on_one_day() -> None:
    assert misfit(Step("made", MONDAY), Step("accepted", MONDAY), MONDAY) is None


@given(st.sampled_from(list(NEXT)), st.sampled_from(list(NEXT)), days, days)
def test_a_step_is_taken_exactly_when_the_table_and_the_days_allow(now: str, then: str, at: date, on: date) -> None:
    ending = ("completed" if now == "started" else "never-started") if then == "ended" else None
    assert (misfit(Step(now, at), Step(then, on, ending), MONDAY) is None) == (then in NEXT[now] and on >= at)


@pytest.mark.parametrize(
    ("step", "wrong"),
    [
        (Step("refused", MONDAY), {"reason": "needed for refused"}),
        (Step("refused", MONDAY, "ended-early", "full"), {"ending": "only an end has one"}),
        (Step("accepted", MONDAY, reason="full"), {"reason": "accepted has none"}),
        (
            Step("ended", MONDAY, "completed"),
            {"outcome": "needed for completed: one of achieved, partly, not-achieved"},
        ),
        (Step("ended", MONDAY, "completed", "MOV", "partly"), {"reason": "completed has none"}),
        (Step("ended", MONDAY, "never-started"), {"reason": "needed for never-started"}),
        (
            Step("ended", MONDAY, "never-started", "MOV", "partly"),
            {"outcome": "only work that was started has one"},
        ),
        (Step("ended", MONDAY, "done"), {"ending": '"done": one of completed, ended-early, never-started'}),
        (
            Step("ended", MONDAY, "completed", None, "good"),
            {"outcome": '"good": one of achieved, partly, not-achieved'},
        ),
        (Step("ended", MONDAY, "ended-early", "NOT", "partly"), {}),
        (Step("ended", MONDAY, "ended-early", "NOT"), {}),
        (Step("started", MONDAY), {}),
    ],
)
def test_what_a_step_must_and_may_not_say(step: Step, wrong: dict[str, str]) -> None:
    assert step_faults(step) == wrong


def test_scores_are_those_of_the_national_service() -> None:
    assert [score(one) for one in ("achieved", "partly", "not-achieved", None)] == [1.0, 0.5, 0.0, None]


def test_what_is_not_scored_yet_adds_nothing() -> None:
    assert [total_score(all_of) for all_of in ((None, "achieved", "partly"), ("not-achieved",), (None, None), ())] == [
        1.5,
        0.0,
        None,
        None,
    ]


def test_an_answer_is_due_five_working_days_on_with_easter_stepped_over() -> None:
    made_on = date(2026, 4, 1)
    assert target_day(made_on, 5, CALENDAR) == date(2026, 4, 10)
    assert not is_past_target(date(2026, 4, 10), date(2026, 4, 10))
    assert is_past_target(date(2026, 4, 10), date(2026, 4, 11))
    assert working_days_waited(made_on, MONDAY, CALENDAR) == 11


@given(days, days, st.integers(1, 15))
def test_the_cut_off_for_the_database_is_the_same_rule(made_on: date, on: date, target: int) -> None:
    wait = wait_of(made_on, on, target, CALENDAR)
    assert wait.past_target == (made_on < past_target_if_made_before(on, target, CALENDAR))


def test_what_bank_holidays_do_not_reach_is_not_guessed() -> None:
    late = date(2026, 12, 29)
    with pytest.raises(SettingsWrong, match="31 Dec 2026"):
        target_day(late, 5, CALENDAR)
    waited = wait_of(late, date(2026, 12, 31), 5, CALENDAR)
    assert (waited.due_on, waited.working_days, waited.past_target) == (None, 2, False)
    beyond = wait_of(late, date(2027, 1, 20), 5, CALENDAR)
    assert (beyond.due_on, beyond.working_days, beyond.past_target) == (None, None, None)
    older_than_all = wait_of(date(2019, 5, 1), MONDAY, 5, CALENDAR)
    assert (older_than_all.due_on, older_than_all.working_days, older_than_all.past_target) == (None, None, True)
