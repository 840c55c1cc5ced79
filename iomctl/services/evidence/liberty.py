"""Reoffences, arrests and charges for each month at liberty: a figure of our own, never called the official one."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

from iomctl.domain.columns import column
from iomctl.domain.disclosure.printed_counts import DisclosureRule
from iomctl.domain.reoffending.asked import AskedCohort
from iomctl.domain.reoffending.figures import too_few
from iomctl.domain.reoffending.follow_up import FollowedPerson, FollowedYear, followed
from iomctl.domain.reoffending.liberty import MONTH, liberty_of
from iomctl.domain.reoffending.rounding import rounded
from iomctl.domain.reoffending.seen import as_seen
from iomctl.domain.reoffending.stretches import stretches
from iomctl.services.evidence.alike import people_told
from iomctl.services.evidence.asked import EvidenceAsked, ReadBeside, scope_of
from iomctl.services.evidence.histories import ReadPerson
from iomctl.services.evidence.publishing import WITHHELD, is_small
from iomctl.storage.unit_of_work import UnitOfWork

PROVEN, ARRESTS, CHARGES = "proven reoffences", "arrests, not proven", "charges, not proven"


@dataclass(frozen=True)
class LibertyFigure:
    """What was counted of a cohort's year in the months at liberty; the field names are a contract."""

    counted: str = column("Counted", "proven reoffences; arrests and charges are not proven", PROVEN, rank=0, kept=True)
    people: int | None = column("People", "who had a day at liberty", "142", rank=0, right=True)
    days: int | None = column("Days", "their days at liberty, custody days out", "40120", rank=3, right=True)
    months: Decimal | None = column("Months", "the same in months of 30.4375 days", "1318.1", rank=1, right=True)
    number: int | None = column("Number", "how many, but those of whole days in custody", "291", rank=0, right=True)
    per_month: Decimal | None = column("Per month", "for each month at liberty", "0.221", rank=0, right=True)
    status: str = column("Status", "final, or how many of 18 months have run", "final", rank=2)
    why: str | None = column("Why", "why there is no rate", "fewer than 30 people at liberty (29)", rank=2)


class AtLiberty:
    """What is added up of a cohort's year at liberty, while its people are read one after the other."""

    def __init__(self, asked: AskedCohort) -> None:
        self._asked, self._people, self._days = asked, 0, 0
        self._numbers = dict.fromkeys((PROVEN, ARRESTS, CHARGES), 0)

    def add(self, one: ReadPerson, row: FollowedPerson) -> None:
        """Add a person, or all who are alike, of whom arrests were read too."""
        held = liberty_of(one.history, row, self._asked)
        if not held.people:
            return
        self._people, self._days = self._people + one.people, self._days + one.people * held.days
        arrests = list(_outside(one, row, self._asked)) if one.arrests else []
        for counted, number in ((PROVEN, held.reoffences), (ARRESTS, len(arrests)), (CHARGES, sum(arrests))):
            self._numbers[counted] += one.people * number

    def figures(self) -> list[LibertyFigure]:
        """A row for proven reoffences, arrests and charges, with exact counts; none of nobody."""
        if not self._people:
            return []
        return [_figure(*one, self._people, self._days, self._asked) for one in self._numbers.items()]


def liberty(work: UnitOfWork, asked: EvidenceAsked) -> list[LibertyFigure]:
    """A row for proven reoffences, arrests and charges, with exact counts; nobody is named. Raises as `scope_of`."""
    return _read(work, asked).figures()


def published(work: UnitOfWork, asked: EvidenceAsked) -> list[LibertyFigure]:
    """The same for readers outside: what is small is withheld. Raises as that."""
    rule = work.policy.board.disclosure
    return [for_others(one, rule, is_small(one.number or 0, rule)) for one in liberty(work, asked)]


def _read(work: UnitOfWork, asked: EvidenceAsked) -> AtLiberty:
    scope = scope_of(work, asked)
    found = AtLiberty(scope.asked)
    for one in people_told(work, scope, ReadBeside(arrests=True, liberty=True)):
        row = followed(one.history, scope.asked)
        if row is not None:
            found.add(one, row)
    return found


def _outside(one: ReadPerson, row: FollowedPerson, asked: AskedCohort) -> Iterable[bool]:
    """Whether each arrest in the year led to a charge, but those of whole days in custody."""
    year, inside = FollowedYear.since(row.entry.on), list(stretches(as_seen(one.history, asked).stays))
    before = min(year.ends, asked.day + timedelta(days=1))
    for day, charged in one.arrests:
        if year.on <= day < before and not any(held.whole(day) for held in inside):
            yield charged


def _figure(counted: str, number: int, people: int, days: int, asked: AskedCohort) -> LibertyFigure:
    no = too_few(people, "people at liberty")
    return LibertyFigure(
        counted,
        people,
        days,
        months_of(days),
        number,
        per_month_of(number, days) if no is None else None,
        asked.months_run.words,
        no.words.removeprefix("refused: ") if no else None,
    )


def months_of(days: int) -> Decimal:
    """Days in months, one decimal."""
    return rounded(Fraction(days) / MONTH, 1)


def per_month_of(number: int, days: int) -> Decimal | None:
    """So many for each month of days, three decimals; None of no day."""
    return rounded(MONTH * number / days, 3) if days else None


def for_others(one: LibertyFigure, rule: DisclosureRule, withheld: bool) -> LibertyFigure:
    """A row for readers outside; `withheld` is whether its number is, and all of it is of few people."""
    if is_small(one.people or 0, rule):
        return untold(one)
    return replace(one, number=None, per_month=None, why=WITHHELD) if withheld else one


def untold(one: LibertyFigure) -> LibertyFigure:
    """A row of which nothing is told."""
    return replace(one, people=None, days=None, months=None, number=None, per_month=None, why=WITHHELD)
