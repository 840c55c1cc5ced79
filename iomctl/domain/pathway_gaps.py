"""Where needs on a pathway are not met, in counts of people, and what of these counts may be published.

Everyone is counted once on a pathway. Each count is published in parts of another that is published exactly, and of
nothing else, so that a reader can't take two of them from each other to get a third.
"""

from collections.abc import Mapping, Sequence

from iomctl.domain.small_counts import THRESHOLD, Count, alone, parts

Counts = Mapping[str, int]
Split = tuple[str, tuple[str, ...]]

OTHERS = ""
"""The part of a whole that has no count of its own: whoever has a need and was not referred, and so on."""

SPLITS: tuple[Split, ...] = (
    ("people", ("need", "not_asked", "no_need")),
    ("need", ("some", "severe")),
    ("need", ("referred", OTHERS)),
    ("referred", ("accepted", OTHERS)),
    ("accepted", ("started", OTHERS)),
    ("started", ("achieved", OTHERS)),
    ("referred", ("refused", OTHERS)),
    ("referred", ("ended_early", OTHERS)),
)
"""Each whole and its parts, a whole after the split that it is a part of. What has to be withheld besides a small part
is withheld from the last on: who needs something is told before who needs nothing."""

_OF_ASKED: tuple[Split, ...] = (("asked", ("need", "no_need")), *SPLITS[1:])
"""The same where those asked are the whole."""

_BY_GROUP: tuple[Split, ...] = (SPLITS[0], ("people", ("need", OTHERS)), *SPLITS[1:6])
"""The same for groups of people, who needs something being told where not all that was asked can be."""

NAMES = (
    "people",
    "asked",
    "not_asked",
    "no_need",
    "need",
    "some",
    "severe",
    "referred",
    "accepted",
    "started",
    "achieved",
)
"""Every count of people but those of referrals that came to nothing."""


def whole(counts: Counts, threshold: int = THRESHOLD) -> dict[str, Count]:
    """What is published of everyone on a pathway: of `people`, `asked` and each part in SPLITS, by its name.

    Another pathway may tell how many people there are in all, and so may what is asked by groups: each part is hidden
    beside that too. Source: as `small_counts.parts`, shown for every small case book in
    tests/domain/test_pathway_gaps.py.
    """
    return _with_asked(_split({"people": alone(counts["people"], threshold)}, SPLITS, counts, threshold))


def of_those_asked(counts: Counts, everyone: int, threshold: int = THRESHOLD) -> dict[str, Count]:
    """What is published of everyone on a pathway that some are asked about alone: of `asked`, and of each part of it.

    How many are to be asked is never told: beside how many people there are in all, and of their gender, it would tell
    others apart. Who gave an answer is told where those who were and those who were not asked are both no small count,
    for a reader may know how many there are in all; else nothing is, but that they are no more than `everyone` on the
    scheme. Source: as `small_counts.parts`, shown for every small case book in tests/domain/test_pathway_gaps.py.
    """
    most = alone(everyone, threshold).most
    asked, not_asked = counts["asked"], counts["not_asked"]
    known = asked >= threshold and not_asked >= threshold
    told = {"asked": Count(asked, asked) if known else Count(0, most)}
    least = told["asked"].least
    beside = {"people": Count(least, most), "not_asked": Count(0, most - least)}
    return beside | _split(told, _OF_ASKED, counts, threshold)


def nothing_of(everyone: int, threshold: int = THRESHOLD) -> dict[str, Count]:
    """What is published of a group of people on such a pathway: that they are no more than `everyone` on the scheme."""
    return dict.fromkeys(NAMES, Count(0, alone(everyone, threshold).most))


def _split(told: dict[str, Count], splits: Sequence[Split], counts: Counts, threshold: int) -> dict[str, Count]:
    """What is told already, with each part in `splits` as it may be published in the whole that is told before it."""
    for name, names in splits:
        shown = parts(_cells(counts, name, names), threshold) if told[name].exact else None
        for one, count in zip(names, shown or _nothing(told[name], names), strict=True):
            told[one] = count
    del told[OTHERS]
    return told


def by_group(groups: Sequence[Counts], threshold: int = THRESHOLD) -> list[dict[str, Count]]:
    """What is published of each group of the people on a pathway, beside `whole` of all of them and other groupings.

    How many are in a group is the same on every pathway, and how many have a need is told by `whole`. So a split is
    published for all groups or for none: only where no count in it is small, those of the groups whose size is withheld
    being added up.
    """
    everyone = {name: sum(one.get(name, 0) for one in groups) for name in NAMES}
    told = whole(everyone | {"refused": 0, "ended_early": 0}, threshold)
    sizes = parts([one["people"] for one in groups], threshold) if told["people"].exact else None
    if sizes is None:
        return [_with_asked(_unknown(told["people"])) for _ in groups]
    open_to = _told_by_group(_rows(groups, sizes), told, threshold)
    return [_with_asked(_group(one, size, open_to)) for one, size in zip(groups, sizes, strict=True)]


def _rows(groups: Sequence[Counts], sizes: Sequence[Count]) -> list[Counts]:
    """The groups whose size is told, and all others as one."""
    shown = [one for one, size in zip(groups, sizes, strict=True) if size.exact]
    hidden = [one for one, size in zip(groups, sizes, strict=True) if not size.exact]
    return [*shown, *([{name: sum(one[name] for one in hidden) for name in NAMES}] if hidden else [])]


def _told_by_group(rows: Sequence[Counts], told: Mapping[str, Count], threshold: int) -> set[str]:
    """The names of the counts that are published for every group whose size is."""
    found = {"people"}
    for name, names in _BY_GROUP:
        if name in found and not found & set(names):
            exact = all(told[one].exact for one in names if one != OTHERS)
            if exact and all(cell >= threshold for row in rows for cell in _cells(row, name, names)):
                found |= set(names)
    return found - {OTHERS}


def _group(counts: Counts, size: Count, open_to: set[str]) -> dict[str, Count]:
    if not size.exact:
        return _unknown(size)
    told = {"people": size}
    for name, names in _BY_GROUP:
        for one in names:
            if one in open_to:
                told[one] = Count(counts[one], counts[one])
            elif one != OTHERS:
                told.setdefault(one, Count(0, told[name].most))
    return told


def _unknown(size: Count) -> dict[str, Count]:
    return {"people": size} | {name: Count(0, size.most) for name in NAMES[2:]}


def _cells(counts: Counts, name: str, names: Sequence[str]) -> list[int]:
    known = sum(counts[one] for one in names if one != OTHERS)
    return [counts[name] - known if one == OTHERS else counts[one] for one in names]


def _nothing(size: Count, names: Sequence[str]) -> list[Count]:
    return [Count(0, size.most)] * len(names)


def _with_asked(told: dict[str, Count]) -> dict[str, Count]:
    people, not_asked = told["people"], told["not_asked"]
    least, most = max(0, people.least - not_asked.most), people.most - not_asked.least
    return told | {"asked": Count(least, most)}
