"""A release as it happened: the stay ends, and the cases that were open have the colour said then, or the last one."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from sqlmodel import col, select

from iomctl.domain.course.kept_facts import COLOUR
from iomctl.domain.course.messages import named, with_its_event
from iomctl.domain.course.shown import NOT_RATED
from iomctl.domain.course.stays import Released
from iomctl.domain.days.days import spoken
from iomctl.errors import DoesNotFit
from iomctl.services.cases.case_facts import read
from iomctl.services.cases.fact_rows import place_of, spell_fact
from iomctl.services.cases.one_open import make_room_to_leave
from iomctl.services.cases.recording import put_aside, record
from iomctl.services.cases.stay_facts import RELEASED
from iomctl.services.cases.taking_away import withdraw_rows
from iomctl.services.custody.custodies import cases_on, refuse_colour_of_none
from iomctl.services.custody.ends import outside
from iomctl.services.custody.stays import stay_of
from iomctl.services.dated_rows import newest_row
from iomctl.services.facts import rows as facts
from iomctl.services.facts.rows import FactChange
from iomctl.services.lookup.find_person import person_reference
from iomctl.services.releases.past import past_of
from iomctl.storage.owners import Place
from iomctl.storage.tables.cohorts import Cohort, Spell
from iomctl.storage.tables.custodies import Custody
from iomctl.storage.tables.dated.spell_states import SpellColour
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.releases import Release, ReleaseDue
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.releases import HappenedRelease
    from iomctl.inputs.typed_words import Typed

Cases = Sequence[tuple[Spell, Cohort]]


def happened(
    work: UnitOfWork, offender: str, words: "Typed[HappenedRelease]", planned: bool, instead: bool = False
) -> FactChange:
    """Record a release, also one that the scheme learned of later.

    The stay ends, and every case that was open on the day has the colour given, else the one that was said last. A
    `planned` one has had notice since the day on which its due day was recorded, where no other day is told; without
    either it counts as unplanned. Raises BadValue or NotFound with every fault at once, and DoesNotFit for somebody
    who was not in custody, for a colour where no case was open, and as `outside` and `record` do.
    """
    number, asked = facts.understood(work, offender, words)
    person = work.session.get_one(Offender, number)
    stay, ref = _stay_left(work, person, asked.on), person_reference(person)
    cases = cases_on(work, person, asked.on)
    if asked.colour is not None:
        refuse_colour_of_none(work, person, asked.on)
    told = asked.told or (known_since(work, stay, asked.on) if planned else None)
    row = _row(work, stay, asked, planned, told)
    replaced = _make_room(work, stay, (row, asked.colour, cases), instead)
    stay.to_on = asked.on
    given = [] if asked.colour is None else [spell for spell, _ in cases]
    colours = [spell_fact(work, one, COLOUR, asked.on, colour=asked.colour, custody_id=stay.id) for one in given]
    replaced += record(work, (number,), [stay, row, *colours], instead)
    said = f"{ref} is out of custody from {spoken(asked.on, work.today)}"
    now = past_of(work, row)
    if planned and not now.planned:
        why = now.unplanned_because if told else "no day was set beforehand"
        said += f"; {why}, so it counts as unplanned"
    if asked.colour is None:
        said += _colours_then(work, ref, cases, asked.on)
    return FactChange(now, said + put_aside(replaced))


def _row(work: UnitOfWork, stay: Custody, asked: "HappenedRelease", planned: bool, told: date | None) -> Release:
    return Release(
        custody_id=stay.id,
        released_on=asked.on,
        planned=planned and told is not None,
        told_on=told,
        accommodation=asked.to,
        note=asked.note,
        hour=asked.at,
        kind=asked.kind,
        **work.recorded,
    )


def _stay_left(work: UnitOfWork, person: Offender, on: date) -> Custody:
    """The stay that a release on a day is the end of: one that is known to end then, else the one of that day.

    Raises DoesNotFit for a day in no stay, with the stay that was nearest where there is one.
    """
    query = select(Custody).where(Custody.offender_id == person.id, col(Custody.withdrawn_in).is_(None))
    stays = work.session.exec(query.order_by(col(Custody.from_on), col(Custody.id))).all()
    released = set(_released(work, stays))
    ended = [one for one in stays if one.to_on == on]
    open_then = [one for one in stays if one.from_on <= on and one.to_on is None]
    covering = [one for one in stays if one.from_on <= on and one.to_on is not None and on < one.to_on]
    unsaid = [one for one in ended if one.id not in released]
    if meant := [*unsaid, *open_then, *covering, *ended]:
        return meant[0]
    before = [one for one in stays if one.from_on <= on]
    if not stays:
        return stay_of(work, person)  # there is none
    raise _in_none_then(work, person, before[-1] if before else stays[0])


def _released(work: UnitOfWork, stays: Iterable[Custody]) -> Iterable[int]:
    live = select(col(Release.custody_id)).where(col(Release.withdrawn_in).is_(None))
    return work.session.exec(live.where(col(Release.custody_id).in_([one.id for one in stays]))).all()


def _in_none_then(work: UnitOfWork, person: Offender, nearest: Custody) -> DoesNotFit:
    """The refusal of a day in no stay, with the one that was nearest: before the day, else the first."""
    known, ref = read(work, person.id), person_reference(person)
    (stay,) = known.of_rows([place_of(nearest)])
    return DoesNotFit(
        with_its_event(named(stay, ref), stay),
        advice=f"is the day right? if they were inside again: iomctl custody begin {ref} KIND --on DAY;"
        f" or take that back: iomctl undo {stay.event}",
    )


def _make_room(work: UnitOfWork, stay: Custody, said: tuple[Release, str | None, Cases], instead: bool) -> list[str]:
    """Withdraw what is known of another end of a stay, or was said of it after this one, where that is asked for."""
    row, colour, cases = said
    gone, aside = list[Place](), list[str]()
    if stay.to_on != row.released_on:
        gone, aside = outside(work, stay, (stay.from_on, row.released_on), instead)
    withdraw_rows(work, gone)
    if stay.to_on is None:
        return aside
    colours = () if colour is None else tuple(sorted((spell.id, colour) for spell, _ in cases))
    told = Released(colours, row.planned, row.told_on, row.accommodation, row.note, RELEASED, row.hour, row.kind)
    return aside + make_room_to_leave(work, stay, (row.released_on, told), instead)


def _colours_then(work: UnitOfWork, ref: str, cases: Cases, on: date) -> str:
    """What is said of the colour of each case where the release gave none; of those that have none, last."""
    rows = {cohort.code: newest_row(work, SpellColour, spell.id, on) for spell, cohort in cases}
    colours = {code: row.colour if row is not None else NOT_RATED for code, row in rows.items()}
    said = [f"; {colour} in {code}, as was said last" for code, colour in colours.items() if colour != NOT_RATED]
    for code in (code for code, colour in colours.items() if colour == NOT_RATED):
        rate = f"iomctl cohort colour {ref} COLOUR --cohort {code} --on {on.isoformat()} --reason WORDS"
        said.append(f"; not rated in {code}, for no colour was ever said; to say one: {rate}")
    return "".join(said)


def known_since(work: UnitOfWork, stay: Custody, released_on: date) -> date | None:
    """Since when the due day that stood on the day of release had been recorded; None where none was."""
    query = select(ReleaseDue).where(ReleaseDue.custody_id == stay.id, ReleaseDue.from_on <= released_on)
    since, due_on = None, None
    for row in work.session.exec(query.order_by(col(ReleaseDue.from_on), col(ReleaseDue.id))):
        if row.due_on != due_on:
            since, due_on = row.from_on, row.due_on
    return since if due_on is not None else None
