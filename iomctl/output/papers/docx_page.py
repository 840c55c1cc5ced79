"""The pages of a Word document: their size, letters and language, the marking and the number on each."""

from typing import Any

FONT = "Arial"
INK = "0B0C0C"


def prepare(document: Any, language: str, marking: str | None) -> None:
    """Make the pages of a new document A4, in one font and language, each with the marking and its number."""
    from docx.shared import Mm

    document.core_properties.language = language
    _set_letters(document.styles.element, language)
    _set_room(document.styles)
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(20)
    page.top_margin = page.bottom_margin = Mm(22)
    _put_on_each_page(page, marking)


def _set_letters(styles: Any, language: str) -> None:
    """Say by which language words are spelt and read aloud, and write all in one font and nearly black."""
    from docx.oxml.ns import qn

    for one in styles.iter(qn("w:lang")):
        one.set(qn("w:val"), language)
    for one in styles.iter(qn("w:rFonts")):
        one.attrib.clear()
        for name in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            one.set(qn(name), FONT)
    for one in styles.iter(qn("w:color")):
        one.attrib.clear()
        one.set(qn("w:val"), INK)


def _set_room(styles: Any) -> None:
    """How big letters are, and what is between paragraphs, where the styles that are there don't suit."""
    from docx.shared import Mm, Pt

    for name, size, before, after in (
        ("Title", 22, 0, 6),
        ("Subtitle", 13, 0, 10),
        ("Caption", 11, 12, 4),
        ("List", 11, 0, 3),
        ("Body Text", 9.5, 4, 14),
    ):
        style = styles[name]
        style.font.size, style.font.italic = Pt(size), False
        room = style.paragraph_format
        room.space_before, room.space_after = Pt(before), Pt(after)
        room.left_indent = room.first_line_indent = Mm(0)


def _put_on_each_page(page: Any, marking: str | None) -> None:
    """The marking at the head and the foot, and below it which page of how many this is."""
    numbered = page.footer.paragraphs[0]
    if marking:
        for paragraph in (page.header.paragraphs[0], numbered.insert_paragraph_before()):
            centre(paragraph)
            paragraph.add_run(marking).bold = True
    centre(numbered)
    numbered.add_run("Page ")
    _add_number(numbered, "PAGE")
    numbered.add_run(" of ")
    _add_number(numbered, "NUMPAGES")


def centre(paragraph: Any) -> None:
    """Put the words of a paragraph into the middle of the line."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _add_number(paragraph: Any, counted: str) -> None:
    """Add a number that the program which opens the document counts; 1 until it has."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), counted)
    field.append(paragraph.add_run("1")._r)
    paragraph._p.append(field)
