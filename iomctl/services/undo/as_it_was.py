"""The book as a command asks about it: by what was known on a day, and with the names that people had on one."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from iomctl.services.people.names_said import show_names_of, write_names
from iomctl.storage.unit_of_work import UnitOfWork


@contextmanager
def as_it_was(work: UnitOfWork, known_on: date | None, as_of: date | None) -> Iterator[None]:
    """Turn back all that was changed since `known_on`, and give people the names of `as_of`, for as long as it lasts.

    Raises as `turn_back`.
    """
    if known_on is not None:
        # Only here: what turns events back is not loaded for a list of another day.
        from iomctl.services.undo.known_then import turn_back

        turn_back(work, known_on)
    otherwise = show_names_of(work, as_of) if as_of is not None else ()
    yield
    write_names(work, otherwise)
