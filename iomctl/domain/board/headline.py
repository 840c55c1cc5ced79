"""The paper in a few sentences: each with its number, of how many, its period, and what it is compared with."""

from collections.abc import Iterator
from dataclasses import replace

from iomctl.domain.board.cells import PaperCells
from iomctl.domain.board.tables import Tables
from iomctl.domain.documents import Figure, Section
from iomctl.domain.measures.tally import Tally
from iomctl.domain.policy.board_rules import BoardSection

SENTENCES = (
    ("reviews_on_time", "{so} of {of} reviews held on time{share}."),
    ("actions_on_time", "{so} of {of} actions done on time{share}."),
    ("home_first_night", "{so} of {of} released people with somewhere to sleep on the first night{share}."),
    ("recalled_four_weeks", "{so} of {of} released people recalled within 28 days{share}."),
)


def headline(tables: Tables, asked: BoardSection) -> Section:
    """How many people there are, what became of the scheme in the period, and the shares a board asks for first."""
    return tables.section(asked, *in_short(tables))


def in_short(tables: Tables) -> Iterator[str]:
    """The sentences, as they also stand on the screen where the paper is made; none of a figure that is withheld."""
    tallies, cells = tables.told.tallies, tables.cells
    if tables.told.not_begun:
        yield f"Nothing is recorded of this period: {tables.told.not_begun}. So no figure of it is told: [w]."
        return
    now, opening, came, left = (cells.so(tallies.whole(code)) for code in ("people", "opening", "came_in", "left"))
    flow = f": {came.shown} came in, {left.shown} left" if None not in (came.value, left.value) else ""
    yield f"{people_now(now, opening)}{flow}."
    for code, words in SENTENCES:
        one = tallies.whole(code)
        if one is not None and one.denominator and not cells.is_withheld(one):
            share = cells.percent(one)
            told = f" ({share.shown} per cent{_than_before(tables, one)})" if share.value is not None else ""
            yield words.format(so=cells.so(one).shown, of=cells.of(one).shown, share=told)
    unmet = tallies.whole("needs_not_met")
    if unmet is not None and cells.so(unmet).value is not None:
        yield f"{cells.so(unmet).shown} needs without work started on them."
    if tables.told.reoffending:
        yield tables.told.reoffending


def people_now(now: Figure, opening: Figure) -> str:
    """How many people there are at the end, and how many more or fewer than at the beginning, as far as it is told."""
    return f"{now.shown} {'person' if now.value == 1 else 'people'}{_change(now, opening)}"


def _change(now: Figure, opening: Figure) -> str:
    if not isinstance(now.value, int) or not isinstance(opening.value, int):
        return " at the end of the period"
    if now.value == opening.value:
        return " at the end of the period, as many as at its beginning"
    word = "more" if now.value > opening.value else "fewer"
    return f" at the end of the period, {abs(now.value - opening.value):,} {word} than at its beginning"


def _than_before(tables: Tables, one: Tally) -> str:
    """What the share was in the paper before, where both may be told."""
    before = tables.told.before
    was = None if before is None else before.tallies.of(*one.key)
    if before is None or was is None:
        return ""
    then = PaperCells(replace(tables.told, withheld=before.withheld, then=None)).percent(was)
    return f"; {then.shown} in the paper {before.of}" if then.value is not None else ""
