"""A chart of a Word document, drawn by the program that opens it, with its numbers in it and words to be read out."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from iomctl.domain.documents import BARS, Cell, Figure
from iomctl.domain.papers.words import places_of
from iomctl.output.clean import plain
from iomctl.output.papers.charts import ChartTold
from iomctl.output.papers.colours import COLOURS, colours_of
from iomctl.output.papers.drawing import Plotted

TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart"
CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
PLACE = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
BONDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WIDE, POINT = 6_100_000, 12_700
"""The width of a page without its margins, and a point, in the units of Word: 360,000 are a centimetre."""
BAR, LINES = 26, 240
"""How high a bar with what is around it is, and a chart of lines, in points."""


def add_chart(document: Any, chart: ChartTold) -> Any:
    """Add a chart whose figures are all told, and answer its paragraph."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from docx.oxml import parse_xml

    number = sum(one.partname.startswith("/word/charts/") for one in document.part.package.iter_parts()) + 1
    held = "".join(_chart(chart)).encode()
    part = Part(PackURI(f"/word/charts/chart{number}.xml"), TYPE, held, document.part.package)
    paragraph = document.add_paragraph()
    inline = _inline(chart, number, document.part.relate_to(part, KIND))
    paragraph.add_run()._r.append(parse_xml(inline))
    return paragraph


def _inline(chart: ChartTold, number: int, bond: str) -> str:
    rows = len(chart.told.rows) * len(chart.told.series)
    high = (rows * BAR + BAR if chart.kind == BARS else LINES) * POINT
    words, title = quoteattr(plain(chart.words)), quoteattr(plain(chart.title))
    return (
        f'<w:drawing xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:wp="{PLACE}"'
        f' xmlns:a="{DRAWING}" xmlns:c="{CHART}" xmlns:r="{BONDS}"><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{WIDE}" cy="{high}"/>'
        f'<wp:docPr id="{number}" name="Chart {number}" title={title} descr={words}/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{CHART}"><c:chart r:id="{bond}"/></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing>"
    )


def _chart(chart: ChartTold) -> Iterator[str]:
    """The chart itself, as DrawingML writes it: numbers are in it, no workbook is."""
    yield f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><c:chartSpace xmlns:c="{CHART}" xmlns:a="{DRAWING}">'
    yield '<c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>'
    bars = chart.kind == BARS
    yield (
        '<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/>'
        if bars
        else ('<c:lineChart><c:grouping val="standard"/>')
    )
    yield '<c:varyColors val="0"/>'
    for at, ((name, cells), colour) in enumerate(
        zip(chart.told.series, colours_of(len(chart.told.series)), strict=True)
    ):
        yield from _series(chart, at, (name, cells), COLOURS[colour][1:])
    yield '<c:gapWidth val="40"/>' if bars else '<c:marker val="1"/>'
    yield '<c:axId val="1"/><c:axId val="2"/>' + ("</c:barChart>" if bars else "</c:lineChart>")
    yield from _axes(bars, min((one.value or 0 for one in chart.told.figures), default=0) >= 0)
    yield '</c:plotArea><c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
    yield '<c:spPr><a:ln><a:noFill/></a:ln></c:spPr><c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="1000">'
    yield '<a:latin typeface="Arial"/></a:defRPr></a:pPr><a:endParaRPr lang="en-GB"/></a:p></c:txPr></c:chartSpace>'


def _series(chart: ChartTold, number: int, told: tuple[str, Sequence[Cell]], colour: str) -> Iterator[str]:
    (name, cells), bars = told, chart.kind == BARS
    yield f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/><c:tx><c:v>{escape(plain(name))}</c:v></c:tx>'
    yield from _paint(bars, f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>')
    numbers = [(at, one.value) for at, one in enumerate(cells) if isinstance(one, Figure) and one.value is not None]
    place = "outEnd" if bars else _above_or_below(chart.told, cells)
    yield from _labels(numbers, place, len(chart.told.series) > 1)
    rows = "".join(_point(at, plain(row)) for at, row in enumerate(chart.told.rows))
    yield f'<c:cat><c:strLit><c:ptCount val="{len(cells)}"/>{rows}</c:strLit></c:cat>'
    points = "".join(_point(at, str(value)) for at, value in numbers)
    yield f'<c:val><c:numLit><c:ptCount val="{len(cells)}"/>{points}</c:numLit></c:val>'
    yield "</c:ser>" if bars else '<c:smooth val="0"/></c:ser>'


def _paint(bars: bool, paint: str) -> Iterator[str]:
    if bars:
        yield f'<c:spPr>{paint}</c:spPr><c:invertIfNegative val="0"/>'
    else:
        yield f'<c:spPr><a:ln w="28575">{paint}</a:ln></c:spPr><c:marker><c:symbol val="circle"/><c:size val="5"/>'
        yield f"<c:spPr>{paint}<a:ln>{paint}</a:ln></c:spPr></c:marker>"


def _point(at: int, words: str) -> str:
    return f'<c:pt idx="{at}"><c:v>{escape(words)}</c:v></c:pt>'


def _above_or_below(told: Plotted, cells: Sequence[Cell]) -> str:
    """Where the name of a line stands: above its end where half of the others end below, else below it."""
    ends = [last for _, those in told.series if (last := _last(those)) is not None]
    own = _last(cells)
    return "t" if own is not None and 2 * sum(one < own for one in ends) >= len(ends) - 1 else "b"


def _last(cells: Sequence[Cell]) -> int | Decimal | None:
    told = [one.value for one in cells if isinstance(one, Figure) and one.value is not None]
    return told[-1] if told else None


def _labels(numbers: Sequence[tuple[int, int | Decimal]], place: str, named: bool) -> Iterator[str]:
    """Each bar has its number at its end, a line only its last one; and its name where there are several."""
    places = max((places_of(value) for _, value in numbers), default=0)
    code = f"#,##0.{'0' * places}" if places else "#,##0"
    written = f'<c:numFmt formatCode="{code}" sourceLinked="0"/><c:spPr/>'
    if place == "outEnd":
        yield f'<c:dLbls>{written}<c:dLblPos val="{place}"/>{_said(True, named)}</c:dLbls>'
    elif numbers:
        last = f'<c:idx val="{numbers[-1][0]}"/>{written}<c:dLblPos val="{place}"/>{_said(True, named)}'
        yield f"<c:dLbls><c:dLbl>{last}</c:dLbl>{_said(False, False)}</c:dLbls>"


def _said(number: bool, name: bool) -> str:
    shown = {
        "LegendKey": False,
        "Val": number,
        "CatName": False,
        "SerName": name,
        "Percent": False,
        "BubbleSize": False,
    }
    return "".join(f'<c:show{what} val="{int(is_so)}"/>' for what, is_so in shown.items()) + (
        "<c:separator> </c:separator>"
    )


def _axes(bars: bool, from_nought: bool) -> Iterator[str]:
    least = '<c:min val="0"/>' if from_nought else ""
    ends = ("l", "t", "maxMin") if bars else ("b", "l", "minMax")
    rule = '<c:spPr><a:ln><a:solidFill><a:srgbClr val="{0}"/></a:solidFill></a:ln></c:spPr>'
    quiet = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
    yield f'<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="{ends[2]}"/></c:scaling><c:delete val="0"/>'
    yield f'<c:axPos val="{ends[0]}"/>{quiet}{rule.format("6B7280")}<c:crossAx val="2"/></c:catAx>'
    yield f'<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/>{least}</c:scaling>'
    yield f'<c:delete val="{int(bars)}"/><c:axPos val="{ends[1]}"/>'
    if not bars:
        yield f"<c:majorGridlines>{rule.format('DFE3E7')}</c:majorGridlines>"
    yield f'{quiet}{rule.format("FFFFFF")}<c:crossAx val="1"/></c:valAx>'
