"""The plan of a release: where the first night is spent, the first appointment, and what is done of the list."""

from typing import TYPE_CHECKING

from sqlmodel import col, select

from iomctl.errors import BadValue, DoesNotFit, NotUnderstood
from iomctl.services.custody.stays import newest_of, stay_of
from iomctl.services.facts import rows as facts
from iomctl.services.facts.rows import FactChange
from iomctl.services.lookup.find_person import person_reference
from iomctl.services.releases.lists import coming_of
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

    What is not given stays as it was planned. Raises NotUnderstood when nothing is given, BadValue or NotFound with
    every fault at once, and DoesNotFit for somebody not in custody or a day before the newest that is planned.
    """
    number, asked = facts.understood(work, offender, words)
    person = work.session.get_one(Offender, number)
    stay, ref = stay_of(work, person), person_reference(person)
    given = {column: getattr(asked, name) for name, column in PLANNED.items() if getattr(asked, name) is not None}
    if not given and not asked.done and not asked.not_done:
        raise NotUnderstood("nothing is planned or done", advice="give --to, --appointment, --done or the like")
    both = sorted({*asked.done} & {*asked.not_done})
    if both:
        raise BadValue(f"--done and --not-done both name {', '.join(both)}")
    was = newest_of(work, ReleasePlan, stay)
    if asked.on < stay.from_on:
        raise DoesNotFit(f"{asked.on} is before {ref} went into custody, {stay.from_on}")
    if was is not None and asked.on < was.from_on:
        raise DoesNotFit(f"the release of {ref} was planned on {was.from_on} last, after {asked.on}")
    if given:
        _add_plan(work, stay, asked, {name: getattr(was, name, None) for name in PLANNED.values()} | given)
    _add_checks(work, stay, asked)
    work.session.flush()
    return FactChange(coming_of(work, stay))


def _add_plan(work: UnitOfWork, stay: Custody, asked: "Plan", values: dict[str, object]) -> None:
    if asked.to is not None and asked.address is None:
        values["address"] = None  # the words were about the place before
    work.session.add(
        ReleasePlan.model_validate({"custody_id": stay.id, "from_on": asked.on, **values, **work.recorded})
    )


def _add_checks(work: UnitOfWork, stay: Custody, asked: "Plan") -> None:
    newest: dict[str, bool] = {}
    query = select(ReleaseCheck).where(ReleaseCheck.custody_id == stay.id)
    for row in work.session.exec(query.order_by(col(ReleaseCheck.from_on), col(ReleaseCheck.id))):
        newest[row.item] = row.done
    wanted = dict.fromkeys(asked.done, True) | dict.fromkeys(asked.not_done, False)
    for item, done in wanted.items():
        if newest.get(item, False) != done:
            row = ReleaseCheck(custody_id=stay.id, item=item, done=done, from_on=asked.on, **work.recorded)
            work.session.add(row)
