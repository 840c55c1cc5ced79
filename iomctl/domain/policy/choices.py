"""What a policy offers to choose from: tiers, colours, pathways, reasons, each with its code."""

from datetime import date
from typing import NamedTuple

from iomctl.domain.days.ages import OLDEST, AgeSpan
from iomctl.domain.days.intervals import Interval


class Choice(NamedTuple):
    """A code and the name it is shown by."""

    code: str
    name: str


class ReviewKind(Choice):
    """A kind of review."""


class Gender(Choice):
    """A gender."""


class Ethnicity(Choice):
    """An ethnicity."""


class Audience(NamedTuple):
    """Somebody to whom a person's own words may be shown, once the person consented."""

    code: str
    name: str
    active: bool = True


class ContactKind(Choice):
    """A kind of contact."""


class Reason(NamedTuple):
    """Why something was done; reports add up by `group`. A retired reason (not `active`) stays readable.

    One that is `final` says that the person can't come back: no re-scope looks at them again. `means` says of whoever
    leaves the scheme for it that they DIED or MOVED away; "" is neither.
    """

    code: str
    wording: str
    group: str
    active: bool = True
    final: bool = False
    means: str = ""


DIED, MOVED = "died", "moved"
MEANS = (DIED, MOVED)
"""What the measure of reoffending asks of the reason for leaving a scheme."""
CUSTODIAL, NON_CUSTODIAL = "custody", "non-custodial"
COURT = (CUSTODIAL, NON_CUSTODIAL)
"""What a court passes: immediate custody, or anything else, a sentence of custody that is suspended among it."""


class Tier(NamedTuple):
    """A part of the cohort; `capacity` is the number of people it is meant to hold."""

    code: str
    name: str
    wording: str
    capacity: int


class Colour(NamedTuple):
    """A rating. A review may be held from `window_days` before the day that `review_every` gives."""

    code: str
    letter: str
    name: str
    wording: str
    review_every: Interval
    window_days: int


NOT_KNOWN = "not-known"
"""The code of a gender that nobody knows."""


class Pathway(NamedTuple):
    """An area of need; those with one `parent` (empty for none) are added up under it.

    One with a `gender` is only expected to be asked of people of that gender. Other `words` that people say for it
    find it too.
    """

    code: str
    letter: str
    name: str
    parent: str = ""
    gender: str = ""
    active: bool = True
    words: tuple[str, ...] = ()

    def is_asked_of(self, gender: str | None) -> bool:
        """Whether a person of this gender should be asked about it; when the gender is not known, yes."""
        return not self.gender or gender is None or gender == self.gender

    def is_for(self, gender: str | None) -> bool:
        """Whether a person of this gender may be referred on it; when the gender is not known, yes."""
        return gender == NOT_KNOWN or self.is_asked_of(gender)


class CustodyReviews(NamedTuple):
    """The colour that means custody, and how often a person in custody is reviewed whatever the colour."""

    colour: str
    review_every: Interval
    window_days: int


class Targets(NamedTuple):
    """Working days for a provider to answer a referral, and for its work to start, both from the day made."""

    answer_working_days: int
    start_working_days: int


class ScoreKind(NamedTuple):
    """What a score measures: a figure from `minimum` to `maximum`, both inclusive, or one of `levels`, lowest first.

    A score that is older than `max_age` on the day asked about is not known any more.
    """

    code: str
    name: str
    max_age: Interval
    minimum: float | None = None
    maximum: float | None = None
    levels: tuple[str, ...] = ()
    active: bool = True


class SentenceKind(NamedTuple):
    """An order, licence or stay in custody; `statutory` is whether probation supervises the person by it.

    Nothing of this kind can begin on or after `closed_from`. `court` is one of COURT; "" is what no court passes, like
    a licence.
    """

    code: str
    name: str
    statutory: bool
    closed_from: date | None = None
    active: bool = True
    court: str = ""


class MarkerKind(NamedTuple):
    """Something that agencies mark a person for, such as MAPPA or domestic abuse.

    It may be of one of `levels`, and is reviewed `review_every` so often, None for whenever somebody says. People
    from `age_from` to `age_to`, both included, are to be asked about it; None for no such age.
    """

    code: str
    name: str
    levels: tuple[str, ...] = ()
    review_every: Interval | None = None
    active: bool = True
    age_from: int | None = None
    age_to: int | None = None

    @property
    def asked_of(self) -> AgeSpan | None:
        """The ages at which somebody is to be asked about it; None where that is of no age."""
        if self.age_from is None and self.age_to is None:
            return None
        return AgeSpan(self.age_from or 0, self.age_to or OLDEST)

    def level(self, word: str) -> str | None:
        """The level with this word in any case, as the policy spells it; None for none."""
        return {one.casefold(): one for one in self.levels}.get(word.casefold())


class DesiredOutcome(NamedTuple):
    """What a referral on the pathway with the code `pathway` is meant to bring about."""

    code: str
    pathway: str
    wording: str
    active: bool = True
