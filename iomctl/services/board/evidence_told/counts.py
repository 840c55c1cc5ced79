"""The evidence of a paper as counts like all others of it: withheld, kept and compared with them."""

from collections.abc import Iterator

from iomctl.domain.measures.adding_up import APART, ENTRY_YEAR, NATION, REOFFENDED, Key
from iomctl.domain.measures.tally import Tally
from iomctl.services.board.asked import tally
from iomctl.services.board.evidence_told.found import EvidenceFound
from iomctl.services.board.evidence_told.names import AT_LIBERTY, WINDOW_NAMES, called, entry_year
from iomctl.services.evidence.figure_records import Reoffending, ReoffendingFigure
from iomctl.services.evidence.liberty import LibertyFigure
from iomctl.services.evidence.publishing import reoffended
from iomctl.services.evidence.windows import OFFENCES, PEOPLE, WindowFigure

BY = {"tier": "tier", "index-group": "index_offence"}
"""What a paper calls what entries are told by."""
WINDOW = "window"


def evidence_counted(found: EvidenceFound) -> Iterator[Tally]:
    """All that was counted: of a year of entry by its name, of its groups by both, of a window by its own."""
    for made in found.years:
        yield reoffended(made.everyone, *of_year(made)[1:])
    for by, rows in found.by.items():
        for one in rows:
            yield reoffended(one, *of_group(found, by, one)[1:])
    if found.nation is not None:
        beside = (found.nation.reoffenders, found.nation.offenders)
        yield tally(REOFFENDED, *beside, by=NATION, group=called(found.nation))
    for free in found.liberty:
        measure, by, group = of_liberty(found, free)
        yield tally(measure, free.number, by=by, group=group)
    yield from _windows(found)


def _windows(found: EvidenceFound) -> Iterator[Tally]:
    if found.windows is None:
        return
    told = found.windows.told
    people = told.rows[0].people if told.rows else 0
    if people:
        yield tally(PEOPLE, people, by=WINDOW, group="In all three")
    for why, number in told.left_out.items():
        yield tally(PEOPLE, number, by=WINDOW, group=left_out(why)[2])
    for one in told.rows if people else ():
        measure, by, group = of_window(one)
        yield tally(measure, one.offences, by=by, group=group)


def of_year(made: Reoffending) -> Key:
    """The key of those who reoffended of the entries of a year."""
    return REOFFENDED, ENTRY_YEAR, entry_year(made.first)


def of_group(found: EvidenceFound, by: str, one: ReoffendingFigure) -> Key:
    """That of a group of the entries of the newest final year."""
    return REOFFENDED, BY[by], f"{entry_year(found.years[0].first)}{APART}{one.group}"


def of_liberty(found: EvidenceFound, one: LibertyFigure) -> Key:
    """That of what befell those entries at liberty."""
    return AT_LIBERTY[one.counted], ENTRY_YEAR, entry_year(found.years[0].first)


def of_window(one: WindowFigure) -> Key:
    """That of the offences in a window."""
    return OFFENCES, WINDOW, WINDOW_NAMES[one.window]


def left_out(why: str) -> Key:
    """That of the people who are left out of the windows for a reason."""
    return PEOPLE, WINDOW, f"Left out: {why}"
