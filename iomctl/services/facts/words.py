"""The free words of facts, which a limited-access mark hides: in a record, and in the command that types one again."""

from collections.abc import Mapping, Sequence
from shlex import quote
from typing import Any

from sqlalchemy import Row

from iomctl.domain.references import PERSON, RESTRICTED_NAME, reference
from iomctl.services.facts.kinds import OfPerson
from iomctl.services.lookup.find_person import shown_words, words_about
from iomctl.storage.unit_of_work import UnitOfWork


def free_words(work: UnitOfWork, table: type[OfPerson], row: Row[Any]) -> dict[str, Any]:
    """The free words of a fact as this command may show them, by the columns that its description names."""
    return {one: shown_words(work, getattr(row, one), row.restricted) for one in table.described.words}


def typed_again(
    work: UnitOfWork, row: OfPerson, words: Sequence[str], options: Mapping[str, Any], verb: str = "add"
) -> str:
    """The command that records a row again; "" where it can't be typed on one line, or would say what is hidden."""
    if RESTRICTED_NAME in words_about(work, row.offender_id, *(getattr(row, one) for one in row.described.words)):
        return ""
    parts = [f"iomctl {row.described.noun} {verb} {reference(PERSON, row.offender_id)}", *map(quote, words)]
    for option, value in options.items():
        if value is not None:
            parts += [option] if value is True else [option, quote(str(value))]
    command = " ".join(parts)
    return command if command.isprintable() else ""
