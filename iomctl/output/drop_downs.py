"""Drop-down lists in a workbook: the lists on a hidden sheet, and the cells that are chosen from them."""

from collections.abc import Sequence
from typing import Any

from iomctl.domain.drop_downs import DropDowns

SHEET = "lists"


def mark_columns(book: Any, sheet: Any, headers: Sequence[str], choices: DropDowns) -> None:
    """Set the columns to fill in apart; what is typed there stays text, and is no formula, number or date."""
    heading = book.add_format({"bold": True, "bg_color": "#DDEBF7"})
    text = book.add_format({"num_format": "@"})
    for at, header in enumerate(headers):
        if header in choices.sources:
            sheet.set_column(at, at, 20, text)
            sheet.write_string(0, at, header, heading)


def add_lists(book: Any, sheet: Any, headers: Sequence[str], choices: DropDowns, rows: int) -> None:
    """Write the lists, name each, and tie the cells of `rows` rows under the header to them."""
    hidden = book.add_worksheet(SHEET)
    hidden.hide()
    most = max((len(values) for values in choices.lists.values()), default=0)
    for at in range(most):
        for place, values in enumerate(choices.lists.values()):
            if at < len(values):
                hidden.write_string(at, place, values[at])
    for place, (name, values) in enumerate(choices.lists.items()):
        column = _letters(place)
        book.define_name(name, f"={SHEET}!${column}$1:${column}${max(len(values), 1)}")
    cells = {header: f"${_letters(at)}2" for at, header in enumerate(headers)}
    for at, header in enumerate(headers):
        source = choices.sources.get(header)
        if source and rows:
            formula = source.format(**cells) if source.startswith("=") else f"={source}"
            sheet.data_validation(1, at, rows, at, {"validate": "list", "source": formula})


def _letters(at: int) -> str:
    from xlsxwriter.utility import xl_col_to_name

    letters: str = xl_col_to_name(at)
    return letters
