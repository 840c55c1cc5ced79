"""The sections on who is on the scheme, and on who came in and who left it."""

from iomctl.domain.board.cells import UNRECORDED, WITHHELD
from iomctl.domain.board.headline import people_now
from iomctl.domain.board.tables import ALL, Tables
from iomctl.domain.documents import Cell, Chart, Section, Table, instead, number
from iomctl.domain.measures.catalogue import measures
from iomctl.domain.policy.board_rules import BoardSection

BY = {
    "tier": "Tier",
    "colour": "Colour",
    "custody": "In custody or not",
    "statutory": "Statutory or not",
    "index_offence": "Index offence",
    "gender": "Gender",
    "age": "Age (years)",
    "ethnicity": "Ethnicity",
    "area": "Area",
}
CAPTIONS = {
    "tier": "tier",
    "colour": "colour",
    "custody": "in custody and in the community",
    "statutory": "with and without statutory supervision",
    "index_offence": "index offence",
    "gender": "gender",
    "age": "age",
    "ethnicity": "ethnicity",
    "area": "where they live",
}
FLOW = ("opening", "came_in", "moved_in", "moved_out", "left", "closing")


def people(tables: Tables, asked: BoardSection) -> Section:
    """Who is on the scheme, by each of BY; each table adds up to all."""
    held = [tables.groups("people", by, heading, f"People on the scheme: {CAPTIONS[by]}") for by, heading in BY.items()]
    said = f"{measures()['people'].definition} Each table adds up to the same people."
    return tables.section(asked, said, tables=held)


def flow(tables: Tables, asked: BoardSection) -> Section:
    """Opening + in - out = closing by tier, the reasons, and how long those who left had been on the scheme."""
    tallies, cells = tables.told.tallies, tables.cells
    days = tallies.whole("days_on_scheme")
    said = (
        "People at the beginning, and who came in or from another tier, less who left or went to another, are those at"
    )
    lines = [f"{said} the end."]
    if days is not None and days.middle is not None:
        lines.append(
            f"Median days on the scheme of those who left: {cells.middle(days).shown}, of {cells.so(days).shown}."
        )
    held = (
        flow_table(tables),
        tables.groups("came_in", "reason", "Reason", "People who came in, by reason"),
        tables.groups("left", "reason", "Reason", "People who left, by reason"),
    )
    return tables.section(asked, *lines, tables=held)


def flow_table(tables: Tables) -> Table:
    """People at the beginning and at the end by tier, and what lies between."""
    told, cells = tables.told, tables.cells
    headings = (
        "Tier",
        *(f"{measures()[one].name} (people)" for one in FLOW),
        "Capacity (people)",
        "Over capacity (people)",
    )
    rows, over = list[tuple[Cell, ...]](), list[int | None]()
    untold = instead(UNRECORDED if told.not_begun else WITHHELD)
    for tier in told.tallies.groups("closing", "tier"):
        flows = [cells.so(told.tallies.of(one, "tier", tier.group)) for one in FLOW]
        capacity = told.capacity.get(tier.group, 0)
        over.append(_over(flows[-1].value, capacity))
        rows.append((tier.group, *flows, number(capacity), _told(over[-1], untold)))
    sums = [cells.so(told.tallies.whole(one)) for one in FLOW]
    known = [one for one in over if one is not None]
    of_all = sum(known) if len(known) == len(over) else None
    rows.append((ALL, *sums, number(sum(told.capacity.values())), _told(of_all, untold)))
    said = "" if sums[-1].value is None else people_now(sums[-1], sums[0])
    chart = Chart((headings[1], headings[6]), said, tables.in_the_period)
    caption = "People at the beginning and at the end, by tier"
    return Table(caption, headings, tuple(rows), (chart,), "flow_by_tier", tables.in_the_period, total=ALL)


def _over(people: object, capacity: int) -> int | None:
    """By how many people a tier is over its capacity; None where the people are withheld."""
    return max(people - capacity, 0) if isinstance(people, int) else None


def _told(count: int | None, untold: Cell) -> Cell:
    return untold if count is None else number(count)
