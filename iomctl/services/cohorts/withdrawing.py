"""What was said of a case by mistake: a tier, a colour, a lead worker, the de-selection or the adoption itself."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlmodel import col, select

from iomctl.domain.course.facts import Adopted
from iomctl.domain.course.messages import named, named_already, with_its_event
from iomctl.domain.course.same_day import said_of_case
from iomctl.domain.days.days import in_full, spoken
from iomctl.errors import DoesNotFit
from iomctl.services.cases.case_facts import read
from iomctl.services.cases.fact_rows import place_of
from iomctl.services.cases.one_open import refuse_second
from iomctl.services.cases.open_cases import Case, SpellChange, state_of
from iomctl.services.cases.recording import check_and_settle
from iomctl.services.cases.taking_away import withdraw_deselection, withdraw_rows
from iomctl.services.cases.ways_back import InTheWay, withdrawal
from iomctl.services.cohorts.said_of_cases import ADOPTION, DESELECTION, WORDS, Said, meant, of_adoption
from iomctl.storage.bulk import delete_rows
from iomctl.storage.numbering import keep_numbers
from iomctl.storage.tables.cohorts import Spell
from iomctl.storage.tables.dated.exit_plans import SpellExitPlan
from iomctl.storage.tables.dated.spell_states import SpellColour, SpellCustody
from iomctl.storage.tables.reviews import Review
from iomctl.storage.tables.withdrawable import ALSO_WITHDRAWN
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.spells import MistakenCase
    from iomctl.inputs.typed_words import Typed

MOST_LINES = 11
"""Facts that a refusal names before it counts the rest."""


def withdraw(work: UnitOfWork, who: tuple[str, str | None], words: "Typed[MistakenCase]") -> SpellChange:
    """Withdraw what was said of a case from a day on: what was said before counts again.

    `who` is the person and the cohort as typed. Raises as `meant`, and DoesNotFit for an adoption on which other facts
    of the case stand.
    """
    said, asked = meant(work, who, words)
    case, day = said.case, spoken(said.on, work.today)
    if asked.what == ADOPTION:
        return _withdraw_adoption(work, case)
    if asked.what == DESELECTION:
        again = Adopted(case.spell.adopted_on, work.event, "", case.cohort.code, case.spell.tier)
        refuse_second(work, case.person.id, place_of(case.spell), [again])
        withdraw_deselection(work, case.spell)
    else:
        withdraw_rows(work, [place_of(one) for one in (said.row, *said.again)])
    check_and_settle(work, (case.person.id,), [place_of(case.spell)] if asked.what == DESELECTION else ())
    gone = f"the {WORDS[asked.what]} from {day} was withdrawn: it counts for nothing any more"
    return SpellChange(state_of(work, case), f"{case.reference}: {gone}{_still_said(work, said, asked.what)}")


def _still_said(work: UnitOfWork, said: Said, what: str) -> str:
    """What says the same still from that day on, a release or a review, in words."""
    record, case = read(work, said.case.person.id).record, said.case.spell.id
    facts = said_of_case(record.of_person, (case, record.cases[case]), what, said.on)
    lines = (with_its_event(named_already(fact, said.case.reference, what, value), fact) for fact, value in facts)
    return "".join(f"; but {line}" for line in lines)


def _withdraw_adoption(work: UnitOfWork, case: Case) -> SpellChange:
    """Take a spell away with what its adoption said. Raises DoesNotFit where anything else stands on it."""
    spell, day = case.spell, spoken(case.spell.adopted_on, work.today)
    _refuse_more(work, case)
    state = state_of(work, case)
    for table in (Review, SpellColour, SpellCustody):
        rows: Any = table
        delete_rows(work, table, work.session.scalars(select(rows.id).where(rows.spell_id == spell.id)).all())
    withdraw_rows(work, [place_of(one) for one in of_adoption(work, spell).rows])
    # Those exit plans that were withdrawn name the spell still.
    query = select(SpellExitPlan).where(SpellExitPlan.spell_id == spell.id).execution_options(**ALSO_WITHDRAWN)
    plans = work.session.exec(query).all()
    keep_numbers(work.session, [place_of(one) for one in plans])
    for plan in plans:
        work.session.delete(plan)
    work.session.flush()
    withdraw_rows(work, [place_of(spell)])  # last, for the others name it
    check_and_settle(work, (case.person.id,), ())
    said = f"{case.reference}: the adoption of {day} was withdrawn: they were never in {case.cohort.code} by it"
    return SpellChange(state, said)


def _refuse_more(work: UnitOfWork, case: Case) -> None:
    """Raise DoesNotFit, with a line for each fact and how to withdraw it, where more than the adoption is recorded."""
    ref, record = case.reference, read(work, case.person.id).record
    more = [
        (one.on, f"{with_its_event(named(one, ref), one)}; to withdraw it: {withdrawal(InTheWay(record, one))}")
        for one in record.cases[case.spell.id]
        if not isinstance(one, Adopted)
    ]
    home = f" --cohort {case.cohort.code}" if len(record.cases) > 1 else ""
    more += [(on, _of_exit_plan(ref, on, home)) for on in _exit_plans(work, case.spell)]
    if not more:
        return
    lines = [line for _, line in sorted(more)]
    rest = [f"and {len(lines) - MOST_LINES} more: iomctl offender history {ref}"] if len(lines) > MOST_LINES else []
    which = f"{home} --on {case.spell.adopted_on}" if home else ""
    moved = f"iomctl cohort correct {ref} adoption{which} --to-cohort COHORT --reason WORDS"
    raise DoesNotFit(
        f"more is recorded of {ref} in {case.cohort.code} than the adoption",
        *lines[:MOST_LINES],
        *rest,
        advice=f"withdraw these first; if only the cohort is wrong: {moved}",
    )


def _of_exit_plan(ref: str, on: date, home: str) -> str:
    command = f"iomctl cohort withdraw {ref} exit-plan --on {on}{home} --reason WORDS"
    return f"an exit plan of {ref} is recorded from {in_full(on)}; to withdraw it: {command}"


def _exit_plans(work: UnitOfWork, spell: Spell) -> Sequence[date]:
    return work.session.scalars(select(col(SpellExitPlan.from_on)).where(SpellExitPlan.spell_id == spell.id)).all()
