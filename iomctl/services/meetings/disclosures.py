"""Who was given which paper of a panel: record one, list them, and name who was told of a person."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from iomctl.domain.columns import column
from iomctl.domain.days.days import short
from iomctl.domain.panels.meetings import MINUTES
from iomctl.domain.ranges import holds
from iomctl.domain.references import PERSON, reference
from iomctl.inputs.bounds import Bounds
from iomctl.inputs.panels import GivenTo
from iomctl.inputs.typed_words import Typed
from iomctl.services.every_fault import EveryFault
from iomctl.services.lookup.find_person import find_one, words_about
from iomctl.services.meetings.minutes import PanelPaper
from iomctl.services.panels.find import find_panel
from iomctl.storage.tables.agencies import Agency
from iomctl.storage.tables.panels.meetings import PanelDisclosure
from iomctl.storage.tables.trail import Event
from iomctl.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class DisclosureRecord:
    """A paper that was given to somebody; the field names are a contract."""

    sent_on: date = column("Sent", "the day it was given out", "2026-04-22", rank=0, spoken=True)
    panel: int = column("Panel", "the panel's number", "7", rank=0, right=True, kept=True)
    paper: str = column("Paper", "minutes or pack", "minutes", rank=0)
    form: str = column("Form", "full, actions, agency, summary or names-free", "agency", rank=0)
    agency: str | None = column("Agency", "the agency that the form is for", "Luton Council", rank=2)
    about: str | None = column("About", "the person a summary is about", "N00042", rank=1)
    recipient: str = column("Recipient", "who was given it", "A Khan, Luton Council", rank=0)
    version: str = column("Version", "how the minutes stood", "draft, amended once", rank=1)


def disclose(work: UnitOfWork, kind: str, paper: PanelPaper, to: Typed[GivenTo]) -> None:
    """Record that a paper, minutes or pack, is given to somebody today. Raises BadValue for words that can't be."""
    read = to.read(Bounds(work.policy, work.today))
    row = PanelDisclosure(
        panel_id=paper.panel,
        paper=kind,
        form=paper.form.name,
        version=paper.version,
        recipient=read.to,
        agency_id=paper.form.agency.id if paper.form.agency else None,
        offender_id=paper.form.about.id if paper.form.about else None,
        sent_on=work.today,
        withdrawn_in=None,
        **work.recorded,
    )
    work.session.add(row)
    work.session.flush()


def disclosures(
    work: UnitOfWork, on: date, panel: str | None = None, about: str | None = None
) -> list[DisclosureRecord]:
    """Papers that were given out by a day, the newest first; of one panel, or those that told of one person.

    Raises NotFound with every unknown word at once.
    """
    faults = EveryFault()
    narrowed: list[Any] = [col(PanelDisclosure.sent_on) <= on]
    found = faults.take(lambda: find_panel(work, panel)) if panel is not None else None
    person = faults.take(lambda: find_one(work, about)) if about is not None else None
    if faults.met:
        raise faults.refusal()
    if found is not None:
        narrowed.append(col(PanelDisclosure.panel_id) == found.id)
    if person is not None:
        narrowed.append(_told_of(work, person.id))
    return _records(work, narrowed)


def told_of(work: UnitOfWork, person: int, since: int = 0) -> list[str]:
    """Who was given a paper that told of the person with a row number, after an event, in words, the newest first."""
    return _in_words(work, _records(work, [_told_of(work, person, since)]))


def given_minutes(work: UnitOfWork, panel: int) -> list[str]:
    """Who was given minutes of the panel with a row number in any form, in words, the newest first."""
    return _in_words(work, _records(work, [PanelDisclosure.panel_id == panel, PanelDisclosure.paper == MINUTES]))


def _in_words(work: UnitOfWork, records: list[DisclosureRecord]) -> list[str]:
    """Each recipient once a day, with all that they were given then."""
    given: dict[tuple[str, date], dict[str, None]] = {}
    for one in records:
        papers = given.setdefault((one.recipient, one.sent_on), {})
        papers[f"{one.paper} of panel {one.panel}, {one.form}"] = None
    return [f"{to} ({'; '.join(papers)}, {short(on, work.today)})" for (to, on), papers in given.items()]


def _told_of(work: UnitOfWork, person: int, since: int = 0) -> Any:
    """SQL for the papers that told of a person: the event in which one was given out names all whom it told of."""
    row = PanelDisclosure
    query = select(col(row.id), col(Event.people)).join(Event, col(Event.id) == col(row.recorded_in))
    query = query.where(col(row.recorded_in) > since)
    return col(row.id).in_([number for number, people in work.session.execute(query) if holds(people, person)])


def _records(work: UnitOfWork, narrowed: list[Any]) -> list[DisclosureRecord]:
    row = PanelDisclosure
    query = select(PanelDisclosure, col(Agency.name)).join(Agency, col(Agency.id) == col(row.agency_id), isouter=True)
    query = query.where(*narrowed).order_by(col(row.sent_on).desc(), col(row.id).desc())
    found = work.session.execute(query).all()
    work.looked_at(one.offender_id for one, _ in found if one.offender_id is not None)
    return [
        DisclosureRecord(
            sent_on=one.sent_on,
            panel=one.panel_id,
            paper=one.paper,
            form=one.form,
            agency=agency,
            about=reference(PERSON, one.offender_id) if one.offender_id else None,
            # Whose solicitor it was may say who somebody is.
            recipient="".join(words_about(work, one.offender_id, one.recipient)) if one.offender_id else one.recipient,
            version=one.version,
        )
        for one, agency in found
    ]
