"""What a row of a file of referrals tells beyond its steps: complexity, practitioners, outcomes, signposting."""

from datetime import date
from typing import Any, NamedTuple

from iomctl.domain.days.dated_words import read_dated_words
from iomctl.domain.days.days import spoken
from iomctl.domain.policy.policy import Policy
from iomctl.domain.references import REFERRAL, reference
from iomctl.domain.referrals import COMPLEXITIES, SCORES, STARTED
from iomctl.errors import BadValue
from iomctl.inputs.names import partner_name
from iomctl.services.imports.engine.fields import Remembered, given_reference, word
from iomctl.services.imports.engine.ledger import Ledger
from iomctl.services.imports.referrals.course import StepRow
from iomctl.storage.tables.dated.referral_outcomes import ReferralOutcome, ReferralPractitioner

DEPTH = ("complexity", "practitioners", "outcomes", "signpost", "outside_area")

Practitioners = tuple[tuple[str, str], ...]
"""Names, each from a day as ISO text."""

Outcomes = tuple[tuple[str, str | None, str], ...]
"""Codes, each with a score or without one, from a day as ISO text."""


class Depth(NamedTuple):
    """The columns DEPTH of a row; `signpost` is the row number of the first of those made in one go.

    `outside_area` is one of YES_OR_NO; of a recorded referral it is left out, for people move.
    """

    complexity: str | None = None
    practitioners: Practitioners = ()
    outcomes: Outcomes = ()
    signpost: int | None = None
    outside_area: str | None = None


NOTHING = Depth()
YES, NO = YES_OR_NO = ("yes", "no")


def readers(today: date) -> dict[str, Any]:
    """What reads the cells of DEPTH."""
    return {
        "complexity": word("complexity", COMPLEXITIES),
        "practitioners": Remembered(lambda text: tuple(_named(text, today)) if text else ()),
        "outcomes": Remembered(lambda text: tuple(_scored(text, today)) if text else ()),
        "signpost": given_reference(REFERRAL),
        "outside_area": word("outside_area", YES_OR_NO),
    }


def depth_faults(depth: Depth, pathway: str, steps: list[StepRow], policy: Policy) -> list[str]:
    """Why these columns can't be taken beside the steps of a row; none when they can."""
    made_on = steps[0][1]
    started_on = next((on for status, on, *_ in steps if status == STARTED), None)
    faults = [f"practitioners: {name} is from before it was made" for name, on in depth.practitioners if on < made_on]
    chosen = set[str]()
    for code, score, on in depth.outcomes:
        known = policy.outcomes.get(code)
        if known is None or known.pathway != pathway:
            faults.append(f'outcomes: "{code}" is no outcome of {pathway}')
        elif score is None and (code in chosen or on < made_on):
            faults.append(f"outcomes: {code} is chosen {'twice' if code in chosen else 'before it was made'}")
        elif score is not None and (code not in chosen or started_on is None or on < started_on):
            faults.append(f"outcomes: {code} is scored before it was chosen, or before the work was started")
        chosen.add(code)
    return faults


def contradictions(number: int, told: Depth, known: Depth) -> list[str]:
    """What a row says differently from the recorded referral; empty cells say nothing."""
    ref = reference(REFERRAL, number)
    faults = []
    for name, said, recorded in zip(DEPTH, told, known, strict=True):
        if name == "outside_area":
            continue
        if isinstance(said, tuple) and isinstance(recorded, tuple):
            differs = said[: len(recorded)] != recorded[: len(said)]
        else:
            differs = said not in {None, recorded}
        if differs:
            faults.append(f"{name}: {ref} is recorded with another one")
    return faults


def beyond(told: Depth, known: Depth) -> Depth:
    """What a row adds to the dated rows that are recorded."""
    return Depth(None, told.practitioners[len(known.practitioners) :], told.outcomes[len(known.outcomes) :])


def add_rows(ledger: Ledger, number: int, depth: Depth) -> None:
    """Add the dated rows of a referral."""
    ledger.rows[ReferralPractitioner].extend((number, *one) for one in depth.practitioners)
    ledger.rows[ReferralOutcome].extend((number, *one) for one in depth.outcomes)


def in_words(depth: Depth) -> list[str]:
    """The dated rows as what a dry run tells."""
    names = [f"practitioner {name} {on}" for name, on in depth.practitioners]
    return [*names, *(f"{code} {score or 'desired'} {on}" for code, score, on in depth.outcomes)]


def _named(text: str, today: date) -> list[tuple[str, str]]:
    return [(partner_name(words), _iso(on, today)) for on, words in read_dated_words(text)]


def _scored(text: str, today: date) -> list[tuple[str, str | None, str]]:
    found = []
    for on, words in read_dated_words(text):
        code, sign, score = words.partition("=")
        if sign and score not in SCORES:
            raise BadValue(f'score "{score}": one of {", ".join(SCORES)}')
        found.append((code, score or None, _iso(on, today)))
    return found


def _iso(on: date, today: date) -> str:
    if on > today:
        raise BadValue(f"{spoken(on, today)} is in the future")
    return on.isoformat()
