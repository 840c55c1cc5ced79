"""People made up at random of whom nearly everything happened about their adoption, stored."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from iomctl.storage.tables.cohorts import Spell
from iomctl.storage.tables.custodies import Custody
from iomctl.storage.tables.dated.custody_states import CustodyChange
from iomctl.storage.tables.facts.arrests import Arrest
from iomctl.storage.tables.facts.offences import Offence
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork
from tests import casebook

ADOPTED = date(2024, 2, 28)
NEAR = (-400, -1, -1, 0, 1, 90, 365, 366, 367)
CODES = (None, "034/01", "046/00", "046/00", "092/00")
OUTCOMES = ("convicted", "convicted", "cautioned", "charged", "no-further-action", None)


def put_people(work: UnitOfWork, chance: Random, people: int) -> None:
    """Store so many people: most by one case, and many with nothing that lasted until it began."""
    for number in range(people):
        who = casebook.person(work, f"Mercer {number}")
        for made in _cases(work, chance, who):
            for _ in range(chance.choice((0, 0, 1, 3))):
                casebook.add(work, _offence(work, chance, made))
            if chance.random() < 0.2:
                casebook.add(work, _arrest(work, chance, made))
        if chance.random() < 0.2:
            _stay(work, chance, who)


def _cases(work: UnitOfWork, chance: Random, who: Offender) -> Iterator[Spell]:
    for cohort in ("luton", "county") if chance.random() < 0.1 else ("luton",):
        on = ADOPTED + timedelta(chance.choice((0, 0, 1, 2, 300)))
        made = casebook.spell(
            work, who, on, tier=chance.choice(("fixed", "flex")), cohort=casebook.cohort(work, cohort, cohort)
        )
        if chance.random() < 0.3:
            casebook.deselect(work, made, on + timedelta(chance.choice((0, 1, 90, 366))))
            made.deselection_reason = chance.choice(("no-offending", "died", "moved-area"))
        yield made


def _offence(work: UnitOfWork, chance: Random, made: Spell) -> Offence:
    on = made.adopted_on + timedelta(chance.choice(NEAR))
    outcome = chance.choice(OUTCOMES)
    given: dict[str, Any] = {
        "committed_until": chance.choice((None, None, on + timedelta(1), on + timedelta(400))),
        "outcome_on": chance.choice((on, on + timedelta(60), None)) if outcome else None,
        "index_on": chance.choice((None, None, made.adopted_on, on)),
        "counted_as": chance.choice((*(None,) * 8, "breach", "considered")),
        "set_aside_on": chance.choice((*(None,) * 6, on + timedelta(90))),
    }
    return Offence(
        offender_id=made.offender_id,
        committed_on=on,
        code=chance.choice(CODES),
        victim=chance.choice(("person", "business", "not-known")),
        outcome=outcome,
        **given,
        source=None,
        **_kept(work, chance),
    )


def _arrest(work: UnitOfWork, chance: Random, made: Spell) -> Arrest:
    on = made.adopted_on + timedelta(chance.choice(NEAR))
    said: dict[str, Any] = {"outcome": chance.choice((None, "charged")), "outcome_on": on, "source": None}
    return Arrest(
        offender_id=made.offender_id, arrested_on=on, codes="046/00", victim="not-known", **said, **_kept(work, chance)
    )


def _stay(work: UnitOfWork, chance: Random, who: Offender) -> None:
    on = ADOPTED + timedelta(chance.choice(NEAR))
    to_on = chance.choice((None, on, on + timedelta(40), on + timedelta(399), on + timedelta(401)))
    stay = Custody(
        offender_id=who.id, from_on=on, to_on=to_on, sentenced_on=None, **Custody.worked_out, **work.recorded
    )
    casebook.add(work, stay)
    said: dict[str, Any] = {"kind": "remand", "prison": None, "at_large": None, "from_on": on, "reason": None}
    casebook.add(work, CustodyChange(custody_id=stay.id, **said, **work.recorded))


def _kept(work: UnitOfWork, chance: Random) -> dict[str, Any]:
    return {"withdrawn_in": work.recorded["recorded_in"] if chance.random() < 0.1 else None, **work.recorded}
