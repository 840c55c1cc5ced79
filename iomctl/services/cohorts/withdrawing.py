"""What was said of a case by mistake: a tier, a colour, a lead worker, the de-selection or the adoption itself."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sqlmodel import col, select

from iomctl.domain.course.facts import Adopted
from iomctl.domain.course.messages import named_already, with_its_event
from iomctl.domain.course.same_day import said_of_case
from iomctl.domain.days.days import spoken
from iomctl.errors import DoesNotFit
from iomctl.services.cases.one_open import refuse_second
from iomctl.services.cases.open_cases import Case, SpellChange, state_of
from iomctl.services.cases.recording import check_and_settle, place_of, read, withdraw_deselection, withdraw_rows
from iomctl.services.cohorts.said_of_cases import ADOPTION, DESELECTION, WORDS, Said, meant, of_adoption
from iomctl.storage.bulk import delete_rows
from iomctl.storage.tables.cohorts import Spell
from iomctl.storage.tables.dated.exit_plans import SpellExitPlan
from iomctl.storage.tables.dated.spell_states import SpellColour, SpellCustody, SpellTier, SpellWorker
from iomctl.storage.tables.reviews import Review
from iomctl.storage.tables.spell_facts import SpellFact
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.spells import MistakenCase
    from iomctl.inputs.typed_words import Typed


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
        refuse_second(work, case.person.id, place_of(case.spell), again)
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
    own, others = _rows_on(work, spell)
    if others:
        raise DoesNotFit(
            f"other facts of {case.reference} in {case.cohort.code} stand on that adoption: {', '.join(others)}",
            advice=f"withdraw those first, or end the case: iomctl cohort deselect {case.reference} --help",
        )
    state = state_of(work, case)
    for table in (Review, SpellColour, SpellCustody):
        rows: Any = table
        delete_rows(work, table, work.session.scalars(select(rows.id).where(rows.spell_id == spell.id)).all())
    withdraw_rows(work, own)
    withdraw_rows(work, [place_of(spell)])  # last, for the others name it
    check_and_settle(work, (case.person.id,), ())
    said = f"{case.reference}: the adoption of {day} was withdrawn: they were never in {case.cohort.code} by it"
    return SpellChange(state, said)


def _rows_on(work: UnitOfWork, spell: Spell) -> tuple[list[tuple[str, int]], Sequence[str]]:
    """The rows that the adoption itself told, and in words what else is recorded of the spell."""
    own, others = [place_of(one) for one in of_adoption(work, spell).rows], list[str]()
    words = {SpellTier: "tier", SpellWorker: "lead worker", SpellFact: "", SpellExitPlan: "exit plan"}
    for table, word in words.items():
        rows: Any = table
        found = work.session.exec(select(rows).where(rows.spell_id == spell.id).order_by(col(rows.id))).all()
        others += [f"{word or row.what} from {row.from_on.isoformat()}" for row in found if place_of(row) not in own]
    if spell.deselected_on is not None:
        others.append(f"de-selection on {spell.deselected_on.isoformat()}")
    return own, others
