"""A past day answers by the policy that was in force on it."""

from datetime import date
from pathlib import Path

from iomctl.inputs.policy.file import default_policy_text
from iomctl.services.asked_day import AskedDay
from iomctl.services.policy_then import in_force
from iomctl.services.upkeep import policies
from tests.program import Program
from tests.storage.casebook import working


def test_a_day_has_the_policy_that_was_in_force_on_it(iomctl: Program, tmp_path: Path) -> None:
    iomctl.travel(10)
    mine = tmp_path / "mine.toml"
    mine.write_text(default_policy_text().replace("look_ahead_days = 7", "look_ahead_days = 9"))
    with working(iomctl) as work:
        policies.load(work, mine)
    with working(iomctl) as work:
        versions = [in_force(work, day).version for day in (date(2020, 1, 1), date(2026, 4, 29), work.today)]
        assert versions == [1, 1, 2]
        past, today, ahead = (AskedDay(work, day) for day in (date(2026, 4, 29), work.today, date(2027, 1, 1)))
        assert past.policy.look_ahead_days == 7
        assert today.policy is ahead.policy is work.policy
        assert work.policy.look_ahead_days == 9
