"""The plan of a release: where the first night is spent, the first appointment, and what is done of the list."""

from typing import TYPE_CHECKING, Any

from sqlmodel import col, select

from iomctl.domain.days.days import spoken
from iomctl.errors import BadValue, DoesNotFit, NotUnderstood
from iomctl.services.custody.custodies import stay_then
from iomctl.services.custody.stays import newest_of
from iomctl.services.facts import rows as facts
from iomctl.services.facts.rows import FactChange
from iomctl.services.facts.withdrawing import kept_beside
from iomctl.services.lookup.find_person import person_reference
from iomctl.services.releases.lists import ComingRelease, coming_of
from iomctl.storage.tables.custodies import Custody
from iomctl.storage.tables.dated.release_plans import ReleaseCheck, ReleasePlan
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.releases import Plan
    from iomctl.inputs.typed_words import Typed

PLANNED = {
    "to": "accommodation",
    "address": "address",
    "appointment": "appointment_on",
    "appointment_with": "appointment_with",
}
"""The column that each field of `inputs.releases.Plan` fills."""


def plan(work: UnitOfWork, offender: str, words: "Typed[Plan]") -> FactChange:
    """Plan a release or say what is done for it.

    What is not given stays as it was planned, and what was planned from an earlier day than the newest leaves that as
    it is. Raises NotUnderstood when nothing is given, BadValue or NotFound with every fault at once, and DoesNotFit for
    somebody not in custody then, and as `refuse_beside_placement`.
    """
    number, asked = facts.understood(work, offender, words)
    person = work.session.get_one(Offender, number)
    stay, ref = stay_then(work, person, asked.on), person_reference(person)
    given = {column: getattr(asked, name) for name, column in PLANNED.items()}
    planned = any(value is not None for value in given.values())
    if not planned and not asked.done and not asked.not_done:
        raise NotUnderstood("nothing is planned or done", advice="give --to, --appointment, --done or the like")
    both = sorted({*asked.done} & {*asked.not_done})
    if both:
        raise BadValue(f"--done and --not-done both name {', '.join(both)}")
    rows: list[Any] = _checks(work, stay, asked)
    if planned:
        rows.append(ReleasePlan(custody_id=stay.id, from_on=asked.on, **given, **work.recorded))
    work.session.add_all(rows)
    work.session.flush()
    late = [said for row in rows if (said := kept_beside(work, row, _newest_like(work, stay, row)))]
    now = coming_of(work, stay)
    refuse_beside_placement(work, now, asked.to)
    return FactChange(now, f"{ref}: {late[0]}" if late else "")


def refuse_beside_placement(work: UnitOfWork, now: ComingRelease, to: str | None) -> None:
    """Raise DoesNotFit where a first night was just planned, and a placement of another kind covers that night."""
    if to is None or now.planned_otherwise != to or now.release_on is None:
        return
    night = spoken(now.release_on, work.today)
    raise DoesNotFit(
        f"{now.offender} is in {now.address}, {now.accommodation}, on the first night, {night}: {now.placement}",
        advice=f"plan for it: --to {now.accommodation}; or if it falls through: iomctl placement withdraw"
        f" {now.placement} --reason WORDS",
    )


def _checks(work: UnitOfWork, stay: Custody, asked: "Plan") -> list[ReleaseCheck]:
    """The rows by which things of the list are done, or not; none for what was said for that day already."""
    wanted = dict.fromkeys(asked.done, True) | dict.fromkeys(asked.not_done, False)
    query = select(ReleaseCheck).where(ReleaseCheck.custody_id == stay.id, ReleaseCheck.from_on == asked.on)
    said = {one.item: one.done for one in work.session.exec(query.order_by(col(ReleaseCheck.id)))}
    return [
        ReleaseCheck(custody_id=stay.id, item=item, done=is_done, from_on=asked.on, **work.recorded)
        for item, is_done in wanted.items()
        if said.get(item) != is_done
    ]


def _newest_like(work: UnitOfWork, stay: Custody, row: ReleasePlan | ReleaseCheck) -> Any:
    """The newest plan, or the newest row about the same thing of the list."""
    if isinstance(row, ReleasePlan):
        return newest_of(work, ReleasePlan, stay)
    query = select(ReleaseCheck).where(ReleaseCheck.custody_id == stay.id, ReleaseCheck.item == row.item)
    return work.session.exec(query.order_by(col(ReleaseCheck.from_on).desc(), col(ReleaseCheck.id).desc())).first()
