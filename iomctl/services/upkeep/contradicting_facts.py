"""Facts that contradict each other, for `db check`: one says that there is none on a day on which another goes on."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from iomctl.domain.facts.sentences import NO_SENTENCE
from iomctl.domain.references import PERSON, reference
from iomctl.storage.tables.facts.markers import Marker
from iomctl.storage.tables.facts.sentences import Sentence


def contradicting_markers(connection: Connection) -> Iterator[str]:
    """A line for each pair of markers of one kind."""
    none, some = aliased(Marker), aliased(Marker)
    goes_on = or_(col(some.until_on).is_(None), col(some.until_on) >= none.from_on)
    apart = (none.kind == some.kind, col(none.present).is_(False), col(some.present).is_(True))
    return _contradicting(connection, (none, some), *apart, some.from_on <= none.from_on, goes_on)


def contradicting_sentences(connection: Connection) -> Iterator[str]:
    """A line for each pair of sentences."""
    none, some = aliased(Sentence), aliased(Sentence)
    goes_on = or_(col(some.until_on).is_(None), col(some.until_on) >= none.start_on)
    apart = (none.kind == NO_SENTENCE, some.kind != NO_SENTENCE)
    return _contradicting(connection, (none, some), *apart, some.start_on <= none.start_on, goes_on)


def _contradicting(connection: Connection, rows: tuple[Any, Any], *when: Any) -> Iterator[str]:
    """Pairs of rows of which one says that there is none on a day on which the other goes on."""
    none, some = rows
    query = select(none.offender_id, none.id, some.id).join(some, some.offender_id == none.offender_id)
    query = query.where(none.withdrawn_in.is_(None), some.withdrawn_in.is_(None), *when)
    letter = none.described.letter
    for person, one, other in connection.execute(query.order_by(none.offender_id, none.id, some.id)):
        said, against = reference(letter, one), reference(letter, other)
        yield f"{reference(PERSON, person)}: {said} says that there is none while {against} goes on"
