"""The one thing that was said of a case of a person, meant by what it is and by its day."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from sqlmodel import col, select

from iomctl.domain.course.kept_facts import COLOUR, FIRST_COLOUR, FIRST_REVIEW, OF_ADOPTION
from iomctl.domain.days.days import in_full, spoken
from iomctl.errors import DoesNotFit
from iomctl.inputs.bounds import Bounds
from iomctl.services.cases.open_cases import Case, case_on
from iomctl.services.every_fault import EveryFault
from iomctl.services.lookup.find_person import find_cohort, find_one, person_reference
from iomctl.storage.tables.cohorts import Cohort, Spell
from iomctl.storage.tables.dated.spell_states import SpellTier, SpellWorker
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.spell_facts import SpellFact
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.spells import MistakenCase
    from iomctl.inputs.typed_words import Typed

AskedOf = TypeVar("AskedOf", bound="MistakenCase")

ADOPTION, DESELECTION, TIER, WORKER = "adoption", "deselection", "tier", "worker"
WORDS = {TIER: "tier", COLOUR: "colour", WORKER: "lead worker", DESELECTION: "de-selection", ADOPTION: "adoption"}
DATED: dict[str, Any] = {TIER: SpellTier, COLOUR: SpellFact, WORKER: SpellWorker}


class Said(NamedTuple):
    """What was said of a case from a day on; the row is the spell itself for an adoption and a de-selection.

    `again` are rows that say the same from that day: an older version kept what was said twice.
    """

    case: Case
    on: date
    row: Any
    again: Sequence[Any] = ()


class OfAdoption(NamedTuple):
    """The rows by which the adoption of a case said something beside its own; None where it said nothing."""

    tier: SpellTier | None
    worker: SpellWorker | None
    colour: SpellFact | None
    review: SpellFact | None

    @property
    def rows(self) -> list[Any]:
        """Those that are there."""
        return [one for one in self if one is not None]


def meant(work: UnitOfWork, who: tuple[str, str | None], words: "Typed[AskedOf]") -> "tuple[Said, AskedOf]":
    """What is meant by words typed about a case: that of a day, or the only one there is.

    `who` is the person and the cohort as typed. Raises NotFound and BadValue with every fault at once, DoesNotFit where
    nothing of the kind is recorded, and for more than one.
    """
    offender, cohort = who
    faults = EveryFault()
    person = faults.take(lambda: find_one(work, offender))
    home = faults.take(lambda: (find_cohort(work, cohort) if cohort is not None else None,))
    asked = faults.take(lambda: words.read(Bounds(work.policy, work.today, person.born_from if person else None)))
    if person is None or home is None or asked is None:
        raise faults.refusal()
    cases = _cases_of(work, person, home[0]) or [case_on(work, person, home[0], asked.on or work.today)]
    told = [one for case in cases for one in _said(work, case, asked.what)]
    found = [one for one in told if asked.on in {None, one.on}]
    if not found:
        raise _none(work, person, asked)
    if len({(one.case.spell.id, one.on) for one in found}) > 1:
        raise _several(person, asked, found)
    *_, newest = own = [one for one in found if getattr(one.row, "custody_id", None) is None] or found
    return newest._replace(again=[one.row for one in own[:-1]]), asked


def of_adoption(work: UnitOfWork, spell: Spell) -> OfAdoption:
    """What the adoption of a case said beside its own row."""
    dated = (_rows(work, table, spell, spell.adopted_on) for table in (SpellTier, SpellWorker))
    tier, worker = (next(iter(rows), None) for rows in dated)
    first = {one.what: one for one in _rows(work, SpellFact, spell) if one.what in OF_ADOPTION}
    return OfAdoption(tier, worker, first.get(FIRST_COLOUR), first.get(FIRST_REVIEW))


def _cases_of(work: UnitOfWork, person: Offender, home: Cohort | None) -> list[Case]:
    query = select(Spell, Cohort).join(Cohort, col(Cohort.id) == col(Spell.cohort_id))
    query = query.where(Spell.offender_id == person.id).order_by(col(Spell.adopted_on), col(Spell.id))
    if home is not None:
        query = query.where(col(Cohort.id) == home.id)
    return [Case(person, *row) for row in work.session.exec(query).all()]


def _said(work: UnitOfWork, case: Case, what: str) -> Iterator[Said]:
    """All of a kind that is recorded of a case, by its day."""
    spell = case.spell
    if what == ADOPTION:
        yield Said(case, spell.adopted_on, spell)
    elif what == DESELECTION:
        if spell.deselected_on is not None:
            yield Said(case, spell.deselected_on, spell)
    else:
        own = of_adoption(work, spell).rows
        rows = (one for one in _rows(work, DATED[what], spell) if one not in own)
        yield from (Said(case, one.from_on, one) for one in rows if what != COLOUR or one.what == COLOUR)


def _rows(work: UnitOfWork, table: Any, spell: Spell, on: date | None = None) -> list[Any]:
    query = select(table).where(table.spell_id == spell.id).order_by(table.from_on, table.id)
    return list(work.session.exec(query if on is None else query.where(table.from_on == on)).all())


def _none(work: UnitOfWork, person: Offender, asked: "MistakenCase") -> DoesNotFit:
    ref, day = person_reference(person), f" from {spoken(asked.on, work.today)}" if asked.on else ""
    beside = " beside what the adoption said" if asked.what in DATED else ""
    return DoesNotFit(
        f"no {WORDS[asked.what]} of {ref} is recorded{day}{beside}",
        advice=f"iomctl offender history {ref} shows the days",
    )


def _several(person: Offender, asked: "MistakenCase", found: list[Said]) -> DoesNotFit:
    """The refusal that names what could be meant, by the day or by the cohort that tells it from the others."""
    ref, days = person_reference(person), dict.fromkeys(in_full(one.on) for one in found)
    if len(days) == 1:
        codes = ", ".join(dict.fromkeys(one.case.cohort.code for one in found))
        return DoesNotFit(f"{ref} is in several cohorts: {codes}", advice="say which with --cohort")
    return DoesNotFit(
        f"more than one {WORDS[asked.what]} of {ref} is recorded: from {', '.join(days)}", advice="say which: --on DAY"
    )
