"""The rows that the facts of a vector are recorded as."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from iomctl.domain.reoffending.recorded import PersonHistory
from iomctl.storage.tables.custodies import Custody
from iomctl.storage.tables.dated.custody_states import CustodyChange
from iomctl.storage.tables.facts.offences import Offence
from iomctl.storage.tables.facts.scores import Score
from iomctl.storage.tables.facts.sentences import Sentence
from iomctl.storage.unit_of_work import UnitOfWork
from tests import casebook

OUTCOMES = {"conv": "convicted", "caut": "cautioned", "none": "no-further-action"}
KINDS = {"custody": "custody", "community": "community-order", "suspended": "suspended-sentence", "fine": "fine"}
FLAGS = {
    "breach": {"counted_as": "breach"},
    "tic": {"counted_as": "considered"},
    "place=scotland": {"place": "scotland"},
}
CODES = {"theft": "046/00", "robbery": "034/01", "drug": "092/00", "fraud": "053/01"}
NAMED_IN = {"offences": "number", "outcomes": "offence", "set_aside": "offence", "sentences": "offence"}


@dataclass
class Told:
    """Somebody of a vector: their row number, and the letters of their offences by row number."""

    person: int
    offences: dict[str, int] = field(default_factory=dict)
    sentenced: dict[tuple[str, str], int] = field(default_factory=dict)

    def renamed(self, history: PersonHistory) -> PersonHistory:
        """A history with the letters of the vector for the numbers of its offences."""
        letters = {f"{number:09}": letter for letter, number in self.offences.items()}
        named: dict[str, Any] = {
            name: tuple(one._replace(**{key: letters.get(getattr(one, key), "")}) for one in getattr(history, name))
            for name, key in NAMED_IN.items()
        }
        stays = tuple(one._replace(offences=tuple(letters[held] for held in one.offences)) for one in history.stays)
        scores = tuple(one._replace(version="OGRS4") for one in history.scores)
        return replace(history, **named, stays=stays, scores=scores)


def _offence(work: UnitOfWork, who: Told, words: list[str]) -> None:
    letter, days, group, *flags = words
    first, _, last = days.partition("..")
    more: dict[str, Any] = {"outcome": None, "outcome_on": None, "index_on": None, "source": None, "withdrawn_in": None}
    for flag in flags:
        more |= FLAGS[flag]
    row = Offence(
        offender_id=who.person,
        committed_on=date.fromisoformat(first),
        committed_until=date.fromisoformat(last) if last else None,
        code=CODES.get(group),
        victim="not-known",
        **more,
        **work.recorded,
    )
    who.offences[letter] = casebook.add(work, row).id


def _change(work: UnitOfWork, table: type[Any], number: int, **values: Any) -> None:
    row = work.session.get_one(table, number)
    for name, value in values.items():
        setattr(row, name, value)
    work.session.add(row)
    work.session.flush()


def _outcome(kind: str) -> Any:
    def record(work: UnitOfWork, who: Told, words: list[str]) -> None:
        on = date.fromisoformat(words[1])
        _change(work, Offence, who.offences[words[0]], outcome=OUTCOMES[kind], outcome_on=on)

    return record


def _set_aside(work: UnitOfWork, who: Told, words: list[str]) -> None:
    _change(work, Offence, who.offences[words[0]], set_aside_on=date.fromisoformat(words[1]))


def _sentence(work: UnitOfWork, who: Told, words: list[str]) -> None:
    letter, kind, day, *length = words
    on = date.fromisoformat(day)
    until = date.fromordinal(on.toordinal() + int(length[0]) - 1) if length else None
    row = Sentence(
        offender_id=who.person,
        kind=KINDS[kind],
        start_on=on,
        until_on=until,
        source=None,
        withdrawn_in=None,
        **work.recorded,
    )
    _change(work, Offence, who.offences[letter], sentence_id=casebook.add(work, row).id)


def _stay(work: UnitOfWork, who: Told, words: list[str]) -> None:
    on = date.fromisoformat(words[0])
    served = words[3].removeprefix("for=").split(",")
    passed = [one for one in map(who.offences.get, served) if one is not None]
    days = [
        work.session.get_one(Sentence, number).start_on
        for number in (work.session.get_one(Offence, one).sentence_id for one in passed)
        if number
    ]
    stay = Custody(
        offender_id=who.person,
        from_on=on,
        sentenced_on=days[0] if days and words[2] == "sentenced" else None,
        # Only one stay is open; this one is till its end is told.
        to_on=None,
        **Custody.worked_out,
        **work.recorded,
    )
    who.sentenced[words[0], words[2]] = casebook.add(work, stay).id
    said: dict[str, Any] = {"kind": words[2], "prison": None, "at_large": None, "from_on": on, "reason": None}
    casebook.add(work, CustodyChange(custody_id=stay.id, **said, **work.recorded))


def _out(work: UnitOfWork, who: Told, words: list[str]) -> None:
    _change(work, Custody, who.sentenced[words[0], words[2]], to_on=date.fromisoformat(words[1]))


def _score(work: UnitOfWork, who: Told, words: list[str]) -> None:
    more: dict[str, Any] = {"level": None, "version": None, "source": None, "withdrawn_in": None}
    row = Score(
        offender_id=who.person,
        kind="ogrs4-g",
        value=float(words[1]),
        scored_on=date.fromisoformat(words[0]),
        **more,
        **work.recorded,
    )
    casebook.add(work, row)


BY_ROW = {
    "off": _offence,
    **{kind: _outcome(kind) for kind in OUTCOMES},
    "quash": _set_aside,
    "sent": _sentence,
    "stay": _stay,
    "out": _out,
    "score": _score,
}
