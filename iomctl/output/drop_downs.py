"""Drop-down lists in a workbook: the lists on a hidden sheet, and the cells that are chosen from them."""

from collections.abc import Mapping
from typing import Any

from iomctl.domain.columns import Column
from iomctl.domain.drop_downs import DropDowns, entry

SHEET = "lists"
LONGEST_TITLE = 32  # characters above a box of Excel


def add_lists(book: Any, sheet: Any, columns: Mapping[str, Column], choices: DropDowns, rows: int) -> None:
    """Write the lists, name each, and tie the cells of `rows` rows under the header to them.

    A cell that is filled in says what may stand in it when it is chosen, and again when something else was typed.
    """
    hidden = book.add_worksheet(SHEET)
    hidden.hide()
    lists = {name: [entry(*one) for one in values.items()] for name, values in choices.lists.items()}
    for at in range(max(map(len, lists.values()), default=0)):
        for place, values in enumerate(lists.values()):
            if at < len(values):
                hidden.write_string(at, place, values[at])
    for place, (name, values) in enumerate(lists.items()):
        column = _letters(place)
        book.define_name(name, f"={SHEET}!${column}$1:${column}${max(len(values), 1)}")
    cells = {name: f"${_letters(at)}2" for at, name in enumerate(columns)}
    for at, (name, one) in enumerate(columns.items()):
        if name in choices.sources and rows:
            sheet.data_validation(1, at, rows, at, _validation(choices, name, one.heading, cells))


def _validation(choices: DropDowns, name: str, heading: str, cells: Mapping[str, str]) -> dict[str, str]:
    source, told = choices.sources[name], choices.told[name]
    said = {"input_title": heading[:LONGEST_TITLE], "input_message": told}
    if not source:
        return {"validate": "any", **said}
    formula = source.format(**cells) if source.startswith("=") else f"={source}"
    error = {"error_title": f"{heading}: not in the list"[:LONGEST_TITLE], "error_message": told}
    return {"validate": "list", "source": formula, **said, **error}


def _letters(at: int) -> str:
    from xlsxwriter.utility import xl_col_to_name

    letters: str = xl_col_to_name(at)
    return letters
