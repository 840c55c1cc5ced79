"""Put an answer about own words right that was recorded wrongly, or the day it was taken back; withdraw that day."""

from functools import partial
from typing import TYPE_CHECKING

from iomctl.domain.days.days import spoken
from iomctl.domain.references import PERSON, reference
from iomctl.errors import DoesNotFit
from iomctl.inputs.bounds import Bounds
from iomctl.services.every_fault import EveryFault
from iomctl.services.facts import correcting
from iomctl.services.facts import rows as facts
from iomctl.services.facts.kinds import reference_of
from iomctl.services.facts.rows import FactChange
from iomctl.services.notes.consents import consent_now
from iomctl.storage.tables.facts.notes import NoteConsent
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.choices import Withdrawal
    from iomctl.inputs.notes.consents import NewConsent, RevokedBounds
    from iomctl.inputs.typed_words import Typed


def correct(work: UnitOfWork, word: str, asked: correcting.Asked) -> FactChange:
    """Put the answer with a reference right.

    Raises as `facts.find` and `correcting.correct`, and DoesNotFit where the person took it back, and it would be given
    later or refused.
    """
    find = partial(facts.find, work, NoteConsent, word)
    return correcting.correct(work, find, asked, consent_now, _refuse_revoked)


def correct_revoked(work: UnitOfWork, word: str, asked: correcting.Asked) -> FactChange:
    """Put the day right from which on the person took back the consent with a reference.

    Raises as `facts.find` and `correcting.understood`, and DoesNotFit for one that was not taken back, and where it is
    recorded so already.
    """
    find, told = partial(_revoked, work, word), asked.words.model.of_row
    row, new = correcting.understood(work, find, asked, partial(_since, work), told)
    was = consent_now(work, row)
    correcting.refuse_unchanged(f"that {reference_of(row)} was taken back", row, new.stored())
    correcting.write(work, row, new.stored())
    work.session.flush()
    now = consent_now(work, row)
    return FactChange(now, correcting.put_right(row, was, now))


def withdraw_revoked(work: UnitOfWork, word: str, words: "Typed[Withdrawal]") -> FactChange:
    """Withdraw that the person took back the consent with a reference.

    Raises BadValue or NotFound with every fault at once, and DoesNotFit for one that was not taken back.
    """
    faults = EveryFault()
    row = faults.take(lambda: _revoked(work, word))
    faults.take(lambda: words.read(Bounds(work.policy, work.today)))
    if row is None or faults.met:
        raise faults.refusal()
    day = f" from {spoken(row.revoked_on, work.today)} on" if row.revoked_on else ""
    correcting.write(work, row, dict.fromkeys(("revoked_on", "revoked_in")))
    work.session.flush()
    now = consent_now(work, row)
    return FactChange(now, f"That {reference_of(row)} was taken back{day} was withdrawn: it is {now.state}")


def _revoked(work: UnitOfWork, word: str) -> NoteConsent:
    row = facts.find(work, NoteConsent, word)
    if row.revoked_on is None:
        advice = f"iomctl consent list {reference(PERSON, row.offender_id)} shows how it stands"
        raise DoesNotFit(f"{reference_of(row)} was not taken back", advice=advice)
    return row


def _refuse_revoked(work: UnitOfWork, row: NoteConsent, new: "NewConsent") -> None:
    if row.revoked_on is not None and (new.answer != row.answer or row.revoked_on < new.on):
        ref, day = reference_of(row), spoken(row.revoked_on, work.today)
        raise DoesNotFit(
            f"{ref} was taken back on {day}, which would not fit that",
            advice=f"withdraw that first: iomctl consent withdraw {ref} --revoked --reason WORDS",
        )


def _since(work: UnitOfWork, row: NoteConsent) -> "RevokedBounds":
    from iomctl.inputs.notes.consents import RevokedBounds

    return RevokedBounds(work.policy, work.today, None, row.from_on)
