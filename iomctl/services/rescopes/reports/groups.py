"""The tables of a run's report about whom it touches: what becomes of people by gender, age, ethnicity and area."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from operator import attrgetter

from iomctl.domain.documents import Section, Table, figure
from iomctl.domain.small_counts import Count
from iomctl.services.rescopes.reports.breakdowns import Breakdowns, Broken
from iomctl.services.rescopes.reports.effects import Effect, in_words
from iomctl.services.rescopes.reports.people_counted import ENTER, INSIDE
from iomctl.services.rescopes.reports.tables import AFTER, Row, left_out


def effect(listed: Mapping[str, Sequence[str]], counts: Breakdowns) -> Section:
    """The cohort before and after, and what becomes of people, by each characteristic in the groups listed."""
    shown = [result for result in (*INSIDE, ENTER) if result in counts.totals]
    tables, words = [], list[str]()
    missing: dict[tuple[str, ...], list[str]] = {}
    for name, groups in listed.items():
        broken: Broken[str] = counts.by(attrgetter(name), groups, shown)
        missing.setdefault(tuple(result for result in shown if result not in broken), []).append(name)
        if broken:
            tables.append(_table(name, groups, counts, broken))
            words += in_words(name, _effects(groups, counts, broken))
    added_up = "Before and after are added up from the other columns, and from what is not shown as far as it is known."
    paragraphs = (
        *((added_up,) if counts.threshold else ()),
        "Areas are those of the scheme.",
        *chain.from_iterable(left_out(f"by {', '.join(names)}", results, ()) for results, names in missing.items()),
        *words,
    )
    return Section("Whom it touches", paragraphs, tuple(tables))


def _effects(groups: Sequence[str], counts: Breakdowns, broken: Broken[str]) -> Iterator[Effect]:
    """What is told exactly of each group beside how many were in it before."""
    for result in (one for one in broken if one in INSIDE):
        for group in groups:
            people, whole = broken[result][group], counts.sum_of(broken, ((one, (group,)) for one in INSIDE))
            if people.exact and whole.exact:
                yield Effect(result, group, people.least, whole.least)


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
