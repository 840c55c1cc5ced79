"""Put right what a person was found to need: the pathway, the level, the day, the note."""

from functools import partial
from typing import NamedTuple

from iomctl.domain.days.days import spoken
from iomctl.inputs.bounds import Bounds
from iomctl.inputs.referrals.pathways import asked_pathway
from iomctl.services.every_fault import EveryFault
from iomctl.services.facts import correcting
from iomctl.services.facts.rows import FactChange
from iomctl.services.lookup.find_person import find_one, person_reference
from iomctl.services.referrals.needs import NeedRecord, meant_answer, need_now
from iomctl.storage.tables.needs import Need
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork


class WhichAnswer(NamedTuple):
    """Which answer is meant, as typed: whose, on which pathway, and of which day; None for the newest."""

    offender: str
    pathway: str
    of: str | None = None


def correct(work: UnitOfWork, which: WhichAnswer, asked: correcting.Asked) -> FactChange:
    """Put an answer of a person on a pathway right.

    Raises as `meant_row` and `correcting.understood`, and DoesNotFit for what is recorded so already.
    """
    told = asked.words.model.of_row
    (person, row), new = correcting.understood(
        work,
        partial(_meant, work, which),
        asked,
        lambda found: Bounds(work.policy, work.today, found[0].born_from),
        lambda found: told(found[1]),
    )
    code = row.pathway
    called = f"The answer of {person_reference(person)} on {code} of {spoken(row.from_on, work.today)}"
    said = correcting.store_part(
        work, correcting.PartOf(called, row, person.id, row.described.words), asked.words, new.stored()
    )
    now = need_now(work, person, row.pathway)
    left = [now] if row.pathway == code else [now, need_now(work, person, code)]
    others = [_counting(work, one) for one in left if (one.pathway, one.from_on) != (row.pathway, row.from_on)]
    return FactChange(now, "; ".join([said, *others]))


def _meant(work: UnitOfWork, which: WhichAnswer) -> tuple[Offender, Need]:
    find = partial(_asked, work, which)
    (person, _), row = correcting.part_of(work, find, which.of, lambda found, on: meant_answer(work, *found, on))
    return person, row


def _asked(work: UnitOfWork, which: WhichAnswer) -> tuple[Offender, str]:
    faults = EveryFault()
    person = faults.take(lambda: find_one(work, which.offender))
    code = faults.take(lambda: asked_pathway(work.policy, which.pathway))
    if person is None or code is None:
        raise faults.refusal()
    return person, code


def _counting(work: UnitOfWork, now: NeedRecord) -> str:
    if now.from_on is None:
        return f"nobody has asked about {now.pathway} otherwise"
    return f"on {now.pathway} that of {spoken(now.from_on, work.today)}, {now.level}, counts"
