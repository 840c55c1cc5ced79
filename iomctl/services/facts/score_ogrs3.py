"""OGRS3 worked out by iomctl itself: a convenience beside recorded scores, which it never touches."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import col

from iomctl.domain.columns import column
from iomctl.domain.days.births import PartialBirth
from iomctl.domain.facts.ogrs3 import GENDERS, VERSION, Terms, doubts, ogrs3
from iomctl.domain.facts.ogrs3_tables import EXPLAINED, Explained
from iomctl.domain.references import OFFENCE, reference
from iomctl.inputs.facts.score_ogrs3 import Understood, Word, understood
from iomctl.services.facts import rows as facts
from iomctl.services.facts.index_offences import index_offences
from iomctl.services.facts.words import free_words
from iomctl.services.lookup.find_person import find_one, is_hidden, person_reference, shown_name
from iomctl.storage.tables.facts.offences import Offence
from iomctl.storage.tables.facts.scores import Score
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork

KIND = "ogrs3-2y"
"""The code under which the shipped policy holds the two-year score."""


@dataclass(frozen=True)
class OnRecord:
    """The newest recorded two-year OGRS3 score of a person."""

    value: float
    scored_on: date
    version: str | None
    source: str | None


@dataclass(frozen=True)
class PersonScored:
    """Whose score it is, which facts are from the record, and the score that is recorded; `kind` is the policy's."""

    offender: str | None = None
    name: str | None = None
    from_record: tuple[str, ...] = ()
    index_offence: str | None = None
    recorded: OnRecord | None = None
    kind: str | None = None


@dataclass(frozen=True)
class Ogrs3Worked:
    """OGRS3 with everything that went into it, nothing rounded but the percentages; the field names are a contract."""

    version: str = column("Version", "the version, and who worked it out", VERSION)
    offender: str | None = column("Ref", "the person's reference, where one was named", "N00042")
    name: str | None = column("Name", 'surname and forenames, or "restricted"', "Mercer, Kai")
    gender: str = column("Gender", "male or female", "male")
    born_on: date = column("Born", "the birth date", "1994-08-14")
    convicted_on: date = column("Convicted", "the day of the current conviction", "2026-03-02")
    age_at_conviction: int = column("Age at conviction", "completed years at the conviction", "31")
    followed_from: date = column("Followed from", "the day follow-up starts", "2026-03-02")
    age_at_follow_up: int = column("Age at follow-up", "completed years when follow-up starts", "31")
    sanctions: int = column("Sanctions", "convictions, cautions and warnings, the current one with them", "12")
    counted_sanctions: int = column("Counted sanctions", "the sanctions that count", "12")
    first_sanction_at: int = column("First sanction at", "completed years at the first sanction", "15")
    code: str | None = column("Code", "the Home Office code of the current offence", "028/03")
    actuarial_category: str = column("Actuarial category", "OGRS3's own group of the offence", "burglary-domestic")
    from_record: tuple[str, ...] = column("From record", "which of these the record gave", "gender, born_on")
    index_offence: str | None = column("Index offence", "the recorded offence that gave the code", "C00042")
    terms: Terms = column("Terms", "the four terms, the Copas rate behind one, and z, their sum", "z -1.87")
    chance_one_year: float = column("Chance one year", "above 0 and below 1", "0.385")
    chance_two_years: float = column("Chance two years", "above 0 and below 1", "0.562")
    percent_one_year: int = column("Percent one year", "the chance within a year as a whole percentage", "38")
    percent_two_years: int = column("Percent two years", "the chance within two years as a whole percentage", "56")
    band: str = column("Band", "the Ministry's word for the two-year percentage", "medium")
    recorded: OnRecord | None = column("Recorded", "the newest recorded two-year OGRS3 score", "58, 2026-03-03")
    kind: str | None = column("Kind", "the policy's kind of score it would be recorded under", KIND)
    doubts: tuple[str, ...] = column("Doubts", "what can hardly be right in the facts")
    explained: tuple[Explained, ...] | None = column("Explained", "where sources disagree, when asked for")


def work_out(words: Mapping[str, Word], today: date, explain: bool) -> Ogrs3Worked:
    """OGRS3 of typed facts, keyed as for `understood`. Raises BadValue with a line for every fault."""
    return _worked(understood(words, today, {}), PersonScored(), explain)


def work_out_for(work: UnitOfWork, offender: str, words: Mapping[str, Word], explain: bool) -> Ogrs3Worked:
    """The same for a person, whose record gives gender, birth date and code where no words do. The look is logged.

    A limited-access mark keeps the birth date back. Raises NotFound, and BadValue with every fault.
    """
    person = find_one(work, offender)
    index = None if words.get("code") else _index_offence(work, person)
    known, remarks = _known(person, is_hidden(work, person), index)
    taken = {name: value for name, value in known.items() if words.get(name) is None and value is not None}
    asked = understood({**words, **taken}, work.today, remarks)
    whose = PersonScored(
        offender=person_reference(person),
        name=shown_name(work, person),
        from_record=tuple(taken),
        index_offence=reference(OFFENCE, index.id) if "code" in taken and index else None,
        recorded=_on_record(work, person),
        kind=KIND if KIND in work.policy.scores and work.policy.scores[KIND].active else None,
    )
    return _worked(asked, whose, explain)


def _worked(asked: Understood, whose: PersonScored, explain: bool) -> Ogrs3Worked:
    facts, score = asked.facts, ogrs3(asked.facts)
    return Ogrs3Worked(
        version=VERSION,
        **vars(facts),
        **vars(whose),
        **vars(score),
        code=asked.code,
        age_at_conviction=facts.age_at_conviction,
        age_at_follow_up=facts.age_at_follow_up,
        counted_sanctions=facts.counted_sanctions,
        doubts=tuple(doubts(facts)),
        explained=EXPLAINED if explain else None,
    )


def _known(person: Offender, hidden: bool, index: Any) -> tuple[dict[str, Word], dict[str, str]]:
    """What the record says by field, and why it says nothing about others."""
    known: dict[str, Word] = {
        "gender": person.gender if person.gender in GENDERS else None,
        "born_on": None if hidden else person.born_on,
        "code": index.code if index else None,
    }
    remarks = {
        "gender": f"the record says {person.gender}" if person.gender else "the record has none",
        "born_on": _no_birth_date(person, hidden),
        "code": f"{reference(OFFENCE, index.id)} has none" if index else "no index offence is recorded",
    }
    return known, remarks


def _no_birth_date(person: Offender, hidden: bool) -> str:
    if hidden and person.birth:
        return "the record's is only for --restricted"
    known = person.birth
    return f"the record has only {known.words}" if isinstance(known, PartialBirth) else "the record has none"


def _index_offence(work: UnitOfWork, person: Offender) -> Any:
    """The row of the offence that is the index offence today; None when none is."""
    rows = facts.listed(work, Offence, work.today, col(Offence.offender_id) == person.id)
    return next(index_offences(rows, work.today), None)


def _on_record(work: UnitOfWork, person: Offender) -> OnRecord | None:
    whose = (col(Score.offender_id) == person.id, col(Score.kind) == KIND, col(Score.value).is_not(None))
    rows = facts.listed(work, Score, work.today, *whose)
    return OnRecord(rows[0].value, rows[0].scored_on, **free_words(work, Score, rows[0])) if rows else None
