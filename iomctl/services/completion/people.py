"""People whose reference or surname goes on from what somebody has typed of it."""

import re
from collections.abc import Iterator, Sequence

from sqlalchemy import ColumnElement, and_, or_, select
from sqlmodel import col

from iomctl.domain.names import fold
from iomctl.domain.references import PERSON, listed_name, reference
from iomctl.services.completion.offered import OfferedWord
from iomctl.storage.tables.people import Offender, standing
from iomctl.storage.unit_of_work import UnitOfWork

MOST = 20
"""People who are offered at once: more is no help, and each is a look at somebody."""
SHORTEST = 2
"""Letters of a surname below which nobody is meant yet."""
DIGITS = re.compile(rf"{PERSON}([0-9]{{1,9}})", re.IGNORECASE)
FEWEST_DIGITS, MOST_DIGITS = 5, 9


def may_mean_somebody(typed: str) -> bool:
    """Whether so much is typed that people may be offered: a digit of a reference, or two letters of a surname."""
    return bool(DIGITS.fullmatch(typed)) or len(fold(typed)) >= SHORTEST


def people_meant(work: UnitOfWork, typed: str) -> Sequence[OfferedWord]:
    """The references of the first people that the words go on to, each with the name. The look is logged.

    Somebody with a limited-access mark is offered by reference as restricted, but not by name unless names may be
    shown: by parts it could be spelt out letter by letter.
    """
    person = (col(Offender.id), col(Offender.surname), col(Offender.forenames), col(Offender.restricted))
    query = select(*person).where(standing()).limit(MOST)
    if match := DIGITS.fullmatch(typed):
        query = query.where(_numbered(match[1])).order_by(col(Offender.id))
    else:
        query = query.where(_named(work, fold(typed))).order_by(col(Offender.search_name), col(Offender.id))
        query = query if work.restricted else query.where(col(Offender.restricted).is_(False))
    rows = work.session.execute(query).all()
    work.looked_at(row.id for row in rows)
    return [
        OfferedWord(
            reference(PERSON, row.id), listed_name(row.surname, row.forenames, hidden=work.hides(row.restricted))
        )
        for row in rows
    ]


def _named(work: UnitOfWork, key: str) -> ColumnElement[bool]:
    name = col(Offender.search_name)
    if work.session.connection().dialect.name == "sqlite":
        return and_(name >= key, name < f"{key}\U0010ffff")  # which the index on the name serves, as LIKE doesn't
    return name.startswith(key, autoescape=True)


def _numbered(digits: str) -> ColumnElement[bool]:
    return or_(*(col(Offender.id).between(low, high) for low, high in _ranges(digits)))


def _ranges(digits: str) -> Iterator[tuple[int, int]]:
    """The row numbers whose reference begins with these digits."""
    for width in range(max(FEWEST_DIGITS, len(digits)), MOST_DIGITS + 1):
        if width == FEWEST_DIGITS or not digits.startswith("0"):
            yield int(digits.ljust(width, "0")), int(digits.ljust(width, "9"))
