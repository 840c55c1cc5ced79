"""Hours of a day as people write them, by the clock on the wall of the scheme."""

import re

from iomctl.domain.days.written_days import quotable
from iomctl.errors import BadValue

SHAPE = "hh:mm"
_WRITTEN = re.compile(r"([0-9]{1,2})[:.]([0-9]{2})").fullmatch


def parse_hour(text: str) -> str:
    """The hour in words like `15:40`, `9.05` or `09:05`, as `hh:mm` from `00:00` to `23:59`, both included.

    Hours so written sort as they follow each other. Raises BadValue for anything else: nothing is guessed about the
    half of a day.
    """
    found = _WRITTEN(text.strip())
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:
        raise BadValue(f'hour "{quotable(text.strip())}": not understood; write it like 15:40')
    return f"{int(found[1]):02d}:{found[2]}"
