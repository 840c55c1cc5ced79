"""Find people by what they were called before, by a name that was recorded wrongly, and by their other names."""

from collections.abc import Iterator

from sqlalchemy import ColumnElement, or_
from sqlalchemy.orm import Mapped
from sqlmodel import col, select

from iomctl.domain.names import fold
from iomctl.services.lookup.recorded_about import kept_in_book
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork

MOST_WORDS = 20
"""Words of a name after so many of which the surname is not looked for: no name has them."""

Named = tuple[Offender, tuple[str, ...]]
"""A person, and the whole names that the words have to be of somebody with a limited-access mark."""


def is_called(name: Mapped[str], words: str) -> ColumnElement[bool]:
    """SQL for a folded name, surname first, that goes on from the words; without a comma the surname may be last."""
    orders = _orders(words)
    return or_(*(name == one for one in orders), *(name.startswith(f"{one} ", autoescape=True) for one in orders))


def called_otherwise(work: UnitOfWork, words: str) -> Iterator[Named]:
    """People who have the words as a former or wrong name, as `is_called` reads them, or whole as another name."""
    kept = kept_in_book(work, "person_name", "alias")
    if "person_name" in kept:
        from iomctl.storage.tables.dated.person_names import PersonName

        name = col(PersonName.search_name)
        before = select(Offender, PersonName.surname, name).join(
            PersonName, col(PersonName.offender_id) == col(Offender.id)
        )
        for person, surname, whole in work.session.exec(before.where(is_called(name, words))):
            yield person, (surname, whole)
    if "alias" in kept:
        from iomctl.storage.tables.identities import Alias

        name = col(Alias.search_name)
        other = select(Offender, name).join(Alias, col(Alias.offender_id) == col(Offender.id))
        for person, whole in work.session.exec(other.where(name.in_(_orders(words)))):
            yield person, (whole,)


def _orders(words: str) -> list[str]:
    parts = fold(words).split()
    turns = range(1 if "," in words else min(len(parts), MOST_WORDS))
    return [" ".join(parts[turn:] + parts[:turn]) for turn in turns]
