"""Where somebody slept on the day that a run asks about, in words, as its answer went by it."""

from datetime import date

from iomctl.domain.accommodation.home import NOT_KNOWN, lives_in_words
from iomctl.domain.criteria.criteria import Rule
from iomctl.domain.days.days import short
from iomctl.domain.references import PERSON, reference
from iomctl.services.asked_day import AskedDay
from iomctl.services.homes.homes import Homes
from iomctl.services.rescopes.rules.answers import UnpackedAnswer
from iomctl.services.rescopes.rules.missing import missing
from iomctl.services.rescopes.runs.runs import Run
from iomctl.storage.unit_of_work import UnitOfWork


def home_told(work: UnitOfWork, run: Run, rule: Rule, of: tuple[int, UnpackedAnswer]) -> tuple[str, date | None]:
    """What the answer of a rule `of` the person with a row number went by, and since when it was so.

    `Short-term accommodation, transient until 22 Apr 2026`; where it is not known also what to type.
    """
    person, answer = of
    standing, kind, since = answer.facts
    on, told = date.fromisoformat(since) if since else None, ""
    if on is not None:
        homes = Homes(work, AskedDay(work, run.on), (person,))
        now = homes.of(person)
        # The day of leaving is none of the facts of the answer: it is told as it is known by now, of the same home.
        same = (now.kind, now.since) == (kind, on)
        until = f" until {short(now.until, date.min)}" if same and now.until else ""
        told = lives_in_words(homes.kind_named(kind), kind, standing) + until
    if answer.met is not None:
        return told, on
    what = missing(rule, answer, run.policy) + (f": {told}" if told and kind != NOT_KNOWN else "")
    return f"{what}; iomctl home add {reference(PERSON, person)} KIND", on
