"""Tables of a paper: groups with their counts, and shares with those for whom it is so, of how many, and per cent."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from iomctl.domain.board.cells import PaperCells
from iomctl.domain.board.told import BoardTold
from iomctl.domain.documents import BARS, Cell, Chart, Section, Table
from iomctl.domain.measures.catalogue import measures
from iomctl.domain.measures.standing import GREEN, standing
from iomctl.domain.measures.tally import Tally
from iomctl.domain.policy.board_rules import BoardSection
from iomctl.domain.reviews import full_day

ALL = "All"
SHARE = "Share (per cent)"


class _Message(NamedTuple):
    """What a chart may say of a share, and whether its target, if it has one, is met."""

    target_met: bool
    words: str


class Tables:
    """Makes the tables of one paper."""

    def __init__(self, told: BoardTold) -> None:
        self.told, self.cells = told, PaperCells(told)

    @property
    def on_the_day(self) -> str:
        """The day that counts of people are of, as a line under a caption."""
        return f"{self._where}, at the end of {full_day(self.told.last)}"

    @property
    def in_the_period(self) -> str:
        """The period, as a line under a caption."""
        return f"{self._where}, {full_day(self.told.first)} to {full_day(self.told.last)}"

    @property
    def _where(self) -> str:
        return f"{self.told.scheme}, {self.told.cohort}" if self.told.cohort else self.told.scheme

    def section(
        self, asked: BoardSection, *paragraphs: str, tables: Iterable[Table | None] = (), **more: object
    ) -> Section:
        """A section of the paper, under the title that the policy gives it; tables that there are none of left out."""
        held = tuple(one for one in tables if one is not None)
        return Section(asked.called, paragraphs, held, id=asked.section, **more)  # type: ignore[arg-type]

    def groups(self, measure: str, by: str, heading: str, caption: str, unit: str = "People") -> Table | None:
        """The groups of a count with the whole; None where there are none."""
        listed, whole = self.told.tallies.groups(measure, by), self.told.tallies.whole(measure)
        if not listed:
            return None
        rows: list[tuple[Cell, ...]] = [(one.group, self.cells.so(one)) for one in listed]
        total = ""
        if whole is not None and measures()[measure].parts:
            rows.append((ALL, self.cells.so(whole)))
            total = ALL
        chart = Chart((unit,), self._largest(listed, whole), self.on_the_day, BARS)
        return Table(
            caption,
            (heading, unit),
            tuple(rows),
            (chart,) if len(listed) > 2 else (),
            f"{measure}_by_{by}",
            total=total,
        )

    def _largest(self, listed: Sequence[Tally], whole: Tally | None) -> str:
        """What a chart of groups says: the largest of them, where one is and a reader can see it; else how many in all.

        It can be seen beside groups that are withheld too, where it is more than all of them together.
        """
        if whole is None or self.cells.so(whole).value is None:
            return ""
        told = [one for one in listed if self.cells.so(one).value is not None]
        first, second, *_ = (*sorted((one.numerator for one in told), reverse=True), 0, 0)
        others = whole.numerator - sum(one.numerator for one in told) if len(told) < len(listed) else 0
        if first <= max(second, others):
            return f"{whole.numerator:,} in all"
        largest = max(told, key=lambda one: one.numerator)
        return f"{largest.group}: {largest.numerator:,} of {whole.numerator:,}, the most"

    def shares(self, measure: str, by: str, heading: str, told: Sequence[str]) -> Table | None:
        """The groups of a share, with the whole as the last row; None where there are none.

        `told` are the headings of those for whom it is so, and of all.
        """
        listed = self.told.tallies.groups(measure, by)
        if not listed:
            return None
        whole = self.told.tallies.whole(measure)
        rows = [self._share(one.group, one) for one in listed] + ([self._share(ALL, whole)] if whole else [])
        one = measures()[measure]
        caption = f"{one.name}, by {heading.lower()}"
        headings = (heading, *told, SHARE)
        total = ALL if whole else ""
        charts = self._charts(listed, [whole] if whole and self.cells.percent(whole).value is not None else listed)
        return Table(
            caption, headings, tuple(rows), charts, f"{measure}_by_{by}", about=self.in_the_period, total=total
        )

    def list_of_shares(self, codes: Iterable[str], table: str, caption: str, unit: str) -> Table | None:
        """Several shares, a row each, each with how it stands to its target; None where none counted."""
        found = [(code, self.told.tallies.whole(code)) for code in codes]
        rows = [
            (*self._share(measures()[code].name, one), self.cells.status(one)) for code, one in found if one is not None
        ]
        headings = ("Measure", f"Number ({unit})", f"Of ({unit})", SHARE, "Target")
        if not rows:
            return None
        counted = [one for _, one in found if one is not None]
        return Table(caption, headings, tuple(rows), self._charts(counted, counted), table, self.in_the_period)

    def _charts(self, bars: Sequence[Tally], about: Sequence[Tally]) -> tuple[Chart, ...]:
        """A chart of two or more shares that are told; what it says is of the first of some that is off its target."""
        if sum(self.cells.percent(one).value is not None for one in bars) < 2:
            return ()
        said = sorted(filter(None, map(self._message, about)), key=lambda one: one.target_met)
        return (Chart((SHARE,), said[0].words if said else "", self.in_the_period, BARS),)

    def _message(self, one: Tally) -> _Message | None:
        """`Reviews held on time: 92.1 per cent of 101 reviews; target 90`; None where the share is not told."""
        share, measure, target = self.cells.percent(one), measures()[one.measure], self.told.rules.target(one.measure)
        if share.value is None:
            return None
        named = ", ".join(filter(None, (measure.name, one.group)))
        words = f"{named}: {share.shown} per cent of {self.cells.of(one).shown} {measure.unit}"
        if target is None:
            return _Message(True, words)
        return _Message(standing(one, target, measure.better) == GREEN, f"{words}; target {target.target}")

    def _share(self, name: str, one: Tally | None) -> tuple[Cell, ...]:
        return name, self.cells.so(one), self.cells.of(one), self.cells.percent(one)
