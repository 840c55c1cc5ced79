"""What may come in alike about facts of all kinds: a word of a list, a code of the policy, and a withdrawal."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from pydantic import AfterValidator, ValidationInfo

from iomctl.domain.policy.policy import Policy
from iomctl.errors import BadValue
from iomctl.inputs.quoting import did_you_mean, nearest, quoted
from iomctl.inputs.typed_words import Input, Words, bounds_of, checked


class Withdrawal(Input):
    """Why a record is withdrawn."""

    reason: Words


def one_of(what: str, word: str, choices: Iterable[str]) -> str:
    """The word of `choices` that was typed, in any case. Raises BadValue with the choices, calling it a `what`."""
    known = tuple(choices)
    chosen = word.strip().casefold()
    if chosen not in known:
        raise BadValue(f"{what} {quoted(word.strip())}: one of {', '.join(known)}{nearest(word, known)}")
    return chosen


def meant(what: str, word: str, choices: Iterable[str]) -> str:
    """The same of choices that the program knows by itself, for a word typed as an argument or an option."""
    known = tuple(choices)
    chosen = word.strip().casefold()
    if chosen not in known:
        near = did_you_mean(chosen, known)
        raise BadValue(f'{what} "{word}": one of {", ".join(known)}' + (f" (did you mean {near}?)" if near else ""))
    return chosen


def code_on(
    day: str, choices: Callable[[Policy], Mapping[str, Any]], pick: Callable[[Policy, str], Any]
) -> AfterValidator:
    """A check that a word is a code of the policy on the day in the field `day`, which must stand before it.

    A choice that is no longer used is taken for a day that is past: what is told late was so then. `pick` answers
    one that is in use, and raises BadValue.
    """

    def check(word: str, info: ValidationInfo) -> str:
        bounds = bounds_of(info)
        known, on = choices(bounds.policy), info.data.get(day)
        if on is not None and on < bounds.today:
            told = word.strip().casefold()
            for code in (word, *known):
                if code in known and code.casefold() == told:
                    return code
        return str(pick(bounds.policy, word).code)

    return AfterValidator(checked(check))


def word_of(what: str, choices: Iterable[str]) -> AfterValidator:
    """A check that a word is one of the program's own, in any case, calling it a `what`."""
    known = tuple(choices)
    return AfterValidator(checked(lambda word, _: one_of(what, word, known)))
