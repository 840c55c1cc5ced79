"""The sections on releases and homes, and on programmes, young people and women."""

from iomctl.domain.board.tables import ALL, Tables
from iomctl.domain.documents import Cell, Section, Table, instead, number
from iomctl.domain.policy.board_rules import BoardSection

OF_RELEASES = (
    "releases_planned",
    "releases_not_late_friday",
    "releases_not_before_days_off",
    "home_first_night",
    "home_settled_first_night",
    "home_settled_four_weeks",
    "home_settled_three_months",
    "recalled_four_weeks",
)


def homes(tables: Tables, asked: BoardSection) -> Section:
    """How releases went, where people slept then and later, and the nights in funded places."""
    tallies, cells = tables.told.tallies, tables.cells
    codes = tables.told.measures(asked.section, *OF_RELEASES)
    released, notice = tallies.whole("releases"), tallies.whole("release_notice")
    lines = [f"Releases from custody: {cells.so(released).shown}. {tables.in_the_period}."]
    if notice is not None and notice.middle is not None:
        lines.append(f"Days of notice, the middle one of {cells.so(notice).shown}: {cells.middle(notice).shown}.")
    held = (
        tables.list_of_shares(codes, "releases_and_homes", "Releases, and where people slept after", "releases"),
        tables.shares("homes_not_known", "night", "When", ("Not known (releases)", "Of (releases)")),
        tables.groups("releases", "kind", "What ended", "Releases, by what ended", "Releases"),
        _nights(tables),
    )
    return tables.section(asked, *lines, tables=held)


def _nights(tables: Tables) -> Table | None:
    tallies, cells = tables.told.tallies, tables.cells
    rows: list[tuple[Cell, ...]] = [
        (one.group, cells.so(one), cells.so(tallies.of("funded_nights", "kind", one.group)))
        for one in tallies.groups("funded_people", "kind")
    ]
    if not rows:
        return None
    rows.append((ALL, instead("z"), cells.so(tallies.whole("funded_nights"))))
    headings, about = ("Kind of place", "People", "Nights"), tables.in_the_period
    return Table("Nights in funded places", headings, tuple(rows), id="funded_nights", about=about, total=ALL)


def programmes(tables: Tables, asked: BoardSection) -> Section:
    """Programmes of a fixed time beside their places, young people who turned an age, and women's pathways."""
    held = (
        _programmes(tables),
        tables.shares("transitions_done", "transition", "Transition", ("By the birthday (people)", "Turned (people)")),
        tables.shares("women_met", "pathway", "Women's pathway", ("Work started (people)", "Need it (people)")),
    )
    none = () if any(held) else ("Nobody is on a programme, and nobody turned an age in the period.",)
    return tables.section(asked, *none, tables=held)


def _programmes(tables: Tables) -> Table | None:
    told, cells = tables.told, tables.cells
    rows: list[tuple[Cell, ...]] = []
    for one in told.tallies.groups("programme_members", "programme"):
        families, ended = (
            told.tallies.of(code, "programme", one.group) for code in ("programme_families", "programme_ended")
        )
        places = told.places.get(one.group)
        of = instead("z") if places is None else number(places)
        rows.append((one.group, cells.so(one), of, cells.so(families), cells.so(ended)))
    headings = (
        "Programme",
        "On it (people)",
        "Places",
        "With children or family in it (people)",
        "Time was up (people)",
    )
    caption = "Programmes that people join for a time"
    return Table(caption, headings, tuple(rows), id="programmes", about=tables.on_the_day) if rows else None
