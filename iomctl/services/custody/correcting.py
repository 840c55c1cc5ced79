"""A stay in custody put right: its days, what it began as, or one change in it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import or_
from sqlmodel import col, select

from iomctl.domain.course.stays import Stay
from iomctl.domain.days.days import spoken
from iomctl.errors import DoesNotFit
from iomctl.services.cases.correcting import Amended, Correction, columns, given_of, put_right
from iomctl.services.cases.fact_rows import place_of
from iomctl.services.cases.one_open import make_room
from iomctl.services.custody.custodies import stay_now
from iomctl.services.custody.ends import left_on, outside, release_of
from iomctl.services.custody.stays import stay_meant
from iomctl.services.facts import rows as facts
from iomctl.services.facts.rows import FactChange
from iomctl.services.lookup.find_person import person_reference
from iomctl.storage.owners import Place
from iomctl.storage.tables.custodies import Custody
from iomctl.storage.tables.dated.custody_states import CustodyChange
from iomctl.storage.tables.dated.release_plans import ReleaseCheck, ReleasePlan
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.releases import ReleaseDue
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.custodies import CorrectedCustody
    from iomctl.inputs.typed_words import Typed

SAID = {"kind": "kind", "prison": "prison", "at_large": "at_large", "because": "reason"}
OF_CHANGE = ("from_on", *SAID)
OF_STAY = ("from_on", "to", "not_ended", "kind", "prison", "sentenced", "because")


def correct(work: UnitOfWork, offender: str, words: "Typed[CorrectedCustody]", instead: bool = False) -> FactChange:
    """Put right a stay in custody of a person, or what was said in it from the day `change`; what is not given stays.

    Raises NotFound and BadValue with every fault at once, NotUnderstood as `given_of`, and DoesNotFit as `stay_meant`,
    for a change that is not there, for a day that the stay does not cover, and as `put_right`.
    """
    number, asked = facts.understood(work, offender, words)
    person = work.session.get_one(Offender, number)
    fitting = (OF_STAY, "a stay") if asked.change is None else (OF_CHANGE, "a change in a stay")
    given, stay = given_of(asked, *fitting), stay_meant(work, person, asked.on or asked.change)
    ref = person_reference(person)
    if asked.change is not None:
        what = f"{ref}: what was said of the stay from {spoken(asked.change, work.today)}"
        correction = Correction(what, _change(work, (stay, ref), asked.change, given))
    else:
        correction = _stay(work, (stay, ref), given, instead)
    said = put_right(work, person, correction, instead)
    return FactChange(stay_now(work, stay), said)


def _change(work: UnitOfWork, of: tuple[Custody, str], on: date, given: Mapping[str, Any]) -> list[Amended]:
    """What was said in a stay from a day on."""
    (stay, ref), rows = of, _said_from(work, of[0], on)
    day = given.get("from_on", on)
    if not rows:
        advice = f"iomctl offender history {ref} shows the days"
        raise DoesNotFit(f"nothing was said of the stay of {ref} from {spoken(on, work.today)}", advice=advice)
    if day != on and on == stay.from_on:
        raise DoesNotFit("that is the first day of the stay", advice="to move that, leave --change out")
    if day < stay.from_on or (stay.to_on is not None and day >= stay.to_on):
        raise DoesNotFit(f"{ref} was not in custody on {spoken(day, work.today)} by that stay")
    return [*_sayings(rows, given), *(Amended(one, {"from_on": day}) for one in rows)]


def _stay(work: UnitOfWork, of: tuple[Custody, str], given: Mapping[str, Any], instead: bool) -> Correction:
    """The stay itself, and what it began as: that moves along with its first day."""
    stay, ref = of
    first, last = _days(work, of, given)
    began = _said_from(work, stay, stay.from_on)
    rows = [Amended(stay, {"from_on": first, "to_on": last, **columns(given, {"sentenced": "sentenced_on"})})]
    rows += [
        *_sayings(began or [_nothing_said(work, stay, first)], given),
        *(Amended(one, {"from_on": first}, told=False) for one in began),
    ]
    gone, aside = list[Place](), list[str]()
    if (first, last) != (stay.from_on, stay.to_on):
        gone, aside = outside(work, stay, (first, last), instead)
        new = Stay(first, work.event, "", last)
        aside += make_room(work, stay.offender_id, [new], instead, place_of(stay))
    if last != stay.to_on:
        ended, colours = left_on(work, stay, last)
        rows, gone = [*rows, *ended], [*gone, *colours]
    return Correction(f"{ref}: the stay from {spoken(stay.from_on, work.today)}", rows, gone, aside)


def _days(work: UnitOfWork, of: tuple[Custody, str], given: Mapping[str, Any]) -> tuple[date, date | None]:
    """The first day of a stay and the day of leaving as they are to be."""
    stay, ref = of
    first, last = given.get("from_on", stay.from_on), given.get("to", stay.to_on)
    if "not_ended" in given:
        if release_of(work, stay) is not None:
            back = f"iomctl release withdraw {ref} --on {stay.to_on} --reason WORDS"
            raise DoesNotFit(f"the stay of {ref} ended with a release", advice=f"take that back: {back}")
        last = None
    if last is not None and last < first:
        raise DoesNotFit(f"{spoken(first, work.today)} is after the day of leaving, {spoken(last, work.today)}")
    if first > stay.from_on:
        _refuse_release_before(work, of, first)
    return first, last


def _refuse_release_before(work: UnitOfWork, of: tuple[Custody, str], first: date) -> None:
    """Raise DoesNotFit where something is known of the release before a stay begins, or it is due before."""
    stay, ref = of
    tables: dict[str, Any] = {"--due": ReleaseDue, "--plan": ReleasePlan, "--done ITEM": ReleaseCheck}
    for part, table in tables.items():
        early = table.from_on < first
        if part == "--due":
            early = or_(early, table.due_on < first)
        row = work.session.exec(select(table).where(table.custody_id == stay.id, early).order_by(table.from_on)).first()
        if row is not None:
            known = f"what is known of the release of {ref} from {spoken(row.from_on, work.today)}"
            that = f"iomctl release correct {ref} {part} --on {row.from_on} --reason WORDS"
            raise DoesNotFit(
                f"{known} can't be so before the stay begins, on {spoken(first, work.today)}",
                advice=f"correct that first: {that}",
            )


def _nothing_said(work: UnitOfWork, stay: Custody, on: date) -> CustodyChange:
    return CustodyChange(
        custody_id=stay.id, kind=None, prison=None, at_large=None, from_on=on, reason=None, **work.recorded
    )


def _said_from(work: UnitOfWork, stay: Custody, on: date) -> list[CustodyChange]:
    query = select(CustodyChange).where(CustodyChange.custody_id == stay.id, CustodyChange.from_on == on)
    return list(work.session.exec(query.order_by(col(CustodyChange.id))).all())


def _sayings(rows: Sequence[CustodyChange], given: Mapping[str, Any]) -> list[Amended]:
    """Each value in the row that said the like of it, else in the last one."""
    found = []
    for column, value in columns(given, SAID).items():
        row = next((one for one in reversed(rows) if getattr(one, column) is not None), rows[-1])
        found.append(Amended(row, {column: value}))
    return found
