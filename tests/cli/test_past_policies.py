"""A past day answers by the policy that was in force on it, whatever has been loaded since."""

from datetime import date
from pathlib import Path

from iomctl.inputs.policy.file import default_policy_text
from tests import casebook as cb
from tests import casebook_referrals as cr
from tests.program import Program

CHANGED = {
    "look_ahead_days = 7": "look_ahead_days = 21",
    "capacity = 70": "capacity = 1",
    "answer_working_days = 5": "answer_working_days = 2",
    "\npathways = [": '\npathways = [\n  { code = "gambling", letter = "G", name = "Gambling" },',
}


def _fill(iomctl: Program) -> None:
    with cb.book(iomctl) as work:
        worker = cb.worker(work, "S Okafor")
        for number, due in enumerate((date(2026, 4, 22), date(2026, 5, 4))):
            who = cb.person(work, f"Person {number}")
            cb.spell(work, who, worker=worker, due_by=due)
            cr.need(work, who, "drugs", "some")
            cr.referral(work, who, "drugs", date(2026, 4, 16))


def _load(iomctl: Program, folder: Path) -> None:
    text = default_policy_text()
    for before, after in CHANGED.items():
        assert before in text
        text = text.replace(before, after)
    (folder / "wider.toml").write_text(text, "utf-8")
    iomctl("policy", "load", str(folder / "wider.toml")).succeeds()


def test_yesterday_answers_as_before_once_another_policy_is_loaded(iomctl: Program, tmp_path: Path) -> None:
    _fill(iomctl)
    iomctl.travel(1)
    asked = [
        (*words, "--as-of", "2026-04-20", "--format", form)
        for words in (("today",), ("caseload",), ("caseload", "--group-by", "tier"), ("pathway", "gaps"))
        for form in ("table", "json")
    ]
    before = [iomctl(*words).succeeds().out for words in asked]
    _load(iomctl, tmp_path)
    assert [iomctl(*words).succeeds().out for words in asked] == before


def test_today_and_later_answer_by_the_policy_that_is_new(iomctl: Program, tmp_path: Path) -> None:
    _fill(iomctl)
    iomctl.travel(1)
    assert iomctl("today", "--format", "json").succeeds().json()["reviews_due"] == 1
    _load(iomctl, tmp_path)
    record = iomctl("today", "--format", "json").succeeds().json()
    assert (record["reviews_due"], record["due_until"], record["referrals_waiting"]) == (2, "2026-05-12", 2)
    assert record["tiers"][0] == {"tier": "fixed", "people": 2, "capacity": 1}
    for day in ("2026-04-21", "2026-04-22"):
        rows = iomctl("caseload", "--as-of", day, "--format", "json").succeeds().json()
        assert [one["standing"] for one in rows] == ["due soon", "due soon"]
        assert all("gambling" in one["needs"] for one in rows)
