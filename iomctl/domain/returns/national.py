"""Returns of many schemes added up: the sums, who is in them, and what was left out and why."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from iomctl.domain.returns.scheme_return import SchemeReturn
from iomctl.domain.returns.told_tally import ToldTally
from iomctl.errors import DoesNotFit


class SentReturn(NamedTuple):
    """A return and the file it came in."""

    file: str
    found: SchemeReturn


class AtLeast(NamedTuple):
    """A sum of counts; that of `withheld` schemes is not in it, so it is at least so many."""

    known: int
    withheld: int = 0

    @property
    def words(self) -> str:
        """`120`, or `at least 120`."""
        return f"at least {self.known}" if self.withheld else str(self.known)


@dataclass(frozen=True)
class SummedTally:
    """One figure over `schemes` schemes. A plain count has no denominator."""

    measure: str
    version: int
    by: str
    group: str
    numerator: AtLeast
    denominator: AtLeast | None
    schemes: int


@dataclass(frozen=True)
class Folded:
    """What returns add up to: by the latest day of each scheme, in the order of their names.

    `left_out` are files that are in no sum, each with the reason.
    """

    sent: tuple[SentReturn, ...]
    left_out: tuple[str, ...]
    tallies: tuple[SummedTally, ...]
    moved_in: AtLeast
    moved_out: AtLeast

    @property
    def latest(self) -> date | None:
        """The newest day among them; None where there is none."""
        return max((one.found.as_of for one in self.sent), default=None)

    @property
    def behind(self) -> list[SchemeReturn]:
        """Those whose latest day is an earlier one."""
        return [one.found for one in self.sent if one.found.as_of != self.latest]


def folded(sent: Iterable[SentReturn]) -> Folded:
    """Add up returns: of each scheme that of its latest day, of one day the one that knows more events.

    Raises DoesNotFit where a measure was counted by two definitions, with a line for each such measure.
    """
    kept: dict[str, SentReturn] = {}
    left_out: list[str] = []
    for one in sent:
        other = kept.get(one.found.scheme_id)
        if other is None:
            kept[one.found.scheme_id] = one
            continue
        later, earlier = (one, other) if _age(one) >= _age(other) else (other, one)
        kept[one.found.scheme_id] = later
        left_out.append(_why_left_out(earlier, later))
    listed = tuple(sorted(kept.values(), key=lambda each: (each.found.scheme, each.found.scheme_id)))
    _refuse_mixed(listed)
    returns = [one.found for one in listed]
    moved_in, moved_out = _sum(one.moved_in for one in returns), _sum(one.moved_out for one in returns)
    return Folded(listed, tuple(left_out), tuple(_summed(returns)), moved_in, moved_out)


def _age(one: SentReturn) -> tuple[date, int]:
    return one.found.as_of, one.found.events


def _why_left_out(earlier: SentReturn, later: SentReturn) -> str:
    same = earlier.found.as_of == later.found.as_of
    what = "is of the same day, made later" if same else f"is of a later day, {later.found.as_of}"
    return f"{earlier.file}: left out; {later.file}, also of {later.found.scheme}, {what}"


def _refuse_mixed(sent: Sequence[SentReturn]) -> None:
    by_version: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for one in sent:
        for measure, version in one.found.definitions.items():
            by_version[measure][version].append(one.file)
    mixed = {measure: versions for measure, versions in sorted(by_version.items()) if len(versions) > 1}
    if mixed:
        faults = [f"{measure} is counted by different definitions: {_versions(of)}" for measure, of in mixed.items()]
        raise DoesNotFit(*faults, advice="add up those of one definition; the others have to be made anew")


def _versions(of: dict[int, list[str]]) -> str:
    return "; ".join(f"{version} in {', '.join(files)}" for version, files in sorted(of.items()))


def _summed(returns: Iterable[SchemeReturn]) -> Iterable[SummedTally]:
    together: dict[tuple[str, str, str], list[ToldTally]] = defaultdict(list)
    for one in returns:
        for tally in one.tallies:
            together[tally.what].append(tally)
    for what in sorted(together):
        tallies = together[what]
        shares = [one for one in tallies if one.share]
        yield SummedTally(
            what[0],
            tallies[0].version,
            *what[1:],
            _sum(one.numerator for one in tallies),
            _sum(one.denominator for one in shares) if shares else None,
            len(tallies),
        )


def _sum(counts: Iterable[int | None]) -> AtLeast:
    listed = list(counts)
    return AtLeast(sum(one for one in listed if one is not None), sum(one is None for one in listed))
