"""What may come in alike about facts of all kinds: a word of a list, a code of the policy, and a withdrawal."""

from collections.abc import Iterable

from pydantic import AfterValidator, ValidationInfo

from iomctl.errors import BadValue
from iomctl.inputs.quoting import did_you_mean, nearest, quoted
from iomctl.inputs.typed_words import HappenedOrNot, Input, Words, bounds_of, checked


class Withdrawal(Input):
    """Why a record is withdrawn."""

    reason: Words


class DatedWithdrawal(Withdrawal):
    """The same of a record that is meant by its day; the newest where none is given."""

    on: HappenedOrNot = None


class WhichOne(Input):
    """Which of several is meant, by its day; the newest where none is given."""

    of: HappenedOrNot = None


def one_of(what: str, word: str, choices: Iterable[str]) -> str:
    """The word of `choices` that was typed, in any case. Raises BadValue with the choices, calling it a `what`."""
    known = tuple(choices)
    if word in known:
        return word
    chosen = {one.casefold(): one for one in known}.get(word.strip().casefold())
    if chosen is None:
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


def word_of(what: str, choices: Iterable[str]) -> AfterValidator:
    """A check that a word is one of the program's own, in any case, calling it a `what`."""
    known = tuple(choices)
    return AfterValidator(checked(lambda word, _: one_of(what, word, known)))


def none_of_it(info: ValidationInfo) -> str:
    """What to do about a field that should say nothing: when a fact is corrected, what is left out stays."""
    return 'give "" to take it away' if bounds_of(info).standing else "leave it out"
