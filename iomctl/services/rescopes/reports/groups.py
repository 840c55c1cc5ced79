"""The tables of a run's report about whom it touches: what becomes of people by gender, age, ethnicity and area."""

from collections.abc import Sequence
from itertools import chain
from operator import attrgetter

from iomctl.domain.documents import Section, Table, figure
from iomctl.domain.small_counts import Count
from iomctl.services.rescopes.reports.breakdowns import Breakdowns, Broken
from iomctl.services.rescopes.reports.people_counted import ENTER, INSIDE, groups
from iomctl.services.rescopes.reports.tables import AFTER, Row, left_out
from iomctl.storage.unit_of_work import UnitOfWork


def effect(work: UnitOfWork, counts: Breakdowns) -> Section:
    """The cohort before and after, and what becomes of people, by each characteristic."""
    shown = [result for result in (*INSIDE, ENTER) if result in counts.totals]
    tables = []
    missing: dict[tuple[str, ...], list[str]] = {}
    for name, listed in groups(work).items():
        broken: Broken[str] = counts.by(attrgetter(name), listed, shown)
        missing.setdefault(tuple(result for result in shown if result not in broken), []).append(name)
        if broken:
            tables.append(_table(name, listed, counts, broken))
    paragraphs = (
        "Before and after are added up from the other columns, and from what is not shown as far as it is known.",
        "Bands of age are a default, on the day asked about. Areas are those of the scheme.",
        *chain.from_iterable(left_out(f"by {', '.join(names)}", results, ()) for results, names in missing.items()),
    )
    return Section("Whom it touches", paragraphs, tuple(tables))


def _table(title: str, listed: Sequence[str], counts: Breakdowns, broken: Broken[str]) -> Table:
    def whole(results: Sequence[str], group: str) -> Count:
        return counts.sum_of(broken, ((result, (group,)) for result in results))

    rows: tuple[Row, ...] = tuple(
        (
            group,
            figure(whole(INSIDE, group)),
            *(figure(told[group]) for told in broken.values()),
            figure(whole(AFTER, group)),
        )
        for group in listed
    )
    return Table(f"By {title}", (title.capitalize(), "Before", *map(str.capitalize, broken), "After"), rows)
