"""What must hold between the tables of a policy file, beyond the shape of each."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from iomctl.domain.accommodation.duties import OWN_WORDS
from iomctl.domain.policy.choices import Colour, Pathway
from iomctl.domain.policy.lists import LIST_OF, LISTS
from iomctl.inputs.files.toml_faults import Fault, shown
from iomctl.inputs.files.toml_lines import KeyPath
from iomctl.inputs.policy.board import wrong_board
from iomctl.inputs.policy.placements import wrong_money, wrong_nights
from iomctl.inputs.policy.reminders import wrong_reminders
from iomctl.inputs.policy.rows import Raw, Row, rows_of, words_of
from iomctl.inputs.policy.shape import TABLES
from iomctl.inputs.policy.standards import wrong_standards
from iomctl.inputs.policy.values import interval_in
from iomctl.inputs.quoting import did_you_mean, quoted


def faults_between(raw: Raw) -> Iterator[Fault]:
    """Every fault that concerns more than one key. Values of a wrong type are passed over."""
    for around in TABLES:
        rows = list(rows_of(raw, around))
        yield from _used_twice(rows)
        yield from _all_retired(around, rows)
        for row in rows:
            yield from _word_twice(*row)
    for one in LISTS:
        for key, kind in one.naming.items():
            yield from _unknown(raw, key, kind, rows_of(raw, one.path))
    yield from _wrong_parents(raw)
    yield from _wrong_windows(raw)
    yield from _unknown(raw, "colour", Colour, _table(raw, "custody"))
    yield from _unknown(raw, "leaving_colour", Colour, _table(raw, "panel"))
    yield from _wrong_targets(raw)
    yield from _wrong_scores(raw)
    yield from wrong_standards(raw)
    yield from _wrong_duties(raw)
    yield from wrong_nights(raw)
    yield from wrong_money(raw)
    yield from _wrong_merging(raw)
    yield from _wrong_ages(raw)
    yield from wrong_reminders(raw)
    yield from wrong_board(raw)


def _table(raw: Raw, key: str) -> Iterator[Row]:
    """The table with a key, as the only one of a list would be."""
    if isinstance(raw.get(key), dict):
        yield (key,), raw[key]


def _used_twice(rows: list[Row]) -> Iterator[Fault]:
    """Codes, letters and other words: each finds a choice, in any case, so no two choices may share one."""
    seen: dict[str, KeyPath] = {}
    for path, row in rows:
        for key, word in _found_by(row):
            if seen.setdefault(word.casefold(), path) != path:
                first = shown(seen[word.casefold()])
                yield Fault((*path, *key), f"{quoted(word)} is already used by {first}")


def _found_by(row: Raw) -> Iterator[tuple[KeyPath, str]]:
    # A table without a code, such as the targets of a pathway, goes by its pathway.
    keys: list[tuple[KeyPath, Any]] = [
        ((key,), row.get(key)) for key in (("code", "letter") if "code" in row else ("pathway",))
    ]
    if isinstance(others := row.get("words"), list):
        keys += [(("words", number), word) for number, word in enumerate(others)]
    return ((key, word) for key, word in keys if isinstance(word, str))


def _all_retired(around: tuple[str, ...], rows: list[Row]) -> Iterator[Fault]:
    if rows and all(row.get("active") is False for _, row in rows):
        yield Fault(around, "at least one must be active")


def _wrong_parents(raw: Raw) -> Iterator[Fault]:
    rows = list(rows_of(raw, ("pathways",)))
    codes = words_of(rows, "code")
    shared = Counter(words_of(rows, "parent"))
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
    for path, row in (*rows_of(raw, ("colours",)), *_table(raw, "custody")):
        every, window = row.get("review_every"), row.get("window_days")
        interval = interval_in(every) if isinstance(every, str) else None
        if interval and isinstance(window, int) and window >= interval.days + 28 * interval.months:
            yield Fault((*path, "window_days"), f"less than review_every is expected, {window} days was found")


def _wrong_targets(raw: Raw) -> Iterator[Fault]:
    yield from _unknown(raw, "pathway", Pathway, rows_of(raw, ("targets", "pathway")))
    for path, row in rows_of(raw, ("targets", "pathway")):
        if row.keys() <= {"pathway"}:
            yield Fault(path, "answer_working_days, start_working_days or both are expected")


def _wrong_scores(raw: Raw) -> Iterator[Fault]:
    for path, row in rows_of(raw, ("scores",)):
        lowest, highest, levels = row.get("minimum"), row.get("maximum"), row.get("levels")
        if (lowest is None) != (highest is None) or (lowest is None) == (not levels):
            yield Fault(path, "either minimum and maximum or levels are expected")
        elif isinstance(lowest, int | float) and isinstance(highest, int | float) and lowest >= highest:
            yield Fault((*path, "maximum"), f"more than minimum is expected, {highest} was found")


def _word_twice(path: KeyPath, row: Raw) -> Iterator[Fault]:
    """Words of one table that are told apart: levels by themselves, steps with those that stand otherwise."""
    for called, keys in {"level": ("levels",), "step": ("steps", "otherwise")}.items():
        seen = set[str]()
        for key in keys:
            words = [str(one).casefold() for one in row[key]] if isinstance(row.get(key), list) else []
            if len({*seen, *words}) < len(seen) + len(words):
                yield Fault((*path, key), f"each {called} once is expected")
            seen.update(words)


def _wrong_duties(raw: Raw) -> Iterator[Fault]:
    for path, row in rows_of(raw, ("duties",)):
        if row.get("code") in OWN_WORDS:
            yield Fault((*path, "code"), f"{quoted(row['code'])} is said of any referral already; choose another word")


def _wrong_ages(raw: Raw) -> Iterator[Fault]:
    for path, row in (*rows_of(raw, ("markers",)), *rows_of(raw, ("programmes",))):
        first, last = row.get("age_from"), row.get("age_to")
        if isinstance(first, int) and isinstance(last, int) and first > last:
            yield Fault((*path, "age_to"), f"age_from or more is expected, {last} was found")


def _wrong_merging(raw: Raw) -> Iterator[Fault]:
    """What is merged in figures for others: each once, and ethnicities by their codes."""
    codes = words_of(list(rows_of(raw, ("ethnicities",))), "code")
    for around in ("ethnicities", "districts"):
        seen: dict[str, KeyPath] = {}
        for path, word in _merged(raw, around):
            if seen.setdefault(word.casefold(), path) != path:
                yield Fault(path, f"{quoted(word)} is merged already by {shown(seen[word.casefold()])}")
            elif around == "ethnicities" and word not in codes:
                yield Fault(path, f"no ethnicity has the code {quoted(word)}{_or_else(word, codes)}")


def _merged(raw: Raw, around: str) -> Iterator[tuple[KeyPath, str]]:
    for path, row in rows_of(raw, ("publishing", around)):
        of = row.get("of")
        for number, word in enumerate(of if isinstance(of, list) else []):
            if isinstance(word, str):
                yield (*path, "of", number), word


def _unknown(raw: Raw, key: str, kind: type[Any], rows: Iterable[Row]) -> Iterator[Fault]:
    """A key of some tables that names a choice made elsewhere in the file, and of which class."""
    named = LIST_OF[kind]
    codes = words_of(list(rows_of(raw, named.path)), "code")
    # That a list which a policy needs is not there is told once, not by each table that names a choice of it.
    for path, row in rows if codes or not named.needed else ():
        word = row.get(key)
        if isinstance(word, str) and word not in codes:
            yield Fault((*path, key), f"no {key} has the code {quoted(word)}{_or_else(word, codes)}")


def _or_else(word: str, known: list[str]) -> str:
    near = did_you_mean(word, sorted(known))
    return f"; did you mean {near}?" if near else ""
