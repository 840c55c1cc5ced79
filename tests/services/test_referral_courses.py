"""Whatever is asked of a referral, in whatever order: it follows the table, or nothing changes."""

from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from iomctl.domain.referrals import ENDS, NEXT, Step
from iomctl.errors import DoesNotFit
from iomctl.inputs.referrals.referrals import End, Making, ProviderAnswer, Start
from iomctl.services.asked_day import AskedDay
from iomctl.services.lookup.listed_people import ListedPeople
from iomctl.services.referrals.making import make
from iomctl.services.referrals.narrowing import WhichReferrals
from iomctl.services.referrals.records import referrals
from iomctl.services.referrals.steps import answer, end, start
from iomctl.services.referrals.waiting import open_referrals, waiting
from iomctl.storage.unit_of_work import UnitOfWork
from tests.casebook import book, person
from tests.casebook_referrals import service
from tests.program import Program

MADE_ON = date(2026, 4, 1)
days = st.integers(0, 19).map(lambda number: MADE_ON + timedelta(days=number))
asked = st.one_of(
    days.map(lambda on: Step("accepted", on)),
    days.map(lambda on: Step("refused", on, reason="full")),
    days.map(lambda on: Step("started", on)),
    days.map(lambda on: Step("ended", on, "completed", outcome="partly")),
    st.tuples(days, st.sampled_from(["never-started", "ended-early"])).map(
        lambda drawn: Step("ended", *drawn, reason="MOV")
    ),
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(asked, max_size=6))
def test_steps_follow_the_table_or_change_nothing_and_the_past_is_their_replay(
    iomctl: Program, course: list[Step]
) -> None:
    with book(iomctl) as work:
        service(work, "accommodation")
        who = f"N{person(work, 'Mercer').id:05d}"
        ref = make(work, who, "Housing Solutions", Making.typed(pathway="accommodation", on=MADE_ON)).referral
    taken = [Step("made", MADE_ON)]
    for step in course:
        allowed = step.status in NEXT[taken[-1].status] and step.on >= taken[-1].on
        if allowed and step.status == "ended":
            allowed = step.ending in ENDS[taken[-1].status]
        assert _takes(iomctl, ref, step) == allowed
        taken += [step] if allowed else []
    with book(iomctl) as work:
        for number in range(-1, 21):
            on = MADE_ON + timedelta(days=number)
            then = [step for step in taken if step.on <= on]
            expected = [(then[-1].status, then[-1].on, then[-1].ending)] if then else []
            found = referrals(work, on, WhichReferrals(ListedPeople(who)))
            assert [(one.status, one.status_on, one.ending) for one in found] == expected


def _takes(program: Program, ref: str, step: Step) -> bool:
    try:
        with book(program) as work:
            _take(work, ref, step)
    except DoesNotFit:
        return False
    return True


def _take(work: UnitOfWork, ref: str, step: Step) -> None:
    day = {"on": step.on}
    if step.status == "started":
        start(work, ref, Start.typed(**day))
    elif step.status == "ended":
        end(work, ref, End.typed(**day | {"ending": step.ending, "reason": step.reason, "outcome": step.outcome}))
    else:
        answer(work, ref, ProviderAnswer.typed(**day | {"status": step.status, "reason": step.reason}))


def test_open_referrals_are_known_cheaply_for_a_set_of_people(iomctl: Program) -> None:
    with book(iomctl) as work:
        service(work, "accommodation")
        service(work, "drugs")
        people = [person(work, surname).id for surname in ("Mercer", "Hollis", "Sayle")]
        for number in people:
            make(work, f"N{number:05d}", "Housing Solutions", Making.typed(pathway="A", on=MADE_ON))
        make(work, "N00001", "Housing Solutions", Making.typed(pathway="D", on=date(2026, 4, 14)))
        answer(work, "R00002", ProviderAnswer.typed(status="accepted", reason=None, on="9/4/2026"))
        answer(work, "R00003", ProviderAnswer.typed(status="refused", reason="full", on="9/4/2026"))
        today = AskedDay(work, iomctl.today)
        every = open_referrals(work, today)
        shown = [(one.person, one.referral, one.status, one.working_days_waiting, one.overdue) for one in every]
        assert shown == [
            (1, "R00001", "made", 11, True),
            (1, "R00004", "made", 4, False),
            (2, "R00002", "accepted", None, False),
        ]
        assert [one.referral for one in open_referrals(work, today, {2, 3})] == ["R00002"]
        assert [one.referral for one in open_referrals(work, today, set(range(2, 2000)))] == ["R00002"]
        assert open_referrals(work, today, set()) == []
        assert [one.referral for one in open_referrals(work, AskedDay(work, date(2026, 4, 8)), {3})] == ["R00003"]
        overdue = {one.referral for one in every if one.overdue}
        assert overdue == {one.referral for one in waiting(work, iomctl.today)}
