"""Exit plans of open cases: who goes on supporting a person once they are off the scheme."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from sqlmodel import col, select

from iomctl.domain.columns import column
from iomctl.domain.days.days import spoken
from iomctl.domain.references import name_column, offender_column
from iomctl.errors import DoesNotFit
from iomctl.services.cases.correcting import Amended, Correction, columns, given_of, put_right
from iomctl.services.cases.open_cases import Case, understood
from iomctl.services.facts.rows import FactChange
from iomctl.services.facts.withdrawing import Meant, kept_beside, meant_row, withdraw_rows
from iomctl.services.lookup.find_person import shown_name, shown_words
from iomctl.storage.tables.dated.exit_plans import SpellExitPlan
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.choices import DatedWithdrawal
    from iomctl.inputs.spells import CorrectedCase, ExitPlan
    from iomctl.inputs.typed_words import Typed

Dated = TypeVar("Dated", "DatedWithdrawal", "CorrectedCase")

EXIT_PLAN = "exit-plan"


class CaseMeant(NamedTuple):
    """Whose exit plan is withdrawn or corrected, as typed; `cohort` is None where there is one case."""

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
    """Plan what follows a case; a plan of an earlier day than the newest one is kept, and leaves that as it is.

    De-selection takes the newest over where no other plan is given. Raises NotFound and BadValue with every fault at
    once, and DoesNotFit without a spell that was open then, for the plan there was, and for a day before the adoption.
    """
    case, asked = understood(work, (offender, cohort), words)
    was = newest_plan(work, case.spell.id, asked.on)
    _refuse_before(work, case, asked.on)
    if was is not None and was.plan == asked.plan:
        since = spoken(was.from_on, work.today)
        raise DoesNotFit(f"that is the exit plan of {case.reference} already, since {since}")
    row = SpellExitPlan(spell_id=case.spell.id, plan=asked.plan, from_on=asked.on, **work.recorded)
    work.session.add(row)
    work.session.flush()
    late = kept_beside(work, row, newest_plan(work, case.spell.id, work.today))
    return FactChange(_record(work, case, row), f"{case.reference}: {late}" if late else "")


def withdraw_plan(work: UnitOfWork, whose: CaseMeant, words: "Typed[DatedWithdrawal]") -> FactChange:
    """Withdraw the newest exit plan of an open case, or that of a day: the one before it counts again.

    Raises as `understood` and `meant_row`, and DoesNotFit where the only one came with the de-selection.
    """
    case, _, row = _meant(work, whose, words)
    withdraw_rows(work, row)
    left = newest_plan(work, case.spell.id, work.today)
    said = f"The exit plan of {case.reference} of {spoken(row.from_on, work.today)} was withdrawn"
    now = f"that of {spoken(left.from_on, work.today)} counts" if left else "there is none now"
    return FactChange(_record(work, case, row), f"{said}: {now}")


def correct_plan(work: UnitOfWork, whose: CaseMeant, words: "Typed[CorrectedCase]") -> FactChange:
    """Put right the newest exit plan of an open case, or that of a day; what is not given stays as it was said.

    Raises as `withdraw_plan`, NotUnderstood as `given_of`, and DoesNotFit as `put_right` and for a day before the
    adoption.
    """
    case, asked, row = _meant(work, whose, words)
    given = given_of(asked, ("from_on", "exit_plan"), "an exit plan")
    _refuse_before(work, case, given.get("from_on", row.from_on))
    what = f"{case.reference}: the exit plan of {spoken(row.from_on, work.today)}"
    values = columns(given, {"from_on": "from_on", "exit_plan": "plan"})
    said = put_right(work, case.person, Correction(what, [Amended(row, values)]))
    return FactChange(_record(work, case, row), said)


def _meant(work: UnitOfWork, whose: CaseMeant, words: "Typed[Dated]") -> "tuple[Case, Dated, SpellExitPlan]":
    case, asked = understood(work, (whose.offender, whose.cohort), words)
    query = select(SpellExitPlan).where(SpellExitPlan.spell_id == case.spell.id)
    _refuse_of_deselection(work, case)
    advice = f"iomctl offender history {case.reference} shows what was planned"
    row: SpellExitPlan = meant_row(work, query, Meant(case.reference, "exit plan", "from_on", asked.on, advice))
    return case, asked, row


def _refuse_of_deselection(work: UnitOfWork, case: Case) -> None:
    """Raise DoesNotFit where the only exit plan is the one that the de-selection gave."""
    left = case.spell.deselected_on
    if left is not None and case.spell.exit_plan is not None and newest_plan(work, case.spell.id, work.today) is None:
        raise DoesNotFit(
            f"the exit plan of {case.reference} came with the de-selection of {spoken(left, work.today)}",
            advice="correct it there: "
            f"iomctl cohort correct {case.reference} deselection --exit-plan WORDS --reason WORDS",
        )


def _refuse_before(work: UnitOfWork, case: Case, on: date) -> None:
    if on < case.spell.adopted_on:
        adopted = f"{case.reference} was adopted, {spoken(case.spell.adopted_on, work.today)}"
        raise DoesNotFit(f"{spoken(on, work.today)} is before {adopted}")


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
