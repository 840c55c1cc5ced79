"""The shipped lists of names (iomctl/policy/name_lists.toml): how common each is, and in which ways it is written."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_FILE = files("iomctl") / "policy" / "name_lists.toml"


@dataclass(frozen=True)
class NameLists:
    """Defaults from general knowledge; every name is folded.

    `surnames` and `forenames` lead from a common name to its points; `family` from a name to the first spelling of
    its family, `spelt` from that to all of them; `long_forms` from a short form to what it is short for. `small`
    words are left aside in a surname, words `beside` one may stand in its place, and the families `shared` are
    forenames that say little before another one.
    """

    surnames: Mapping[str, int]
    forenames: Mapping[str, int]
    family: Mapping[str, str]
    spelt: Mapping[str, tuple[str, ...]]
    long_forms: Mapping[str, frozenset[str]]
    small: frozenset[str]
    beside: frozenset[str]
    shared: frozenset[str]

    def family_of(self, name: str) -> str:
        """The first spelling of a name's family; the name itself when it has none."""
        return self.family.get(name, name)

    def surname_writings(self, name: str) -> frozenset[str]:
        """The ways a surname is written, itself among them."""
        return frozenset(self.spelt.get(self.family_of(name), (name,)))

    def forename_writings(self, name: str) -> frozenset[str]:
        """The ways a forename is written, itself and whatever it is short for among them."""
        return self.surname_writings(name) | self.long_forms.get(name, frozenset())

    def is_short_for(self, short: str, long: str) -> bool:
        """Whether a forename is a short form of another."""
        return long in self.long_forms.get(short, ())


@cache
def name_lists() -> NameLists:
    """The lists as shipped."""
    data = tomllib.loads(_FILE.read_text("utf-8"))
    spellings = [tuple(line.split()) for line in data["written"]["spellings"].strip().splitlines()]
    words = {name: frozenset(text.split()) for name, text in data["words"].items()}
    return NameLists(
        _points(data["surnames"]),
        _points(data["forenames"]),
        {name: group[0] for group in spellings for name in group},
        {group[0]: group for group in spellings},
        _long_forms(data["written"]["short_forms"]),
        **words,
    )


def _points(lists: Mapping[str, str]) -> dict[str, int]:
    return {name: int(points) for points, names in lists.items() for name in names.split()}


def _long_forms(text: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in text.strip().splitlines():
        long, *shorts = line.split()
        for short in shorts:
            found.setdefault(short, set()).add(long)
    return {short: frozenset(longs) for short, longs in found.items()}
