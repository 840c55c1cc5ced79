"""What was said of a case by mistake: a tier, a colour, a lead worker, the de-selection or the adoption itself."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlmodel import col, select

from iomctl.domain.course.facts import Adopted
from iomctl.domain.course.kept_facts import COLOUR, OF_ADOPTION
from iomctl.domain.days.days import spoken
from iomctl.errors import DoesNotFit
from iomctl.services.cases.one_open import refuse_second
from iomctl.services.cases.open_cases import Case, SpellChange, state_of, understood
from iomctl.services.cases.recording import check_and_settle, place_of, withdraw_deselection, withdraw_rows
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

ADOPTION, DESELECTION, TIER, WORKER = "adoption", "deselection", "tier", "worker"
WORDS = {TIER: "tier", COLOUR: "colour", WORKER: "lead worker", DESELECTION: "de-selection", ADOPTION: "adoption"}


def withdraw(work: UnitOfWork, who: tuple[str, str | None], words: "Typed[MistakenCase]") -> SpellChange:
    """Withdraw what was said of a case from a day on: what was said before counts again.

    `who` is the person and the cohort as typed. Raises NotFound and BadValue with every fault at once, DoesNotFit where
    nothing of the kind was said on that day, and for an adoption on which other facts of the case stand.
    """
    case, asked = understood(work, who, words)
    day = spoken(asked.on, work.today)
    if asked.what == ADOPTION:
        return _withdraw_adoption(work, case, asked.on)
    if asked.what == DESELECTION:
        if case.spell.deselected_on != asked.on:
            raise _nothing(case, asked.what, day)
        again = Adopted(case.spell.adopted_on, work.event, "", case.cohort.code, case.spell.tier)
        refuse_second(work, case.person.id, place_of(case.spell), again)
        withdraw_deselection(work, case.spell)
    else:
        withdraw_rows(work, [place_of(_said(work, case, asked.what, asked.on))])
    check_and_settle(work, (case.person.id,), [place_of(case.spell)] if asked.what == DESELECTION else ())
    said = f"the {WORDS[asked.what]} from {day} was withdrawn: it counts for nothing any more"
    return SpellChange(state_of(work, case), f"{case.reference}: {said}")


def _said(work: UnitOfWork, case: Case, what: str, on: date) -> Any:
    tables: dict[str, Any] = {TIER: SpellTier, COLOUR: SpellFact, WORKER: SpellWorker}
    rows = tables[what]
    query = select(rows).where(rows.spell_id == case.spell.id, rows.from_on == on).order_by(col(rows.id))
    if what == COLOUR:
        query = query.where(rows.what == COLOUR)
    found = list(work.session.exec(query).all())
    if what != COLOUR and on == case.spell.adopted_on:
        found = found[1:]  # the first of that day is the adoption's
    if not found:
        raise _nothing(case, what, spoken(on, work.today))
    return found[-1]


def _nothing(case: Case, what: str, day: str) -> DoesNotFit:
    return DoesNotFit(
        f"no {WORDS[what]} of {case.reference} is recorded from {day}",
        advice=f"iomctl offender history {case.reference} shows the days",
    )


def _withdraw_adoption(work: UnitOfWork, case: Case, on: date) -> SpellChange:
    """Take a spell away with what its adoption said. Raises DoesNotFit where anything else stands on it."""
    spell, day = case.spell, spoken(on, work.today)
    if spell.adopted_on != on:
        raise _nothing(case, ADOPTION, day)
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
    own, others = list[tuple[str, int]](), list[str]()
    words = {SpellTier: "tier", SpellWorker: "lead worker", SpellFact: "", SpellExitPlan: "exit plan"}
    for table, word in words.items():
        rows: Any = table
        found = work.session.exec(select(rows).where(rows.spell_id == spell.id).order_by(col(rows.id))).all()
        for place, row in enumerate(found):
            of_adoption = row.what in OF_ADOPTION if table is SpellFact else place == 0 and table is not SpellExitPlan
            if of_adoption:
                own.append(place_of(row))
            else:
                others.append(f"{word or row.what} from {row.from_on.isoformat()}")
    if spell.deselected_on is not None:
        others.append(f"de-selection on {spell.deselected_on.isoformat()}")
    return own, others
