"""Decide by the sheet that a group passed round: what `rescope show` wrote, with its decision columns filled in."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, replace

from iomctl.domain.references import RESTRICTED_NAME
from iomctl.errors import BadValue
from iomctl.inputs.bounds import Bounds
from iomctl.inputs.rescopes import GroupDecision
from iomctl.inputs.typed_words import Typed
from iomctl.services.imports.engine.fields import Row
from iomctl.services.imports.engine.filled_sheets import (
    SheetColumns,
    SheetFile,
    as_columns,
    filled_rows,
    refuse_formulas,
)
from iomctl.services.imports.engine.intake import Intake
from iomctl.services.imports.engine.whose import PersonMeant, people_meant
from iomctl.services.rescopes.decisions.changed import answers_now, changed_since_plan
from iomctl.services.rescopes.decisions.changed_words import about_changed
from iomctl.services.rescopes.decisions.choices import codes_of
from iomctl.services.rescopes.decisions.deciding_as_planned import Decisions, ManyDecided, about_leaving
from iomctl.services.rescopes.decisions.decisions import (
    Decision,
    PersonToDecide,
    count_undecided,
    made_of,
    misfits,
    open_run,
    people_to_decide,
    record,
    refuse_before_run,
    with_tier,
)
from iomctl.services.rescopes.decisions.names_beside import ADVICE, NamesBeside
from iomctl.services.rescopes.decisions.people import WORDS, PersonInRun
from iomctl.services.rescopes.runs.runs import Run
from iomctl.storage.unit_of_work import UnitOfWork

FIELDS = tuple(one.name for one in fields(PersonInRun))
REQUIRED = ("offender", "decision")
ASKED = ("tier", "reason", "note", "exit_plan", "meeting")
"""The columns that go with a decision."""


def decide_by_file(work: UnitOfWork, number: int, file: SheetFile, words: Typed[GroupDecision]) -> ManyDecided:
    """Record the decisions of a file; `words` are the `on`, and the `meeting` of rows that name none.

    A row without a decision is left. Raises NotFound, DoesNotFit for a run that is applied, and BadValue for a file
    that can't be read, that holds formulas, or that has a row at fault while there is no file of rejects.
    """
    run = open_run(work, number)
    with filled_rows(work, file, _columns(run)) as sheet:
        intake = sheet.intake
        reading = _DecisionsRead(intake, run, words)
        made = list(reading.decisions(sheet.rows))
    changed = changed_since_plan(work, run, [one.offender_id for one in made])
    record(work, run, made, answers_now(changed))
    counts = (len(made), intake.counts["unchanged"] - reading.without, reading.without, intake.counts["refused"])
    found = Decisions(run.number, intake.rows, *counts, count_undecided(work, run))
    advice = [intake.advice] if intake.advice else []
    return ManyDecided(found, (*sheet.told, *advice, *about_changed(work, run, changed), *about_leaving(work, made)))


def _columns(run: Run) -> SheetColumns:
    advice = f"the columns are those that iomctl rescope show {run.number} --format csv writes"
    return SheetColumns(PersonInRun, REQUIRED, advice)


class _DecisionsRead:
    """The rows of a file as decisions; those at fault go to the intake. `without` counts rows without a decision."""

    def __init__(self, intake: Intake, run: Run, words: Typed[GroupDecision]) -> None:
        self.without = 0
        self._intake, self._run, self._words = intake, run, words
        self._work = intake.work
        self._people = people_to_decide(intake.work, run)

    def decisions(self, rows: Sequence[Row]) -> Iterator[Decision]:
        """The decisions that change something, in the order of the file."""
        texts = [dict(zip(FIELDS, row.texts, strict=True)) for row in rows]
        people = people_meant(self._work, (one["offender"] for one in texts))
        found = {text: one.id for text, one in people.items() if isinstance(one, PersonMeant)}
        often = Counter(found[one["offender"]] for one in texts if one["offender"] in found)
        self._work.looked_at(often)
        self._names = NamesBeside(self._work, often)
        for row, words in zip(rows, texts, strict=True):
            person = people[words["offender"]]
            try:
                made = self._made(words, self._whom(person, words, often))
            except BadValue as fault:
                self._intake.refuse(row, fault.faults)
                continue
            if made is None:
                self._intake.counts["unchanged"] += 1
                continue
            self._intake.counts["added"] += 1
            yield made

    def _whom(self, person: PersonMeant | str, words: Mapping[str, str], often: Counter[int]) -> PersonToDecide:
        """The person of a row. Raises BadValue for nobody, another run, two rows for one person, and another's name."""
        faults = []
        if words["run"] not in {"", str(self._run.number)}:
            faults.append(f"run: a row of run {words['run']}, not of run {self._run.number}")
        whom = self._people.get(person.id) if isinstance(person, PersonMeant) else None
        if isinstance(person, str):
            faults.append(person)
        elif whom is None:
            faults.append(f"offender: {words['offender']} is not in run {self._run.number}")
        else:
            faults += self._misfits(words, whom, often)
        if faults or whom is None:
            raise BadValue(*faults)
        return whom

    def _misfits(self, words: Mapping[str, str], whom: PersonToDecide, often: Counter[int]) -> Iterator[str]:
        if often[whom.offender_id] > 1:
            yield f"offender: {often[whom.offender_id]} rows are about {whom.reference}"
        if misnamed := self._names.fault(whom.offender_id, words["name"]):
            self._intake.advice = ADVICE
            yield misnamed

    def _made(self, words: Mapping[str, str], whom: PersonToDecide) -> Decision | None:
        """The decision of a row; None where there is none, or where it is recorded already."""
        refuse_formulas(words, ("decision", *ASKED), whom.decision)
        words = codes_of(self._work.policy, words)
        asked: dict[str, object] = {name: words[name] or None for name in ASKED} | _kept_back(words, whom)
        if not words["decision"]:
            filled = [name for name, text in asked.items() if text]
            if filled:
                raise BadValue(f"decision: missing, though {' and '.join(filled)} is filled in")
            self.without += 1
            return None
        asked["meeting"] = asked["meeting"] or self._words.given.get("meeting")
        try:
            said = with_tier(whom, self._words.also(**asked, action=words["decision"]))
            decision = said.read(Bounds(self._work.policy, self._work.today))
            refuse_before_run(self._run, decision.on, self._work.today)
        except BadValue as fault:
            raise as_columns(fault) from None
        made, before = made_of(whom, decision), whom.decision
        if before is not None and replace(made, decided_on=before.decided_on) == before:
            return None
        wrong = misfits(whom, decision, self._work.today)
        if wrong:
            raise BadValue(*wrong)
        return made


def _kept_back(words: Mapping[str, str], whom: PersonToDecide) -> dict[str, object]:
    """The recorded words that a limited-access mark hid in the sheet: a row sent back as it was keeps them."""
    before = whom.decision if whom.hidden else None
    return {one: getattr(before, one) for one in WORDS if before is not None and words[one] == RESTRICTED_NAME}
