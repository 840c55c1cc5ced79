"""Facts and policies as the vectors of the course write them."""

import re
import tomllib
from collections.abc import Callable, Mapping
from copy import deepcopy
from datetime import date
from importlib.resources import files
from typing import Any, NamedTuple

from iomctl.domain.course.facts import (
    Adopted,
    Coloured,
    Deselected,
    ExemptFrom,
    ExpectedAgain,
    InTier,
    LedBy,
    Recalculated,
    ReviewHeld,
    ReviewSet,
    WindowTold,
)
from iomctl.domain.course.people import SamePerson
from iomctl.domain.course.stays import AtLarge, InPrison, Released, Stay, StayKind
from iomctl.domain.course.versions import PolicyVersions
from iomctl.domain.policy.build import build
from tests.domain.holidays import shipped

NAMES = {"okafor": "S Okafor", "byrne": "J Byrne"}
ME = "m.adeyemi"
RAW = tomllib.loads(files("iomctl").joinpath("policy/default.toml").read_text(encoding="utf-8"))
COLOURS: dict[str, dict[str, tuple[str, int]]] = {
    "P1": {"red": ("2 weeks", 7), "amber": ("4 weeks", 7), "green": ("8 weeks", 14), "blue": ("3 months", 14)},
    "P2": {"red": ("2 weeks", 7), "amber": ("3 weeks", 5), "green": ("8 weeks", 14), "blue": ("3 months", 14)},
    "P3": {"red": ("2 weeks", 21), "amber": ("4 weeks", 7), "green": ("12 weeks", 21), "violet": ("1 month", 7)},
}
"""Of each policy the colours, the last of them that of custody, with its interval and window days."""

Fields = Mapping[str, str]


class Written(NamedTuple):
    """A fact as a vector writes it: of which person, of which case or none, and the fact."""

    person: str
    case: str | None
    fact: Any


def versions_in(text: str) -> PolicyVersions:
    """`P1, P2 from 2026-06-01 review_day=working-day-before`, as the versions 1, 2 and so on."""
    loaded, nation = [], "england-and-wales"
    for number, words in enumerate(text.split(", "), 1):
        said = dict(re.findall(r"(without|review_day|nation)=(\S+)", words))
        start = re.search(r"from (\S+)", words)
        nation = said.get("nation", nation)
        raw = policy_document(words[:2], said.get("without"), said.get("review_day", "as-counted"))
        loaded.append((date.fromisoformat(start[1]) if start else date.min, build(raw, number)))
    return PolicyVersions(loaded, lambda: shipped()[nation])


def policy_document(name: str, without: str | None, review_day: str) -> dict[str, Any]:
    """The default policy with the colours and intervals of P1, P2 or P3."""
    raw = deepcopy(RAW)
    colours = COLOURS[name]
    raw["colours"] = [
        {"code": code, "letter": code[0].upper(), "name": code, "wording": code, **_rule(rule)}
        for code, rule in colours.items()
        if code != without
    ]
    inside = list(colours)[-1]
    raw["custody"] = {"colour": inside, **_rule(colours[inside])}
    raw["exemption"] = {"resume_days": 5}
    return raw | {"review_day": review_day}


def _rule(rule: tuple[str, int]) -> dict[str, Any]:
    return {"review_every": rule[0], "window_days": rule[1]}


def written(text: str, event: int) -> Written:
    """One fact, as of an event: `c2: 2026-03-16 held colour=green`."""
    if merge := re.fullmatch(r"(p\d) same-person=(p\d)", text):
        return Written(merge[1], None, SamePerson(event, ME, merge[1], merge[2]))
    found = re.fullmatch(r"(?:(p\d)?(c\d)?: )?(\S+) ([a-z-]+)\b(.*)", text)
    assert found, text
    said = dict(re.findall(r"([a-z_0-9-]+)=(.*?)(?=\s+[a-z_0-9-]+=|$)", text))
    person, case, kind = found[1] or "p1", found[2] or "c1", found[4]
    fact = MAKERS[kind](date.fromisoformat(found[3]), event, said)
    return Written(person, None if kind in OF_PEOPLE else case, fact)


def _day(said: Fields, key: str) -> date | None:
    return date.fromisoformat(said[key]) if key in said else None


def _adopted(on: date, event: int, said: Fields) -> Adopted:
    colour = None if said["colour"] == "not-said" else said["colour"]
    cohort = said.get("cohort", "luton")
    return Adopted(on, event, ME, cohort, said["tier"], colour, said["worker"], review_by=_day(said, "review_by"))


def _stay(on: date, event: int, said: Fields) -> Stay:
    colours = {"c1": said.get("out_colour"), "c2": said.get("out_colour_c2")}
    released = Released(tuple((case, colour) for case, colour in colours.items() if colour))
    return Stay(on, event, ME, _day(said, "out"), released)


def _told(on: date, event: int, said: Fields) -> WindowTold:
    first, last = (date.fromisoformat(said[key]) for key in ("first", "last"))
    return WindowTold(on, event, ME, first, last, said["basis"])


MAKERS: Mapping[str, Callable[[date, int, Fields], Any]] = {
    "adopted": _adopted,
    "de-selected": lambda on, event, _: Deselected(on, event, ME),
    "tier": lambda on, event, said: InTier(on, event, ME, said["tier"]),
    "colour": lambda on, event, said: Coloured(on, event, ME, said["colour"]),
    "worker": lambda on, event, said: LedBy(on, event, ME, said["worker"], None, NAMES.get(said["worker"], "")),
    "held": lambda on, event, said: ReviewHeld(on, event, ME, None, said.get("colour"), _day(said, "next_by")),
    "set": lambda on, event, said: ReviewSet(on, event, ME, date.fromisoformat(said["due_by"]), said.get("reason", "")),
    "told": _told,
    "recalculated": lambda on, event, said: Recalculated(on, event, ME, int(said["version"][1:]), said["version"]),
    "exempt": lambda on, event, said: ExemptFrom(on, event, ME, said["exempt"], _day(said, "until")),
    "expected-again": lambda on, event, _: ExpectedAgain(on, event, ME),
    "custody": _stay,
    "prison": lambda on, event, said: InPrison(on, event, ME, said["prison"]),
    "kind": lambda on, event, said: StayKind(on, event, ME, said["kind"]),
    "at-large": lambda on, event, said: AtLarge(on, event, ME, said["at-large"] == "yes"),
}
OF_PEOPLE = ("custody", "prison", "kind", "at-large")
