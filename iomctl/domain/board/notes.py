"""The notes of a paper: what each measure counts, what was withheld, what is known differently, and its limits."""

from collections.abc import Iterator

from iomctl.domain.board.people_and_flow import BY
from iomctl.domain.board.tables import Tables
from iomctl.domain.board.told import EXACT
from iomctl.domain.documents import Cell, Definition, Section, Table
from iomctl.domain.measures.catalogue import measures
from iomctl.domain.measures.standing import RULE
from iomctl.domain.measures.tally import Tally
from iomctl.domain.policy.board_rules import BoardSection
from iomctl.domain.reviews import full_day

NOT_RECORDED = "Not recorded"
OF_EVIDENCE = (
    Definition(
        "Rate, low and high (version 1)",
        "Reoffenders of 100 people, and the ends of its 95 per cent interval (Wilson). None is told of fewer than 30.",
    ),
    Definition(
        "Per reoffender, per 100, median days (version 1)",
        "Proven reoffences for each reoffender and for 100 people; days from entering to the first, the middle one.",
    ),
    Definition(
        "Month at liberty (version 1)",
        "30.4375 days out of custody. Offences of whole days in custody are left out: so they may be fewer than above.",
    ),
    Definition(
        "Pounds (version 1)",
        "What recorded crime costs, not multiplied, at the prices of the year that its source names.",
    ),
)
LIMITS = (
    "Figures are of what was recorded. What nobody recorded is in no figure; where that is known, it is counted apart.",
    "A share that rests on few is moved far by one: read the two counts first.",
    "Nothing here shows that the scheme is the cause of anything.",
)


def notes(tables: Tables, asked: BoardSection) -> Section:
    """Parts with titles of their own."""
    parts = (
        Section("What each measure counts", definitions=tuple(_definitions(tables))),
        Section("How to read the figures", tuple(_how_to_read(tables))),
        *_known_differently(tables),
        *_missing(tables),
        Section("Limits", bullets=LIMITS),
    )
    return tables.section(asked, parts=parts)


def _definitions(tables: Tables) -> Iterator[Definition]:
    if "reoffending" in tables.told.evidence or "windows" in tables.told.evidence:
        yield from OF_EVIDENCE
    counted = dict.fromkeys((one.measure, one.version) for one in tables.told.tallies)
    for code, version in counted:
        yield Definition(f"{measures()[code].name} ({code}, version {version})", measures()[code].definition)


def _how_to_read(tables: Tables) -> Iterator[str]:
    told, rules = tables.told, tables.told.rules
    if told.form == EXACT:
        yield (
            "The figures are exact, small ones too, by which somebody may be recognised: this form stays within the "
            "partnership. For others there is the same paper without --exact."
        )
    else:
        yield (
            f"Counts from 1 to {rules.withheld_below - 1} of people, and of what befell them, are withheld, and as few "
            "others as are needed so that nobody can work one out from this paper, beside its other editions and the "
            "papers before and after it of the same people. A paper of a cohort, laid beside one of the whole scheme, "
            "can tell more: give out one of the two. "
            f"{len(told.withheld):,} counts are withheld. Counts of the work of agencies are not."
        )
    yield f"Per cent is printed over {rules.percent_from} or more, with one decimal."
    if rules.targets:
        yield RULE


def _missing(tables: Tables) -> Iterator[Section]:
    """Of how many people on the scheme nobody recorded what they are counted by."""
    lines = [
        f"{heading}: not recorded of {tables.cells.so(one).shown} people"
        for by, heading in BY.items()
        for one in tables.told.tallies.groups("people", by)
        if one.group == NOT_RECORDED and one.numerator
    ]
    if lines:
        yield Section("What is not recorded", bullets=tuple(lines))


def _known_differently(tables: Tables) -> Iterator[Section]:
    """What was known then of the same period, beside what is known now."""
    then = tables.told.then
    if then is None:
        return
    cells, rows = tables.cells, list[tuple[Cell, ...]]()
    for one in tables.told.tallies:
        was = then.tallies.of(*one.key)
        if was is None or (was.numerator, was.denominator) == (one.numerator, one.denominator):
            continue
        told = [cells.was(was), cells.was_of(was), cells.so(one), cells.of(one)]
        rows.append((measures()[one.measure].name, _group(one), *told))
    day = full_day(then.known_on)
    if not rows:
        yield Section("Known then and now", (f"All figures are as they were known on {day}.",))
        return
    headings = ("Measure", "Group", "As known then", "As known then, of", "As known now", "As known now, of")
    about = f"Known then: on {day}. Known now: on {full_day(tables.told.known_on)}"
    said = "What is known differently now is marked [r] wherever it stands."
    table = Table("Figures known differently now", headings, tuple(rows), id="known_differently", about=about)
    yield Section("Known then and now", (said,), (table,))


def _group(one: Tally) -> str:
    """`Tier: Fixed`, `Index offence: Robbery`; of everybody `All`."""
    if not one.by:
        return "All"
    return f"{BY.get(one.by, one.by.replace('_', ' ').capitalize())}: {one.group}"
