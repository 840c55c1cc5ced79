"""Import of baselines: counts of other cohorts, about nobody whom the case book holds."""

from collections.abc import Sequence

from sqlmodel import select

from iomctl.domain.names import fold
from iomctl.inputs.baselines import NewBaseline
from iomctl.services.imports.engine.fields import Row
from iomctl.services.imports.engine.intake import Intake
from iomctl.services.imports.engine.rows_of_input import RowsOfInput
from iomctl.services.lookup.local_baselines import FIELDS
from iomctl.storage.tables.board.baselines import LocalBaseline

REQUIRED = tuple(name for name in FIELDS if NewBaseline.model_fields[name].is_required())


class BaselineImport:
    """A row of a new name is added; one of a name that is recorded puts that baseline right, where it says otherwise.

    An empty cell says nothing, so that what is recorded there stays. Two rows of a file that say different things of
    one name are refused from the second on.
    """

    def __init__(self, intake: Intake) -> None:
        self._intake = intake
        self._rows = RowsOfInput(intake, NewBaseline, FIELDS)
        found = intake.work.session.exec(select(LocalBaseline))
        self._known = {row.search_name: row for row in found}
        self._told: set[str] = set()

    def take(self, rows: list[Row]) -> None:
        """Take in one chunk."""
        for row in rows:
            new = self._rows.read(row, None, self._texts(row))
            if new is not None:
                self._decide(row, new)
        self._intake.work.session.flush()

    def finish(self) -> None:
        """Nothing is left to do."""

    def _texts(self, row: Row) -> Sequence[str]:
        known = self._known.get(fold(row.texts[FIELDS.index("name")]))
        if known is None:
            return row.texts
        stays = (None if name in REQUIRED else getattr(known, name) for name in FIELDS)
        return [text or ("" if kept is None else str(kept)) for text, kept in zip(row.texts, stays, strict=True)]

    def _decide(self, row: Row, new: NewBaseline) -> None:
        intake, values = self._intake, new.stored()
        key = values["search_name"]
        known = self._known.get(key)
        if known is None:
            self._known[key] = known = LocalBaseline(**values, **intake.work.recorded)
            intake.work.session.add(known)
            intake.counts["added"] += 1
        else:
            was = {name: getattr(known, name) for name, value in values.items() if getattr(known, name) != value}
            if was and key in self._told:
                intake.refuse(row, [f"name: {known.name} stands above with another {' and '.join(was)}"])
                return
            if was:
                for name in was:
                    setattr(known, name, values[name])
                said = (f"{name} {_shown(value)} -> {_shown(values[name])}" for name, value in was.items())
                intake.tell(row, f"{known.name} {', '.join(said)}")
            intake.counts["changed" if was else "unchanged"] += 1
        self._told.add(key)


def _shown(value: object) -> str:
    return "none" if value in {None, ""} else str(value)
