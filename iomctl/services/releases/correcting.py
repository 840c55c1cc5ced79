"""A release put right, or what was recorded of one ahead: the day that makes it due, a decision, a plan, a check."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from iomctl.domain.course.stays import Stay
from iomctl.domain.days.days import spoken
from iomctl.errors import BadValue
from iomctl.inputs.releases import NONE
from iomctl.services.cases.correcting import Amended, Correction, columns, given_of, put_right
from iomctl.services.cases.fact_rows import place_of
from iomctl.services.cases.one_open import make_room
from iomctl.services.custody.custodies import refuse_colour_of_none
from iomctl.services.custody.due_rows import follow_decisions
from iomctl.services.custody.ends import left_on, outside
from iomctl.services.facts import rows as facts
from iomctl.services.facts.rows import FactChange
from iomctl.services.lookup.find_person import person_reference
from iomctl.services.releases.happened import known_since
from iomctl.services.releases.lists import coming_of, out_on
from iomctl.services.releases.past import past_of
from iomctl.services.releases.plans import PLANNED, refuse_beside_placement
from iomctl.services.releases.releases import refuse_before
from iomctl.services.releases.withdrawals import PartMeant, part_meant
from iomctl.services.releases.withdrawing import release_meant
from iomctl.storage.owners import Place
from iomctl.storage.tables.custodies import Custody
from iomctl.storage.tables.dated.release_plans import ReleaseCheck, ReleasePlan
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.releases import Release
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.releases import CorrectedRelease
    from iomctl.inputs.typed_words import Typed

OF_RELEASE = {"to": "accommodation", "at": "hour", "kind": "kind", "told": "told_on", "note": "note"}
OF_DUE = {"from_on": "from_on", "kind": "kind", "day": "due_on", "because": "reason"}
OF_DECISION = {"from_on": "from_on", "decided": "decision", "decision": "decided"}
OF_CHECK = {"from_on": "from_on", "item": "item"}
"""The columns that the fields of the inputs go to."""


def correct(work: UnitOfWork, offender: str, words: "Typed[CorrectedRelease]", instead: bool = False) -> FactChange:
    """Put right the newest release of a person, or that of a day; what is not given stays as it was said.

    The stay and the colours from then on move along with its day. Raises NotFound and BadValue with every fault at
    once, NotUnderstood as `given_of`, and DoesNotFit as `release_meant`, `outside` and `put_right`, for a day before
    custody began, and for a colour where no case was open.
    """
    number, asked = facts.understood(work, offender, words)
    person = work.session.get_one(Offender, number)
    given = given_of(asked, ("from_on", *OF_RELEASE, "colour", "planned"), "a release")
    row, ref = release_meant(work, person, asked.on), person_reference(person)
    stay = work.session.get_one(Custody, row.custody_id)
    day, gone, aside = given.get("from_on", row.released_on), list[Place](), list[str]()
    refuse_before(work, stay, ref, day)
    values = {**columns(given, OF_RELEASE), **_planned(work, stay, row, given), "released_on": day}
    rows = [Amended(row, values)]
    if "colour" in given:
        refuse_colour_of_none(work, person, day)
    if day != row.released_on:
        gone, aside = outside(work, stay, (stay.from_on, day), instead)
        aside += make_room(work, number, [Stay(stay.from_on, work.event, "", day)], instead, place_of(stay))
    if day != row.released_on or "colour" in given:
        ended, colours = left_on(work, stay, day, given.get("colour"))
        rows, gone = [*rows, *ended], [*gone, *colours]
    what = f"{ref}: the release of {spoken(row.released_on, work.today)}"
    said = put_right(work, person, Correction(what, rows, gone, aside), instead)
    return FactChange(past_of(work, row), said)


def _planned(work: UnitOfWork, stay: Custody, row: Release, given: Mapping[str, Any]) -> dict[str, Any]:
    """Whether a release was planned, and since when its day was known where that follows from what was set."""
    if "planned" not in given:
        return {}
    told = given.get("told", row.told_on)
    if given["planned"] and told is None:
        told = known_since(work, stay, given.get("from_on", row.released_on))
        if told is None:
            raise BadValue("--planned: no day was set beforehand: say since when it was known, with --told DAY")
    return {"planned": given["planned"], "told_on": told}


def correct_part(work: UnitOfWork, offender: str, words: "Typed[CorrectedRelease]") -> FactChange:
    """Put right the newest of a part of what is known of the release of somebody in custody, or that of a day.

    Raises NotFound and BadValue with every fault at once, NotUnderstood as `given_of`, and DoesNotFit as `part_meant`,
    `put_right`, `follow_decisions` and `refuse_beside_placement`, and for a day before custody began.
    """
    number, asked = facts.understood(work, offender, words)
    meant = part_meant(work, work.session.get_one(Offender, number), asked)
    names = _columns_of(meant)
    fields = ("not_known", *names) if "day" in names else tuple(names)
    given = given_of(asked, fields, f"the {meant.called}")
    values = columns(given, names)
    if "not_known" in given:
        values["due_on"] = None
    if values.get("decision") == NONE:
        values["decision"] = None
    for day in (values.get("from_on"), values.get("due_on")):
        refuse_before(work, meant.stay, person_reference(meant.person), day)
    what = f"The {meant.called}, recorded for {spoken(meant.row.from_on, work.today)},"
    was = coming_of(work, meant.stay)
    said = put_right(work, meant.person, Correction(what, [Amended(meant.row, values)]))
    follow_decisions(work, [meant.stay.id])
    now = coming_of(work, meant.stay)
    refuse_beside_placement(work, now, values.get("accommodation"))
    moved = f". {out_on(work, now)}" if now.release_on != was.release_on else ""
    return FactChange(now, said + moved)


def _columns_of(meant: PartMeant) -> Mapping[str, str]:
    if isinstance(meant.row, ReleaseCheck):
        return OF_CHECK
    if isinstance(meant.row, ReleasePlan):
        return {"from_on": "from_on", **PLANNED}
    return OF_DUE if meant.row.decided is None else OF_DECISION
