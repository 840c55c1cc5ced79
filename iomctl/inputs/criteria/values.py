"""What the value of a rule may be, by its test: a figure, words of a list, an interval, yes or no."""

from collections.abc import Callable, Iterable
from typing import Any

from iomctl.domain.accommodation.home import NOT_ASKED, NOT_KNOWN, TOLD
from iomctl.domain.days.intervals import Interval
from iomctl.domain.need_marks import LEVELS
from iomctl.domain.policy.home_and_release_choices import CLASSES
from iomctl.domain.policy.policy import Policy
from iomctl.domain.referrals import NEXT
from iomctl.errors import BadValue
from iomctl.inputs.files.toml_faults import found, unquoted
from iomctl.inputs.policy.values import interval_in
from iomctl.inputs.quoting import nearest, quoted

MOST_OFFENCES, OLDEST = 10_000, 120


def read_value(takes: str, raw: Any, policy: Policy, of: str) -> Any:
    """The value of a test that `takes` what a Field says; `of` is the kind of score, where it is about one.

    Raises BadValue with what is expected in its place. That a group is known is not looked at.
    """
    return _READ[takes](raw, policy, of)


def one_of(raw: object, known: Iterable[str]) -> str:
    """A word of a list. Raises BadValue with the list and the nearest word in it."""
    known = list(known)
    if not isinstance(raw, str):
        raise BadValue(f"one of {', '.join(known)} is expected, {found(raw)} was found")
    if raw not in known:
        raise BadValue(f"one of {', '.join(known)} is expected, {quoted(raw)} was found{nearest(raw, known)}")
    return raw


def level(raw: object, known: Iterable[str]) -> str:
    """A level in any case, as the policy spells it. Raises BadValue as `one_of`."""
    known = list(known)
    if isinstance(raw, int) and str(raw) in known:
        raise BadValue(f'a level is written in quotation marks: "{raw}"')
    spelled = {one.casefold(): one for one in known}
    meant = spelled.get(raw.casefold()) if isinstance(raw, str) else None
    return one_of(raw, known) if meant is None else meant


def several(raw: object, known: Iterable[str], one: Callable[[object, Iterable[str]], str] = one_of) -> tuple[str, ...]:
    """Words of a list, at least one, none twice. Raises BadValue for the first that is wrong."""
    known = list(known)
    words = [one(word, known) for word in _each_once(raw, f"some of {', '.join(known)}")]
    return tuple(_each_once(words, ""))


def read_interval(raw: object) -> Interval:
    """A length of time of at least a day. Raises BadValue."""
    interval = interval_in(raw) if isinstance(raw, str) else None
    if interval is None:
        raise BadValue(f'an interval such as "10 days", "2 weeks" or "3 months" is expected, {found(raw)} was found')
    return interval


def _each_once(raw: object, expected: str) -> list[Any]:
    if not isinstance(raw, list) or not raw:
        what = "an empty one" if raw == [] else found(raw)
        raise BadValue(f"a list with {expected} is expected, {what} was found")
    for at, word in enumerate(raw):
        if word in raw[:at]:
            raise BadValue(f"{found(word)} stands there twice")
    return raw


def _lines(raw: object) -> tuple[str, ...]:
    for word in _each_once(raw, "words in quotes"):
        if not isinstance(word, str) or not word.strip() or not word.isprintable() or len(word) > 200:
            raise BadValue(f"one line of 1 to 200 ordinary characters is expected, {found(word)} was found")
    return tuple(raw) if isinstance(raw, list) else ()


def _score(raw: object, policy: Policy, of: str) -> Any:
    kind = policy.scores[of]
    if kind.levels:
        return level(raw, kind.levels)
    lowest, highest = kind.minimum or 0, kind.maximum or 0
    if isinstance(raw, bool) or not isinstance(raw, int | float) or not lowest <= raw <= highest:
        expected = f"{lowest:g} to {highest:g} is expected, the range of {kind.name}"
        raise BadValue(f"{expected}; {found(raw)} was found{unquoted(raw, 'float_type')}")
    return raw


def _whole(raw: object, most: int) -> int:
    if isinstance(raw, bool) or not isinstance(raw, int) or not 1 <= raw <= most:
        expected = f"a whole number from 1 to {most:,} is expected"
        raise BadValue(f"{expected}, {found(raw)} was found{unquoted(raw, 'int_type')}")
    return raw


def _yes_no(raw: object) -> bool:
    if not isinstance(raw, bool):
        raise BadValue(f"true or false is expected, {found(raw)} was found{unquoted(raw, 'bool_type')}")
    return raw


def _home(raw: object, known: Iterable[str]) -> str:
    if raw in {NOT_KNOWN, NOT_ASKED}:
        asks = f"a rule asks for some of {', '.join(known)}"
        raise BadValue(f"{asks}; of whom no home is known its answer is not known, without {found(raw)}")
    return one_of(raw, known)


def _group(raw: object) -> str:
    if not isinstance(raw, str):
        raise BadValue(f"the name of a group is expected, {found(raw)} was found")
    return raw


_READ: dict[str, Callable[[Any, Policy, str], Any]] = {
    "score": _score,
    "levels": lambda raw, policy, of: several(raw, policy.scores[of].levels, level),
    "marker-level": lambda raw, policy, of: level(raw, policy.markers[of].levels),
    "marker-levels": lambda raw, policy, of: several(raw, policy.markers[of].levels, level),
    "count": lambda raw, *_: _whole(raw, MOST_OFFENCES),
    "years": lambda raw, *_: _whole(raw, OLDEST),
    "interval": lambda raw, *_: read_interval(raw),
    "yes-no": lambda raw, *_: _yes_no(raw),
    "group": lambda raw, *_: _group(raw),
    "need-level": lambda raw, *_: one_of(raw, LEVELS),
    "statuses": lambda raw, *_: several(raw, NEXT),
    "genders": lambda raw, policy, _: several(raw, policy.genders),
    "colours": lambda raw, policy, _: several(raw, policy.colours),
    "words": lambda raw, *_: _lines(raw),
    "classes": lambda raw, *_: several(raw, CLASSES),
    "homes": lambda raw, *_: several(raw, TOLD, _home),
}
