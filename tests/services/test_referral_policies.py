"""A policy that changes: reasons keep the words they were recorded with, and a past day keeps its target."""

from datetime import date
from pathlib import Path

from iomctl.inputs.policy.file import default_policy_text
from iomctl.inputs.referrals.referrals import Making, ProviderAnswer
from iomctl.services.referrals.making import make
from iomctl.services.referrals.narrowing import WhichReferrals
from iomctl.services.referrals.records import referrals
from iomctl.services.referrals.steps import answer
from iomctl.services.referrals.waiting import waiting
from iomctl.services.upkeep import policies
from tests.casebook import book, person
from tests.casebook_referrals import service
from tests.program import Program

MADE_ON = date(2026, 4, 13)
REFUSED = {"status": "refused", "reason": "full", "on": MADE_ON}


def _refer(program: Program, surname: str) -> str:
    with book(program) as work:
        service(work, "accommodation")
        who = f"N{person(work, surname).id:05d}"
        return make(work, who, "Housing Solutions", Making.typed(pathway="A", on=MADE_ON)).referral


def _load(program: Program, folder: Path, old: str, new: str) -> None:
    file = folder / "policy.toml"
    file.write_text(default_policy_text().replace(old, new), "utf-8")
    with book(program) as work:
        policies.load(work, file)


def test_a_reason_keeps_the_words_it_was_recorded_with(iomctl: Program, tmp_path: Path) -> None:
    old, new = _refer(iomctl, "Mercer"), _refer(iomctl, "Hollis")
    with book(iomctl) as work:
        answer(work, old, ProviderAnswer.typed(**REFUSED))
    iomctl.travel(1)
    _load(iomctl, tmp_path, "no place free", "no room this month")
    with book(iomctl) as work:
        answer(work, new, ProviderAnswer.typed(**REFUSED))
        worded = {one.referral: one.reason_words for one in referrals(work, iomctl.today, WhichReferrals())}
    assert worded == {old: "no place free", new: "no room this month"}


def test_a_target_counts_from_the_day_it_was_loaded_and_for_its_pathway_alone(iomctl: Program, tmp_path: Path) -> None:
    ref = _refer(iomctl, "Mercer")
    with book(iomctl) as work:
        service(work, "drugs")
        make(work, "N00001", "Housing Solutions", Making.typed(pathway="drugs", on=MADE_ON))
    own = '[[targets.pathway]]\npathway = "accommodation"\nanswer_working_days = 2\n# '
    _load(iomctl, tmp_path, "# For one pathway alone", own)
    with book(iomctl) as work:
        assert [(one.referral, one.target) for one in waiting(work, iomctl.today)] == [(ref, 2)]
        assert waiting(work, date(2026, 4, 17)) == []


def test_a_longer_target_holds_for_its_pathway_alone(iomctl: Program, tmp_path: Path) -> None:
    ref = _refer(iomctl, "Mercer")
    with book(iomctl) as work:
        service(work, "drugs")
        other = make(work, "N00001", "Housing Solutions", Making.typed(pathway="drugs", on=MADE_ON)).referral
    own = '[[targets.pathway]]\npathway = "accommodation"\nanswer_working_days = 10\n# '
    _load(iomctl, tmp_path, "# For one pathway alone", own)
    for day, late in ((20, []), (21, [other]), (27, [other]), (28, [ref, other])):
        with book(iomctl) as work:
            assert [one.referral for one in waiting(work, date(2026, 4, day))] == late
