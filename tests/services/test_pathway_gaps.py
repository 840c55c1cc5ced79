"""Gaps counted in SQL are those that a plain reading of the case book finds, on either engine."""

import random
from datetime import date

import pytest

from iomctl.services.figures.gap_records import PathwayGap
from iomctl.services.figures.gaps import GapsAsked, gaps
from iomctl.services.figures.gaps_published import published
from iomctl.storage.tables.referrals import Referral, ReferralStep
from iomctl.storage.unit_of_work import UnitOfWork
from tests import casebook, casebook_referrals
from tests.program import Program
from tests.services import plain_gaps

TODAY = date(2026, 4, 20)
DAYS = (TODAY, date(2026, 3, 9), date(2026, 4, 14))


@pytest.fixture
def told(iomctl: Program) -> list[plain_gaps.Person]:
    """Made-up people, all of them recorded."""
    made = random.Random(7)  # noqa: S311 made-up facts, the same in every run
    people = [plain_gaps.somebody(made) for _ in range(120)]
    with casebook.book(iomctl) as work:
        for person in people:
            _record(work, person)
    return people


def test_gaps_are_those_of_a_plain_reading(iomctl: Program, told: list[plain_gaps.Person]) -> None:
    with casebook.book(iomctl) as work:
        _of_everyone(work, told)
        _of_a_cohort_an_area_and_a_pathway(work, told)
        _as_published(work)


def _of_everyone(work: UnitOfWork, told: list[plain_gaps.Person]) -> None:
    for on in DAYS:
        for by in ("pathway", "area", "tier", "gender", "age"):
            found = {(one.pathway, one.group): _plain(one) for one in gaps(work, on, GapsAsked(by))}
            expected = plain_gaps.gaps(told, work.policy, on, by)
            assert found == {key: _whole(one) for key, one in expected.items()}, (on, by)


def _of_a_cohort_an_area_and_a_pathway(work: UnitOfWork, told: list[plain_gaps.Person]) -> None:
    those = [
        plain_gaps.Person(one.area, one.gender, one.born_on, cases, one.needs, one.referrals)
        for one in told
        if one.area in {"Luton", "luton"} and (cases := tuple(case for case in one.cases if case.cohort == "bedford"))
    ]
    found = gaps(work, TODAY, GapsAsked("tier", "bedford", "LUTON", "D"))
    expected = plain_gaps.gaps(those, work.policy, TODAY, "tier")
    assert {(one.pathway, one.group): _plain(one) for one in found} == {
        key: _whole(one) for key, one in expected.items() if key[0] == "drugs"
    }
    assert len(found) > 1


def _as_published(work: UnitOfWork) -> None:
    """What is published is true and says no small count."""
    exact = 0
    for by in ("pathway", "area", "tier", "gender", "age"):
        counted = {(one.pathway, one.group): one for one in gaps(work, TODAY, GapsAsked(by))}
        shown = published(work, TODAY, GapsAsked(by))
        everyone = by == "pathway"
        assert {one.pathway for one in shown} == {one for one in work.policy.pathways if everyone or "women" not in one}
        exact += sum(_is_true(one, counted.get((one.pathway, one.group))) for one in shown)
    assert exact > 60


def test_womens_pathways_are_published_of_those_asked(iomctl: Program) -> None:
    with casebook.book(iomctl) as work:
        for number in range(30):
            one = casebook.person(work, "Mercer", gender="female")
            casebook.spell(work, one)
            if number < 20:
                casebook_referrals.need(work, one, "women-abuse", "none" if number < 8 else "severe", TODAY)
            if number < 25:
                casebook_referrals.need(work, one, "women-sexwork", "some", TODAY)
        for _ in range(9):
            casebook.spell(work, casebook.person(work, "Hollis", gender="male"))
    with casebook.book(iomctl) as work:
        told = {one.pathway: one for one in published(work, TODAY, GapsAsked())}
        (alone,) = published(work, TODAY, GapsAsked(pathway="women-abuse"))
        groups = published(work, TODAY, GapsAsked("area", pathway="women-abuse"))
    abuse = told["women-abuse"]
    assert alone == abuse
    counts = (abuse.people, abuse.asked, abuse.not_asked, abuse.no_need, abuse.need, abuse.severe)
    assert [str(one) for one in counts] == ["20 to 39", "20", "0 to 19", "8", "12", "7 to 12"]
    # Five women were not asked: who knows how many women there are would know it by those who were.
    assert {str(getattr(told["women-sexwork"], one)) for one in ("people", "asked", "not_asked", "need")} == {"0 to 39"}
    assert {str(one.need) for one in groups} == {"0 to 39"}


@pytest.mark.parametrize("again", ["some", "severe"])
def test_a_need_asked_again_keeps_the_referrals_made_before(iomctl: Program, again: str) -> None:
    made, begun = date(2026, 3, 9), date(2026, 3, 16)
    with casebook.book(iomctl) as work:
        one = casebook.person(work, "Mercer")
        casebook.spell(work, one)
        casebook_referrals.need(work, one, "drugs", "some", date(2026, 3, 2))
        ended = plain_gaps.Step("ended", begun, ending="completed", outcome="achieved")
        steps = (plain_gaps.Step("made", made), plain_gaps.Step("accepted", begun), plain_gaps.Step("started", begun))
        _refer(work, one.id, "drugs", (*steps, ended))
        casebook_referrals.need(work, one, "drugs", again, date(2026, 3, 23))
        work.session.flush()
        (found,) = gaps(work, TODAY, GapsAsked(pathway="drugs"))
        assert (found.need, found.referred, found.started, found.achieved) == (1, 1, 1, 1)
        assert found.median_days == 14
        casebook_referrals.need(work, one, "drugs", "none", date(2026, 4, 1))
        casebook_referrals.need(work, one, "drugs", again, date(2026, 4, 8))
        work.session.flush()
        (found,) = gaps(work, TODAY, GapsAsked(pathway="drugs"))
        assert (found.need, found.referred) == (1, 0)


def test_a_pathway_of_another_policy_is_left_out(iomctl: Program) -> None:
    with casebook.book(iomctl) as work:
        one = casebook.person(work, "Mercer")
        casebook.spell(work, one)
        for pathway in ("of-old", "drugs"):
            casebook_referrals.need(work, one, pathway, "some")
        work.session.flush()
        assert {one.pathway: one.need for one in gaps(work, TODAY, GapsAsked()) if one.asked} == {"drugs": 1}


def _is_true(shown: PathwayGap, real: PathwayGap | None) -> int:
    """How many counts are told exactly, once each is seen to be true and none of them small."""
    told = {name: said for name, said in vars(shown).items() if isinstance(said, dict) and "least" in said}
    for name, said in told.items():
        count = getattr(real, name) if real else 0
        assert said["least"] <= count <= said["most"]
        assert said["least"] != said["most"] or count >= 6
    assert shown.median_days is None or (real and shown.median_days == real.median_days)
    return sum(said["least"] == said["most"] for said in told.values())


def _plain(one: PathwayGap) -> dict[str, object]:
    return {name: value for name, value in vars(one).items() if name not in {"pathway", "group"}}


def _whole(counts: dict[str, object]) -> dict[str, object]:
    names = ("people", "asked", "not_asked", "no_need", "need", "some", "severe")
    return dict.fromkeys((*names, "referred", "accepted", "started", "achieved"), 0) | counts


def _record(work: UnitOfWork, one: plain_gaps.Person) -> None:
    who = casebook.person(work, "Mercer", area=one.area, gender=one.gender, born_on=one.born_on)
    for case in one.cases:
        cohort = casebook.cohort(work, case.cohort, f"IOM {case.cohort}")
        made = casebook.spell(work, who, case.adopted_on, cohort=cohort, tier=case.tiers[0][1])
        for day, tier in case.tiers[1:]:
            casebook.change(work, made, day, tier=tier)
        if case.ended_on:
            casebook.deselect(work, made, case.ended_on)
    for pathway, level, on in one.needs:
        casebook_referrals.need(work, who, pathway, level, on)
    for pathway, steps in one.referrals:
        _refer(work, who.id, pathway, steps)


def _refer(work: UnitOfWork, who: int, pathway: str, steps: tuple[plain_gaps.Step, ...]) -> None:
    service = casebook_referrals.service(work, pathway).id
    status, status_on = steps[-1].status, steps[-1].on
    row = Referral(
        offender_id=who, service_id=service, made_on=steps[0].on, status=status, status_on=status_on, **work.recorded
    )
    number = casebook.add(work, row).id
    for one in steps:
        said = {"reason": one.reason, "ending": one.ending, "outcome": one.outcome, **work.recorded}
        work.session.add(ReferralStep(referral_id=number, status=one.status, step_on=one.on, **said))
