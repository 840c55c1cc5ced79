"""Returns as rows of the table `board_day`, and back: a row a figure, the same columns in every scheme."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from iomctl.domain.returns.scheme_return import SchemeReturn
from iomctl.domain.returns.told_tally import ToldTally

MOVED_IN, MOVED_OUT = "scheme_moved_in", "scheme_moved_out"
"""Rows of people who came from another scheme, or left for one; no measure of the board is called so."""
VERSION = 1


def rows_of(one: SchemeReturn) -> list[dict[str, Any]]:
    """The rows of a return; its trail's head stays behind, for the table changes when it is looked at."""
    moved = [
        ToldTally(name, VERSION, "", "", count, None, share=False)
        for name, count in ((MOVED_IN, one.moved_in), (MOVED_OUT, one.moved_out))
    ]
    whole = {"scheme_id": one.scheme_id, "as_of": one.as_of, "scheme": one.scheme, "since": one.since}
    return [whole | _row(tally) | {"events": one.events} for tally in (*one.tallies, *moved)]


def _row(one: ToldTally) -> dict[str, Any]:
    return {
        "measure": one.measure,
        "by_what": one.by,
        "of_group": one.group,
        "version": one.version,
        "numerator": one.numerator,
        "denominator": one.denominator,
        "share": one.share,
        "withheld": one.withheld,
    }


def of_row(row: Mapping[str, Any]) -> ToldTally:
    """The figure of a row."""
    counts = (row["numerator"], row["denominator"])
    return ToldTally(row["measure"], row["version"], row["by_what"], row["of_group"], *counts, bool(row["share"]))


def of_rows(rows: Iterable[Mapping[str, Any]]) -> list[SchemeReturn]:
    """The returns in rows of many schemes and days, by scheme and day; what a row doesn't hold is empty."""
    together: dict[tuple[str, Any], list[Mapping[str, Any]]] = defaultdict(list)
    for row in rows:
        together[row["scheme_id"], row["as_of"]].append(row)
    return [_return(together[key]) for key in sorted(together)]


def _return(rows: list[Mapping[str, Any]]) -> SchemeReturn:
    tallies = {one.what: one for one in map(of_row, rows)}
    moved = [tallies.pop((name, "", ""), None) for name in (MOVED_IN, MOVED_OUT)]
    counts = [None if one is None else one.numerator for one in moved]
    first = rows[0]
    return SchemeReturn(
        scheme_id=first["scheme_id"],
        scheme=first["scheme"],
        since=first["since"],
        as_of=first["as_of"],
        moved_in=counts[0],
        moved_out=counts[1],
        trail="",
        events=first["events"],
        disclosed_under=0,
        tallies=tuple(tallies[what] for what in sorted(tallies)),
    )
