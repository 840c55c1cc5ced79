"""Everyone in a run: what the criteria say of them, what stands in the way, and what was decided."""

from collections.abc import Iterator, Set
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from iomctl.domain.columns import column
from iomctl.domain.criteria.judging import always_taken
from iomctl.domain.references import PERSON, listed_name, name_column, offender_column, reference
from iomctl.errors import BadValue, NotFound
from iomctl.services.lookup.find_person import find_one, person_reference, shown_words
from iomctl.services.rescopes.decisions.decisions import decisions_kept, undecided
from iomctl.services.rescopes.rules.answers import UnpackedAnswer, by_answer, unpacked
from iomctl.services.rescopes.rules.missing import missing_of, taken_as_no
from iomctl.services.rescopes.rules.statement import OUTCOMES, UNKNOWN
from iomctl.services.rescopes.runs.left_by_undo import left_by_undo, why_left
from iomctl.services.rescopes.runs.runs import Run, newest_step
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.rescopes import RescopePerson
from iomctl.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class PersonInRun:
    """One person of a run, the last columns for the group to fill in; the field names are a contract."""

    run: int = column("Run", "the run's number", "3", rank=9, right=True, shown=False)
    offender: str = offender_column()
    name: str = name_column()
    now: str | None = column("Now", "the tier on the day asked about; absent: outside the cohort", "flex", rank=0)
    outcome: str = column("Outcome", f"one of {', '.join(OUTCOMES)}", "leaves", rank=0)
    plan: str | None = column("Plan", "the tier that the criteria give", "fixed", rank=0)
    watch: str = column("Watch", "yes for who needs an onward arrangement before leaving", "yes", rank=2)
    edge: bool = column("Edge", "whether a score is within a few points of its threshold", "yes", rank=3)
    missing: str = column("Missing", "the facts for want of which it is not known", "no index offence", rank=2)
    taken_as_no: str = column(
        "Taken as no", "what was not recorded and taken as no, where that decides", "no area", rank=0, shown=False
    )
    why: str = column("Why", "the rules by their answers", "met: statutory", rank=8, shown=False)
    carried_from: int | None = column(
        "Carried from", "the earlier run from which the decision was carried over", "2", rank=9, shown=False
    )
    left_by_undo: str | None = column(
        "Left by undo",
        "what was recorded since, for which an undo left them as they are",
        "cohort move on Fri 8 May 2026 (event 49, m.adeyemi)",
        rank=9,
        shown=False,
    )
    decision: str | None = column("Decision", "keep, move, leave, admit or defer", "leave", rank=0)
    tier: str | None = column("Tier", "the tier that was decided on", "free", rank=4)
    reason: str | None = column("Reason", "the reason's code", "out-of-scope", rank=5)
    note: str | None = column("Note", "free words kept with it", "MARAC takes over", rank=6)
    exit_plan: str | None = column("Exit plan", "what follows for who leaves", "DA programme from 1 May", rank=7)
    meeting: str | None = column("Meeting", "the meeting that decided", "TFG 7 May", rank=8)


@dataclass(frozen=True)
class Narrowed:
    """Which people of a run; None and False for all. `undecided` are those who still need a decision, and
    `taken` those of whom something was not recorded and taken as no, where that decides.
    """

    outcome: str | None = None
    offender: str | None = None
    watch: bool = False
    edge: bool = False
    undecided: bool = False
    taken: bool = False


def people_in(work: UnitOfWork, run: Run, narrowed: Narrowed) -> list[PersonInRun]:
    """The people of a run by reference; the look is logged. Raises NotFound and BadValue for unknown words."""
    query = _query(run).where(*_conditions(work, run, narrowed))
    rows = work.session.execute(query.order_by(col(RescopePerson.offender_id))).all()
    work.looked_at(row.offender_id for row in rows)
    left, taken = left_alone(work, run), always_taken(run.criteria)
    people = [_record(work, run, row, (_answers(run, row.answers, taken), left.get(row.offender_id))) for row in rows]
    return [one for one in people if one.taken_as_no or not narrowed.taken]


def left_alone(work: UnitOfWork, run: Run) -> dict[int, str]:
    """Whom the undo of a run left as they are, by row number: who it is, and what was recorded since."""
    step = newest_step(work, run.number)
    left = left_by_undo(work, step)
    return why_left(work, step, left) if step is not None and left else {}


def in_run(work: UnitOfWork, run: Run, words: str) -> tuple[Offender, RescopePerson]:
    """The person that somebody means, and what the run says of them; the look is logged.

    Raises NotFound for nobody, and for somebody of whom the run says nothing.
    """
    person = find_one(work, words)
    row = work.session.get(RescopePerson, (run.number, person.id))
    if row is None:
        raise NotFound(
            f"{person_reference(person)} is not in run {run.number}",
            advice=f"everyone in it: iomctl rescope show {run.number}",
        )
    return person, row


def outcome_meant(word: str) -> str:
    """One of OUTCOMES, in any case. Raises BadValue."""
    meant = word.strip().casefold().replace(" ", "-")
    if meant not in OUTCOMES:
        raise BadValue(f'outcome "{word}": one of {", ".join(OUTCOMES)}')
    return meant


def _query(run: Run) -> Any:
    decided = decisions_kept(run)
    columns: tuple[Any, ...] = (
        *(getattr(RescopePerson, name) for name in _PERSON),
        *(decided.c[name] for name in _DECISION),
        col(Offender.surname),
        col(Offender.forenames),
        col(Offender.restricted),
    )
    query = select(*columns).join(Offender, col(Offender.id) == col(RescopePerson.offender_id))
    query = query.outerjoin(decided, decided.c.offender_id == col(RescopePerson.offender_id))
    return query.where(col(RescopePerson.run_id) == run.number)


_PERSON = ("offender_id", "outcome", "tier_from", "tier_to", "watch", "edge", "answers")
WORDS = ("note", "exit_plan", "meeting")
"""The free words of a decision."""
_DECISION = ("action", "tier", "reason", "decided_in", *WORDS)


def _conditions(work: UnitOfWork, run: Run, narrowed: Narrowed) -> Iterator[Any]:
    if narrowed.outcome is not None:
        yield col(RescopePerson.outcome) == outcome_meant(narrowed.outcome)
    if narrowed.offender is not None:
        yield col(RescopePerson.offender_id) == in_run(work, run, narrowed.offender)[0].id
    if narrowed.watch:
        yield col(RescopePerson.watch).is_(True)
    if narrowed.edge:
        yield col(RescopePerson.edge).is_(True)
    if narrowed.undecided:
        yield undecided()


def _answers(run: Run, packed: str, taken: Set[str]) -> dict[str, UnpackedAnswer]:
    """The answers of the rules; those `taken` as no wherever they are asked are marked so."""
    answers = unpacked(packed, list(run.criteria.rules))
    return {name: one._replace(taken=one.taken or name in taken) for name, one in answers.items()}


def _record(work: UnitOfWork, run: Run, row: Any, found: tuple[dict[str, UnpackedAnswer], str | None]) -> PersonInRun:
    answers, left = found
    unknown = row.outcome == UNKNOWN
    return PersonInRun(
        run=run.number,
        offender=reference(PERSON, row.offender_id),
        name=listed_name(row.surname, row.forenames, work.hides(row.restricted)),
        now=row.tier_from,
        outcome=row.outcome,
        plan=None if unknown else row.tier_to,
        watch=_WORDS[row.watch],
        edge=row.edge,
        missing="; ".join(missing_of(run.criteria, row.tier_to, answers, run.policy)) if unknown else "",
        taken_as_no="; ".join(taken_as_no(run.criteria, answers, run.policy)),
        why="; ".join(by_answer(answers)),
        decision=row.action,
        tier=row.tier,
        reason=row.reason,
        **{name: shown_words(work, getattr(row, name), row.restricted) for name in WORDS},
        carried_from=None if row.decided_in is None else run.carried_from,
        left_by_undo=left,
    )


_WORDS = {True: "yes", False: "no", None: "not known"}
