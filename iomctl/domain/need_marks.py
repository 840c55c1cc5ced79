"""A person's needs on every pathway, short enough for one column of a caseload."""

from collections.abc import Mapping

from iomctl.domain.policy.choices import Pathway
from iomctl.domain.worded import Worded

LEVELS = ("none", "some", "severe")
MARKS = {"some": "", "severe": "!"}
NOT_ASKED = "?"
SIGNS = "! severe, no letter none, after ? not asked"


def needs_marked(levels: Mapping[str, str], pathways: Mapping[str, Pathway], gender: str | None = None) -> Worded:
    """The needs of one person, `A! E D! ?CT`: pathway letters in the order of the policy, `!` for severe.

    `levels` holds one of LEVELS by the code of each pathway asked about. A pathway without a need is left
    out; the letters after `?` stand for pathways never asked about that a person of this gender should be, and
    `?` alone when that is all of them.
    The parts hold the level of every pathway in use, and of a retired one that was asked about; None is not
    asked.
    """
    parts: dict[str, str | None] = {}
    marks, unasked = "", ""
    for code, one in pathways.items():
        level = levels.get(code)
        if level is None and not one.active:
            continue
        parts[code] = level
        if level is None and one.is_asked_of(gender):
            unasked += one.letter
        elif level not in {None, "none"}:
            marks += f"{one.letter}{MARKS[level]} "
    asked = marks + (NOT_ASKED + unasked if unasked else "")
    return Worded(asked.rstrip() if levels else NOT_ASKED, parts)


def legend(pathways: Mapping[str, Pathway]) -> str:
    """What the letters and signs of `needs_marked` mean, on one line."""
    letters = "  ".join(f"{one.letter} {code}" for code, one in pathways.items() if one.active)
    return f"Needs: {letters}; {SIGNS}"


def has_level(levels: Mapping[str, str], wanted: str, pathway: str | None) -> bool:
    """Whether a person's needs answer to `wanted`: one of LEVELS, or `not-asked`.

    On one pathway: its level. On none in particular (None): `severe` and `some` on at least one; `none` when
    some were asked about and nothing was found on any; `not-asked` when nothing was ever asked.
    """
    if pathway is not None:
        return levels.get(pathway, "not-asked") == wanted
    if wanted == "not-asked":
        return not levels
    if wanted == "none":
        return bool(levels) and set(levels.values()) == {"none"}
    return wanted in levels.values()
