"""What is shown of many schemes: the sums, a row a figure; and the schemes, a row each."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from iomctl.domain.columns import column
from iomctl.domain.measures.catalogue import measures
from iomctl.domain.returns.national import AtLeast, Folded, SummedTally


@dataclass(frozen=True)
class NationalFigure:
    """One figure over all schemes that sent it; a sum in which a count is withheld is at least so many."""

    measure: str = column("Measure", "the measure's word in the catalogue", "people", kept=True)
    name: str = column("Name", "what it counts", "People on the scheme", rank=2)
    by: str = column("By", "what the groups are; nothing for the whole", "tier")
    group: str = column("Group", "the group", "Fixed", rank=0)
    count: str = column("Count", "the sum in words", "at least 2,140", rank=0, right=True)
    of: str = column("Of", "of a share the sum of all, in words", "at least 3,010", rank=0, right=True)
    schemes: int = column("Schemes", "how many schemes sent it", "29", rank=0, right=True)
    withheld: int = column("Withheld", "in how many of them the count is withheld", "4", rank=1, right=True)
    version: int = column("Version", "of the definition", "1", shown=False, right=True)
    numerator: int = column("Numerator", "the sum of the counts that were sent", "2140", shown=False, right=True)
    denominator: int | None = column(
        "Denominator", "of a share the sum of all that was sent", "3010", shown=False, right=True
    )


@dataclass(frozen=True)
class SchemeSent:
    """A scheme that is in the sums."""

    scheme: str = column("Scheme", "its name", "IOM Luton", rank=0)
    as_of: date = column("As of", "the day of its figures", "2026-10-31", rank=0)
    days_behind: int = column("Days behind", "after how many days the newest of all is", "0", rank=0, right=True)
    figures: int = column("Figures", "how many it sent", "412", right=True)
    withheld: int = column("Withheld", "of how many the count is withheld", "97", right=True)
    moved_in: int | None = column("Moved in", "people who came from another scheme; none: withheld", "6", right=True)
    moved_out: int | None = column("Moved out", "people who left for another; none: withheld", "7", right=True)
    sent_in: str = column("Sent in", "the file, the book or the schema", "luton.jsonl", rank=2)
    since: date = column("Since", "the first day of what is counted over days", "2026-09-01", shown=False)
    scheme_id: str = column("Scheme ID", "its own for ever", "0199a000-0000-7000-8000-000000000001", shown=False)
    events: int = column("Events", "how many its audit trail had", "2210", shown=False, right=True)
    trail: str = column("Trail", "the hash of the newest of these", "9f2c...", shown=False)


def figures(tallies: Iterable[SummedTally]) -> list[NationalFigure]:
    """The sums as rows."""
    return [_figure(one) for one in tallies]


def _figure(one: SummedTally) -> NationalFigure:
    known = measures().get(one.measure)
    return NationalFigure(
        measure=one.measure,
        name=known.name if known else one.measure,
        by=one.by,
        group=one.group,
        count=_words(one.numerator),
        of=_words(one.denominator) if one.denominator else "",
        schemes=one.schemes,
        withheld=max(one.numerator.withheld, one.denominator.withheld if one.denominator else 0),
        version=one.version,
        numerator=one.numerator.known,
        denominator=one.denominator.known if one.denominator else None,
    )


def _words(sum_of: AtLeast) -> str:
    return f"at least {sum_of.known:,}" if sum_of.withheld else f"{sum_of.known:,}"


def schemes(folded: Folded) -> list[SchemeSent]:
    """The schemes as rows, in the order of their names."""
    latest = folded.latest or date.min
    return [
        SchemeSent(
            scheme=one.scheme,
            as_of=one.as_of,
            days_behind=(latest - one.as_of).days,
            figures=len(one.tallies),
            withheld=sum(tally.withheld for tally in one.tallies),
            moved_in=one.moved_in,
            moved_out=one.moved_out,
            sent_in=file,
            since=one.since,
            scheme_id=one.scheme_id,
            events=one.events,
            trail=one.trail,
        )
        for file, one in folded.sent
    ]
