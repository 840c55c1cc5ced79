"""Tables of a paper: groups with their counts, and shares with those for whom it is so, of how many, and per cent."""

from collections.abc import Iterable, Sequence

from iomctl.domain.board.cells import PaperCells
from iomctl.domain.board.told import BoardTold
from iomctl.domain.documents import BARS, Cell, Chart, Section, Table
from iomctl.domain.measures.catalogue import measures
from iomctl.domain.measures.tally import Tally
from iomctl.domain.policy.board_rules import BoardSection
from iomctl.domain.reviews import full_day

ALL = "All"


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
        """What a chart of groups says: the largest of them, where all are told and one is."""
        first, second, *_ = (*sorted((one.numerator for one in listed), reverse=True), 0, 0)
        if whole is None or any(self.cells.so(one).value is None for one in (*listed, whole)) or first == second:
            return ""
        largest = max(listed, key=lambda one: one.numerator)
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
        headings = (heading, *told, "Share (per cent)")
        total = ALL if whole else ""
        return Table(caption, headings, tuple(rows), id=f"{measure}_by_{by}", about=self.in_the_period, total=total)

    def list_of_shares(self, codes: Iterable[str], table: str, caption: str, unit: str) -> Table | None:
        """Several shares, a row each, each with how it stands to its target; None where none counted."""
        found = [(code, self.told.tallies.whole(code)) for code in codes]
        rows = [
            (*self._share(measures()[code].name, one), self.cells.status(one)) for code, one in found if one is not None
        ]
        headings = ("Measure", f"Number ({unit})", f"Of ({unit})", "Share (per cent)", "Target")
        return Table(caption, headings, tuple(rows), id=table, about=self.in_the_period) if rows else None

    def _share(self, name: str, one: Tally | None) -> tuple[Cell, ...]:
        return name, self.cells.so(one), self.cells.of(one), self.cells.percent(one)
