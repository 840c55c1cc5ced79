"""OGRS3: the chance of proven re-offending within one and two years, worked out from facts that don't change.

Superseded in the Ministry of Justice's live service on 18 June 2026: a figure from here is a convenience beside
a recorded score, never instead of one. Figures and sources: iomctl.domain.facts.ogrs3_tables.
"""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from math import exp, log

from iomctl.domain.days.ages import completed_years
from iomctl.domain.facts.ogrs3_tables import (
    ACTUARIAL_CATEGORIES,
    AGE_GENDER,
    BANDS,
    COPAS_WEIGHT,
    FIRST_SANCTION,
    LATER_SANCTION,
    MOST_SANCTIONS,
    ONE_YEAR,
    TWO_YEARS,
    YOUNGEST,
)
from iomctl.errors import BadValue

VERSION = "OGRS3 (2009), iomctl's calculator"
GENDERS = ("male", "female")
STEEPEST = 709.0
"""The largest exponent of e that a double holds."""


@dataclass(frozen=True)
class Facts:
    """What OGRS3 asks: `gender` is one of GENDERS, `actuarial_category` a key of
    ACTUARIAL_CATEGORIES, `first_sanction_at` completed years.

    `sanctions` counts convictions, cautions, reprimands and final warnings, the current one with them;
    `followed_from` is the start of a community sentence or the day of release.
    """

    gender: str
    born_on: date
    convicted_on: date
    followed_from: date
    sanctions: int
    first_sanction_at: int
    actuarial_category: str

    @property
    def age_at_conviction(self) -> int:
        """In completed years."""
        return completed_years(self.born_on, self.convicted_on)

    @property
    def age_at_follow_up(self) -> int:
        """In completed years."""
        return completed_years(self.born_on, self.followed_from)

    @property
    def counted_sanctions(self) -> int:
        """The sanctions that count: MOST_SANCTIONS at most."""
        return min(self.sanctions, MOST_SANCTIONS)


@dataclass(frozen=True)
class Terms:
    """The four terms; `z`, their sum, makes with a constant for each span the logit of the chance.

    `copas_rate` is the logarithm behind the term `copas`.
    """

    age_gender: float
    status: float
    copas_rate: float
    copas: float
    offence: float
    z: float


@dataclass(frozen=True)
class Ogrs3:
    """The terms, the chances they mean, these as percentages from 1 to 99, and the band of the second year."""

    terms: Terms
    chance_one_year: float
    chance_two_years: float
    percent_one_year: int
    percent_two_years: int
    band: str


def ogrs3(facts: Facts) -> Ogrs3:
    """Work the score out. Raises BadValue with a line for each fact that can't be right."""
    if faults := _faults(facts):
        raise BadValue(*faults)
    terms = _terms(facts)
    one, two = probability(terms.z, ONE_YEAR), probability(terms.z, TWO_YEARS)
    return Ogrs3(terms, one, two, percent(one), percent(two), band(percent(two)))


def doubts(facts: Facts) -> list[str]:
    """A line for each fact that can hardly be right, though OGRS3 takes it."""
    found = []
    if facts.first_sanction_at < YOUNGEST:
        found.append(f"first sanction at {facts.first_sanction_at}: nobody is sanctioned before the age of {YOUNGEST}")
    if facts.followed_from < facts.convicted_on:
        found.append("the follow-up starts before the conviction")
    if facts.sanctions == 1 and facts.first_sanction_at != facts.age_at_conviction:
        found.append(
            f"1 sanction, but the first at {facts.first_sanction_at} and this one at {facts.age_at_conviction}"
        )
    return found


def age_gender(gender: str, age: int) -> float:
    """The term of an age in completed years. Raises BadValue below YOUNGEST."""
    for start, male, female in AGE_GENDER:
        if age >= start:
            return male if gender == "male" else female
    raise BadValue(f"age {age}: below {YOUNGEST}")


def copas_rate(sanctions: int, at_conviction: int, at_first: int) -> float:
    """The logarithm of sanctions over years since the first and ten. Raises BadValue when those aren't above nought."""
    years = 10 + at_conviction - at_first
    if years <= 0:
        raise BadValue(f"first sanction at {at_first}: more than ten years after the conviction at {at_conviction}")
    return log(sanctions / years)


def probability(z: float, constant: float) -> float:
    """The chance that a sum of terms means, above 0 and below 1. Raises BadValue for a sum no person can have."""
    logit = z + constant
    if abs(logit) > STEEPEST:
        raise BadValue(f"terms that add up to {z:g}: out of range")
    return 1 / (1 + exp(-logit))


def percent(chance: float) -> int:
    """A chance as a whole percentage from 1 to 99, half up, by way of five decimal places."""
    places = Decimal(repr(chance)).quantize(Decimal("0.00001"), ROUND_HALF_UP)
    return max(1, min(99, int((places * 100).quantize(Decimal(1), ROUND_HALF_UP))))


def band(percentage: int) -> str:
    """The Ministry's word for a percentage within two years. Raises BadValue for one below nought."""
    for least, word in BANDS:
        if percentage >= least:
            return word
    raise BadValue(f"{percentage} %: below nought")


def day_fault(born_on: date, day: date) -> str | None:
    """Why nobody born on a day is convicted or followed from another; None when they can be."""
    if day <= born_on:
        return "not after the birth date"
    return f"before the age of {YOUNGEST}" if completed_years(born_on, day) < YOUNGEST else None


def first_sanction_fault(at_first: int, at_conviction: int) -> str | None:
    """Why the first sanction can't have been at an age, in completed years; None when it can."""
    if at_first < 0:
        return "below nought"
    return f"after the current conviction at {at_conviction}" if at_first > at_conviction else None


def _terms(facts: Facts) -> Terms:
    ages = age_gender(facts.gender, facts.age_at_follow_up)
    status = FIRST_SANCTION if facts.sanctions == 1 else LATER_SANCTION
    rate = copas_rate(facts.counted_sanctions, facts.age_at_conviction, facts.first_sanction_at)
    copas, offence = COPAS_WEIGHT * rate, ACTUARIAL_CATEGORIES[facts.actuarial_category].term
    return Terms(ages, status, rate, copas, offence, ages + status + copas + offence)


def _faults(facts: Facts) -> list[str]:
    faults = []
    if facts.gender not in GENDERS:
        faults.append(f"gender {facts.gender}: OGRS3 knows male and female")
    days = {"convicted": facts.convicted_on, "follow-up": facts.followed_from}
    wrong = {label: fault for label, day in days.items() if (fault := day_fault(facts.born_on, day))}
    faults += [f"{label} {days[label]}: {fault}" for label, fault in wrong.items()]
    if facts.sanctions < 1:
        faults.append("sanctions: the current one counts too, so at least 1")
    at_first, at_conviction = facts.first_sanction_at, facts.age_at_conviction
    if "convicted" not in wrong and (fault := first_sanction_fault(at_first, at_conviction)):
        faults.append(f"first sanction at {at_first}: {fault}")
    if facts.actuarial_category not in ACTUARIAL_CATEGORIES:
        faults.append(f"actuarial category {facts.actuarial_category}: one of {', '.join(ACTUARIAL_CATEGORIES)}")
    return faults
