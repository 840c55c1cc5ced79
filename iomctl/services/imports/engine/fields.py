"""The cells of a row as values: each field has its reader, and all faults of a row are told together."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple, Protocol

from iomctl.domain.days.days import spoken
from iomctl.domain.days.sheet_days import parse_sheet_day
from iomctl.domain.policy.lists import Coded
from iomctl.domain.policy.policy import Policy
from iomctl.domain.references import number_in, reference
from iomctl.errors import BadValue
from iomctl.inputs.choices import one_of
from iomctl.inputs.faults import labelled
from iomctl.inputs.files.column_map import Binding
from iomctl.inputs.names import free_words, partner_name
from iomctl.inputs.quoting import quoted

MOST_REMEMBERED = 50_000
LONGEST_REMEMBERED = 60
HIGHEST = 99_999_999
"""The highest number a file may ask for in a reference: the next ones must still fit in nine digits."""


class Row(NamedTuple):
    """A row of a file: the line it starts on, its cells as read, and its texts in the order of the fields."""

    line: int
    cells: Sequence[str]
    texts: Sequence[str]


class Reader(Protocol):
    """What turns the text of a cell into a value: a mapping, because that is the fastest call there is."""

    def __getitem__(self, text: str, /) -> Any: ...


class Remembered(dict[str, Any]):
    """A reader that works each text out once: days and codes repeat all through a file."""

    def __init__(self, read: Callable[[str], Any]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, text: str) -> Any:
        value = self._read(text)
        if len(self) > MOST_REMEMBERED:
            self.clear()
        if len(text) <= LONGEST_REMEMBERED:
            self[text] = value
        return value


class Each:
    """A reader of texts that are each met once, such as references: to remember them would only cost time."""

    def __init__(self, read: Callable[[str], Any]) -> None:
        self._read = read

    def __getitem__(self, text: str) -> Any:
        return self._read(text)


class AsItIs:
    """The reader of a text that is looked up later, many at once."""

    def __getitem__(self, text: str) -> str:
        return text


class Fields:
    """The readers of a kind of row, in the order of its fields."""

    def __init__(self, readers: Mapping[str, Reader]) -> None:
        self.names = tuple(readers)
        self._readers = tuple(readers.values())

    def read_all(self, texts: Sequence[str]) -> tuple[list[Any], list[str]]:
        """The values of a row and its faults, each a line that opens with its field; with faults, no values."""
        try:
            return [reader[text] for reader, text in zip(self._readers, texts, strict=True)], []
        except BadValue:
            return [], self._every_fault(texts)

    def _every_fault(self, texts: Sequence[str]) -> list[str]:
        lines: list[str] = []
        for name, reader, text in zip(self.names, self._readers, texts, strict=True):
            try:
                reader[text]
            except BadValue as fault:
                lines += [labelled(name, line) for line in fault.faults]
        return lines


def needed(reader: Remembered) -> Remembered:
    """The same reader, which refuses an empty cell."""

    def read(text: str) -> Any:
        if not text:
            raise BadValue("missing")
        return reader[text]

    return Remembered(read)


def day(field: str, binding: Binding, until: date | None = None) -> Remembered:
    """A day, None when empty; refused after `until`, which is today for what has happened."""
    fmt = binding.day_format(field)

    def read(text: str) -> date | None:
        if not text:
            return None
        found = parse_sheet_day(text, fmt)
        if until is not None and found > until:
            raise BadValue(f"{spoken(found, until)} is in the future")
        return found

    return Remembered(read)


def iso_day(field: str, binding: Binding, until: date | None = None) -> Remembered:
    """The same as ISO text, which is what a row that is only stored and compared needs."""
    days = day(field, binding, until)
    return Remembered(lambda text: days[text].isoformat() if text else None)


def code(policy: Policy, kind: type[Coded]) -> Remembered:
    """The code of a choice of the policy, None when empty. A retired one is taken too: a file tells of the past."""
    return _code(policy.choices(kind), lambda text: policy.pick(kind, text).code)


def reason(policy: Policy, *list_names: str) -> Remembered:
    """The code of a reason, None when empty; a code as it stands may be of any of the lists, another word of the first.

    A retired one is taken too.
    """
    known = {code: one for name in list_names for code, one in policy.reasons[name].items()}
    return _code(known, lambda text: policy.reason(list_names[0], text).code)


def _code(choices: Mapping[str, Any], pick: Callable[[str], str]) -> Remembered:
    retired = {known.casefold(): known for known, one in choices.items() if not getattr(one, "active", True)}

    def read(text: str) -> str | None:
        if not text or text in choices:
            return text or None
        return retired.get(text.casefold()) or pick(text)

    return Remembered(read)


def word(what: str, choices: Collection[str]) -> Remembered:
    """One of a few fixed words in any case, which a fault calls a `what`; None when empty."""
    return Remembered(lambda text: one_of(what, text, choices) if text else None)


def words() -> Remembered:
    """Free words as they are stored, None when empty."""
    return Remembered(lambda text: free_words(text) if text else None)


def name() -> Remembered:
    """A name of an agency, worker, prison, provider or area as it is stored, None when empty."""
    return Remembered(lambda text: partner_name(text) if text else None)


def given_reference(letter: str) -> Each:
    """The row number in a reference that opens with a letter, None when empty."""

    def read(text: str) -> int | None:
        if not text:
            return None
        number = number_in(letter, text)
        if number is None or not 0 < number <= HIGHEST:
            raise BadValue(f"{quoted(text)} is no reference; one is like {reference(letter, 42)}")
        return number

    return Each(read)
