"""One row of a file of reviews: read, and checked against the spell it belongs to."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from iomctl.domain.policy.choices import Colour, ReviewKind
from iomctl.services.imports.engine.fields import AsItIs, Reader, code, iso_day, reason, word, words
from iomctl.services.imports.engine.intake import Intake

FIELDS = (
    "offender",
    "cohort",
    "adopted_on",
    "kind",
    "made_on",
    "due_from",
    "due_by",
    "basis",
    "exempt_reason",
    "exempt_until",
    "closed_on",
    "outcome",
    "colour",
    "decision",
    "note",
)
REQUIRED = ("offender",)
OUTCOMES = ("held", "moved", "recalculated", "exempted", "resumed", "deselected")
HELD = "held"
IMPORTED = "imported"


class ReviewRow(NamedTuple):
    """The values of a row, days as ISO text; `offender` and `cohort` are still to be looked up."""

    offender: str
    cohort: str
    adopted_on: str | None
    kind: str | None
    made_on: str | None
    due_from: str | None
    due_by: str | None
    basis: str | None
    exempt_reason: str | None
    exempt_until: str | None
    closed_on: str | None
    outcome: str | None
    colour: str | None
    decision: str | None
    note: str | None


class SpellOf(NamedTuple):
    """What a review needs to know of its spell, days as ISO text."""

    id: int
    person: int
    cohort: int
    adopted_on: str
    deselected_on: str | None
    colour: str
    custody: str


def readers(intake: Intake) -> dict[str, Reader]:
    """The readers of a row, in the order of FIELDS."""
    policy, binding, today = intake.work.policy, intake.binding, intake.work.today
    own: dict[str, Reader] = {
        "offender": AsItIs(),
        "cohort": AsItIs(),
        "adopted_on": iso_day("adopted_on", binding, until=today),
        "kind": code(policy, ReviewKind),
        "made_on": iso_day("made_on", binding, until=today),
        "due_from": iso_day("due_from", binding),
        "due_by": iso_day("due_by", binding),
        "exempt_reason": reason(policy, "exemption"),
        "exempt_until": iso_day("exempt_until", binding),
        "closed_on": iso_day("closed_on", binding, until=today),
        "outcome": word("outcome", OUTCOMES),
        "colour": code(policy, Colour),
    }
    return {label: own[label] if label in own else words() for label in FIELDS}


def row_faults(row: ReviewRow) -> Iterator[str]:
    """What is wrong with a row whatever its spell."""
    if row.closed_on is None:
        if row.outcome is not None:
            yield f"outcome: {row.outcome}, but closed_on is missing"
        if row.due_by is None:
            yield "due_by: missing, as closed_on is: a review is held already, or ahead with the last day it is due"
    elif row.made_on is not None and row.made_on > row.closed_on:
        yield f"made_on: {row.made_on} is after closed_on, {row.closed_on}"
    last = row.due_by or row.closed_on
    if row.due_from is not None and last is not None and row.due_from > last:
        yield f"due_from: {row.due_from} is after the last day it was due, {last}"
    if row.exempt_until is not None and row.exempt_reason is None:
        yield "exempt_until: given without exempt_reason"


def spell_faults(row: ReviewRow, spell: SpellOf) -> Iterator[str]:
    """Why a row can't belong to its spell."""
    ended = spell.deselected_on
    if row.closed_on is None:
        if ended is not None:
            yield f"closed_on: missing, but the spell ended on {ended}"
    elif row.closed_on < spell.adopted_on:
        yield f"closed_on: {row.closed_on} is before the adoption on {spell.adopted_on}"
    elif ended is not None and row.closed_on > ended:
        yield f"closed_on: {row.closed_on} is after the spell ended, on {ended}"


def history_values(row: ReviewRow) -> tuple[Any, ...]:
    """The columns of a closed review from `kind` to `note`; what the file leaves out is taken from its last day."""
    on, due_by = row.closed_on, row.due_by or row.closed_on
    return (
        row.kind or "case",
        row.due_from or due_by,
        due_by,
        row.basis or IMPORTED,
        row.made_on or on,
        row.exempt_reason,
        row.exempt_until,
        on,
        row.outcome or HELD,
        row.colour,
        row.decision,
        row.note,
    )
