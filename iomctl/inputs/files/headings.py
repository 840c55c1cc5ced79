"""Which column of a sheet that people filled in holds what: by our names or by the headings that people see."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from iomctl.domain.columns import columns_of
from iomctl.domain.drop_downs import EXPLANATION_HEADINGS
from iomctl.errors import BadValue
from iomctl.inputs.files.rejects import REJECT_COLUMNS
from iomctl.inputs.quoting import nearest, quoted


@dataclass(frozen=True)
class FoundColumns:
    """The columns of a sheet, counted from 0, by the field that each holds; and those of nobody's asking.

    `not_used` has the headings of these as they are told, `unnamed` the places of those without one.
    """

    places: Mapping[str, int]
    not_used: Sequence[str]
    unnamed: Sequence[int]


def find_columns(headers: Sequence[str], record: type, required: Sequence[str]) -> FoundColumns:
    """The columns that hold fields of a record class, by field name or heading; case, spaces and signs do not count.

    Raises BadValue for the sheet that explains the columns, for two columns that hold one field, and for a `required`
    field that none holds, with those that there are.
    """
    if tuple(headers[: len(EXPLANATION_HEADINGS)]) == EXPLANATION_HEADINGS:
        raise BadValue("this sheet explains the columns of another: give the one that was filled in")
    known = _known(record)
    meant = [known.get(_letters(header)) for header in headers]
    named = [place for place, header in enumerate(headers) if header and header not in REJECT_COLUMNS]
    spare = [headers[place] for place in named if meant[place] is None]
    faults = [f"no column holds {quoted(name)}{nearest(name, spare)}" for name in required if name not in meant]
    faults += [_twice(name, headers, meant) for name in dict.fromkeys(filter(None, meant)) if meant.count(name) > 1]
    if faults:
        raise BadValue(*faults, advice=f"the file has {', '.join(quoted(headers[place]) for place in named)}")
    missing = [name for name in columns_of(record) if name not in meant]
    return FoundColumns(
        {name: place for place, name in enumerate(meant) if name is not None},
        [f"{quoted(header)}{nearest(header, missing)}" for header in spare],
        [place for place, header in enumerate(headers) if not header],
    )


def _known(record: type) -> dict[str, str]:
    columns = columns_of(record)
    headings = {_letters(one.heading): name for name, one in columns.items()}
    return headings | {_letters(name): name for name in columns}


def _letters(header: str) -> str:
    return "".join(filter(str.isalnum, header.casefold()))


def _twice(name: str, headers: Sequence[str], meant: Sequence[str | None]) -> str:
    several = " and ".join(quoted(header) for header, one in zip(headers, meant, strict=True) if one == name)
    return f"two columns hold {quoted(name)}: {several}"
