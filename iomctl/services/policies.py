"""The policy and the bank holidays: loaded, kept as numbered versions, and read as they were on a day."""

from importlib.resources import files

from sqlmodel import func, select

from iomctl.domain.bank_holidays import read_holidays
from iomctl.domain.policy import Policy
from iomctl.inputs.policy_file import default_policy_text, read_policy
from iomctl.storage.tables import BankHoliday, PolicyVersion
from iomctl.storage.unit_of_work import UnitOfWork


def load_shipped_policy(work: UnitOfWork) -> None:
    """Load the policy that iomctl ships as the next version."""
    text = default_policy_text()
    _store(work, read_policy(text, "default.toml"), text, "shipped with iomctl")


def load_shipped_holidays(work: UnitOfWork) -> None:
    """Load the bank holidays that iomctl ships."""
    text = files("iomctl").joinpath("policy/bank_holidays.csv").read_text("utf-8")
    for nation, days in read_holidays(text).items():
        work.session.add_all(BankHoliday(nation=nation, day=day, title="") for day in sorted(days))


def _store(work: UnitOfWork, policy: Policy, text: str, source: str) -> int:
    newest = work.session.exec(select(func.max(PolicyVersion.version))).one()
    version = (newest or 0) + 1
    work.session.add(
        PolicyVersion(
            version=version, name=policy.name, source=source, text=text, loaded_on=work.today, **work.recorded
        )
    )
    return version
