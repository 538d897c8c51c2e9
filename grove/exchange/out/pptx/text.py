"""Text and tables of a deck: runs that know their language, cells with one hairline."""

from collections.abc import Sequence
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.util import Emu, Pt

from grove.commitment.slides import Line
from grove.exchange.out.pptx.theme import RULE
from grove.look.words import lang_of

BODY = 20  # points: 28 px at a width of 1280
INK, MUTED = MSO_THEME_COLOR.TEXT_1, MSO_THEME_COLOR.TEXT_2
PLAIN_TABLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # no style, no grid
_LANGUAGES = {"zh-Hans": ("zh-CN", "en-GB"), "en": ("en-GB", "zh-CN")}


def add_run(
    paragraph: Any, words: str, size: float | None = None, colour: Any = None, bold: bool = False
) -> None:
    """Words at the end of a paragraph. Both scripts take their face from the theme."""
    run = paragraph.add_run()
    run.text = words
    if size is not None:
        run.font.size = Pt(size)
    if bold:
        run.font.bold = True
    if colour is not None:
        run.font.color.theme_color = colour
    language, other = _LANGUAGES.get(lang_of(words), _LANGUAGES["en"])
    properties = run._r.get_or_add_rPr()
    properties.set("lang", language)
    properties.set("altLang", other)


def add_line(
    frame: Any,
    line: Line,
    size: float = BODY,
    colour: Any = None,
    bold: bool = False,
    first: bool = False,
    above: float = 0,
    stale: str = "",
) -> None:
    """A line, and its second language in a quieter paragraph below."""
    paragraph = frame.paragraphs[0] if first else frame.add_paragraph()
    if above:
        paragraph.space_before = Pt(above)
    add_run(paragraph, line.text, size, colour, bold)
    if line.second:
        below = frame.add_paragraph()
        add_run(below, line.second, max(14, size * (0.8 if size < 30 else 0.62)), MUTED)
        below.runs[0].font.bold = False
        if line.stale:
            add_run(below, f" ({stale})", 12, MUTED)


def add_box(
    slide: Any, left: int, top: int, width: int, height: int, anchor: Any = MSO_ANCHOR.TOP
) -> Any:
    """An empty box of text without margins."""
    box = slide.shapes.add_textbox(Emu(left), Emu(top), Emu(width), Emu(height))
    frame = box.text_frame
    frame.word_wrap = True
    frame.vertical_anchor = anchor
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    return frame


def add_table(
    slide: Any,
    place: tuple[int, int, int],
    widths: Sequence[float],
    rows: int,
    row_height: int,
    name: str,
) -> Any:
    """A native table of hairlines; `place` is left, top, width; widths are shares of it."""
    left, top, width = place
    shape = slide.shapes.add_table(
        rows, len(widths), Emu(left), Emu(top), Emu(width), Emu(row_height * rows)
    )
    shape.name = name
    table = shape.table
    properties = table._tbl.tblPr
    properties.set("firstRow", "0")
    properties.set("bandRow", "0")
    properties.find(qn("a:tableStyleId")).text = PLAIN_TABLE
    whole = sum(widths)
    for column, share in zip(table.columns, widths, strict=True):
        column.width = Emu(int(width * share / whole))
    for row in table.rows:
        row.height = Emu(row_height)
    return table


def fill_cell(
    cell: Any,
    line: Line,
    *,
    colour: Any = None,
    bold: bool = False,
    right: bool = False,
    rule: bool = True,
    size: float = BODY,
    stale: str = "",
) -> None:
    """A line in a cell, under a hairline."""
    frame = cell.text_frame
    frame.word_wrap = True
    cell.vertical_anchor = MSO_ANCHOR.TOP
    cell.margin_left, cell.margin_right = Pt(2), Pt(8)
    cell.margin_top = cell.margin_bottom = Pt(6)
    if line.text or not line.second:
        add_line(frame, line, size, colour, bold, first=True, stale=stale)
    if right:
        for paragraph in frame.paragraphs:
            paragraph.alignment = PP_ALIGN.RIGHT
    if rule:
        _hairline(cell)


def _hairline(cell: Any) -> None:
    line, fill, colour = (OxmlElement(name) for name in ("a:lnT", "a:solidFill", "a:srgbClr"))
    line.set("w", str(Pt(0.75)))
    colour.set("val", RULE)
    fill.append(colour)
    line.append(fill)
    cell._tc.get_or_add_tcPr().append(line)


def hairline(slide: Any, left: int, top: int, width: int, colour: str = RULE) -> None:
    """A thin line across."""
    line = slide.shapes.add_connector(1, Emu(left), Emu(top), Emu(left + width), Emu(top))
    line.line.color.rgb = RGBColor.from_string(colour)
    line.line.width = Pt(0.75)
    style = line._element.find(qn("p:style"))  # which would cast a shadow
    line._element.remove(style)
