"""Why two people may be one, in the words a coordinator would use."""

from collections.abc import Iterator

from iomctl.domain.duplicates.dates_compared import AGAINST, DateLevel
from iomctl.domain.duplicates.described_people import ComparableName
from iomctl.domain.duplicates.likeness import Likeness
from iomctl.domain.duplicates.name_lists import name_lists
from iomctl.domain.duplicates.names_compared import NameLevel, both_shared
from iomctl.domain.duplicates.numbers_compared import NumbersMatched
from iomctl.domain.duplicates.whole_names import NamesMatched
from iomctl.domain.identifiers import LABELS

_IDS = {"pnc": "PNC ids", "cro": "CRO numbers"}
_COMMON_SURNAME = 5
_WRITTEN = {
    NameLevel.SPELLING: "in another spelling",
    NameLevel.LETTER: "one letter off",
    NameLevel.ALIKE: "much alike",
}
_SURNAMES = {
    NameLevel.PART: "one surname is part of the other",
    NameLevel.MISSING: "no surname to tell them apart",
    NameLevel.DIFFERENT: "another surname",
}


def reasons(found: Likeness, *, hidden: bool = False) -> str:
    """What speaks for one person, apart by semicolons, and after "but" what speaks against.

    With `hidden`, for somebody whose name is not to be shown: nothing that is read in the record stands in it, no
    spelling, short form, number, other name nor birth date.
    """
    for_it = [*_number(found.numbers, hidden), *_names(found, hidden), *_date(found, hidden)]
    against = [*_against(found, hidden)]
    if not against:
        return "; ".join(for_it)
    return "; ".join((*for_it, "but " + " and ".join(against)))


def _number(numbers: NumbersMatched, hidden: bool) -> Iterator[str]:
    if numbers.same:
        kind, value = numbers.same
        yield f"the same {_label(kind)}" if hidden else f"{_label(kind)} {value} is theirs"
    if numbers.slip:
        kind, one, other = numbers.slip
        yield f"{_label(kind)} one slip off" + _shown(one, other, hidden)


def _label(kind: str) -> str:
    return LABELS.get(kind, f"{kind} number")


def _names(found: Likeness, hidden: bool) -> Iterator[str]:
    names = found.names
    if _both_differ(names):
        return
    if names.crossed:
        yield "surname and forename swapped"
    elif names.others and _is_one_name(names):
        yield _other_name(names, hidden, found.gender < 0)
    else:
        yield from _two_names(found, hidden)
        if names.others and not hidden:
            other = names.one if names.one.written != names.one.surname else names.other
            yield f"by the other name {other.written}"


def _is_one_name(names: NamesMatched) -> bool:
    same = {NameLevel.SAME, NameLevel.MISSING}
    return names.surname.level is NameLevel.SAME and names.forename.level in same


def _other_name(names: NamesMatched, hidden: bool, two_genders: bool) -> str:
    # Where the gender differs too, a former name is nobody's business.
    if hidden or two_genders:
        return "same as another name"
    return f"both known as {names.one.written}" if names.others == 2 else f"same as the other name {names.one.written}"


def _two_names(found: Likeness, hidden: bool) -> Iterator[str]:
    names = found.names
    one, other = names.one, names.other
    same_forename = _same_forename(names)
    surname = _surname(found, hidden)
    if surname == "same surname" and same_forename == "same forename":
        yield "same name"
        return
    yield surname
    if one.forenames or other.forenames:
        yield same_forename or _forename(found, hidden)


def _same_forename(names: NamesMatched) -> str:
    if names.forename.level is not NameLevel.SAME:
        return ""
    beside = name_lists().beside if names.surname.level is NameLevel.SILENT else frozenset[str]()
    one, other = ([word for word in name.forenames if word not in beside] for name in (names.one, names.other))
    return "same forename" if one == other else "same first forename"


def _surname(found: Likeness, hidden: bool) -> str:
    one, other, level = found.names.one, found.names.other, found.names.surname.level
    if level is NameLevel.SAME:
        return "same surname" + _but_for(one, other, hidden)
    if level is NameLevel.SILENT:
        return "a surname may be left out" if hidden else f"{_standing_in(one, other)} may stand for a surname left out"
    if level in _WRITTEN:
        return f"surname {_WRITTEN[level]}" + _shown(one.surname, other.surname, hidden)
    return _SURNAMES[level]


def _standing_in(one: ComparableName, other: ComparableName) -> str:
    return (one if one.core in name_lists().beside else other).surname


def _but_for(one: ComparableName, other: ComparableName, hidden: bool) -> str:
    if one.whole == other.whole or hidden or one.aside == other.aside:
        return ""
    words = dict.fromkeys((*one.aside, *other.aside))
    shared = [word for word in words if word in one.aside and word in other.aside]
    left = [word for word in words if word not in shared]
    return f" but for {' '.join(left)}" if one.core == other.core else ""


def _forename(found: Likeness, hidden: bool) -> str:
    one, other, level = found.names.one, found.names.other, found.names.forename.level
    if level is NameLevel.SHORT:
        is_short = name_lists().is_short_for(one.forenames[0], other.forenames[0])
        short, long = (one, other) if is_short else (other, one)
        return "one forename is short for the other" if hidden else f"{short.forename} is short for {long.forename}"
    if level is NameLevel.INITIAL:
        return "same initial" + _shown(one.forename, other.forename, hidden)
    if level is NameLevel.MIDDLE:
        middle = one if one.forenames[0] in other.forenames[1:] else other
        return "one forename is a middle name" if hidden else f"{middle.forename} is a middle name"
    if level is NameLevel.DIFFERENT and both_shared(one.forenames, other.forenames):
        return "another forename after the first" if hidden else f"another forename after {one.forename}"
    plain = {NameLevel.MISSING: "no forename to tell them apart", NameLevel.DIFFERENT: "another forename"}
    if level in plain:
        return plain[level]
    return f"forename {_WRITTEN[level]}" + _shown(one.forename, other.forename, hidden)


def _date(found: Likeness, hidden: bool) -> Iterator[str]:
    # To say that a date is the same would tell it to whoever guesses.
    if hidden or found.date in AGAINST or found.date is DateLevel.NEAR_NEW_YEAR:
        return
    question = ""
    if found.date is DateLevel.SAME and found.gender >= 0:
        question = _changed_or_twin(found.names)
    yield found.date.value + question


def _changed_or_twin(names: NamesMatched) -> str:
    if names.crossed or _both_differ(names):
        return ""
    if names.surname.level is NameLevel.DIFFERENT:
        return ": changed name?"
    is_rare = names.surname.points > _COMMON_SURNAME
    return ": twins?" if names.forename.level is NameLevel.DIFFERENT and is_rare else ""


def _against(found: Likeness, hidden: bool) -> Iterator[str]:
    if _both_differ(found.names):
        yield "another name"
    if found.date in AGAINST and not hidden:
        yield "another birth date"
    if found.gender < 0:
        yield "another gender"
    for kind in found.numbers.two:
        yield f"two different {_IDS[kind]}"


def _both_differ(names: NamesMatched) -> bool:
    return names.surname.level is NameLevel.DIFFERENT is names.forename.level


def _shown(one: str, other: str, hidden: bool) -> str:
    return "" if hidden else f" ({one}, {other})"
