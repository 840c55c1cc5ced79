"""Correct to which service a referral was made, who works on it there, its desired outcomes and their scores."""

from datetime import date
from typing import TYPE_CHECKING, Any

from sqlmodel import select

from iomctl.domain.days.days import spoken
from iomctl.domain.references import REFERRAL, REQUIREMENT, reference
from iomctl.domain.referrals import OPEN, STARTED
from iomctl.errors import DoesNotFit, NotUnderstood
from iomctl.services.facts.correcting import ALREADY, refuse_unchanged, said_put_right, write
from iomctl.services.lookup.find_person import shown_words
from iomctl.services.lookup.who_is_served import is_outside
from iomctl.services.referrals.making import WhichService, service_meant
from iomctl.services.referrals.outcomes import chosen_codes
from iomctl.services.referrals.standing import (
    in_words,
    meant_outcome,
    meant_practitioner,
    parts_of,
    refuse_second_open,
    rows_of_outcome,
    steps_of,
)
from iomctl.storage.tables.dated.referral_outcomes import ReferralOutcome, ReferralPractitioner
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.referrals import Provider, Referral, Service
from iomctl.storage.tables.requirements import Requirement
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.referrals.corrections import OutcomeCorrection, PractitionerCorrection, ServiceCorrection


def correct_service(work: UnitOfWork, referral: Referral, provider: Provider | None, asked: "ServiceCorrection") -> str:
    """Correct to which service a referral was made; answer what is said of it.

    A provider that is closed is taken: it may have been open then. Raises DoesNotFit for a service that there is not,
    that it has already or that another open referral of the person has, and for what belongs to the old pathway.
    """
    was = work.session.get_one(Service, referral.service_id)
    by = provider or work.session.get_one(Provider, was.provider_id)
    pathway = asked.pathway or was.pathway
    lives_in = work.session.get_one(Offender, referral.offender_id).area
    home = was.area or lives_in
    same = asked.area is None and (by.id, pathway) == (was.provider_id, was.pathway)
    now = was if same else service_meant(work, by, WhichService(pathway, asked.area, home))
    if now.id == was.id:
        raise DoesNotFit(ALREADY.format(_ref(referral)))
    refuse_second_open(work, referral, referral.status, now.id)
    _refuse_on_pathway(work, referral, now.pathway)
    write(work, referral, {"service_id": now.id, "outside_area": is_outside(now.area, lives_in) or None})
    work.session.flush()
    return said_put_right(_ref(referral), _told(work, was), _told(work, now))


def _told(work: UnitOfWork, service: Service) -> dict[str, str]:
    by = work.session.get_one(Provider, service.provider_id).name
    return {"provider": by, "pathway": service.pathway, "area": service.area or "everywhere"}


def correct_request(work: UnitOfWork, referral: Referral, values: dict[str, Any]) -> str:
    """Correct how much a referral asks, or the words kept with it; answer what is said of it.

    Raises DoesNotFit for what is so already.
    """
    refuse_unchanged(_ref(referral), referral, values)
    restricted = work.session.get_one(Offender, referral.offender_id).restricted
    was = {name: getattr(referral, name) for name in values}
    write(work, referral, values)
    work.session.flush()
    told = ({**one, "note": shown_words(work, one.get("note"), restricted)} for one in (was, values))
    return said_put_right(_ref(referral), *told)


def _refuse_on_pathway(work: UnitOfWork, referral: Referral, pathway: str) -> None:
    """Raise DoesNotFit where an outcome of a referral, or a requirement that it meets, is not of a pathway."""
    ref, outcomes = _ref(referral), work.policy.outcomes
    known = ((code, outcomes[code].pathway) for code in chosen_codes(work, referral.id) if code in outcomes)
    lines = {
        f"{ref} has the outcome {code}, which belongs to {its}, not to {pathway}": f"withdraw it first: iomctl "
        f"referral withdraw {ref} --outcome {code} --reason WORDS"
        for code, its in known
        if its != pathway
    }
    for one in work.session.exec(select(Requirement).where(Requirement.referral_id == referral.id)).all():
        its, met = work.policy.requirements[one.kind].pathway, reference(REQUIREMENT, one.id)
        if its != pathway:
            advice = f'correct that first: iomctl requirement correct {met} --referral "" --reason WORDS'
            lines[f"{ref} meets {met}, {one.kind}, which belongs to {its}, not to {pathway}"] = advice
    if lines:
        raise DoesNotFit(*lines, advice=next(iter(lines.values())))


def correct_practitioner(work: UnitOfWork, referral: Referral, asked: "PractitionerCorrection") -> str:
    """Correct who works on a referral, and from which day; answer what is said of it.

    Raises DoesNotFit for nobody to correct, what is so already, and a day outside the referral or of another.
    """
    row = meant_practitioner(work, referral, asked.of)
    on = asked.on or row.from_on
    if on != row.from_on:
        _refuse_outside(work, referral, on)
    others = (one for one in parts_of(work, referral) if isinstance(one, ReferralPractitioner) and one.id != row.id)
    for one in others:
        if one.from_on == on != row.from_on:
            raise DoesNotFit(f"{_ref(referral)} has {in_words(one)} from {spoken(on, work.today)} already")
    return _put_right(work, referral, row, {"name": asked.practitioner, "from_on": on})


def correct_outcome(work: UnitOfWork, referral: Referral, asked: "OutcomeCorrection") -> str:
    """Correct a desired outcome of a referral with its scores, or one score; answer what is said of it.

    Raises BadValue for an outcome of another pathway, NotUnderstood when nothing is corrected, DoesNotFit for what is
    not there, is so already, is desired already, or is on a day that does not fit.
    """
    if not any((asked.to, asked.score, asked.on)):
        raise NotUnderstood("nothing is corrected", advice="give --to, --score or --on")
    chosen = meant_outcome(work, referral, asked.outcome, score=False)
    scores = [one for one in _rows(work, referral, chosen.code) if one.score]
    if asked.score is not None:
        row = meant_outcome(work, referral, asked.outcome, True, asked.of)
        on = asked.on or row.from_on
        began = [one.step_on for one in steps_of(work, referral) if one.status == STARTED]
        _refuse_before(work, referral, chosen.code, on, max(chosen.from_on, *began))
        return _put_right(work, referral, row, {"score": asked.score, "from_on": on})
    code = chosen.code if asked.to is None else _other(work, referral, chosen, asked.to)
    on = asked.on or chosen.from_on
    if on != chosen.from_on:
        _refuse_outside(work, referral, on)
    for one in scores:
        _refuse_before(work, referral, chosen.code, one.from_on, on)
    said = _put_right(work, referral, chosen, {"code": code, "from_on": on})
    for one in scores:
        write(work, one, {"code": code})
    work.session.flush()
    return said


def _other(work: UnitOfWork, referral: Referral, chosen: ReferralOutcome, to: str) -> str:
    """The code of the outcome that is desired instead."""
    pathway = work.session.get_one(Service, referral.service_id).pathway
    code = work.policy.outcome(to, pathway).code
    if code != chosen.code and code in chosen_codes(work, referral.id):
        raise DoesNotFit(f"{_ref(referral)} has the outcome {code} already")
    return code


def _rows(work: UnitOfWork, referral: Referral, code: str) -> list[ReferralOutcome]:
    return list(work.session.exec(rows_of_outcome(referral, code)).all())


def _refuse_before(work: UnitOfWork, referral: Referral, code: str, scored: date, since: date) -> None:
    if scored < since:
        days = spoken(since, work.today), spoken(scored, work.today)
        raise DoesNotFit(f"{_ref(referral)} can't be scored for {code} before {days[0]}, on {days[1]}")


def _refuse_outside(work: UnitOfWork, referral: Referral, on: date) -> None:
    day = spoken(on, work.today)
    if on < referral.made_on:
        raise DoesNotFit(f"{_ref(referral)} was made on {spoken(referral.made_on, work.today)}, after {day}")
    if referral.status not in OPEN and on > referral.status_on:
        since = spoken(referral.status_on, work.today)
        raise DoesNotFit(f"{_ref(referral)} was {referral.status} on {since}, before {day}")


def _put_right(work: UnitOfWork, referral: Referral, row: Any, values: dict[str, Any]) -> str:
    """Write a practitioner, an outcome or a score as it is to be. Raises DoesNotFit for what is so already."""
    since = "from" if getattr(row, "score", None) is None else "on"
    called = f"{_ref(referral)}, {in_words(row)} {since} {spoken(row.from_on, work.today)}"
    refuse_unchanged(called, row, values)
    was = {_heading(name): getattr(row, name) for name in values}
    write(work, row, values)
    work.session.flush()
    return said_put_right(called, was, {_heading(name): value for name, value in values.items()})


def _heading(name: str) -> str:
    return {"from_on": "day", "code": "outcome", "name": "practitioner"}.get(name, name)


def _ref(referral: Referral) -> str:
    return reference(REFERRAL, referral.id)
