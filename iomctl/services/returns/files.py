"""Returns and lists of schemes read from files, every fault at once."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from iomctl.domain.returns.national import SentReturn
from iomctl.domain.returns.reading import LONGEST, read
from iomctl.domain.returns.scheme_return import SchemeReturn
from iomctl.errors import BadValue

if TYPE_CHECKING:
    from iomctl.domain.returns.expected_schemes import Expected


def read_returns(files: Iterable[str]) -> Iterator[SentReturn]:
    """The returns in files, a file that is named twice once. Raises BadValue with a line for each that is none."""
    faults: list[str] = []
    found: list[SentReturn] = []
    for file in dict.fromkeys(files):
        try:
            found.append(SentReturn(file, read_return(file)))
        except BadValue as fault:
            faults.extend(fault.faults)
    if faults:
        raise BadValue(*faults)
    yield from found


def read_return(file: str) -> SchemeReturn:
    """The return in a file. Raises BadValue that names the file."""
    try:
        return read(_content(file))
    except BadValue as fault:
        raise BadValue(*(f"{file} {line}" for line in fault.faults)) from None


def read_expected(words: str) -> "Expected":
    """How many schemes are expected, or the list of them in a file. Raises BadValue."""
    from iomctl.domain.returns.expected_schemes import expected_list, expected_number

    if (number := expected_number(words)) is not None:
        return number
    try:
        return expected_list(_content(words).decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise BadValue(f"--expected {words} is no text in UTF-8") from None
    except BadValue as fault:
        raise BadValue(*(f"--expected {words} {line}" for line in fault.faults)) from None


def _content(file: str) -> bytes:
    try:
        with Path(file).open("rb") as opened:
            return opened.read(LONGEST + 1)
    except OSError as fault:
        raise BadValue(f"can't be read: {fault.strerror}") from None
