"""A sheet as chunks of rows, so that a file of any length needs the same memory."""

from collections.abc import Callable, Iterator

from iomctl.errors import BadValue
from iomctl.inputs.files.column_map import Binding
from iomctl.inputs.files.sheets import Sheet
from iomctl.services.imports.engine.fields import Row

AT_ONCE = 5_000
MOST_TOGETHER = 20_000

Refuse = Callable[[Row, list[str]], None]


def chunks(sheet: Sheet, binding: Binding, together: str, refuse: Refuse) -> Iterator[list[Row]]:
    """About AT_ONCE rows at a time; neighbours with the same text in the field `together`, if any, are not parted.

    A row whose cells do not fit the header goes to `refuse`. No row at all raises BadValue.
    """
    place = binding.fields.index(together)
    read, found, before = binding.read, list[Row](), None
    empty = True
    for line, cells in sheet.rows():
        empty = False
        try:
            texts = read(cells)
        except BadValue as fault:
            refuse(Row(line, cells, ()), list(fault.faults))
            continue
        parted = not texts[place] or texts[place] != before
        if len(found) >= AT_ONCE and (parted or len(found) >= MOST_TOGETHER):
            yield found
            found = []
        before = texts[place]
        found.append(Row(line, cells, texts))
    if empty:
        raise BadValue(f"{sheet.name}: the file has a header and no rows")
    if found:
        yield found
