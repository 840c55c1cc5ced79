"""Find people by part of a name, a birth date, an identifier or a reference."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Mapped
from sqlmodel import col

from iomctl.domain.columns import column
from iomctl.domain.days.birth_words import BornAmong, apart
from iomctl.domain.days.births import Birth
from iomctl.domain.identifiers import LABELS
from iomctl.domain.names import fold
from iomctl.domain.references import PERSON, listed_name, name_column, number_in, offender_column, reference
from iomctl.services.lookup.births import A_DAY, born_by, maybe_born_by
from iomctl.services.lookup.find_person import is_whole, numbers_meant
from iomctl.services.lookup.recorded_about import kept_in_book
from iomctl.services.people.lists import people
from iomctl.services.people.names_said import TABLE, names_of
from iomctl.storage.rows.same_people import merged
from iomctl.storage.tables.identities import Alias, Identifier
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork

ESCAPE = "\\"
SHORTEST_PART = 3
"""Characters: a shorter part of an identifier would be in most of them."""


@dataclass(frozen=True)
class FoundPerson:
    """One person who answers to the words; the field names are a contract."""

    offender: str = offender_column()
    name: str = name_column()
    born_on: Birth | None = column("Born", "the birth date; absent for a limited-access mark", "1994-08-14", rank=2)
    area: str | None = column("Area", "where the person lives", "Luton", rank=3)
    cohort: str | None = column("Cohort", "the cohorts the person is in now", "luton", rank=2)
    matched: str = column(
        "Matched", "reference, name, former name, alias, birth date or identifier", "alias Kai Marsh", rank=2
    )


def find(work: UnitOfWork, words: str) -> list[FoundPerson]:
    """People whose reference is `words`, who have it as (part of) an identifier, or all its words in a name.

    One of the words may be a birth date or a part of one, as `born_in` reads it: then they were born so as well. The
    reference comes first, then those whose name begins so, then the rest by name. Somebody with a limited-access mark
    is found only by a whole surname, name now or before, alias or identifier, never by a part or by a birth date, and
    what matched is not shown, unless the names may be shown. The look is logged.
    """
    asked = SoughtPerson(*apart(words))
    matched = _of_records(work, _matched(work, words, asked))
    wanted = fold(asked.name)
    listed = people(work, sorted(matched))
    work.looked_at(matched)
    listed.sort(key=lambda one: (matched[one.number] != BY_REFERENCE, not one.key[0].startswith(wanted), one.key))
    return [FoundPerson(**one.shown, matched=matched[one.number][not one.hidden]) for one in listed]


class SoughtPerson(NamedTuple):
    """The words that are part of a name, and the days of a birth; None where no word is a birth date."""

    name: str
    born: BornAmong | None


Match = tuple[str, str]
"""How somebody was found: the kind of match, and the same with what matched."""

BY_REFERENCE = ("reference", "reference")
BIRTH = "birth date"


def _of_records(work: UnitOfWork, matched: Mapping[int, Match]) -> dict[int, Match]:
    """What matched, by whose record it is part of now; what is their own before what is of somebody merged."""
    record = merged(work.session.connection())
    found: dict[int, Match] = {}
    for number, match in sorted(matched.items(), key=lambda one: (one[0] in record, one[0])):
        of_them = tuple(f"{words} of {reference(PERSON, number)}" for words in match)
        found.setdefault(record.get(number, number), (of_them[0], of_them[1]) if number in record else match)
    return found


def _matched(work: UnitOfWork, words: str, asked: SoughtPerson) -> Mapping[int, Match]:
    found: dict[int, Match] = {}
    for number, match in (
        *_by_reference(work, words),
        *_by_identifier(work, words),
        *_by_name(work, asked),
        *_by_former_name(work, asked),
        *_by_alias(work, asked),
        *_by_birth(work, asked),
    ):
        found.setdefault(number, match)
    return found


def _by_reference(work: UnitOfWork, words: str) -> Iterator[tuple[int, Match]]:
    number = number_in(PERSON, words)
    if number is not None and work.session.get(Offender, number) is not None:
        yield number, BY_REFERENCE


def _by_identifier(work: UnitOfWork, words: str) -> Iterator[tuple[int, Match]]:
    value, kind = col(Identifier.value), col(Identifier.kind)
    meant = numbers_meant(words, work.today)
    ways = [and_(kind == one, value == whole) for one, whole in meant]
    if part := _part(words):
        ways.append(func.lower(value).like(part, escape=ESCAPE))
    if not ways:
        return
    query = _about(Identifier, kind, value).where(or_(*ways)).order_by(col(Identifier.id))
    for row in work.session.execute(query):
        if work.hides(row.restricted) and (row.kind, row.value) not in meant:
            continue
        label = LABELS.get(row.kind, "local number")
        yield row.id, (label, f"{label} {row.value}")


def _part(words: str) -> str | None:
    """The pattern of an identifier that holds the words; None when they are too little to be part of one."""
    typed = "".join(words.split()).lower()
    if len(typed) < SHORTEST_PART or not typed.isprintable() or not any(map(str.isdigit, typed)):
        return None
    for sign in (ESCAPE, "%", "_"):
        typed = typed.replace(sign, ESCAPE + sign)
    # A serial may be typed without the zeros that it is stored with.
    return f"%{typed.replace('/', '/%')}%"


def _by_name(work: UnitOfWork, asked: SoughtPerson) -> Iterator[tuple[int, Match]]:
    key = col(Offender.search_name)
    if holding := _holding(key, asked.name):
        query = select(*_WHO, col(Offender.surname), key).where(*holding, *_born(work, asked))
        for row in work.session.execute(query):
            if work.restricted or not row.restricted or is_whole(asked.name, row.surname, row.search_name):
                yield row.id, _match(asked, "name", "name")


def _by_former_name(work: UnitOfWork, asked: SoughtPerson) -> Iterator[tuple[int, Match]]:
    if not fold(asked.name) or not kept_in_book(work, TABLE):
        return
    from iomctl.storage.tables.dated.person_names import PersonName

    key = col(PersonName.search_name)
    query: Any = select(*_WHO, col(PersonName.id).label("row"), col(PersonName.surname), col(PersonName.forenames), key)
    query = query.join(PersonName, col(PersonName.offender_id) == col(Offender.id))
    query = query.where(*_holding(key, asked.name), *_born(work, asked))
    rows = work.session.execute(query.order_by(col(PersonName.from_on).desc().nulls_last(), key)).all()
    names = names_of(work, {row.id for row in rows})
    for row in rows:
        told = names[row.id]
        hidden = work.hides(row.restricted) and not is_whole(asked.name, row.surname, row.search_name)
        kinds = {one.id: "wrong name" for one in told.wrong} | {one.id: "former name" for one in told.names[:-1]}
        if (kind := kinds.get(row.row)) and not hidden:
            yield row.id, _match(asked, kind, f"{kind} {listed_name(row.surname, row.forenames)}")


def _by_alias(work: UnitOfWork, asked: SoughtPerson) -> Iterator[tuple[int, Match]]:
    if holding := _holding(col(Alias.search_name), asked.name):
        query = _about(Alias, col(Alias.name)).where(*holding, *_born(work, asked)).order_by(col(Alias.id))
        for row in work.session.execute(query):
            if work.restricted or not row.restricted or is_whole(asked.name, row.name):
                yield row.id, _match(asked, "alias", f"alias {row.name}")


def _by_birth(work: UnitOfWork, asked: SoughtPerson) -> Iterator[tuple[int, Match]]:
    if asked.born and not fold(asked.name):
        for number in work.session.scalars(select(col(Offender.id)).where(*_born(work, asked))):
            yield number, (BIRTH, BIRTH)


def _match(asked: SoughtPerson, kind: str, what: str) -> Match:
    return (f"{kind}, {BIRTH}", f"{what}, {BIRTH}") if asked.born else (kind, what)


def _born(work: UnitOfWork, asked: SoughtPerson) -> list[ColumnElement[bool]]:
    """What a birth must be; nothing when none was asked for. A hidden birth date could be guessed day by day."""
    if asked.born is None:
        return []
    hidden = [col(Offender.restricted).is_(False)] if work.hides(True) else []
    return [maybe_born_by(asked.born.last), ~born_by(asked.born.first - A_DAY), *hidden]


_WHO = (col(Offender.id), col(Offender.restricted))


def _about(table: type[Alias | Identifier], *columns: Mapped[str]) -> Select[*tuple[Any, ...]]:
    return select(*_WHO, *columns).join(table, col(table.offender_id) == col(Offender.id))


def _holding(key: Mapped[str], words: str) -> list[ColumnElement[bool]]:
    """What a folded name must hold: every word, in any order; nothing when the words have no letter or digit."""
    return [key.contains(part, autoescape=True) for part in fold(words).split()]
