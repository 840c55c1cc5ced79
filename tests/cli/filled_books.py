"""Put a drawn case book into a real one, row by row."""

from datetime import date, timedelta
from typing import Any

from sqlmodel import SQLModel

from iomctl.domain.identifiers import check_letter
from iomctl.domain.names import fold
from iomctl.storage.tables.cohorts import Spell
from iomctl.storage.tables.dated.referral_outcomes import ReferralOutcome, ReferralPractitioner
from iomctl.storage.tables.dated.spell_states import SpellColour, SpellCustody, SpellTier, SpellWorker
from iomctl.storage.tables.identities import Alias, Identifier
from iomctl.storage.tables.needs import Need
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.referrals import Provider, Referral, ReferralStep, Service
from iomctl.storage.tables.reviews import Review
from iomctl.storage.unit_of_work import UnitOfWork
from tests.cli.filled_facts import add_facts

Told = dict[str, Any]
OUTCOMES = {"drugs": ("drugs-health", "drugs-belief"), "ete": ("ete-kept",)}


class Filler:
    """Puts drawn people into a case book; `partners` holds the row numbers of cohort, workers and agencies."""

    def __init__(self, work: UnitOfWork, partners: dict[Any, int]) -> None:
        self.work, self.partners, self.count = work, partners, 0
        self.services: dict[tuple[str, str], int] = {}

    def add(self, row: SQLModel) -> int:
        """Store a row, and answer its number."""
        self.work.session.add(row)
        self.work.session.flush()
        return int(row.id)  # type: ignore[attr-defined]  # every table here has it

    def person(self, drawn: dict[str, Any]) -> None:
        """Store a person with everything about them."""
        own = {name: drawn[name] for name in ("surname", "forenames", "born_on", "restricted")}
        key = fold(f"{own['surname']} {own['forenames']}")
        rest: Told = {"gender": "male", "ethnicity": None, "area": "Luton"}
        person = self.add(Offender(**own, **rest, search_name=key, **self.work.recorded))
        for kind in drawn["kinds"]:
            self.identifier(person, kind)
        for name in drawn["aliases"]:
            self.add(Alias(offender_id=person, name=name, search_name=fold(name), **self.work.recorded))
        on = date(2024, 1, 1)
        for spell in drawn["spells"]:
            on = self.spell(person, on + timedelta(days=spell["wait"]), spell)
            if not spell["ends"]:
                break
        on = date(2024, 1, 1)
        for gap, level, note in drawn["needs"]:
            on += timedelta(days=gap)
            told: Told = {"pathway": "drugs", "level": level, "from_on": on, "note": note}
            self.add(Need(offender_id=person, **told, **self.work.recorded))
        for referral in drawn["referrals"]:
            self.referral(person, *referral)
        add_facts(self.work, person, drawn["facts"])

    def identifier(self, person: int, kind: str) -> None:
        """Store one more identifier, which nobody else has."""
        self.count += 1
        number = f"{self.count:07d}"
        value = {"pnc": f"2012/{number}{check_letter('12' + number)}", "crn": f"X{number[1:]}", "local": f"=L{number}"}
        typed = value[kind]
        self.add(Identifier(offender_id=person, kind=kind, value=typed, as_typed=typed, **self.work.recorded))

    def spell(self, person: int, adopted_on: date, drawn: dict[str, Any]) -> date:
        """Store a spell with its dated rows and reviews; the first day after it."""
        worker, agency = (self.partners.get(one) for one in drawn["worker"])
        now: Told = {"tier": "fixed", "colour": "amber", "custody": "community", "prison": None}
        now |= {"worker_id": worker, "agency_id": agency}
        told = {"adopted_on": adopted_on, "adoption_reason": "tasking", "adoption_note": drawn["note"]}
        row = Spell(offender_id=person, cohort_id=self.partners["luton"], **told, **now, **self.work.recorded)
        spell, on = self.add(row), adopted_on
        for kind in ("tier", "colour", "custody", "worker"):
            self.dated(spell, kind, on, now, "tasking" if kind == "tier" else None)
        told_on: set[tuple[str, date]] = set()
        for gap, (kind, value, why) in drawn["changes"]:
            on += timedelta(days=gap)
            if kind in {"tier", "worker"} and (kind, on) in told_on:
                continue  # two of one day can't both be true
            told_on.add((kind, on))
            for changed in self.changed(kind, value, now):
                self.dated(spell, changed, on, now, why)
        newest = self.reviews(spell, adopted_on, drawn)
        if drawn["ends"]:
            # Two spells of nobody's day in one cohort could not be told apart by any file.
            on = max(on, newest, adopted_on + timedelta(days=1))
            row.deselected_on, row.deselection_reason, row.exit_plan = on, "no-offending", drawn["note"]
        for name, value in now.items():
            setattr(row, name, value)
        self.add(row)
        return on

    def changed(self, kind: str, value: Any, now: dict[str, Any]) -> tuple[str, ...]:
        """Bring a change into `now`, and answer which dated rows it makes."""
        if kind == "tier":
            now["tier"] = value
        elif kind == "worker":
            now["worker_id"], now["agency_id"] = (self.partners.get(one) for one in value)
        elif kind == "inside":
            now |= {"custody": "custody", "prison": value, "colour": "blue"}
            return ("custody", "colour")
        elif kind == "outside":
            now |= {"custody": "community", "prison": None, "colour": value}
            return ("custody", "colour")
        elif now["custody"] == "custody":
            return ()
        else:
            now["colour"] = value
        return (kind,)

    def dated(self, spell: int, kind: str, on: date, now: dict[str, Any], why: str | None) -> None:
        """Store a dated row of a spell."""
        every: Told = {"spell_id": spell, "from_on": on, "reason": why, **self.work.recorded}
        rows: Told = {
            "tier": lambda: SpellTier(tier=now["tier"], decision=None, **every),
            "colour": lambda: SpellColour(colour=now["colour"], **every),
            "custody": lambda: SpellCustody(custody=now["custody"], prison=now["prison"], **every),
            "worker": lambda: SpellWorker(worker_id=now["worker_id"], agency_id=now["agency_id"], **every),
        }
        self.add(rows[kind]())

    def reviews(self, spell: int, made_on: date, drawn: dict[str, Any]) -> date:
        """Store the reviews of a spell, one after the other; the day the last was made."""
        held_on = None
        for gap, outcome, note in drawn["reviews"]:
            on = made_on + timedelta(days=gap + (outcome == "held" and made_on == held_on))
            self.review(spell, made_on, closed_on=on, outcome=outcome, note=note)
            made_on, held_on = on, on if outcome == "held" else held_on
        if drawn["ends"]:
            self.review(spell, made_on, closed_on=made_on, outcome="deselected")
        else:
            self.review(spell, made_on, exempt_reason="health" if drawn["exempt"] else None)
        return made_on

    def review(self, spell: int, made_on: date, **told: Any) -> None:
        """Store one review."""
        closed: Told = {"closed_in": self.work.event} if told.get("closed_on") else {}
        due: Told = {
            "kind": "case",
            "due_from": made_on,
            "due_by": made_on + timedelta(days=28),
            "basis": "=amber",
        }
        self.add(Review(spell_id=spell, made_on=made_on, **due, **told, **closed, **self.work.recorded))

    def referral(self, person: int, pathway: str, area: str, steps: tuple[str, ...], *more: Any) -> None:
        """Store a referral with its steps, three days apart; `more` is its note and what else is drawn of it."""
        note, depth = more
        days = [date(2025, 1, 1) + timedelta(days=3 * place) for place in range(len(steps) + 1)]
        state: Told = {
            "made_on": days[0],
            "status": ("made", *steps)[-1],
            "status_on": days[-1],
            "note": note,
        }
        service = self.service(pathway, area)
        number = self.add(Referral(offender_id=person, service_id=service, **state, **self.work.recorded))
        for on, status, before in zip(days, ("made", *steps), (None, "made", *steps), strict=False):
            told: Told = {"status": status, "step_on": on, "note": note if status != "made" else None}
            why: Told = {"refused": {"reason": "full"}, "ended": _ending(before)}.get(status, {})
            self.add(ReferralStep(referral_id=number, **told, **why, **self.work.recorded))
        if depth:
            self.depth(number, pathway, days, depth)

    def depth(self, number: int, pathway: str, days: list[date], depth: tuple[str, str, str]) -> None:
        """Store a referral's complexity, two practitioners, and outcomes: scored on its last day if it was started."""
        row = self.work.session.get_one(Referral, number)
        row.complexity, row.signpost = depth[0], number
        for name in depth[1:]:
            of_it: Told = {"referral_id": number, "name": name, "from_on": days[0]}
            self.add(ReferralPractitioner(**of_it, **self.work.recorded))
        scores = (None, "partly") if row.status == "started" else (None,)
        for code, score in ((code, score) for score in scores for code in OUTCOMES[pathway]):
            on = days[-1] if score else days[0]
            self.add(ReferralOutcome(referral_id=number, code=code, score=score, from_on=on, **self.work.recorded))

    def service(self, pathway: str, area: str) -> int:
        """A service of one provider."""
        if not self.services:
            provider = Provider(name="=Help Ltd", search_name="help ltd", active=True, **self.work.recorded)
            self.services["", ""] = self.add(provider)
        if (pathway, area) not in self.services:
            offer = Service(provider_id=self.services["", ""], pathway=pathway, area=area, **self.work.recorded)
            self.services[pathway, area] = self.add(offer)
        return self.services[pathway, area]


def _ending(before: str | None) -> dict[str, str]:
    if before == "started":
        return {"ending": "completed", "outcome": "partly"}
    return {"ending": "never-started", "reason": "NOT"}
