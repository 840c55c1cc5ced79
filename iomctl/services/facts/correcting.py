"""Put right in place what was recorded wrongly: what is not said stays, and so do its number and its reference."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from textwrap import shorten
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from iomctl.domain.columns import columns_of
from iomctl.domain.money import Money
from iomctl.errors import DoesNotFit, NotUnderstood
from iomctl.inputs.bounds import OPTIONS, Bounds, Door
from iomctl.services.every_fault import EveryFault
from iomctl.services.facts.contradictions import MadeRoom, make_room
from iomctl.services.facts.kinds import Fact, RowOfPerson, reference_of
from iomctl.services.facts.rows import FactChange, refuse_unfit
from iomctl.services.lookup.find_person import shown_words
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.typed_words import Typed

Found = TypeVar("Found")
Part = TypeVar("Part")
LONGEST = 60
"""As many characters of a word are told, before and after."""
ALREADY = "{} is recorded so already"
ANEW = "say how it is to be; what is about another person is withdrawn, and recorded anew for them"


class Asked(NamedTuple):
    """What a correction was asked for by: words for the fields of an input, and why it was wrong.

    None is what stays as it is, "" what there is none of. `more` are words that no field of the input takes, `door`
    says what the options are called.
    """

    words: "Typed[Any]"
    reason: str
    more: tuple[str | None, ...] = ()
    door: Door = OPTIONS


class PartOf(NamedTuple):
    """A row without a reference that belongs to a person (row number): what a message calls it, its free words."""

    called: str
    row: Any
    person: int
    free: tuple[str, ...]


def understood(
    work: UnitOfWork,
    find: Callable[[], Found],
    asked: Asked,
    bounds: Callable[[Found], Bounds],
    standing: Callable[[Found], Mapping[str, object]],
) -> tuple[Found, Any]:
    """What is to be put right, and the input that it makes with the words that were typed.

    `standing` is what the fields of the input say now; it is held against `bounds` as one that is added. Raises what
    `find` raises, BadValue or NotFound with every fault at once, and NotUnderstood when nothing is corrected.
    """
    from iomctl.inputs.choices import Withdrawal

    faults, plain = EveryFault(), Bounds(work.policy, work.today, door=asked.door)
    found = faults.take(find)
    faults.take(lambda: Withdrawal.typed(reason=asked.reason).read(plain))
    words = with_nothing_said(asked.words)
    if found is None:
        faults.take(lambda: words.refuse_wrong(plain))
        raise faults.refusal()
    was = standing(found)
    held_against = replace(bounds(found), standing=was, door=asked.door)
    new = faults.take(lambda: words._replace(given={**was, **words.given}).read(held_against))
    if new is None or faults.met:
        raise faults.refusal()
    if not words.given and not any(one is not None for one in asked.more):
        raise NotUnderstood("nothing is corrected", advice=ANEW)
    return found, new


def correct(
    work: UnitOfWork,
    find: Callable[[], Fact],
    asked: Asked,
    now: Callable[[UnitOfWork, Fact], Any],
    refuse: Callable[[UnitOfWork, Fact, Any], None] = lambda *_: None,
) -> FactChange:
    """Put a fact right whose input names all that it says; `now` makes its record.

    Raises as `understood` and `store`, DoesNotFit where it is recorded so already, and what `refuse` raises about the
    row and its input.
    """
    row, new = understood(work, find, asked, partial(bounds_of_owner, work), asked.words.model.of_row)
    was = now(work, row)
    refuse_unchanged(reference_of(row), row, new.stored())
    refuse(work, row, new)
    room = store(work, row, new.stored())
    made = now(work, row)
    return FactChange(made, room.told(put_right(row, was, made), made != was))


def with_nothing_said(words: "Typed[Any]") -> "Typed[Any]":
    """What was typed, where "" says that a field that may be left out says nothing; without what was left out."""
    fields = words.model.model_fields
    left_out = {name for name, one in fields.items() if not one.is_required() and one.default is None}
    said = ((name, None if word == "" and name in left_out else word) for name, word in words.given.items())
    return words._replace(given={name: word for name, word in said if word is not None or words.given[name] == ""})


def bounds_of_owner(work: UnitOfWork, row: RowOfPerson) -> Bounds:
    """What the words about a fact are held against: the policy, the day, and the birth of the person it is about."""
    return Bounds(work.policy, work.today, work.session.get_one(Offender, row.offender_id).born_from)


def part_of(
    work: UnitOfWork, find: Callable[[], Found], of: str | None, meant: Callable[[Found, date | None], Part]
) -> tuple[Found, Part]:
    """What is found, and the part of it that is meant by the day typed in `of`, None for the newest.

    Raises what `find` and `meant` raise, and BadValue for a wrong day.
    """
    from iomctl.inputs.choices import WhichOne

    faults = EveryFault()
    found = faults.take(find)
    which = faults.take(lambda: WhichOne.typed(of=of).read(Bounds(work.policy, work.today)))
    if found is None or which is None:
        raise faults.refusal()
    return found, meant(found, which.of)


def refuse_unchanged(called: str, row: Any, values: Mapping[str, Any]) -> None:
    """Raise DoesNotFit where the columns of a row say that already; `called` is what a message calls it."""
    if all(getattr(row, name) == value for name, value in values.items()):
        raise DoesNotFit(ALREADY.format(called))


def write(work: UnitOfWork, row: Any, values: Mapping[str, Any]) -> None:
    """Write the columns of a row as they are to be; the caller flushes."""
    for name, value in values.items():
        setattr(row, name, value)
    work.session.add(row)


def store(work: UnitOfWork, row: Fact, values: Mapping[str, Any]) -> MadeRoom:
    """Write a fact as it is to be. Raises DoesNotFit where another says the same, and as `make_room`."""
    was = getattr(row, "claim", None)
    write(work, row, values)
    with work.session.no_autoflush:
        refuse_unfit(work, row)
        room = make_room(work, row, was)
    work.session.flush()
    return room


def put_right(row: RowOfPerson, was: Any, now: Any) -> str:
    """What is said of a fact that was corrected, by its record before and after: what is otherwise since.

    Words that a limited-access mark hides are alike in both.
    """
    free = row.described.words
    shown = [(one.heading.lower(), name) for name, one in columns_of(type(now)).items() if one.shown or name in free]
    before, after = ({heading: getattr(one, name) for heading, name in shown} for one in (was, now))
    return said_put_right(reference_of(row), before, after)


def said_put_right(called: str, was: Mapping[str, Any], now: Mapping[str, Any]) -> str:
    """What is said of something that was corrected, by what its fields said before and say now."""
    told = [f"{name} {_in_words(was[name])} -> {_in_words(now[name])}" for name in now if was[name] != now[name]]
    return f"{called} was put right{': ' if told else ''}{', '.join(told)}"


def store_part(work: UnitOfWork, part: PartOf, words: "Typed[Any]", values: Mapping[str, Any]) -> str:
    """Write a part as it is to be; answer what is said of it. Raises as `refuse_unchanged`."""
    refuse_unchanged(f"{part.called[0].lower()}{part.called[1:]}", part.row, values)
    was = _told(work, part, words)
    write(work, part.row, values)
    work.session.flush()
    return said_put_right(part.called, was, _told(work, part, words))


def _told(work: UnitOfWork, part: PartOf, words: "Typed[Any]") -> dict[str, Any]:
    """What a part says by the options of its input; its free words as this command may show them."""
    restricted = work.session.get_one(Offender, part.person).restricted
    told = words.model.of_row(part.row)
    hidden = {name: shown_words(work, value, restricted) for name, value in told.items() if name in part.free}
    return {OPTIONS.label(words.model, name).removeprefix("--"): value for name, value in (told | hidden).items()}


def _in_words(value: Any) -> str:
    if value is None or isinstance(value, bool):
        return {None: "none", True: "yes", False: "no"}[value]
    if isinstance(value, Money):
        return value.in_pounds
    return value.isoformat() if isinstance(value, date) else shorten(str(value), LONGEST, placeholder=" ...")
