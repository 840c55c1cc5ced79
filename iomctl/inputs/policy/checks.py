"""What must hold between the tables of a policy file, beyond the shape of each."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from iomctl.domain.accommodation.duties import OWN_WORDS
from iomctl.inputs.files.toml_faults import Fault, shown
from iomctl.inputs.files.toml_lines import KeyPath
from iomctl.inputs.policy.shape import TABLES
from iomctl.inputs.policy.values import interval_in
from iomctl.inputs.quoting import did_you_mean, quoted

Raw = dict[str, Any]
Row = tuple[KeyPath, Raw]


def faults_between(raw: Raw) -> Iterator[Fault]:
    """Every fault that concerns more than one key. Values of a wrong type are passed over."""
    for around in TABLES:
        yield from _used_twice(list(_rows(raw, around)))
        yield from _all_retired(around, list(_rows(raw, around)))
    yield from _wrong_parents(raw)
    yield from _wrong_windows(raw)
    yield from _wrong_custody(raw)
    yield from _wrong_genders(raw)
    yield from _wrong_targets(raw)
    yield from _wrong_scores(raw)
    yield from _wrong_placements(raw)
    yield from _wrong_duties(raw)
    yield from _wrong_outcomes(raw)
    for path, row in _rows(raw, ("markers",)):
        yield from _level_twice(path, row)
    yield from _wrong_requirements(raw)


def _rows(raw: Raw, around: tuple[str, ...]) -> Iterator[Row]:
    """The tables of a list of tables, each with its path."""
    here: Any = raw
    for step in around:
        here = here.get(step) if isinstance(here, dict) else None
    for number, row in enumerate(here if isinstance(here, list) else []):
        if isinstance(row, dict):
            yield (*around, number), row


def _words(rows: list[Row], key: str) -> list[str]:
    return [row[key] for _, row in rows if isinstance(row.get(key), str)]


def _used_twice(rows: list[Row]) -> Iterator[Fault]:
    """Codes and letters: either finds a choice, in any case, so no two choices may share one."""
    seen: dict[str, KeyPath] = {}
    for path, row in rows:
        # A table without a code, such as the targets of a pathway, goes by its pathway.
        for key in ("code", "letter") if "code" in row else ("pathway",):
            word = row.get(key)
            if isinstance(word, str) and seen.setdefault(word.casefold(), path) != path:
                first = shown(seen[word.casefold()])
                yield Fault((*path, key), f"{quoted(word)} is already used by {first}")


def _all_retired(around: tuple[str, ...], rows: list[Row]) -> Iterator[Fault]:
    if rows and all(row.get("active") is False for _, row in rows):
        yield Fault(around, "at least one must be active")


def _wrong_parents(raw: Raw) -> Iterator[Fault]:
    rows = list(_rows(raw, ("pathways",)))
    codes = _words(rows, "code")
    shared = Counter(_words(rows, "parent"))
    nested = {row.get("code") for _, row in rows if "parent" in row}
    for path, row in rows:
        parent = row.get("parent")
        if not isinstance(parent, str):
            continue
        if parent in nested:
            yield Fault((*path, "parent"), f"{quoted(parent)} has a parent itself; one level is allowed")
        elif parent not in codes and shared[parent] < 2:
            others = [word for word in {*codes, *shared} if word != parent]
            fault = f"{quoted(parent)} is neither a pathway nor the parent of another pathway"
            yield Fault((*path, "parent"), fault + _or_else(parent, others))


def _wrong_windows(raw: Raw) -> Iterator[Fault]:
    custody = raw.get("custody")
    rows = [*_rows(raw, ("colours",)), (("custody",), custody if isinstance(custody, dict) else {})]
    for path, row in rows:
        every, window = row.get("review_every"), row.get("window_days")
        interval = interval_in(every) if isinstance(every, str) else None
        if interval and isinstance(window, int) and window >= interval.days + 28 * interval.months:
            yield Fault((*path, "window_days"), f"less than review_every is expected, {window} days was found")


def _wrong_custody(raw: Raw) -> Iterator[Fault]:
    custody = raw.get("custody")
    if isinstance(custody, dict):
        yield from _unknown((("custody",), custody), "colour", list(_rows(raw, ("colours",))))


def _wrong_genders(raw: Raw) -> Iterator[Fault]:
    genders = list(_rows(raw, ("genders",)))
    for row in _rows(raw, ("pathways",)) if genders else ():
        if row[1].get("gender"):
            yield from _unknown(row, "gender", genders)


def _wrong_targets(raw: Raw) -> Iterator[Fault]:
    for path, row in _rows(raw, ("targets", "pathway")):
        yield from _unknown((path, row), "pathway", list(_rows(raw, ("pathways",))))
        if row.keys() <= {"pathway"}:
            yield Fault(path, "answer_working_days, start_working_days or both are expected")


def _wrong_scores(raw: Raw) -> Iterator[Fault]:
    for path, row in _rows(raw, ("scores",)):
        lowest, highest, levels = row.get("minimum"), row.get("maximum"), row.get("levels")
        if (lowest is None) != (highest is None) or (lowest is None) == (not levels):
            yield Fault(path, "either minimum and maximum or levels are expected")
        elif isinstance(lowest, int | float) and isinstance(highest, int | float) and lowest >= highest:
            yield Fault((*path, "maximum"), f"more than minimum is expected, {highest} was found")
        yield from _level_twice(path, row)


def _level_twice(path: KeyPath, row: Raw) -> Iterator[Fault]:
    levels = row.get("levels")
    if isinstance(levels, list) and len({str(one).casefold() for one in levels}) < len(levels):
        yield Fault((*path, "levels"), "each level once is expected")


def _wrong_placements(raw: Raw) -> Iterator[Fault]:
    for row in _rows(raw, ("placements",)):
        yield from _unknown(row, "accommodation", list(_rows(raw, ("accommodations",))))


def _wrong_duties(raw: Raw) -> Iterator[Fault]:
    for path, row in _rows(raw, ("duties",)):
        if row.get("code") in OWN_WORDS:
            yield Fault((*path, "code"), f"{quoted(row['code'])} is said of any referral already; choose another word")


def _wrong_outcomes(raw: Raw) -> Iterator[Fault]:
    for row in _rows(raw, ("outcomes",)):
        yield from _unknown(row, "pathway", list(_rows(raw, ("pathways",))))


def _wrong_requirements(raw: Raw) -> Iterator[Fault]:
    for row in _rows(raw, ("requirements",)):
        yield from _unknown(row, "pathway", list(_rows(raw, ("pathways",))))


def _unknown(row: Row, kind: str, choices: list[Row]) -> Iterator[Fault]:
    """A key that names a choice made elsewhere in the file; `kind` is the key and what it names."""
    path, word, codes = (*row[0], kind), row[1].get(kind), _words(choices, "code")
    if isinstance(word, str) and word not in codes:
        yield Fault(path, f"no {kind} has the code {quoted(word)}{_or_else(word, codes)}")


def _or_else(word: str, known: list[str]) -> str:
    near = did_you_mean(word, sorted(known))
    return f"; did you mean {near}?" if near else ""
