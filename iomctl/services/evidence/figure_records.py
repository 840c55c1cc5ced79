"""What is answered of reoffending: counts, the figures that may be printed of them, and why others are not."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from iomctl.domain.columns import column
from iomctl.domain.worded import Worded


@dataclass(frozen=True)
class ReoffendingFigure:
    """A group of a cohort; the field names are a contract. What is withheld, or has no value, is null.

    A rate is of people, in per cent, with Wilson's interval.
    """

    group: str = column("Group", "the group, everyone, or a baseline's name", "fixed", rank=0, kept=True)
    people: int | None = column("People", "who entered, each once", "142", rank=0, right=True)
    reoffenders: int | None = column("Reoffenders", "of those, with a proven reoffence", "80", rank=1, right=True)
    reoffences: int | None = column("Reoffences", "proven reoffences of the year", "291", rank=4, right=True)
    rate: Decimal | None = column("Rate", "reoffenders of 100 people", "56.3", rank=0, right=True)
    low: Decimal | None = column("Low", "the low end of its 95 % interval", "48.12", rank=2, right=True)
    high: Decimal | None = column("High", "the high end of it", "64.22", rank=2, right=True)
    per_reoffender: Decimal | None = column(
        "Per reoffender", "reoffences for each reoffender", "3.64", rank=5, right=True
    )
    per_100: Decimal | None = column("Per 100", "reoffences for each 100 people", "204.9", rank=6, right=True)
    median_days: Decimal | None = column(
        "Median days", "the median from entry to the first reoffence, of reoffenders", "81.5", rank=6, right=True
    )
    status: str = column("Status", "final, or how many of 18 months have run", "final", rank=3)
    why: str | None = column("Why", "why there is no rate", "fewer than 30 people (29)", rank=3)
    crimes: Worded | None = column("Crimes", "the reoffences by group of crime", "shoplifting 41, drugs 9", shown=False)
    pending: int | None = column("Pending", "offences of the year without an outcome", "4", shown=False, right=True)
    unknown_day: int | None = column(
        "Unknown day", "proven offences of a day nobody knows", "0", shown=False, right=True
    )
    uncertain_day: int | None = column("Uncertain day", "proven, in the year or not", "1", shown=False, right=True)
    died: int | None = column("Died", "people who died in the year", "1", shown=False, right=True)
    moved: int | None = column("Moved", "people who moved away in the year", "2", shown=False, right=True)
    seriousness: Worded | None = column(
        "Seriousness",
        "reoffenders by their first reoffence beside the index offence, in three grades of our own",
        "more serious 9, as serious 31, less serious 33, not known 7",
        shown=False,
    )


@dataclass(frozen=True)
class Reoffending:
    """The reoffending of a cohort: `rows` are its groups, `everyone` all of it, `beside` the baseline asked for.

    `measure` names what is counted. `sentences` are what may be said of it, in order; `gaps` what the book lacks,
    counted, by words.
    """

    measure: str
    first: date
    last: date
    as_of: date
    by: str
    status: str
    rows: tuple[ReoffendingFigure, ...]
    everyone: ReoffendingFigure
    beside: tuple[ReoffendingFigure, ...]
    sentences: tuple[str, ...]
    gaps: Mapping[str, int]
