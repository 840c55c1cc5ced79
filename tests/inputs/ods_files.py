"""Small ODS files as LibreOffice writes them, for the tests of sheets."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZipFile

KIND = "application/vnd.oasis.opendocument.spreadsheet"
_NAMES = {
    name: f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0" for name in ("office", "table", "text", "style")
} | {"calcext": "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"}
_HIDDEN = (
    '<style:style style:name="hidden" style:family="table">'
    '<style:table-properties table:display="false"/></style:style>'
)
LAST_ROWS = (
    '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/>'
    '</table:table-row><table:table-row><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
)
"""What LibreOffice writes after the rows that hold something, as far as the last row there can be."""


def cell(said: str, kind: str = "string", **more: str) -> str:
    """A cell of a kind that shows a text; `more` are its attributes."""
    given = "".join(
        f' {_IN_FULL.get(name, "office:" + name.replace("_", "-"))}="{escape(value)}"'
        for name, value in {"value_type": kind, **more}.items()
    )
    return f"<table:table-cell{given}>{f'<text:p>{escape(said)}</text:p>' if said else ''}</table:table-cell>"


_IN_FULL = {
    "formula": "table:formula",
    "repeated": "table:number-columns-repeated",
    "spanned": "table:number-columns-spanned",
}


def row(*cells: str, times: int = 1) -> str:
    """A row of texts, or of cells made by `cell`, that stands for `times` of them."""
    inside = "".join(one if one.startswith("<") else cell(one) if one else "<table:table-cell/>" for one in cells)
    return f'<table:table-row table:number-rows-repeated="{times}">{inside}</table:table-row>'


def ods(path: Path, *rows: str, others: Mapping[str, Sequence[str]] | None = None, hidden: str = "") -> str:
    """Write a workbook whose first sheet has these rows; its path. `others` are more sheets, one may be `hidden`."""
    sheets = "".join(
        f'<table:table table:name="{name}" table:style-name="{"hidden" if name == hidden else "seen"}">'
        f"{''.join(some)}{LAST_ROWS}</table:table>"
        for name, some in {"Sheet1": rows, **(others or {})}.items()
    )
    names = " ".join(f'xmlns:{name}="{uri}"' for name, uri in _NAMES.items())
    with ZipFile(path, "w") as book:
        book.writestr("mimetype", KIND)
        book.writestr("META-INF/manifest.xml", "<manifest/>")
        book.writestr(
            "content.xml",
            f'<office:document-content {names} office:version="1.3"><office:automatic-styles>{_HIDDEN}'
            f"</office:automatic-styles><office:body><office:spreadsheet>{sheets}"
            "</office:spreadsheet></office:body></office:document-content>",
        )
    return str(path)
