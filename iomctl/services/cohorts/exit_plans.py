"""Exit plans of open cases: who goes on supporting a person once they are off the scheme."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from sqlmodel import col, select

from iomctl.domain.columns import column
from iomctl.domain.days.days import spoken
from iomctl.domain.references import name_column, offender_column
from iomctl.errors import DoesNotFit
from iomctl.inputs.bounds import Bounds
from iomctl.services.cases.open_cases import Case, open_case
from iomctl.services.every_fault import EveryFault
from iomctl.services.facts.rows import FactChange
from iomctl.services.facts.withdrawing import Meant, meant_row, withdraw_rows
from iomctl.services.lookup.find_person import shown_name, shown_words
from iomctl.storage.tables.dated.exit_plans import SpellExitPlan
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.choices import DatedWithdrawal
    from iomctl.inputs.spells import ExitPlan
    from iomctl.inputs.typed_words import Typed


EXIT_PLAN = "exit-plan"


class CaseMeant(NamedTuple):
    """Whose exit plan is withdrawn, as typed; `cohort` is None where there is one case."""

    offender: str
    cohort: str | None


@dataclass(frozen=True)
class ExitPlanRecord:
    """The exit plan of one open case; the field names are a contract."""

    offender: str = offender_column()
    name: str = name_column()
    cohort: str = column("Cohort", "the cohort's code", "luton")
    from_on: date = column("From", "since when it is the plan", "2026-04-20", spoken=True)
    exit_plan: str = column("Exit plan", "who goes on supporting them, and how", "drug service until August")


def plan_exit(work: UnitOfWork, offender: str, cohort: str | None, words: "Typed[ExitPlan]") -> FactChange:
    """Plan what follows an open case.

    De-selection takes it over where no other plan is given. Raises NotFound and BadValue with every fault at once,
    and DoesNotFit without an open spell, for the plan there is, and for a day before it or before the adoption.
    """

    faults = EveryFault()
    case = faults.take(lambda: open_case(work, offender, cohort))
    asked = faults.take(lambda: words.read(Bounds(work.policy, work.today)))
    if case is None or asked is None:
        raise faults.refusal()
    was = newest_plan(work, case.spell.id, work.today)
    since = was.from_on if was is not None else case.spell.adopted_on
    if asked.on < since:
        what = "the plan there is" if was is not None else f"{case.reference} was adopted"
        raise DoesNotFit(f"{spoken(asked.on, work.today)} is before {what}, {spoken(since, work.today)}")
    if was is not None and was.plan == asked.plan:
        raise DoesNotFit(f"that is the exit plan of {case.reference} already, since {spoken(since, work.today)}")
    row = SpellExitPlan(spell_id=case.spell.id, plan=asked.plan, from_on=asked.on, **work.recorded)
    work.session.add(row)
    work.session.flush()
    return FactChange(_record(work, case, row))


def withdraw_plan(work: UnitOfWork, whose: CaseMeant, words: "Typed[DatedWithdrawal]") -> FactChange:
    """Withdraw the newest exit plan of an open case, or that of a day: the one before it counts again.

    Raises NotFound and BadValue with every fault at once, and DoesNotFit without an open spell and as `meant_row`.
    """
    faults = EveryFault()
    case = faults.take(lambda: open_case(work, whose.offender, whose.cohort))
    asked = faults.take(lambda: words.read(Bounds(work.policy, work.today)))
    if case is None or asked is None or faults.met:
        raise faults.refusal()
    query = select(SpellExitPlan).where(SpellExitPlan.spell_id == case.spell.id)
    advice = f"iomctl offender history {case.reference} shows what was planned"
    row: SpellExitPlan = meant_row(work, query, Meant(case.reference, "exit plan", "from_on", asked.on, advice))
    withdraw_rows(work, row)
    left = newest_plan(work, case.spell.id, work.today)
    said = f"The exit plan of {case.reference} of {spoken(row.from_on, work.today)} was withdrawn"
    now = f"that of {spoken(left.from_on, work.today)} counts" if left else "there is none now"
    return FactChange(_record(work, case, row), f"{said}: {now}")


def newest_plan(work: UnitOfWork, spell: int, on: date) -> SpellExitPlan | None:
    """The exit plan of a spell as it stood on a day; None where none was made."""
    query = select(SpellExitPlan).where(SpellExitPlan.spell_id == spell, SpellExitPlan.from_on <= on)
    return work.session.exec(query.order_by(col(SpellExitPlan.from_on).desc(), col(SpellExitPlan.id).desc())).first()


def _record(work: UnitOfWork, case: Case, row: SpellExitPlan) -> ExitPlanRecord:
    return ExitPlanRecord(
        offender=case.reference,
        name=shown_name(work, case.person),
        cohort=case.cohort.code,
        from_on=row.from_on,
        exit_plan=shown_words(work, row.plan, case.person.restricted) or "",
    )
