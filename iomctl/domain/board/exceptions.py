"""The sections on what is off its target and on actions: who acts, and by when."""

from collections.abc import Iterator

from iomctl.domain.board.tables import Tables
from iomctl.domain.board.told import ActionTold
from iomctl.domain.documents import Cell, Section, Table, Tag, number
from iomctl.domain.measures.catalogue import measures
from iomctl.domain.measures.standing import GREEN
from iomctl.domain.measures.tally import Tally
from iomctl.domain.policy.board_rules import BoardSection
from iomctl.domain.reviews import full_day

NOBODY = "nobody is named yet"


def exceptions(tables: Tables, asked: BoardSection) -> Section:
    """Each measure that is off its target, and what is open about it."""
    targets = tables.told.rules.targets
    if not targets:
        said = "No measure has a target in the policy, so nothing is told to be off one."
        return tables.section(asked, said)
    judged = list(_judged(tables))
    off = [(one, status) for one, status in judged if status.word != GREEN]
    told = f"{len(judged):,} of the {len(targets):,} measures with a target can be told"
    if not off:
        return tables.section(asked, f"{told}, and none of them is off it." if judged else f"{told}: none is judged.")
    rows = [row for one, status in off for row in _rows(tables, one, status)]
    counts = ("Number", "Of", "Result (per cent)", "Target (per cent)")
    headings = ("Measure", *counts, "Status", "What is done", "Who", "By")
    table = Table("What is off its target", headings, tuple(rows), id="exceptions", about=tables.in_the_period)
    return tables.section(asked, f"{told}.", tables=[table])


def actions(tables: Tables, asked: BoardSection) -> Section:
    """All that the board agreed, the open first, each with the measure that it is about, off its target or not."""
    told = tables.told.actions
    if not told:
        return tables.section(asked, "No action of the board is recorded.")
    rows = [_action(one) for one in sorted(told, key=lambda one: (one.state != "open", one.due_on, one.number))]
    headings = ("Action", "What", "About", "Who", "By", "State", "How")
    return tables.section(asked, tables=[Table("Actions of the board", headings, tuple(rows), id="actions")])


def _judged(tables: Tables) -> Iterator[tuple[Tally, Tag]]:
    for target in tables.told.rules.targets:
        one = tables.told.tallies.whole(target.measure)
        status = tables.cells.status(one)
        if one is not None and isinstance(status, Tag):
            yield one, status


def _rows(tables: Tables, one: Tally, status: Tag) -> Iterator[tuple[Cell, ...]]:
    target = tables.told.rules.target(one.measure)
    if target is None:
        return
    name, wanted = measures()[one.measure].name, number(target.target)
    doing = [action for action in tables.told.actions if action.measure == one.measure and action.state == "open"]
    agreed = [(action.words, action.who, full_day(action.due_on)) for action in doing]
    for told in agreed or [("nothing is agreed yet", NOBODY, "")]:
        yield name, tables.cells.so(one), tables.cells.of(one), tables.cells.percent(one), wanted, status, *told


def _action(one: ActionTold) -> tuple[Cell, ...]:
    state = one.state if one.done_on is None else f"{one.state} {full_day(one.done_on)}"
    about = "" if one.measure is None else measures()[one.measure].name
    return f"{one.number}", one.words, about, one.who, full_day(one.due_on), state, one.how or ""
