"""The beginning of a spell: adopt a person into a cohort."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from iomctl.domain.course.facts import Adopted, Deselected
from iomctl.domain.course.kept_facts import FIRST_COLOUR, FIRST_REVIEW
from iomctl.domain.course.messages import END_THE_STAY_BEFORE
from iomctl.domain.course.stays import Stay
from iomctl.domain.days.days import spoken
from iomctl.errors import BadValue, DoesNotFit
from iomctl.inputs.bounds import Bounds, Options
from iomctl.services.cases.colours_inside import said_inside
from iomctl.services.cases.fact_rows import OF_END
from iomctl.services.cases.followed import cases_now, what_follows
from iomctl.services.cases.one_open import make_room
from iomctl.services.cases.open_cases import Case, SpellChange, state_of
from iomctl.services.cases.recording import put_aside, record
from iomctl.services.cohorts.deselections import end_spell, settle_death
from iomctl.services.custody.rows import rows_of_stay, stay_on, told_by_custody
from iomctl.services.every_fault import EveryFault
from iomctl.services.lookup.find_agency_or_worker import find_worker
from iomctl.services.lookup.find_person import find_cohort, find_one, person_reference
from iomctl.storage.tables.agencies import Worker
from iomctl.storage.tables.cohorts import Cohort, Spell
from iomctl.storage.tables.dated.spell_states import SpellTier, SpellWorker
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.spell_facts import SpellFact
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.spells import Adoption, Deselection
    from iomctl.inputs.typed_words import Typed


ENDED = Options({"on": "--left", "reason": "--because"})
"""What the command that adopts calls the day and the reason of an end."""


class ToAdopt(NamedTuple):
    """What was typed of an adoption, and of the end of a spell that is over already."""

    adoption: "Typed[Adoption]"
    ended: "Typed[Deselection] | None" = None


def adopt(
    work: UnitOfWork, who: tuple[str, str], worker: str | None, words: ToAdopt, instead: bool = False
) -> SpellChange:
    """Adopt a person, or record a spell that is over; `who` is the person and the cohort as typed.

    Raises BadValue or NotFound with every fault at once, and DoesNotFit as `record` does.
    """
    offender, cohort = who
    faults = EveryFault()
    person = faults.take(lambda: find_one(work, offender))
    home = faults.take(lambda: find_cohort(work, cohort))
    lead = faults.take(lambda: find_worker(work, worker) if worker is not None else None)
    typed = words.adoption if person is None else told_by_custody(work, person, words.adoption)
    adoption = faults.take(lambda: typed.read(Bounds(work.policy, work.today)))
    ended = faults.take(lambda: _end_of(work, words, adoption))
    if faults.met or person is None or home is None or adoption is None:
        raise faults.refusal()
    before = cases_now(work, (person.id,)) if adoption.custody else {}
    aside = _make_room(work, (person, home, lead), (adoption, ended), instead)
    spell = new_spell(work, person, home, adoption)
    if ended is not None:
        end_spell(work, spell, ended)
    replaced = record(work, (person.id,), rows_of_spell(work, spell, lead, adoption), instead, aside)
    settle_death(work, spell)
    case = Case(person, spell, home)
    said = f"{case.reference} {'was' if ended else 'is'} in {home.code} from {spoken(adoption.on, work.today)}"
    if ended:
        said += f", and out of it from {spoken(ended.on, work.today)}"
    if inside := said_inside(work, spell, adoption.colour, adoption.on):
        said += f"; {inside}"
    others = what_follows(work, person.id, before, spell.id) if before else []
    return SpellChange(state_of(work, case), ". ".join([said + put_aside(replaced), *others]))


def rows_of_spell(work: UnitOfWork, spell: Spell, lead: Worker | None, adoption: "Adoption") -> list[Any]:
    """The rows of the facts that the adoption of a new spell tells, itself among them.

    In custody it begins a stay where none is recorded of that day.
    """
    work.session.flush()  # its number is needed
    person = work.session.get_one(Offender, spell.offender_id)
    told = told_by_adoption(work, spell.id, lead, adoption)
    rows = [spell, *(table(**values, **work.recorded) for table, values in told)]
    if adoption.custody and stay_on(work, person, adoption.on) is None:
        rows += rows_of_stay(work, person, adoption)
    return rows


def told_by_adoption(
    work: UnitOfWork, spell: int, lead: Worker | None, adoption: "Adoption"
) -> Iterator[tuple[Any, dict[str, Any]]]:
    """The facts of a case that its adoption tells, beside itself: the columns of each row, and of which table it is."""
    told = {"spell_id": spell, "from_on": adoption.on}
    yield SpellTier, {"tier": adoption.tier, "reason": adoption.reason, "decision": adoption.decision, **told}
    worker, agency = (lead.id, lead.agency_id) if lead else (None, None)
    yield SpellWorker, {"worker_id": worker, "agency_id": agency, "reason": None, **told}
    if adoption.colour != work.policy.custody.colour:
        yield SpellFact, {"what": FIRST_COLOUR, "colour": adoption.colour, **told}
    if adoption.review_by is not None:
        yield SpellFact, {"what": FIRST_REVIEW, "due_by": adoption.review_by, **told}


def _end_of(work: UnitOfWork, words: ToAdopt, adoption: "Adoption | None") -> "Deselection | None":
    """The end of a spell that is over. Raises BadValue, also for one before the adoption."""
    if words.ended is None:
        return None
    ended = words.ended.read(Bounds(work.policy, work.today, door=ENDED))
    if adoption is not None and ended.on < adoption.on:
        left, adopted = spoken(ended.on, work.today), spoken(adoption.on, work.today)
        raise BadValue(f"--left: {left} is before the adoption, {adopted}")
    return ended


def _make_room(
    work: UnitOfWork,
    who: tuple[Offender, Cohort, Worker | None],
    of_spell: "tuple[Adoption, Deselection | None]",
    instead: bool,
) -> list[str]:
    (person, home, lead), (adoption, ended) = who, of_spell
    adopted = Adopted(
        adoption.on,
        work.event,
        "",
        home.code,
        adoption.tier,
        None if adoption.colour == work.policy.custody.colour else adoption.colour,
        None if lead is None else str(lead.id),
        None if lead is None else str(lead.agency_id),
        adoption.review_by,
        adoption.reason,
        adoption.decision,
        adoption.note,
    )
    new: list[Any] = [adopted]
    if ended is not None:
        new.append(Deselected(ended.on, work.event, "", ended.reason, ended.decision, ended.exit_plan))
    if not adoption.custody or stay_on(work, person, adoption.on) is not None:
        return make_room(work, person.id, new, instead)
    stay = Stay(adoption.on, work.event, "")
    replaced = make_room(work, person.id, [*new, stay], instead)
    try:
        return replaced + make_room(work, person.id, [stay], instead)
    except DoesNotFit as fault:
        raise _without_end(person, adoption, fault) from None


def _without_end(person: Offender, adoption: "Adoption", fault: DoesNotFit) -> DoesNotFit:
    """The refusal of a stay that an adoption begins: of one that ended before another it can't say when."""
    lines = [line.removesuffix(END_THE_STAY_BEFORE) for line in fault.faults]
    if lines == list(fault.faults):
        return fault
    begin = f"iomctl custody begin {person_reference(person)} KIND --on {adoption.on.isoformat()} --to DAY"
    first = f"if they were out again before that: {begin}, then the same command without --custody"
    return DoesNotFit(*lines, advice=f"{first}; or {fault.advice}")


def new_spell(work: UnitOfWork, person: Offender, cohort: Cohort, adoption: "Adoption") -> Spell:
    """The row of a new spell; what follows is for the caller."""
    spell = Spell(**spell_values(person.id, cohort.id, adoption), **Spell.worked_out, **work.recorded)
    work.session.add(spell)
    return spell


def spell_values(person: int, cohort: int, adoption: "Adoption") -> dict[str, Any]:
    """The columns of a new spell."""
    return {
        "offender_id": person,
        "cohort_id": cohort,
        "adopted_on": adoption.on,
        "adoption_reason": adoption.reason,
        "adoption_note": adoption.note,
        "decision": adoption.decision,
        **dict.fromkeys(OF_END),
    }
