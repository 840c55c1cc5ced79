"""The figures of a paper as they are printed: withheld where they must be, marked where they are known differently."""

from fractions import Fraction

from iomctl.domain.board.told import BoardTold
from iomctl.domain.documents import Cell, Figure, Tag, instead, number
from iomctl.domain.measures.adding_up import OF, SO, cell, withheld_of
from iomctl.domain.measures.catalogue import measures
from iomctl.domain.measures.standing import standing
from iomctl.domain.measures.tally import Tally
from iomctl.domain.reoffending.rounding import rounded

NO_TARGET = "no target"
WITHHELD, REVISED, TOO_FEW, UNRECORDED, NOTHING = "c", "r", "u", "w", "z"


class PaperCells:
    """Prints the counts of one paper; of a book that had not begun none, whose noughts would read as a finding."""

    def __init__(self, told: BoardTold) -> None:
        self._told = told

    def so(self, one: Tally | None) -> Figure:
        """The count itself, or of a share those for whom it is so."""
        return instead(NOTHING) if one is None else self._count(one, SO, one.numerator)

    def of(self, one: Tally | None) -> Figure:
        """Of how many."""
        if one is None or one.denominator is None:
            return instead(NOTHING)
        return self._count(one, OF, one.denominator)

    def percent(self, one: Tally | None) -> Figure:
        """The share in per cent, with one decimal; too few are no share to tell."""
        if one is None or not one.denominator:
            return self._nothing
        if self.is_withheld(one):
            return instead(WITHHELD)
        if one.denominator < self._told.rules.percent_from:
            return instead(TOO_FEW)
        return number(rounded(Fraction(100 * one.numerator, one.denominator), 1), *self._revised(one))

    def middle(self, one: Tally | None) -> Figure:
        """The median in days."""
        if one is None or one.middle is None:
            return self._nothing
        if cell(one.key, SO) in self._told.withheld:
            return instead(WITHHELD)
        return number(one.middle, *self._revised(one))

    def status(self, one: Tally | None) -> Cell:
        """Red, Amber or Green by the target of the policy; in words that there is none."""
        if one is None:
            return NO_TARGET
        target = self._told.rules.target(one.measure)
        if target is None:
            return NO_TARGET
        if not one.denominator:
            return self._nothing
        if self.is_withheld(one):
            return instead(WITHHELD)
        return Tag(standing(one, target, measures()[one.measure].better))

    def is_withheld(self, one: Tally) -> bool:
        """Whether the share may not be told."""
        return withheld_of(one.key, self._told.withheld)[0]

    def was(self, one: Tally) -> Figure:
        """The count as it was known then; withheld where it was, and where that of now is."""
        return self._then(one, SO, one.numerator)

    def was_of(self, one: Tally) -> Figure:
        """Of how many as it was known then."""
        return instead(NOTHING) if one.denominator is None else self._then(one, OF, one.denominator)

    def _then(self, one: Tally, which: str, count: int) -> Figure:
        then = self._told.then
        if then is not None and cell(one.key, which) in then.withheld:
            return instead(WITHHELD)
        return self._withheld_or(one, which, count)

    @property
    def _nothing(self) -> Figure:
        return instead(UNRECORDED if self._told.not_begun else NOTHING)

    def _withheld_or(self, one: Tally, which: str, count: int, *marks: str) -> Figure:
        if self._told.not_begun:
            return self._nothing
        return instead(WITHHELD) if cell(one.key, which) in self._told.withheld else number(count, *marks)

    def _count(self, one: Tally, which: str, count: int) -> Figure:
        return self._withheld_or(one, which, count, *self._revised(one, which))

    def _revised(self, one: Tally, which: str = "") -> tuple[str, ...]:
        """The mark of what was known otherwise then: of one of the counts, or of any."""
        then = self._told.then
        if then is None:
            return ()
        was = then.tallies.of(*one.key)
        if was is None:
            return (REVISED,)
        same = {SO: was.numerator == one.numerator, OF: was.denominator == one.denominator}
        return () if same.get(which, all(same.values())) else (REVISED,)
