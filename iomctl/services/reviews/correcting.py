"""What was said of reviews put right: a review held, a day set, an exemption, its end."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from iomctl.domain.course.kept_facts import EXEMPT, EXPECTED, HELD, SET
from iomctl.domain.days.days import spoken
from iomctl.errors import BadValue
from iomctl.services.cases.correcting import Amended, Correction, columns, given_of, put_right
from iomctl.services.cases.open_cases import understood
from iomctl.services.reviews.reviews import ReviewChange, ahead_now, held_then
from iomctl.services.reviews.withdrawing import OF_REVIEWS, the_one
from iomctl.storage.tables.spell_facts import SpellFact
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.reviews import CorrectedReview
    from iomctl.inputs.typed_words import Typed

COLUMNS = {
    HELD: {"held_on": "from_on", **{name: name for name in ("kind", "colour", "next_by", "decision", "note")}},
    SET: {"from_on": "from_on", "due_by": "due_by", "because": "reason"},
    EXEMPT: {"from_on": "from_on", "until": "due_by", "because": "reason"},
    EXPECTED: {"from_on": "from_on"},
}
"""The columns that the fields of the input go to, by what is corrected."""

MAY_BE_NONE = {"colour", "next_by", "decision", "note", "until"}
"""Fields that "" takes away."""


CALLED = {
    HELD: "the review of",
    SET: "the day set on",
    EXEMPT: "the exemption from",
    EXPECTED: "the end of an exemption on",
}
"""What an answer calls each, before its day."""

UNTIL = {"due_by": "until"}
"""What an answer calls the last day of an exemption."""


def correct(
    work: UnitOfWork, who: tuple[str, str | None], words: "Typed[CorrectedReview]", instead: bool = False
) -> ReviewChange:
    """Put right what was said of a review on a day; what is not given stays as it was said, "" is none of it.

    `who` is the person and the cohort as typed. Raises NotFound and BadValue with every fault at once, BadValue for a
    last day that is too early, NotUnderstood as `given_of`, and DoesNotFit as `the_one` and `put_right`.
    """
    emptied = {name for name, word in words.given.items() if word == "" and name in MAY_BE_NONE}
    case, asked = understood(work, who, words.also(**dict.fromkeys(emptied)))
    row = the_one(work, case, asked.on, asked.what)
    names = COLUMNS[asked.what]
    values = columns(given_of(asked, tuple(names), OF_REVIEWS[asked.what], sorted(emptied)), names)
    _refuse_too_early(work, row, values)
    what = f"{case.reference}: {CALLED[asked.what]} {spoken(asked.on, work.today)}"
    before = ahead_now(work, case)
    correction = Correction(what, [Amended(row, values)], called=UNTIL if asked.what == EXEMPT else {})
    said = put_right(work, case.person, correction, instead)
    if asked.what != HELD:
        return ReviewChange(ahead_now(work, case, before), said)
    answer = held_then(work, case, row.from_on)
    return ReviewChange(answer.ahead, said if answer.said in said else f"{said}. {answer.said}")


def _refuse_too_early(work: UnitOfWork, row: SpellFact, values: Mapping[str, Any]) -> None:
    """Raise BadValue for a last day that would lie before the day it was said on, or a next review not after it."""
    said = {name: values.get(name, getattr(row, name)) for name in ("from_on", "due_by", "next_by")}
    if not values.keys() & said.keys():
        return
    on, last = said["from_on"], said["next_by"] if row.what == HELD else said["due_by"]
    if last is None or on < last or (on == last and row.what != HELD):
        return
    option = {HELD: "--next", SET: "--due-by"}.get(row.what, "--until")
    early = "not after the review" if row.what == HELD else f"before {spoken(on, work.today)}"
    raise BadValue(f"{option}: {spoken(last, work.today)} is {early}")
