"""One person's facts as plain records, lists in the order in which they were recorded."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Offence:
    """`index_on` is the day from which it counts as the index offence; outcomes up to `set_aside_on` are set aside."""

    committed_on: date
    code: str | None = None
    victim: str = "not-known"
    outcome: str | None = None
    outcome_on: date | None = None
    index_on: date | None = None
    withdrawn: bool = False
    set_aside_on: date | None = None


@dataclass(frozen=True)
class Arrest:
    """`codes` are those of what it was for, between commas; None where nobody knows them."""

    arrested_on: date
    codes: str | None = None
    victim: str = "not-known"
    withdrawn: bool = False


@dataclass(frozen=True)
class Score:
    """A `value` or a `level`, by the kind."""

    kind: str
    scored_on: date
    value: float | None = None
    level: str | None = None
    withdrawn: bool = False


@dataclass(frozen=True)
class Sentence:
    """From `start_on` to `until_on`, both inclusive; without an end it goes on."""

    kind: str
    start_on: date
    until_on: date | None = None
    withdrawn: bool = False


@dataclass(frozen=True)
class Marker:
    """Asked on `from_on`, and `present` until `until_on`, that day included; `levels` by when they were said."""

    kind: str
    from_on: date
    present: bool = True
    until_on: date | None = None
    withdrawn: bool = False
    levels: tuple[tuple[date, str | None], ...] = ()


@dataclass(frozen=True)
class Need:
    """The level of a need from a day on."""

    pathway: str
    level: str
    from_on: date


@dataclass(frozen=True)
class Referral:
    """`steps` are the day and the status of each, the first of them on `made_on`."""

    pathway: str
    made_on: date
    steps: tuple[tuple[date, str], ...]


@dataclass(frozen=True)
class Spell:
    """The stay in the cohort on the day asked about."""

    adopted_on: date
    tier: str
    colour: str


@dataclass(frozen=True)
class Stay:
    """A stay in custody; `to_on` is the day of leaving, None while it goes on. `dues` are the days of release known."""

    from_on: date
    to_on: date | None = None
    dues: tuple[tuple[date, date | None], ...] = ()


@dataclass(frozen=True)
class Elsewhere:
    """A spell in another cohort, to the day of leaving it."""

    cohort: str
    adopted_on: date
    deselected_on: date | None = None


@dataclass(frozen=True)
class Placement:
    """Of a class of accommodation, to the day of leaving it."""

    settled: str
    from_on: date
    left_on: date | None = None
    withdrawn: bool = False


@dataclass(frozen=True)
class SaidHome:
    """Of a class of accommodation, None for nobody knows, to the day of leaving it where one was said."""

    settled: str | None
    from_on: date
    leaves_on: date | None = None
    withdrawn: bool = False


@dataclass(frozen=True)
class Contact:
    """Planned or had; its outcome was told on a day."""

    contact_on: date
    outcome: str | None = None
    outcome_on: date | None = None
    withdrawn: bool = False


@dataclass(frozen=True)
class Person:
    """Somebody with all that is recorded of them; without a `spell` they are outside the cohort."""

    born_on: date | None = None
    gender: str | None = None
    area: str | None = None
    offences: tuple[Offence, ...] = ()
    arrests: tuple[Arrest, ...] = ()
    scores: tuple[Score, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    markers: tuple[Marker, ...] = ()
    needs: tuple[Need, ...] = ()
    referrals: tuple[Referral, ...] = ()
    spell: Spell | None = None
    stays: tuple[Stay, ...] = ()
    elsewhere: tuple[Elsewhere, ...] = ()
    placements: tuple[Placement, ...] = ()
    homes: tuple[SaidHome, ...] = ()
    contacts: tuple[Contact, ...] = ()
