"""What was said of a case put right: its adoption, a tier, a colour, a lead worker, its de-selection, an exit plan."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlmodel import col, select

from iomctl.domain.course.facts import Adopted, Deselected
from iomctl.domain.course.kept_facts import COLOUR, FIRST_COLOUR, FIRST_REVIEW
from iomctl.domain.course.messages import named, with_its_event
from iomctl.domain.days.days import spoken
from iomctl.errors import BadValue, DoesNotFit
from iomctl.inputs.spells import LEAVES_WITHOUT_PLAN
from iomctl.services.cases.case_facts import read
from iomctl.services.cases.correcting import Amended, Correction, columns, given_of, put_right
from iomctl.services.cases.fact_rows import place_of, spell_fact
from iomctl.services.cases.one_open import refuse_second
from iomctl.services.cases.open_cases import Case, SpellChange, state_of
from iomctl.services.cases.ways_back import InTheWay
from iomctl.services.cases.ways_on import ways
from iomctl.services.cohorts.deselections import settle_death
from iomctl.services.cohorts.said_of_cases import (
    ADOPTION,
    DESELECTION,
    TIER,
    WORDS,
    WORKER,
    Said,
    meant,
    of_adoption,
)
from iomctl.services.lookup.find_agency_or_worker import find_worker
from iomctl.services.lookup.find_person import find_cohort
from iomctl.storage.tables.cohorts import Cohort
from iomctl.storage.tables.dated.exit_plans import SpellExitPlan
from iomctl.storage.tables.dated.spell_states import SpellWorker
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.spells import CorrectedCase
    from iomctl.inputs.typed_words import Typed

FITTING = {
    ADOPTION: (
        "from_on",
        "to_cohort",
        "tier",
        "colour",
        "worker",
        "no_worker",
        "review_by",
        "because",
        "decision",
        "note",
    ),
    TIER: ("from_on", "tier", "because", "decision"),
    COLOUR: ("from_on", "colour", "because"),
    WORKER: ("from_on", "worker", "because"),
    DESELECTION: ("from_on", "because", "exit_plan", "decision"),
}
"""What can be corrected of each, by the fields of the input."""

LEAD = {"worker_id": "worker_id", "agency_id": "agency_id"}
TIER_TOO = {"tier": "tier", "because": "reason", "decision": "decision"}
DATED = {"from_on": "from_on", "colour": "colour", **TIER_TOO, **LEAD}
OF_SPELL = {
    ADOPTION: {
        "from_on": "adopted_on",
        "cohort_id": "cohort_id",
        "because": "adoption_reason",
        "decision": "decision",
        "note": "adoption_note",
    },
    DESELECTION: {
        "from_on": "deselected_on",
        "because": "deselection_reason",
        "exit_plan": "exit_plan",
        "decision": "deselection_decision",
    },
}
"""The columns that the fields go to."""


def correct(
    work: UnitOfWork, who: tuple[str, str | None], words: "Typed[CorrectedCase]", instead: bool = False
) -> SpellChange:
    """Put right what was said of a case from a day on; what is not given stays as it was said.

    `who` is the person and the cohort as typed. Raises as `meant`, NotUnderstood as `given_of`, BadValue for an
    adoption or a de-selection that breaks a rule, and DoesNotFit as `put_right`.
    """
    said, asked = meant(work, who, words)
    case, what = said.case, WORDS[asked.what]
    given = given_of(asked, FITTING[asked.what], f"the {what}")
    given |= _lead(work, given)
    rows = _WAYS[asked.what](work, said, given)
    called = f"{case.reference}: the {what} from {spoken(said.on, work.today)}"
    recorded = "deselected_in" if asked.what == DESELECTION else "recorded_in"
    told = put_right(
        work, case.person, Correction(called, rows, [place_of(one) for one in said.again], recorded=recorded), instead
    )
    if asked.what == DESELECTION:
        settle_death(work, case.spell)
    return SpellChange(state_of(work, case._replace(cohort=work.session.get_one(Cohort, case.spell.cohort_id))), told)


def _lead(work: UnitOfWork, given: Mapping[str, Any]) -> dict[str, Any]:
    """The columns of a lead worker, for the one who was named or for nobody."""
    if "worker" in given:
        found = find_worker(work, given["worker"])
        return {"worker_id": found.id, "agency_id": found.agency_id}
    return {"worker_id": None, "agency_id": None} if "no_worker" in given else {}


def _dated(work: UnitOfWork, said: Said, given: Mapping[str, Any]) -> list[Amended]:
    """A tier, a colour or a lead worker."""
    if getattr(said.row, "custody_id", None) is not None:
        ref = said.case.reference
        raise DoesNotFit(
            f"the colour of {ref} from {spoken(said.on, work.today)} came with the release",
            advice=f"correct it there: iomctl release correct {ref} --colour COLOUR --reason WORDS",
        )
    return [Amended(said.row, columns(given, DATED))]


def _deselection(work: UnitOfWork, said: Said, given: Mapping[str, Any]) -> list[Amended]:
    spell, day = said.case.spell, given.get("from_on", said.on)
    if day < spell.adopted_on:
        raise _bound(work, said.case, Adopted)
    reason = given.get("because", spell.deselection_reason)
    group = work.policy.reasons["deselection"][reason].group
    if group not in LEAVES_WITHOUT_PLAN and "exit_plan" not in given and spell.exit_plan is None:
        raise BadValue(
            "--exit-plan: for that reason an exit plan comes first: say who goes on supporting them, and how"
        )
    return [Amended(spell, columns(given, OF_SPELL[DESELECTION]))]


def _adoption(work: UnitOfWork, said: Said, given: Mapping[str, Any]) -> list[Amended]:
    """The adoption, and the rows by which it said more: they move along with it."""
    spell, day = said.case.spell, given.get("from_on", said.on)
    _refuse_outside(work, said.case, day)
    into = _into_another(work, said.case, given, day)
    first, told = of_adoption(work, spell), {"spell_id": spell.id, "from_on": day, **work.recorded}
    lead = first.worker or SpellWorker(worker_id=None, agency_id=None, reason=None, **told)
    colour = first.colour or spell_fact(work, spell, FIRST_COLOUR, day)
    review = first.review or spell_fact(work, spell, FIRST_REVIEW, day)
    _refuse_review_before(work, given.get("review_by", review.due_by), day)
    parts = ((first.tier, TIER_TOO), (lead, LEAD), (colour, {"colour": "colour"}), (review, {"review_by": "due_by"}))
    rows = [Amended(spell, columns({**given, **into}, OF_SPELL[ADOPTION]))]
    for row, names in parts:
        values = columns(given, names)
        if values or row in first.rows:
            rows += [Amended(row, values), Amended(row, {"from_on": day}, told=False)]
    return rows


def _into_another(work: UnitOfWork, case: Case, given: Mapping[str, Any], day: date) -> dict[str, Any]:
    """The column of the cohort that a case is moved into. Raises NotFound, and DoesNotFit for a second spell there."""
    if "to_cohort" not in given:
        return {}
    home, spell = find_cohort(work, given["to_cohort"]), case.spell
    if home.id != spell.cohort_id:
        moved: list[Any] = [Adopted(day, work.event, "", home.code, spell.tier)]
        if spell.deselected_on is not None:
            moved.append(Deselected(spell.deselected_on, work.event, "", "", None, None))
        refuse_second(work, case.person.id, place_of(spell), moved)
    return {"cohort_id": home.id}


def _refuse_review_before(work: UnitOfWork, review_by: date | None, day: date) -> None:
    if review_by is not None and review_by < day:
        adopted = spoken(day, work.today)
        raise BadValue(f"--review-by: {spoken(review_by, work.today)} is before the adoption, {adopted}")


def _refuse_outside(work: UnitOfWork, case: Case, day: date) -> None:
    """Raise DoesNotFit where a case would begin after its end, or after an exit plan of it was made."""
    if case.spell.deselected_on is not None and case.spell.deselected_on < day:
        raise _bound(work, case, Deselected)
    plans = select(SpellExitPlan).where(SpellExitPlan.spell_id == case.spell.id, SpellExitPlan.from_on < day)
    plan = work.session.exec(plans.order_by(col(SpellExitPlan.from_on))).first()
    if plan is not None:
        moved = f"iomctl cohort correct {case.reference} exit-plan --on {plan.from_on} --from {day} --reason WORDS"
        raise DoesNotFit(
            f"an exit plan of {case.reference} is recorded from {spoken(plan.from_on, work.today)}",
            advice=f"if that is another day too: {moved}",
        )


def _bound(work: UnitOfWork, case: Case, kind: type[Adopted | Deselected]) -> DoesNotFit:
    """The refusal that names the adoption or the de-selection of a case."""
    record = read(work, case.person.id).record
    bound = next(one for one in record.cases[case.spell.id] if isinstance(one, kind))
    how = ways(work, [InTheWay(record, bound)], has_instead=False)
    return DoesNotFit(with_its_event(named(bound, record.reference), bound), advice=how)


_WAYS = {TIER: _dated, COLOUR: _dated, WORKER: _dated, DESELECTION: _deselection, ADOPTION: _adoption}
