"""Slides as a PowerPoint file, each drawn like the page of slides."""

import io
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Emu, Mm, Pt

from grove.commitment.slides import Line, Slide
from grove.commitment.slides.qr import qr_file
from grove.exchange.out.pptx.text import (
    BODY,
    INK,
    MUTED,
    add_box,
    add_line,
    add_run,
    add_table,
    fill_cell,
    hairline,
)
from grove.exchange.out.pptx.theme import FOOT, INSIDE, SIDE, TOP, WIDTH, empty_deck
from grove.exchange.out.pptx.theme import INK as INK_RGB

LINE = Mm(9.5)  # the height of one line of the body
SMALLEST = 14
LONG, MIDDLE = 200, 80  # widths of titles that are set smaller


def deck(slides: Sequence[Slide], foot: Sequence[str]) -> bytes:
    """The file. Everything in it can be edited: text, tables, one chart; notes are notes."""
    made = empty_deck()
    made.core_properties.title = " ".join(foot[:1])
    made.core_properties.author = ""
    for place, slide in enumerate(slides, start=1):
        if slide.kind == "title":
            page = made.slides.add_slide(made.slide_layouts[0])
            _title_slide(page, slide)
        else:
            page = made.slides.add_slide(made.slide_layouts[1])
            top = _head(page, slide)
            _DRAWN[slide.kind](page, slide, top)
        _foot(page, foot, place, len(slides))
        if slide.notes:
            page.notes_slide.notes_text_frame.text = slide.notes
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def _title_slide(page: Any, slide: Slide) -> None:
    title, subtitle = page.placeholders
    _bare(title.text_frame, MSO_ANCHOR.BOTTOM)
    add_line(title.text_frame, slide.title, 54, first=True)
    _bare(subtitle.text_frame, MSO_ANCHOR.TOP)
    add_line(subtitle.text_frame, slide.lead, 24, MUTED, first=True)
    add_line(subtitle.text_frame, slide.more, BODY, MUTED, above=6)
    for paragraph in subtitle.text_frame.paragraphs:
        paragraph.alignment = PP_ALIGN.LEFT


def _bare(frame: Any, anchor: Any) -> None:
    """Text that begins where its box does, like everything else on a slide."""
    frame.word_wrap = True
    frame.vertical_anchor = anchor
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0


def _head(page: Any, slide: Slide) -> int:
    """Label, title and the line below it; where the body may begin."""
    top = int(TOP)
    if slide.label.text:
        frame = add_box(page, SIDE, top, INSIDE, LINE)
        add_line(frame, slide.label, BODY, MUTED, first=True)
        top += _height(slide.label, BODY)
    wide = slide.title.width + len(slide.title.second)
    size = 26 if wide > LONG else 32 if wide > MIDDLE else 40
    title = page.shapes.title
    height = _height(slide.title, size)
    title.left, title.top, title.width, title.height = SIDE, Emu(top), INSIDE, Emu(height)
    frame = title.text_frame
    _bare(frame, MSO_ANCHOR.TOP)
    add_line(frame, slide.title, size, bold=size > 26, first=True, stale=_stale())
    if size == 26:
        for paragraph in frame.paragraphs:
            for run in paragraph.runs:
                run.font.bold = False
    top += height + Mm(1)
    if slide.lead.text:
        frame = add_box(page, SIDE, top, INSIDE, _height(slide.lead, BODY))
        add_line(frame, slide.lead, BODY, MUTED, first=True)
        top += _height(slide.lead, BODY)
    return top + Mm(5)


def _stale() -> str:
    return _("translation out of date")


def _height(line: Line, size: float, width: int = INSIDE) -> int:
    """About how high a line is set when it wraps: half an em a letter, 1.25 em a line."""
    a_line = width / Pt(size) / 0.52
    lines = -(-line.width // a_line) or 1
    if line.second:
        share = 0.8 if size < 30 else 0.62
        lines += share * (-(-Line(line.second).width // (a_line / share)) or 1)
    return int(Pt(size) * 1.25 * lines)


def _foot(page: Any, foot: Sequence[str], place: int, count: int) -> None:
    hairline(page, SIDE, FOOT, INSIDE, INK_RGB)
    third = INSIDE // 3
    for at, words in enumerate((*foot[:2], "")):
        frame = add_box(page, SIDE + at * third, FOOT + Mm(2), third, Mm(6))
        paragraph = frame.paragraphs[0]
        paragraph.alignment = (PP_ALIGN.LEFT, PP_ALIGN.CENTER, PP_ALIGN.RIGHT)[at]
        if at < 2:
            add_run(paragraph, words, 12, MUTED)
            continue
        field = paragraph._p.makeelement(
            qn("a:fld"), {"id": "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}", "type": "slidenum"}
        )
        run = field.makeelement(qn("a:rPr"), {"lang": "en-GB", "sz": "1200"})
        fill = run.makeelement(qn("a:solidFill"), {})
        fill.append(fill.makeelement(qn("a:schemeClr"), {"val": "tx2"}))
        run.append(fill)
        text = field.makeelement(qn("a:t"), {})
        text.text = str(place)
        field.append(run)
        field.append(text)
        paragraph._p.append(field)
        add_run(paragraph, f"/{count}", 12, MUTED)


def _points(page: Any, slide: Slide, top: int, width: int = INSIDE) -> None:
    """A list; set smaller when it would not fit, so that nothing runs into the foot."""
    below = Mm(2)
    room = FOOT - top - _more_height(slide)

    def heights(size: float) -> list[int]:
        return [
            _height(row.text, size, width)
            + (_height(row.note, size, width) if row.note.text else 0)
            for row in slide.points
        ]

    size = float(BODY)
    while size > SMALLEST and sum(heights(size)) + len(slide.points) * (Mm(2) + below) > room:
        size -= 1
    set_in = heights(size)
    left = max(0, room - sum(set_in) - len(set_in) * below)
    gap = min(int(Mm(5)), int(left // max(1, len(set_in))))
    need = sum(set_in) + len(set_in) * (gap + below)
    at = top + max(0, int((room - need) * 0.4))
    for row, height in zip(slide.points, set_in, strict=True):
        hairline(page, SIDE, at, width)
        frame = add_box(page, SIDE, at + below, width, height)
        add_line(frame, row.text, size, INK, first=True)
        if row.note.text:
            add_line(frame, row.note, size, MUTED)
        at += height + gap + below
    _more(page, slide, at)


def _statement(page: Any, slide: Slide, top: int) -> None:
    if not slide.points:
        return
    gap = Mm(8)
    width = (INSIDE - gap * (len(slide.points) - 1)) // len(slide.points)
    for place, row in enumerate(slide.points):
        left = SIDE + place * (width + gap)
        at = max(top, FOOT - Mm(56))
        hairline(page, left, at, width)
        frame = add_box(page, left, at + Mm(2), width, Mm(44))
        add_line(frame, row.text, BODY, INK, first=True)
        if row.note.text:
            add_line(frame, row.note, BODY, MUTED)


def _measures(page: Any, slide: Slide, top: int) -> None:
    if not slide.measures:
        return
    rows = len(slide.measures)
    need = sum(
        max(_height(row.name, BODY, int(INSIDE * 0.42)), LINE) + (LINE if row.owner else 0) + Mm(5)
        for row in slide.measures
    )
    at = max(top, FOOT - need - Mm(4))
    table = add_table(
        page, (SIDE, at, INSIDE), (42, 10, 4, 11, 13, 20), rows, int(LINE + Mm(4)),
        _("Key results: from, to, by when"),
    )  # fmt: skip
    for place, row in enumerate(slide.measures):
        cells = table.rows[place].cells
        fill_cell(cells[0], row.name, colour=INK, stale=_stale())
        if row.owner:
            add_line(cells[0].text_frame, Line(row.owner), BODY, MUTED)
        fill_cell(cells[1], Line(row.start), colour=MUTED, right=True)
        fill_cell(cells[2], Line("→" if row.start else ""), colour=MUTED)
        if row.start or row.unit:
            fill_cell(cells[3], Line(row.target), colour=INK, bold=True, right=True)
            fill_cell(cells[4], Line(row.unit), colour=MUTED)
        else:
            cells[3].merge(cells[4])
            fill_cell(cells[3], Line(row.target), colour=INK, bold=True)
        fill_cell(cells[5], Line(row.due), colour=MUTED, right=True)


def _table(page: Any, slide: Slide, top: int) -> None:
    table = slide.table
    if table is None:
        return
    count = len(table.head)
    words = [at for at in range(count) if at not in table.codes]
    widths = [20 if at in table.codes else 100 / len(words) for at in range(count)]
    if len(words) == 2:
        widths[words[0]] = 30
        widths[words[1]] = 60
    made = add_table(
        page, (SIDE, top, INSIDE), widths, len(table.rows) + 1, int(LINE + Mm(3)), slide.name
    )
    made._tbl.tblPr.set("firstRow", "1")
    for at, head in enumerate(table.head):
        right = at in table.codes
        fill_cell(made.rows[0].cells[at], head, colour=MUTED, right=right, rule=False)
    for place, row in enumerate(table.rows, start=1):
        for at, line in enumerate(row):
            narrow = at in table.codes
            cell = made.rows[place].cells[at]
            fill_cell(cell, line, colour=MUTED if narrow else INK, right=narrow)
    _more(page, slide, FOOT)


def _year(page: Any, slide: Slide, top: int) -> None:
    """A native bar chart: its numbers open in the sheet behind it."""
    bars = slide.bars
    data = CategoryChartData()
    data.categories = [_category(bar.name, bar.title) for bar in bars]
    data.add_series(_("Focus points"), [bar.points for bar in bars])
    height = FOOT - top - _more_height(slide)
    shape = page.shapes.add_chart(
        XL_CHART_TYPE.BAR_CLUSTERED, SIDE, Emu(top), INSIDE, Emu(height), data
    )
    shape.name = slide.name
    chart = shape.chart
    chart.has_legend = chart.has_title = False
    chart.font.size = Pt(BODY - 2)
    chart.font.color.theme_color = INK
    plot = chart.plots[0]
    plot.gap_width = 70
    plot.has_data_labels = True
    plot.data_labels.position = XL_LABEL_POSITION.OUTSIDE_END
    plot.data_labels.show_value = True
    chart.value_axis.visible = False
    chart.value_axis.has_major_gridlines = False
    chart.value_axis.minimum_scale = 0
    chart.value_axis.maximum_scale = slide.scale
    chart.category_axis.reverse_order = True
    chart.category_axis.format.line.fill.background()
    chart.category_axis.has_major_gridlines = False
    series = plot.series[0]
    series.format.fill.solid()
    series.format.fill.fore_color.theme_color = INK
    for place, bar in enumerate(bars):
        if not bar.name.text:  # running the business is no objective
            fill = series.points[place].format.fill
            fill.solid()
            fill.fore_color.theme_color = MUTED
    _more(page, slide, FOOT)


def _category(name: Line, title: Line) -> str:
    words = f"{name.text} {title.text}".strip()
    return f"{words}\n{title.second}" if title.second else words


def _confirm(page: Any, slide: Slide, top: int) -> None:
    side = Mm(72)
    left = WIDTH - SIDE - side
    _points(page, replace(slide, more=Line("")), top, int(INSIDE - side - Mm(16)))
    at = top + Mm(2)
    picture = page.shapes.add_picture(
        io.BytesIO(qr_file(slide.href, "png")), Emu(left), Emu(at), side, side
    )
    picture._element.nvPicPr.cNvPr.set("descr", _("QR code of the page where you answer"))
    frame = add_box(page, left - Mm(16), at + side + Mm(2), side + Mm(16), LINE)
    frame.paragraphs[0].alignment = PP_ALIGN.RIGHT
    add_run(frame.paragraphs[0], slide.more.text, 16)
    frame.paragraphs[0].runs[0].hyperlink.address = slide.href


def _more(page: Any, slide: Slide, at: int) -> None:
    """The quiet line below a body, never lower than just above the foot."""
    if slide.more.text:
        height = _more_height(slide)
        frame = add_box(page, SIDE, min(at, FOOT - height), INSIDE, height - Mm(3))
        add_line(frame, slide.more, BODY, MUTED, first=True)


def _more_height(slide: Slide) -> int:
    return _height(slide.more, BODY) + Mm(3) if slide.more.text else 0


_DRAWN: dict[str, Callable[[Any, Slide, int], None]] = {
    "statement": _statement,
    "points": _points,
    "table": _table,
    "year": _year,
    "objective": _measures,
    "confirm": _confirm,
}
