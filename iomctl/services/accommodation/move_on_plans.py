"""Move-on plans of placements: where somebody is to live next, planned, put right, withdrawn."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from sqlmodel import col, select

from iomctl.domain.days.days import spoken
from iomctl.domain.references import PERSON, reference
from iomctl.errors import DoesNotFit
from iomctl.inputs.bounds import OPTIONS, Bounds, Options
from iomctl.services.accommodation.placement_rows import placement_now
from iomctl.services.every_fault import EveryFault
from iomctl.services.facts import correcting
from iomctl.services.facts import rows as facts
from iomctl.services.facts.kinds import reference_of
from iomctl.services.facts.rows import FactChange
from iomctl.services.facts.withdrawing import Meant, kept_beside, meant_row, withdraw_rows
from iomctl.storage.tables.dated.placement_plans import PlacementPlan
from iomctl.storage.tables.placements import Placement
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.choices import DatedWithdrawal
    from iomctl.inputs.move_on_plans import MoveOnPlan
    from iomctl.inputs.typed_words import Read, Typed


def plan(work: UnitOfWork, word: str, words: "Typed[MoveOnPlan]") -> FactChange:
    """Plan where somebody goes from the placement with a reference; what was planned from a newer day stays.

    Raises BadValue or NotFound with every fault at once, and DoesNotFit for what is planned already, and a day before
    the placement was arranged or from the one on which it ended.
    """
    row, asked = _understood(work, word, words, Options({"to": "CODE"}))
    _refuse_outside(work, row, asked.on)
    was = newest_plan(work, row.id, asked.on)
    if was is not None and (was.accommodation, was.note) == (asked.to, asked.note):
        raise DoesNotFit(f"that is the plan of {reference_of(row)} already, since {spoken(was.from_on, work.today)}")
    new = PlacementPlan(placement_id=row.id, **asked.stored(), **work.recorded)
    newest = newest_plan(work, row.id, work.today)
    work.session.add(new)
    work.session.flush()
    late = kept_beside(work, new, newest)
    return FactChange(placement_now(work, row), f"{reference_of(row)}: {late}" if late else "")


def withdraw_plan(work: UnitOfWork, word: str, words: "Typed[DatedWithdrawal]") -> FactChange:
    """Withdraw the newest plan of the placement with a reference, or that of a day: the one before it counts again.

    Raises BadValue or NotFound with every fault at once, and DoesNotFit as `facts.find` and `meant_row`.
    """
    row, asked = _understood(work, word, words)
    gone = meant_plan(work, row, asked.on)
    withdraw_rows(work, gone)
    left = newest_plan(work, row.id, work.today)
    now = f"that of {spoken(left.from_on, work.today)}, {left.accommodation}, counts" if left else "there is none now"
    said = f"The move-on plan of {reference_of(row)} of {spoken(gone.from_on, work.today)} was withdrawn: {now}"
    return FactChange(placement_now(work, row), said)


def correct_plan(work: UnitOfWork, word: str, of: str | None, asked: correcting.Asked) -> FactChange:
    """Put a plan of the placement with a reference right: that of a day as typed, None for the newest.

    Raises as `facts.find`, `meant_row` and `correcting.understood`, and DoesNotFit for what is recorded so already and
    as `plan` for its day.
    """
    told = asked.words.model.of_row
    (row, one), new = correcting.understood(
        work,
        lambda: correcting.part_of(work, partial(facts.find, work, Placement, word), of, partial(meant_plan, work)),
        asked,
        lambda _: Bounds(work.policy, work.today),
        lambda found: told(found[1]),
    )
    _refuse_outside(work, row, new.on)
    called = f"The move-on plan of {reference_of(row)} of {spoken(one.from_on, work.today)}"
    part = correcting.PartOf(called, one, row.offender_id, ("note",))
    said = correcting.store_part(work, part, asked.words, new.stored())
    return FactChange(placement_now(work, row), said)


def meant_plan(work: UnitOfWork, row: Placement, on: date | None) -> PlacementPlan:
    """The plan of a placement that was made on a day, None for the newest. Raises as `meant_row`."""
    advice = f"iomctl offender history {reference(PERSON, row.offender_id)} shows what was planned"
    query = select(PlacementPlan).where(PlacementPlan.placement_id == row.id)
    found: PlacementPlan = meant_row(work, query, Meant(reference_of(row), "move-on plan", "from_on", on, advice))
    return found


def plans_of(work: UnitOfWork, placement: int) -> Sequence[PlacementPlan]:
    """The plans of a placement (row number), by their days."""
    query = select(PlacementPlan).where(PlacementPlan.placement_id == placement)
    return work.session.exec(query.order_by(col(PlacementPlan.from_on), col(PlacementPlan.id))).all()


def refuse_planned_before(work: UnitOfWork, row: Placement) -> None:
    """Raise DoesNotFit where a plan of a placement that was corrected is of a day before it was arranged."""
    for one in plans_of(work, row.id):
        if one.from_on < row.made_on:
            made, planned = spoken(row.made_on, work.today), spoken(one.from_on, work.today)
            mend = f"iomctl placement correct {reference_of(row)} --plan --of {one.from_on} --on DAY --reason WORDS"
            raise DoesNotFit(
                f"{reference_of(row)} was arranged on {made}, after its plan of {planned}",
                advice=f"put that right first: {mend}",
            )


def newest_plan(work: UnitOfWork, placement: int, on: date) -> PlacementPlan | None:
    """The plan of a placement (row number) that counts on a day; None where none was made."""
    query = select(PlacementPlan).where(PlacementPlan.placement_id == placement, PlacementPlan.from_on <= on)
    return work.session.exec(query.order_by(col(PlacementPlan.from_on).desc(), col(PlacementPlan.id).desc())).first()


def _understood(work: UnitOfWork, word: str, words: "Typed[Read]", door: Options = OPTIONS) -> "tuple[Placement, Read]":
    faults = EveryFault()
    row = faults.take(lambda: facts.find(work, Placement, word))
    asked = faults.take(lambda: words.read(Bounds(work.policy, work.today, door=door)))
    if row is None or asked is None:
        raise faults.refusal()
    return row, asked


def _refuse_outside(work: UnitOfWork, row: Placement, on: date) -> None:
    """Raise DoesNotFit for money, for a day before a placement was arranged, or from the one on which it ended."""
    ref, day = reference_of(row), spoken(on, work.today)
    kind = work.policy.placements[row.kind]
    if kind.money:
        raise DoesNotFit(f"{ref} is a payment ({kind.name}): nobody sleeps in it, and nobody moves on from it")
    if on < row.made_on:
        raise DoesNotFit(f"{ref} was arranged on {spoken(row.made_on, work.today)}, after {day}")
    if row.left_on is not None and on >= row.left_on:
        ended = f"{ref} ended on {spoken(row.left_on, work.today)}, to {row.moved_to}: no plan of {day} leads from it"
        raise DoesNotFit(ended, advice=f"if it goes on: iomctl placement withdraw {ref} --end --reason WORDS")
