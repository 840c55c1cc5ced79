"""Rows of a file read by the input that options are read by; a row with faults is refused with all of them."""

from collections.abc import Sequence
from datetime import date
from typing import Generic

from iomctl.errors import BadValue
from iomctl.inputs.bounds import Bounds
from iomctl.inputs.files.cells import Cells
from iomctl.inputs.typed_words import Read, Typed
from iomctl.services.imports.engine.fields import Row
from iomctl.services.imports.engine.intake import Intake
from iomctl.services.imports.engine.whose import PersonMeant


class RowsOfInput(Generic[Read]):
    """What reads the rows of one file as one kind of input, whose fields are `names`."""

    def __init__(self, intake: Intake, model: type[Read], names: Sequence[str]) -> None:
        self._intake, self._model, self._names = intake, model, names
        self._door = Cells(intake.binding)
        self._bounds: dict[str | None, Bounds] = {}

    def read(
        self, row: Row, person: PersonMeant | str | None, texts: Sequence[str], faults: Sequence[str] = ()
    ) -> Read | None:
        """The input that the `texts` of a row make, in the order of the names; None for a row that was refused.

        `person` is who it is about, None for a row about nobody, or why nobody can be said to be meant; `faults` are
        those met before.
        """
        born_on = person.born_on if isinstance(person, PersonMeant) else None
        met = [*faults, person] if isinstance(person, str) else list(faults)
        told = {name: text for name, text in zip(self._names, texts, strict=True) if text}
        try:
            new = Typed(self._model, told).read(self._bounds.get(born_on) or self._bounds_of(born_on))
        except BadValue as fault:
            met += fault.faults
        if met:
            self._intake.refuse(row, met)
            return None
        return new

    def _bounds_of(self, born_on: str | None) -> Bounds:
        """What the rows about somebody born on a day are held against; people are born on few enough days to keep."""
        work, born = self._intake.work, date.fromisoformat(born_on) if born_on else None
        self._bounds[born_on] = Bounds(work.policy, work.today, born, door=self._door)
        return self._bounds[born_on]
