"""A person or partner recorded by mistake: taken away with what is part of them, unless something stands on them."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Any, TypeVar

from sqlalchemy import inspect
from sqlmodel import SQLModel

from iomctl.domain.counts import counted
from iomctl.domain.references import PERSON, reference
from iomctl.errors import DoesNotFit
from iomctl.inputs.bounds import Bounds
from iomctl.services.every_fault import EveryFault
from iomctl.services.lookup.standing_on import AnyPlace, Child, children
from iomctl.storage.integrity import classes
from iomctl.storage.numbering import keep_numbers
from iomctl.storage.owners import people_of, way_of
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.withdrawable import ALSO_WITHDRAWN
from iomctl.storage.unit_of_work import UnitOfWork

Row = TypeVar("Row", bound=SQLModel)

PARTS = {"identifier", "alias", "person_name", "service", "provider_capacity", "rescope_person", "reminder_notice"}
"""Tables whose rows are part of what they stand on: whom a plan found or a message told of, too: neither changes
anybody's record."""

MOST_NAMED = 10
"""So many things of a kind a line names at most, with a count of the others."""

CALLED = {
    "spell": ("case", "cases"),
    "spell_worker": ("case with this lead", "cases with this lead"),
    "custody": ("stay in custody", "stays in custody"),
    "panel_attendance": ("panel attended", "panels attended"),
    "rescope_run": ("re-scope plan", "re-scope plans"),
    "reminder": ("reminder sent", "reminders sent"),
    "reminder_snooze": ("reminder put off", "reminders put off"),
    "rescope_decision": ("decision of a re-scope", "decisions of a re-scope"),
}
"""What one row and several are called, where the table does not say it."""


def found_by_mistake(work: UnitOfWork, find: Callable[[], Row], reason: str) -> Row:
    """The row that `find` answers, once the reason is one that can be kept.

    Raises BadValue and what `find` raises, with every fault at once.
    """
    from iomctl.inputs.choices import Withdrawal

    faults = EveryFault()
    found = faults.take(find)
    asked = faults.take(lambda: Withdrawal.typed(reason=reason).read(Bounds(work.policy, work.today)))
    if found is None or asked is None:
        raise faults.refusal()
    return found


def take_away(work: UnitOfWork, row: SQLModel, called: str, instead: str) -> None:
    """Take a row away with its parts, and with what was recorded on it and withdrawn; no number is given again.

    Raises DoesNotFit with a line for each kind of thing that stands on it, how many and which; `called` is what the
    row is called there, and `instead` what to do.
    """
    work.session.flush()
    place = str(row.__tablename__), inspect(row).identity[0]
    going, standing = _sorted_out(work, place)
    if standing:
        lines = (f"{called} can't be withdrawn: there {one}" for one in _in_words(work, row, standing))
        raise DoesNotFit(*lines, advice=instead)
    remove_rows(work, going)


def _sorted_out(work: UnitOfWork, place: AnyPlace) -> tuple[set[AnyPlace], list[Child]]:
    """What goes with a row, itself among them, and what is in its way."""
    going, nothing, standing = {place}, set[AnyPlace](), dict[AnyPlace, Child]()
    asked: Collection[AnyPlace] = [place]
    while asked:
        found = list(children(work, _by_table(asked), also_worked_out=True))
        nothing |= {one.row for one in found if _counts_for_nothing(one, nothing)}
        along = {one.row for one in found if one.row in nothing or one.row[0] in PARTS} - going
        standing |= {one.row: one for one in found}
        going |= along
        asked = along
    return going, [one for row, one in standing.items() if row not in going]


def _counts_for_nothing(one: Child, nothing: Collection[AnyPlace]) -> bool:
    """Whether a row is withdrawn, or can't be without one that is, or is only worked out."""
    worked_out = classes()[one.row[0]].all_worked_out
    return worked_out or one.withdrawn_in is not None or (one.needs and one.on in nothing)


def _by_table(places: Iterable[AnyPlace]) -> dict[str, set[Any]]:
    found: dict[str, set[Any]] = {}
    for table, number in places:
        found.setdefault(table, set()).add(number)
    return found


def _in_words(work: UnitOfWork, row: SQLModel, standing: Iterable[Child]) -> Iterator[str]:
    """A line for each kind of thing: how many, and which where a word names them, or whose."""
    kinds: dict[str, dict[Any, AnyPlace]] = {}
    for one in sorted(standing, key=lambda one: one.row):
        kinds.setdefault(one.row[0], {}).setdefault(one.row[1] if one.case is None else one.case, one.row)
    for table, places in kinds.items():
        n, names = len(places), _names(work, table, list(places.values())[:MOST_NAMED])
        if isinstance(row, Offender) and not _letter(table):
            names = []  # whose it is goes without saying
        more = f" and {n - MOST_NAMED:,} more" if n > MOST_NAMED else ""
        which = f": {', '.join(names)}{more}" if names else ""
        yield f"{'is' if n == 1 else 'are'} {counted(n, *_called(table))}{which}"


def _called(table: str) -> tuple[str, str]:
    if table in CALLED:
        return CALLED[table]
    described = getattr(classes()[table], "described", None)
    one = described.called if described else table.replace("_", " ")
    return one, f"{one}s"


def _names(work: UnitOfWork, table: str, places: Sequence[AnyPlace]) -> list[str]:
    """The references of rows, else those of the people whose they are; the names or numbers of others."""
    people = people_of(work.session.connection(), places, {}) if way_of(table) else {}
    work.looked_at(people.values())
    if letter := _letter(table):
        return [reference(letter, number) for _, number in places]
    if people:
        return list(dict.fromkeys(reference(PERSON, people[place]) for place in places))
    rows = (work.session.get_one(classes()[table], number) for _, number in places)
    return [_name(row) for row in rows]


def _name(row: Any) -> str:
    """The name of a row, or its number where people mean it by that; of somebody at a panel that of the panel."""
    described = getattr(row, "described", None)
    if described is not None and described.bare:
        return str(row.id)
    return str(getattr(row, "panel_id", None) or getattr(row, "name", row.id))


def _letter(table: str) -> str:
    described = getattr(classes()[table], "described", None)
    return described.letter if described else ""


def remove_rows(work: UnitOfWork, going: Collection[AnyPlace]) -> None:
    """Remove rows on which no others stand; none of their numbers is given again."""
    keep_numbers(work.session, (one for one in going if not classes()[one[0]].all_worked_out))
    numbers = _by_table(going)
    # Nothing but the order of the tables tells the session which rows name others, and go first.
    for table in reversed(SQLModel.metadata.sorted_tables):
        for number in sorted(numbers.get(table.name, ()), reverse=True):
            row = work.session.get(classes()[table.name], number, execution_options=ALSO_WITHDRAWN)
            work.session.delete(row)
            work.session.flush()
