"""One word for one thing: what stands above a column on screen is the column's name in CSV, JSON and `--columns`."""

import dataclasses
import pkgutil
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from typing import NamedTuple

import iomctl
from iomctl.domain.columns import columns_of

LEFT_OFF = ("_on", "_at", "_by", "_id", "_words")
"""What a name may end with and a heading need not say: Adopted for adopted_on, Reason for reason_words."""

HYPHENS = {"de-selected": "deselected", "de-selection": "deselection"}
"""Words that the field writes with a hyphen, which no column has; any other hyphen is a blank."""

OTHERWISE = {
    ("offender", "Ref"): "what people type for a person, in the sketches of every screen",
    ("at", "At (UTC)"): "the one column of moments that is not in the scheme's own time",
    ("prison", "Prison number"): "beside pnc, cro and crn, as in the files of people: not the place",
    ("local", "Local number"): "beside pnc, cro and crn, as in the files of people",
    ("days_on_scheme", "Days"): "the caseload has room for twelve short words only, those of its sketch",
    ("days_overdue", "Overdue"): "the caseload has room for twelve short words only, those of its sketch",
}
"""Headings that are another word, each with its reason."""


class Headed(NamedTuple):
    """A column of a record with its heading, and the names of the other columns."""

    record: str
    name: str
    heading: str
    names: frozenset[str]

    @property
    def is_its_name(self) -> bool:
        """Whether the heading is the name; a code that stands beside its words says that it is one."""
        plain = self.heading.lower()
        for hyphened, word in HYPHENS.items():
            plain = plain.replace(hyphened, word)
        asked = {self.name, *(self.name.removesuffix(end) for end in LEFT_OFF)}
        if f"{self.name}_words" in self.names:
            asked = {f"{self.name}_code"}
        return plain.replace(" ", "_").replace("-", "_") in asked


def test_a_heading_is_the_name_of_its_column() -> None:
    otherwise = [one for one in _headed() if not one.is_its_name and (one.name, one.heading) not in OTHERWISE]
    assert [f"{one.record}: {one.name} is headed {one.heading}" for one in otherwise] == []


def test_a_heading_that_is_another_word_is_still_in_use() -> None:
    used = {(one.name, one.heading) for one in _headed() if not one.is_its_name}
    assert set(OTHERWISE) - used == set()


def test_no_two_columns_of_a_record_have_one_heading() -> None:
    twice = {one for one, times in Counter((one.record, one.heading) for one in _headed()).items() if times > 1}
    assert twice == set()


def _headed() -> Iterator[Headed]:
    for found in pkgutil.walk_packages(iomctl.__path__, "iomctl."):
        for kind in vars(import_module(found.name)).values():
            if isinstance(kind, type) and kind.__module__ == found.name and dataclasses.is_dataclass(kind):
                names = frozenset(one.name for one in dataclasses.fields(kind) if "column" in one.metadata)
                described = {name: one for name, one in columns_of(kind).items() if name in names}
                record = f"{found.name}.{kind.__qualname__}"
                yield from (Headed(record, name, one.heading, names) for name, one in described.items())
