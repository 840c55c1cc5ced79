"""The sections on what was done on time, and on needs: who was asked, and whose need is met."""

from iomctl.domain.board.tables import Tables
from iomctl.domain.documents import Cell, Section, Table
from iomctl.domain.policy.board_rules import BoardSection

ON_TIME = ("reviews_on_time", "actions_on_time", "referrals_answered_on_time", "referrals_started_on_time")
OF_NEEDS = ("needs_asked", "needs_found", "needs_referred", "needs_met", "needs_not_met")
OF_PROVIDERS = ("referrals_completed", "outcomes_achieved")


def work(tables: Tables, asked: BoardSection) -> Section:
    """Each share with how many it is of, then by agency and by pathway."""
    codes = tables.told.measures(asked.section, *ON_TIME)
    groups = {"reviews_on_time": ("agency", "Lead agency"), "actions_on_time": ("agency", "Agency of the owner")}
    held = [tables.list_of_shares(codes, "on_time", "On time", "count")]
    for code in codes:
        by, heading = groups.get(code, ("pathway", "Pathway"))
        held.append(tables.shares(code, by, heading, ("On time (number)", "Of (number)")))
    return tables.section(asked, f"{tables.in_the_period}.", tables=held)


def needs(tables: Tables, asked: BoardSection) -> Section:
    """A row for each pathway from who is to be asked to whose need is met, then what became of referrals."""
    codes = tables.told.measures(asked.section, *OF_NEEDS, *OF_PROVIDERS)
    held = [
        _by_pathway(tables),
        tables.list_of_shares(
            [one for one in OF_PROVIDERS if one in codes], "came_of", "What came of referrals", "count"
        ),
    ]
    for code, heading in (("referrals_completed", "Completed (number)"), ("outcomes_achieved", "Achieved (number)")):
        if code in codes:
            held.append(tables.shares(code, "provider", "Provider", (heading, "Of (number)")))
    if "outcomes_achieved" in codes:
        held.append(tables.shares("outcomes_achieved", "pathway", "Pathway", ("Achieved (number)", "Of (number)")))
    said = "Who was not asked may need something all the same, and is only among those to be asked."
    return tables.section(asked, said, tables=held)


def _by_pathway(tables: Tables) -> Table | None:
    tallies, cells = tables.told.tallies, tables.cells
    rows: list[tuple[Cell, ...]] = []
    for one in tallies.groups("needs_asked", "pathway"):
        found, referred, met = (
            tallies.of(code, "pathway", one.group) for code in ("needs_found", "needs_referred", "needs_met")
        )
        left = tallies.of("needs_not_met", "pathway", one.group)
        told = (cells.of(one), cells.so(one), cells.so(found), cells.so(referred), cells.so(met), cells.so(left))
        rows.append((one.group, *told, cells.percent(met)))
    names = ("To be asked", "Asked", "Need something", "Referred", "Work started", "Not met")
    headings = ("Pathway", *(f"{name} (people)" for name in names), "Work started (per cent of needs)")
    caption = "Needs by pathway"
    return Table(caption, headings, tuple(rows), id="needs_by_pathway", about=tables.on_the_day) if rows else None
