"""Record the answers of a sheet that a provider sent back: accepted or refused, by the referral's reference."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlmodel import col, select

from iomctl.domain.columns import column
from iomctl.domain.days.sheet_days import parse_sheet_day
from iomctl.domain.drop_downs import picked
from iomctl.domain.references import REFERRAL, number_in, reference
from iomctl.domain.referrals import ACCEPTED, ANSWERS, REFUSED, Step, misfit
from iomctl.errors import BadValue
from iomctl.inputs.bounds import Bounds
from iomctl.inputs.faults import Faults
from iomctl.inputs.quoting import quoted
from iomctl.inputs.referrals.referrals import AnswerInSheet
from iomctl.services.imports.engine.filled_sheets import (
    SheetColumns,
    SheetFile,
    as_columns,
    filled_rows,
    refuse_formulas,
)
from iomctl.services.referrals.practitioners import Assigned, assign, assigned
from iomctl.services.referrals.practitioners_and_outcomes import unassignable
from iomctl.services.referrals.sheets import AnswerSheetRow, refusals
from iomctl.services.referrals.steps import take_step
from iomctl.storage.tables.referrals import Referral, ReferralStep
from iomctl.storage.unit_of_work import UnitOfWork

COLUMNS = SheetColumns(
    record=AnswerSheetRow,
    required=("referral", "answer"),
    advice="the columns are those that iomctl referral sheet PROVIDER --output FILE writes",
)
ASKED = ("on", "reason", "note", "practitioner")
"""The columns that go with an answer."""

AT_ONCE = 500
"""Referrals asked for in one statement."""


@dataclass(frozen=True)
class AnswersTaken:
    """What became of the rows of a file of answers; the field names are a contract."""

    rows: int = column("Rows", "rows of the file", "12", rank=0, right=True)
    accepted: int = column("Accepted", "referrals recorded as accepted", "7", rank=0, right=True)
    refused: int = column("Refused", "referrals recorded as refused", "2", rank=0, right=True)
    assigned: int = column("Assigned", "referrals given a practitioner", "5", rank=2, right=True)
    unchanged: int = column("Unchanged", "rows that are recorded already", "0", rank=2, right=True)
    without: int = column("Without", "rows without an answer", "2", rank=2, right=True)
    rejected: int = column("Rejected", "rows that were left out", "1", rank=0, right=True)


class AnswersRead(NamedTuple):
    """The answers of a file: in counts, and what to tell of it."""

    record: AnswersTaken
    told: tuple[str, ...]


def answer_by_file(work: UnitOfWork, file: SheetFile, on: date | None) -> AnswersRead:
    """Record the answers of a file; `on` is the day of rows that name none (today).

    A row without an answer is left, one that is recorded already changes nothing. Raises BadValue for a file that
    can't be read, that holds formulas, or that has a row at fault while there is no file of rejects.
    """
    with filled_rows(work, file, COLUMNS) as sheet:
        intake = sheet.intake
        texts = [dict(zip(COLUMNS.fields, row.texts, strict=True)) for row in sheet.rows]
        reading = _AnswersRead(work, [number_in(REFERRAL, words["referral"]) for words in texts], on or work.today)
        for row, words in zip(sheet.rows, texts, strict=True):
            try:
                changed = reading.take(words)
            except BadValue as fault:
                intake.refuse(row, fault.faults)
                continue
            intake.counts["added" if changed else "unchanged"] += 1
    counts = reading.counts
    recorded = (counts[ACCEPTED], counts[REFUSED], counts["assigned"])
    others = (counts["unchanged"], counts["without"], intake.counts["refused"])
    return AnswersRead(AnswersTaken(intake.rows, *recorded, *others), sheet.told)


class _AnswersRead:
    """The rows of a file as answers; `counts` are those of AnswersTaken."""

    def __init__(self, work: UnitOfWork, numbers: "list[int | None]", on: date) -> None:
        self.counts = Counter[str]()
        self._work, self._on = work, on
        self._often = Counter(one for one in numbers if one is not None)
        self._referrals: dict[int | None, Referral] = {
            one.id: one for one in _rows_of(work, Referral, col(Referral.id), self._often)
        }
        work.looked_at(one.offender_id for one in self._referrals.values())
        steps = _rows_of(work, ReferralStep, col(ReferralStep.referral_id), self._often)
        self._answers = {one.referral_id: one for one in steps if one.status in ANSWERS}

    def take(self, words: Mapping[str, str]) -> bool:
        """Record the answer of a row; whether anything was to record. Raises BadValue with every fault of the row."""
        if not words["answer"]:
            filled = [name for name in ASKED if words[name]]
            if filled:
                raise BadValue(f"answer: missing, though {' and '.join(filled)} is filled in")
            self.counts["without"] += 1
            return False
        referral, asked = self._understood(words)
        answered = self._is_recorded(referral, asked, words)
        new = self._practitioner(referral, asked, answered)
        if answered and new is None:
            self.counts["unchanged"] += 1
            return False
        if not answered:
            self._answer(referral, asked)
        if new is not None:
            assign(self._work, referral.id, *new)
            self.counts["assigned"] += 1
        return True

    def _understood(self, words: Mapping[str, str]) -> tuple[Referral, AnswerInSheet]:
        faults = Faults()
        with faults.about():
            refuse_formulas(words, ("answer", *ASKED))
        with faults.about():
            referral = self._referral(words["referral"])
        day: date | None = self._on
        with faults.about("on"):
            day = parse_sheet_day(words["on"]) if words["on"] else self._on
        told = {name: words[name] or None for name in ("reason", "note", "practitioner")}
        told["reason"] = picked(words["reason"], refusals(self._work.policy)) or None
        with faults.about():
            try:
                bounds = Bounds(self._work.policy, self._work.today)
                asked = AnswerInSheet.typed(**told, status=words["answer"], on=day).read(bounds)
            except BadValue as fault:
                raise as_columns(fault) from None
        faults.refuse()
        return referral, asked

    def _referral(self, word: str) -> Referral:
        number = number_in(REFERRAL, word)
        if not word:
            raise BadValue("referral: missing")
        if number is None or number not in self._referrals:
            raise BadValue(f"referral: no referral {quoted(word) if number is None else word}")
        if self._often[number] > 1:
            raise BadValue(f"referral: {self._often[number]} rows are about {reference(REFERRAL, number)}")
        return self._referrals[number]

    def _is_recorded(self, referral: Referral, asked: AnswerInSheet, words: Mapping[str, str]) -> bool:
        known = self._answers.get(referral.id)
        if known is None:
            return False
        same_day = not words["on"] or known.step_on == asked.on
        same = (known.status, known.reason) == (asked.status, asked.reason) and asked.note in {None, known.note}
        return same_day and same

    def _practitioner(self, referral: Referral, asked: AnswerInSheet, answered: bool) -> Assigned | None:
        """Who is to be recorded as working on it. Raises BadValue where that does not fit."""
        now = assigned(self._work, referral.id, self._work.today)
        if not answered:
            self._refuse_misfit(referral, asked.step)
        if asked.practitioner is None or (now is not None and now.name == asked.practitioner):
            return None
        new = Assigned(asked.practitioner, asked.on)
        if why := unassignable(self._work, referral, new):
            raise BadValue(f"practitioner: {reference(REFERRAL, referral.id)} {why}")
        return new

    def _refuse_misfit(self, referral: Referral, step: Step) -> None:
        if why := misfit(Step(referral.status, referral.status_on), step, self._work.today):
            raise BadValue(f"answer: {reference(REFERRAL, referral.id)} {why}")

    def _answer(self, referral: Referral, asked: AnswerInSheet) -> None:
        take_step(self._work, referral, asked.step, asked.note)
        self.counts[asked.status] += 1


def _rows_of(work: UnitOfWork, table: Any, column: Any, numbers: Iterable[int]) -> Iterator[Any]:
    """The stored rows whose column holds one of these numbers, as objects that can be changed."""
    listed = sorted(numbers)
    for start in range(0, len(listed), AT_ONCE):
        part = listed[start : start + AT_ONCE]
        yield from work.session.execute(select(table).where(column.in_(part))).scalars()
