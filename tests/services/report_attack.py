"""What a reader of a run's report knows: every table with its sums and ranges, and the rules by which it is made.

They know which results and groups there are, and that what is merged or withheld has a small count in it.
"""

from collections.abc import Iterable, Sequence
from itertools import product

from iomctl.domain.documents import Cell, Figure, Section, Table
from iomctl.services.rescopes.reports.breakdowns import LADDER, OR
from iomctl.services.rescopes.reports.people_counted import (
    LEAVE,
    MOVE,
    PUT_OFF,
    STAY,
    UNDECIDED,
)
from iomctl.services.rescopes.reports.tables import of_step
from tests.services.attacks import MOST, Attack, Sum, together
from tests.services.made_up_cohorts import GROUPS, MEETINGS, TIERS
from tests.services.reported import LISTED, PLANS, WHERE, Reported


def learn(attack: Attack, one: Reported, sections: Sequence[Section]) -> None:
    """Take in a whole report."""
    _know_what_there_is(attack, one)
    tables = {table.caption: table for section in sections for table in section.tables}
    for caption, table in tables.items():
        for row in table.rows:
            _LEARN.get(caption, _learn_group)(attack, one, (table, row))
    _know_ladder(attack, one, tables["How many people"])
    for caption, what in (("With the plan and against it", "plan"), ("Reasons given", "reason"), (WHERE, "meeting")):
        _know_who_is_listed(attack, one, tables.get(caption), what)


def _know_what_there_is(attack: Attack, one: Reported) -> None:
    every = together(one.result(result) for result in one.results)
    attack.know(every, 0, MOST)
    for name, groups in GROUPS.items():
        for result in one.results:
            inside = together(one.group(name, group, [result]) for group in groups)
            attack.know({**one.result(result), **dict.fromkeys(inside, -1)}, 0, 0)
    attack.know({**every, **dict.fromkeys(one.of("plan", "", *PLANS), -1)}, 0, 0)
    undecided = one.result(UNDECIDED) if UNDECIDED in one.results else {}
    attack.know({**undecided, **dict.fromkeys(one.of("plan", "", UNDECIDED), -1)}, 0, 0)
    attack.know({**one.result(STAY), **dict.fromkeys(one.of("plan", "", PUT_OFF), -1)}, 0, MOST)
    for what, result in product(("reason", "meeting"), (LEAVE, MOVE)):
        inside = one.of(what, result, *LISTED[what][result])
        attack.know({**one.result(result), **dict.fromkeys(inside, -1)}, 0, 0)


Row = tuple[Table, tuple[Cell, ...]]


def _take(attack: Attack, cells: Sum, told: Cell) -> None:
    assert isinstance(told, Figure)
    assert told.least is not None
    assert told.most is not None
    attack.know(cells, int(told.least), int(told.most))


def _learn_tier(attack: Attack, one: Reported, row: Row) -> None:
    names = _named(str(row[1][0]), TIERS)
    for heading, told in zip(row[0].headings, row[1], strict=True):
        by = {"Before": one.before, "After": one.after}.get(heading)
        if by:
            _take(attack, together(map(by, names)), told)


def _learn_result(attack: Attack, one: Reported, row: Row) -> None:
    _take(attack, together(map(one.result, str(row[1][0]).split(OR))), row[1][1])


def _learn_step(attack: Attack, one: Reported, row: Row) -> None:
    steps = {of_step(STAY, (tier, tier)): (tier, tier) for tier in TIERS}
    steps |= {of_step(MOVE, pair): pair for pair in product(TIERS, TIERS) if pair[0] != pair[1]}
    steps |= {of_step(end, (tier, None)): (tier, end) for tier in TIERS for end in (LEAVE, UNDECIDED)}
    _take(attack, {(one.when, "step", *steps[str(row[1][0])]): 1}, row[1][1])


def _learn_plan(attack: Attack, one: Reported, row: Row) -> None:
    _take(attack, one.of("plan", "", *_named(str(row[1][0]), PLANS)), row[1][1])


def _learn_reason(attack: Attack, one: Reported, row: Row) -> None:
    result, _, codes, told = row[1]
    _take(attack, one.of("reason", str(result), *_named(str(codes), LISTED["reason"][str(result)])), told)


def _learn_meeting(attack: Attack, one: Reported, row: Row) -> None:
    result, meetings, _, told, _ = row[1]
    _take(attack, one.of("meeting", str(result), *_named(str(meetings), MEETINGS)), told)


def _learn_group(attack: Attack, one: Reported, row: Row) -> None:
    table, (label, *figures) = row
    if not table.caption.startswith("By "):
        return
    name = table.caption.removeprefix("By ")
    groups = _named(str(label), GROUPS[name])
    cells = []
    for heading, told in zip(table.headings[1:], figures, strict=True):
        results = () if heading == "Before" else [heading[0].lower() + heading[1:]]
        cells.append(together(one.group(name, group, results) for group in groups))
        _take(attack, cells[-1], told)
    if row[1] == table.rows[0] and not all(isinstance(told, Figure) and told.least == told.most for told in figures):
        _know_a_cell_is_small(attack, one, table)


def _know_a_cell_is_small(attack: Attack, one: Reported, table: Table) -> None:
    """What is withheld beside its sums is so because one cell is small."""
    name = table.caption.removeprefix("By ")
    shown = [heading[0].lower() + heading[1:] for heading in table.headings[2:]]
    columns = [[result] for result in shown] + [[result for result in one.results if result not in shown]]
    rows = [_named(str(row[0]), GROUPS[name]) for row in table.rows if row[0] != "all"]
    cells = [together(one.group(name, group, results) for group in row) for row in rows for results in columns]
    attack.know_one_is_small(cells, (one.when, name))


_LEARN = {
    "People of the cohort by tier": _learn_tier,
    "How many people": _learn_result,
    "From tier to tier": _learn_step,
    "With the plan and against it": _learn_plan,
    "Reasons given": _learn_reason,
    WHERE: _learn_meeting,
}


def _know_ladder(attack: Attack, one: Reported, table: Table) -> None:
    """Results are merged because each way to tell more of them has a small one."""
    shown = {frozenset(str(row[0]).split(OR)) for row in table.rows}
    for at, step in enumerate(LADDER):
        parts = [frozenset(part) & set(one.results) for part in step]
        if set(filter(None, parts)) == shown:
            return
        sums = [together(one.result(result) for result in part) for part in parts if part]
        attack.know_one_is_small(sums, (one.when, "ladder", at))


def _know_who_is_listed(attack: Attack, one: Reported, table: Table | None, what: str) -> None:
    """What is told of is somebody's, and what is not is nobody's."""
    column = 1 if what == "meeting" else 2 if what == "reason" else 0
    for result, names in LISTED[what].items():
        rows = [row for row in (table.rows if table else ()) if what == "plan" or row[0] == result]
        there = [name for row in rows for name in _named(str(row[column]), names)]
        for name in names if rows else ():
            attack.know(one.of(what, result, name), int(name in there), MOST if name in there else 0)


def _named(label: str, names: Iterable[str]) -> list[str]:
    """Which of some names a row is of; all of them where it adds them up."""
    if label == "all":
        return list(names)
    found = []
    for name in sorted(names, key=len, reverse=True):
        if name in label:
            found.append(name)
            label = label.replace(name, "")
    return found


def know_between(attack: Attack, first: Reported, then: Reported, moved: tuple[int, int], within: int) -> None:
    """Take in how many came into the cohort and left it between two runs, `within` so many, nobody changing tier."""
    ends = [("tier", tier, first.after(tier), then.before(tier)) for tier in TIERS]
    ends += [
        (name, group, first.group(name, group, (STAY, MOVE)), then.group(name, group))
        for name, groups in GROUPS.items()
        for group in groups
    ]
    for name, part, was, now in ends:
        came, gone = ("came", name, part), ("gone", name, part)
        attack.know({**now, **dict.fromkeys(was, -1), came: -1, gone: 1}, 0, 0)
        attack.know({**was, gone: -1}, 0, MOST)
    for name in dict.fromkeys(name for name, *_ in ends):
        for way, people in zip(("came", "gone"), moved, strict=True):
            cells = {(way, name, part): 1 for told, part, *_ in ends if told == name}
            attack.know(cells, people - within, people + within)
