"""Notes on people: write one down, correct one by a further note, withdraw one, and list them as on a day."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Row, Select, and_, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from iomctl.domain.columns import column
from iomctl.domain.days.days import spoken
from iomctl.domain.references import NOTE, name_column, offender_column, reference
from iomctl.errors import DoesNotFit
from iomctl.inputs.bounds import Bounds
from iomctl.services.asked_day import AskedDay
from iomctl.services.every_fault import EveryFault
from iomctl.services.facts import rows as facts
from iomctl.services.facts.kinds import reference_of
from iomctl.services.facts.rows import FactChange
from iomctl.services.facts.withdrawing import with_it, withdraw_rows
from iomctl.services.lookup.find_person import shown_words
from iomctl.services.lookup.listed_people import ListedPeople, people_listed
from iomctl.services.notes.known import Standing, cleared_for, in_words, standing_of
from iomctl.storage.bulk import read
from iomctl.storage.made_once import made_once, with_more
from iomctl.storage.tables.facts.notes import Note, NoteConsent
from iomctl.storage.tables.withdrawable import ALSO_WITHDRAWN
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.notes.notes import NewNote
    from iomctl.inputs.typed_words import Typed

Keep = Callable[[Row[Any], Standing], bool]
"""Whether a note is listed, by its row and by how its consents stand."""

OF_A_VICTIM = "victim or witness"


@dataclass(frozen=True)
class NoteRecord:
    """One note as it stood on a day; the field names are a contract.

    A limited-access mark leaves `words` as "restricted", unless --restricted was given.
    """

    note: str = column("Note", "the note's reference", "E00042", rank=0, kept=True)
    offender: str = offender_column()
    name: str = name_column()
    noted_on: date = column("Noted", "the day it was written down", "2026-04-20", rank=0, spoken=True)
    kind: str = column("Kind", "fact, opinion, intelligence or own-words: what the person said", "opinion", rank=0)
    speaks_of: str | None = column("Speaks of", f'"{OF_A_VICTIM}", else absent', OF_A_VICTIM, rank=0)
    corrected_by: str | None = column("Corrected by", "the note that corrects it", "E00043", rank=0)
    corrects: str | None = column("Corrects", "the note that it corrects", "E00041", rank=2)
    words: str = column("Words", "what it says", "Moved in with his sister", rank=0)
    recorded_by: str = column("Recorded by", "who wrote it down", "m.adeyemi", rank=2)
    withdrawn_on: date | None = column("Withdrawn", "the day it was withdrawn", "2026-04-20", shown=False)
    consent: tuple[str, ...] = column(
        "Consent", "to whom own words may be shown, and how that stands; absent: nobody asked", "board", rank=2
    )
    cleared_for: tuple[str, ...] = column(
        "Cleared for", "of those, whom they may be shown to on the day", "board", shown=False
    )


def add(work: UnitOfWork, offender: str, words: "Typed[NewNote]") -> FactChange:
    """Write a note down.

    Raises BadValue or NotFound with every fault at once.
    """
    person, new = facts.understood(work, offender, words)
    return _stored(work, person, new, None)


def correct(work: UnitOfWork, word: str, words: "Typed[NewNote]") -> FactChange:
    """Correct the note with a reference by a further one, which is of its kind where `words` name no other.

    What speaks of a victim or witness goes on doing so. Raises NotFound and BadValue in one answer, and DoesNotFit
    for a note that was withdrawn or corrected already.
    """
    faults = EveryFault()
    wrong = faults.take(lambda: facts.find(work, Note, word))
    kind = words.given.get("kind") or (wrong.kind if wrong else "fact")
    told = words.also(kind=kind, victim=bool(words.given.get("victim") or (wrong and wrong.victim)))
    new = faults.take(lambda: told.read(Bounds(work.policy, work.today)))
    if wrong is None or new is None:
        raise faults.refusal()
    by = work.session.execute(select(Note).where(col(Note.corrects_id) == wrong.id)).scalar()
    if by is not None:
        ref, day = reference_of(by), spoken(by.noted_on, work.today)
        raise DoesNotFit(
            f"{reference_of(wrong)} was corrected on {day} already: {ref}",
            advice=f"if that one is wrong too: {_correcting(ref)}",
        )
    return _stored(work, wrong.offender_id, new, wrong.id)


def withdraw(work: UnitOfWork, word: str, reason: str) -> FactChange:
    """Withdraw the note with a reference: its words are shown nowhere any more, and kept by the audit trail alone.

    A note that it corrected stands as it was written down, or is corrected by the note that corrected this one. The
    consents to show it go along.
    Raises as `facts.withdraw`.
    """
    row = facts.withdraw(work, Note, word, reason)
    query = select(NoteConsent).where(col(NoteConsent.note_id) == row.id).order_by(col(NoteConsent.id))
    gone = work.session.scalars(query).all()
    withdraw_rows(work, *gone)
    (record,) = _records(work, work.today, col(Note.id) == row.id)
    went = with_it([f"{reference_of(one)}, consent {one.answer} for {one.audience}" for one in gone])
    said = f"{facts.withdrawn(row)}, and nobody is shown its words{went}{_untied(work, row)}"
    return FactChange(record, said)


def _untied(work: UnitOfWork, row: Note) -> str:
    """Tie the note that a withdrawn one corrected to the one that corrected it, and say what comes of both."""
    wrong, row.corrects_id = row.corrects_id, None
    work.session.flush()  # only one note corrects another at any time
    by = work.session.execute(select(Note).where(col(Note.corrects_id) == row.id)).scalar()
    if by is None:
        return "" if wrong is None else f"; {reference(NOTE, wrong)} stands as it was written down"
    by.corrects_id = wrong
    work.session.flush()
    return f"; {reference_of(by)} " + ("stands by itself" if wrong is None else f"corrects {reference(NOTE, wrong)}")


def notes(
    work: UnitOfWork, whose: ListedPeople, on: date, kind: str | None = None, keep: Keep = lambda *_: True
) -> list[NoteRecord]:
    """The notes of one person, else of everyone on the scheme, that were written down by a day, the newest first.

    Of those only what `keep` answers yes for, by its row and how its consents stand. The look at these is logged.
    Raises NotFound, and BadValue for a kind that there is not.
    """
    narrowed = [people_listed(work, AskedDay(work, on), whose), col(Note.noted_on) <= on]
    narrowed.append(col(Note.withdrawn_in).is_(None))
    if kind is not None:
        from iomctl.inputs.notes.notes import asked_kind

        narrowed.append(col(Note.kind) == asked_kind(kind))
    return list(_records(work, on, *narrowed, keep=keep))


def _stored(work: UnitOfWork, person: int, new: "NewNote", corrects: int | None) -> FactChange:
    row = Note(
        offender_id=person,
        noted_on=work.today,
        kind=new.kind,
        victim=new.victim,
        words=new.words,
        corrects_id=corrects,
        **work.recorded,
    )
    work.session.add(row)
    work.session.flush()
    (record,) = _records(work, work.today, col(Note.id) == row.id)
    return FactChange(record, f"{_correcting(record.note)} puts it right by a further one")


def _records(
    work: UnitOfWork, on: date, *narrowed: ColumnElement[bool], keep: Keep = lambda *_: True
) -> Iterable[NoteRecord]:
    rows = read(work, with_more(_with_later(on), *narrowed))
    recorders = work.recorders(row.recorded_in for row in rows)
    standing = standing_of(work, on, (row.id for row in rows))
    told = ((row, standing.get(row.id, {})) for row in rows)
    return [_record(work, row, recorders[row.recorded_in][0], how) for row, how in told if keep(row, how)]


@made_once
def _with_later(on: date) -> Select[Any]:
    """SQL for notes, the newest first, each with that which corrected it by a day."""
    later: Any = aliased(Note)
    query = facts.rows_of(Note).add_columns(later.id.label("by")).execution_options(**ALSO_WITHDRAWN)
    query = query.outerjoin(later, and_(later.corrects_id == col(Note.id), later.noted_on <= on))
    return query.order_by(col(Note.noted_on).desc(), col(Note.id).desc())


def _record(work: UnitOfWork, row: Row[Any], by: str, standing: Standing) -> NoteRecord:
    return NoteRecord(
        **facts.shown(work, Note, row),
        **{name: getattr(row, name) for name in ("noted_on", "kind")},
        recorded_by=by,
        speaks_of=OF_A_VICTIM if row.victim else None,
        corrected_by=None if row.by is None else reference(NOTE, row.by),
        corrects=None if row.corrects_id is None else reference(NOTE, row.corrects_id),
        words=shown_words(work, row.words, row.restricted) or "",
        withdrawn_on=row.withdrawn_in and work.day_of(row.withdrawn_in),
        consent=tuple(in_words(audience, *standing[audience]) for audience in sorted(standing)),
        cleared_for=cleared_for(standing),
    )


def _correcting(ref: str) -> str:
    return f"iomctl note correct {ref} WORDS"
