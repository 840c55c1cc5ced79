"""Gaps for readers outside: counts under 6 are withheld, and so is what would let one be worked out."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from iomctl.domain.documents import figure
from iomctl.domain.medians import median_of
from iomctl.domain.pathway_gaps import by_group, nothing_of, of_those_asked, whole
from iomctl.domain.policy.choices import Pathway
from iomctl.domain.small_counts import Count, parts
from iomctl.domain.worded import Worded
from iomctl.services.figures.gap_records import PathwayGap
from iomctl.services.figures.gaps import GapsAsked, GapTally, tallied
from iomctl.services.figures.groups import EVERYBODY
from iomctl.storage.unit_of_work import UnitOfWork


def published(work: UnitOfWork, on: date, asked: GapsAsked) -> list[PathwayGap]:
    """Gaps as `pathway_gaps.gaps`, for all groups that there are, as they may be published.

    A count is shown as the report of a re-scope shows it: an object of `text`, `least` and `most`, both inclusive. The
    median is shown where 6 or more people started and their number is told, and what came of referrals for everybody
    together only. On a pathway that not everyone is asked about, those asked are the whole, for everybody together;
    by groups it is left out, or withheld where it is asked for. Raises as `gaps`.
    """
    found = tallied(work, on, asked)
    if not found.people:
        return []
    listed = asked.pathway is not None
    return [
        gap
        for one, groups in found.pathways
        if listed or (one.active and (EVERYBODY in groups or is_of_everyone(one)))
        for gap in _published(one, groups, found.people)
    ]


def is_of_everyone(one: Pathway) -> bool:
    """Whether everyone on the scheme is to be asked about a pathway."""
    return one.active and not one.gender


def _published(one: Pathway, groups: Mapping[str, GapTally], everyone: int) -> list[PathwayGap]:
    if EVERYBODY in groups:
        tally = groups[EVERYBODY]
        counts = whole(tally.counts) if is_of_everyone(one) else of_those_asked(tally.counts, everyone)
        return [_whole(one.code, tally, counts)]
    counted = [tally.counts for tally in groups.values()]
    told = by_group(counted) if is_of_everyone(one) else [nothing_of(everyone) for _ in groups]
    same: dict[str, Any] = {"refused": None, "why_refused": None, "ended_early": None, "why_ended": None}
    return [
        PathwayGap(one.code, group, **_in_words(counts), **_median(counts, tally), **same)
        for (group, tally), counts in zip(groups.items(), told, strict=True)
    ]


def _whole(pathway: str, tally: GapTally, counts: Mapping[str, Count]) -> PathwayGap:
    by: dict[str, Any] = {
        "why_refused": _reasons(counts["refused"], tally.refused),
        "why_ended": _reasons(counts["ended_early"], tally.ended),
    }
    return PathwayGap(pathway, None, **_in_words(counts), **_median(counts, tally), **by)


def _in_words(counts: Mapping[str, Count]) -> dict[str, Any]:
    return {name: _worded(count) for name, count in counts.items()}


def _worded(count: Count) -> Worded:
    shown = figure(count)
    return Worded(shown.text, {"text": shown.text, "least": shown.least, "most": shown.most})


def _median(counts: Mapping[str, Count], tally: GapTally) -> dict[str, Any]:
    return {"median_days": median_of(tally.days) if counts["started"].exact else None}


def _reasons(size: Count, groups: Counter[str]) -> Worded | None:
    """Reason groups that anybody is in, by name, as they may be published beside how many people there are in all."""
    names: Sequence[str] = sorted(groups)
    told = parts([groups[one] for one in names], least=1) if size.exact else None
    if told is None:
        return None
    shown = dict(zip(names, map(_worded, told), strict=True))
    return Worded(", ".join(f"{name} {count}" for name, count in shown.items()), shown)
