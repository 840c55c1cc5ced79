"""Which schemes a nation waits for: how many, or each by its id or name."""

from collections.abc import Iterable
from dataclasses import dataclass

from iomctl.domain.names import fold
from iomctl.domain.returns.scheme_return import SchemeReturn
from iomctl.errors import BadValue


@dataclass(frozen=True)
class ExpectedScheme:
    """A scheme that should send; its id where that is known, for a name may change."""

    scheme_id: str
    name: str

    def is_of(self, one: SchemeReturn) -> bool:
        """Whether a return is of this scheme: by its id, or by its name where no id was written down."""
        return one.scheme_id == self.scheme_id if self.scheme_id else fold(one.scheme) == fold(self.name)


@dataclass(frozen=True)
class Expected:
    """How many schemes are expected, and which, where a list says so."""

    number: int
    schemes: tuple[ExpectedScheme, ...] = ()

    def missing(self, sent: Iterable[SchemeReturn]) -> list[str]:
        """The names of those that sent nothing."""
        listed = list(sent)
        return [one.name for one in self.schemes if not any(one.is_of(other) for other in listed)]

    def not_expected(self, sent: Iterable[SchemeReturn]) -> list[str]:
        """The names of those that sent and stand on no list; none where only a number was given."""
        unknown = [one.scheme for one in sent if not any(other.is_of(one) for other in self.schemes)]
        return unknown if self.schemes else []


def expected_number(words: str) -> Expected | None:
    """A number of schemes that was typed; None where the words are no number. Raises BadValue for 0."""
    if not (words.isascii() and words.isdigit()):
        return None
    if int(words) == 0:
        raise BadValue("--expected 0: give how many schemes should send, or a file that names them")
    return Expected(int(words))


def expected_list(text: str) -> Expected:
    """A list of schemes: a line each, `NAME`, or `ID,NAME` with the id that its return tells; `#` opens a comment.

    Raises BadValue, in words to stand behind the file's name, where nobody stands in it or somebody twice.
    """
    lines = [line.partition("#")[0].strip() for line in text.splitlines()]
    schemes = tuple(_scheme(line) for line in lines if line)
    if not schemes:
        raise BadValue("names no scheme; write one on each line")
    seen: set[str] = set()
    for one in schemes:
        if (key := one.scheme_id or fold(one.name)) in seen:
            raise BadValue(f"names {one.name} twice")
        seen.add(key)
    return Expected(len(schemes), schemes)


def _scheme(line: str) -> ExpectedScheme:
    first, comma, rest = (part.strip() for part in line.partition(","))
    if comma and _is_id(first):
        return ExpectedScheme(first, rest or first)
    return ExpectedScheme(line, line) if _is_id(line) else ExpectedScheme("", line)


def _is_id(word: str) -> bool:
    parts = word.split("-")
    hexadecimal = all(one in "0123456789abcdef" for part in parts for one in part)
    return [len(part) for part in parts] == [8, 4, 4, 4, 12] and hexadecimal
