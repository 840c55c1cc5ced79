"""Which column of a file fills which of our fields, and how its words are read."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from iomctl.errors import BadValue
from iomctl.inputs.files.rejects import REJECT_COLUMNS
from iomctl.inputs.files.sheets import fold
from iomctl.inputs.files.toml_lines import KeyPath, line_of
from iomctl.inputs.quoting import nearest, quoted

Texts = tuple[str, ...]


@dataclass(frozen=True)
class Binding:
    """A column map tied to the headers of one file.

    `read` turns a row's cells into one trimmed text for each of `fields`, in their order, "" where there is
    none. It raises BadValue for a row with more cells than there are headers; cells missing at the end are
    empty, since spreadsheets leave those out.
    """

    fields: Texts
    read: Callable[[Sequence[str]], Texts]
    _dates: Mapping[str, str] = field(default_factory=dict)

    def day_format(self, name: str) -> str | None:
        """The `strptime` format that the days of a field are written in; None for the usual ones."""
        return self._dates.get(name, self._dates.get("default"))


ANY = "*"


@dataclass(frozen=True)
class ColumnMap:
    """How a file of another system is read; without a file's name, its headers must be our field names.

    `columns` is our field to their header, `values` our field to their word to our word (case does not
    count; ANY is every other word, and in ours stands for that word itself), `dates` our field (or "default") to a
    `strptime` format, `constants` our field to a fixed text.
    With `columns`, only the columns named there are read; without, the headers must be our field names.
    """

    name: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    dates: Mapping[str, str] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)
    lines: Mapping[KeyPath, int] = field(default_factory=dict)

    def bind(self, headers: Sequence[str], fields: Sequence[str], required: Sequence[str] = ()) -> Binding:
        """Tie the map to a file's headers.

        `fields` are our fields in the order wanted, `required` those that a column or constant must fill.
        Raises BadValue with every header that is missing or unknown.
        """
        found = {fold(header): place for place, header in enumerate(headers) if header}
        wanted = self.columns or {name: name for name in fields}
        places = {name: found[fold(wanted[name])] for name in wanted if fold(wanted[name]) in found}
        faults = self._not_in_file(headers, found) if self.columns else _unknown(headers, fields)
        filled = places.keys() | self.columns.keys() | self.constants.keys()
        faults += [f"no column holds {quoted(name)}" for name in required if name not in filled]
        if faults:
            raise BadValue(*faults, advice="" if self.name else "a column map may say which column is which: --map")
        return Binding(tuple(fields), self._reader(len(headers), fields, places), self.dates)

    def _not_in_file(self, headers: Sequence[str], found: Mapping[str, int]) -> list[str]:
        return [
            f"{self.name}:{line_of(('columns', name), dict(self.lines))}: the file has no column headed "
            f"{quoted(header)}{nearest(header, filter(None, headers))}"
            for name, header in self.columns.items()
            if fold(header) not in found
        ]

    def _reader(self, width: int, fields: Sequence[str], places: Mapping[str, int]) -> Callable[[Sequence[str]], Texts]:
        tail = ["", *self.constants.values()]
        fixed = {name: width + 1 + place for place, name in enumerate(self.constants)}
        picked = [fixed.get(name, places.get(name, width)) for name in fields]
        needs_tail = max(picked) >= width
        pick = itemgetter(*picked) if len(picked) > 1 else lambda row: (row[picked[0]],)
        tables = {place: _folded(self.values[name]) for place, name in enumerate(fields) if name in self.values}

        def read(cells: Sequence[str]) -> Texts:
            if len(cells) != width:
                cells = _fitted(cells, width)
            return tuple([cell.strip() for cell in pick([*cells, *tail] if needs_tail else cells)])

        def read_translated(cells: Sequence[str]) -> Texts:
            texts = list(read(cells))
            for place, table in tables.items():
                texts[place] = _translated(texts[place], table)
            return tuple(texts)

        return read_translated if tables else read


def _unknown(headers: Sequence[str], fields: Sequence[str]) -> list[str]:
    known = {fold(name) for name in (*fields, *REJECT_COLUMNS)}
    return [
        f"no field of iomctl is called {quoted(header)}{nearest(header, fields)}"
        for header in headers
        if header and fold(header) not in known
    ]


def _translated(text: str, table: Mapping[str, str]) -> str:
    return table.get(text.casefold()) or (table.get(ANY, ANY).replace(ANY, text) if text else text)


def _folded(words: Mapping[str, str]) -> dict[str, str]:
    return {theirs.strip().casefold(): ours for theirs, ours in words.items()}


def _fitted(cells: Sequence[str], width: int) -> list[str]:
    fitted = list(cells)
    while len(fitted) > width and not fitted[-1].strip():
        fitted.pop()
    if len(fitted) > width:
        raise BadValue(f"{len(fitted)} cells where the header has {width}")
    return fitted + [""] * (width - len(fitted))
