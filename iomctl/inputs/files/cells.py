"""The cells of a file as the words of an input: days as the column map says, faults under the name of the field."""

from datetime import date

from iomctl.domain.days.sheet_days import parse_sheet_day
from iomctl.inputs.files.column_map import Binding
from iomctl.inputs.typed_words import Input

MOST_REMEMBERED = 50_000


class Cells:
    """The door that the rows of one file come in by; each day is worked out once, since days repeat all through."""

    def __init__(self, binding: Binding) -> None:
        self._binding = binding
        self._days: dict[tuple[str, str], date] = {}

    def day(self, text: str, name: str, today: date) -> date:  # noqa: ARG002 a file has no day of today
        """The day in the text of a field. Raises BadValue."""
        found = self._days.get((name, text))
        if found is None:
            found = parse_sheet_day(text, self._binding.day_format(name))
            if len(self._days) > MOST_REMEMBERED:
                self._days.clear()
            self._days[name, text] = found
        return found

    def label(self, model: type[Input], name: str) -> str:  # noqa: ARG002 a file has no options
        """The name of the field."""
        return name
