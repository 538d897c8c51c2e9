"""The empty deck everything is put into: 16:9, our ink and paper, fonts for both scripts.

Only faces that PowerPoint brings on Windows and on a Mac are named; both scripts have their own,
so a mixed line needs no font of its own.
"""

import io
from functools import cache
from typing import Any

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.presentation import Presentation as Deck
from pptx.util import Emu, Mm

WIDTH, HEIGHT = Mm(338.667), Mm(190.5)
SIDE, TOP = Mm(20), Mm(15)
INSIDE = Emu(WIDTH - 2 * SIDE)
FOOT = Mm(176)  # where the line above the foot is

INK, MUTED, RULE, PINE, PAPER = "1A1B18", "56554D", "D9D5CB", "17603F", "FBFAF7"
_COLOURS = {
    "dk1": INK, "lt1": PAPER, "dk2": MUTED, "lt2": "EBE8E1", "accent1": INK, "accent2": MUTED,
    "accent3": PINE, "accent4": "0A58C2", "accent5": "8A5800", "accent6": "9E0B32",
    "hlink": PINE, "folHlink": PINE,
}  # fmt: skip
_FONTS = {"major": ("Georgia", "SimSun"), "minor": ("Arial", "Microsoft YaHei")}
_HAN = "Hans"
_FOOT_PARTS = (
    PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER,
)  # fmt: skip
TITLE_SLIDE, TITLE_ONLY = 0, 5


def empty_deck() -> Deck:
    """A fresh deck without slides; layout 0 is the title slide, layout 1 has only a title."""
    return Presentation(io.BytesIO(_prepared()))


@cache
def _prepared() -> bytes:
    deck = Presentation()
    deck.slide_width, deck.slide_height = WIDTH, HEIGHT
    master = deck.slide_master
    _dress(master)
    keep = [deck.slide_layouts[TITLE_SLIDE], deck.slide_layouts[TITLE_ONLY]]
    for layout in list(deck.slide_layouts):
        if layout.name not in [one.name for one in keep]:
            deck.slide_layouts.remove(layout)
    for sheet in (master, *deck.slide_layouts):
        _without_foot(sheet)
    _place(master.placeholders[0], SIDE, TOP, INSIDE, Mm(38))
    _place(master.placeholders[1], SIDE, Mm(58), INSIDE, Mm(112))
    title, subtitle = list(deck.slide_layouts[0].placeholders)
    _place(title, SIDE, Mm(58), INSIDE, Mm(40))
    _place(subtitle, SIDE, Mm(100), INSIDE, Mm(32))
    _place(deck.slide_layouts[1].placeholders[0], SIDE, TOP, INSIDE, Mm(38))
    _text_styles(master)
    file = io.BytesIO()
    deck.save(file)
    return file.getvalue()


def _without_foot(sheet: Any) -> None:
    """Take away the date, foot and number of the template: each slide has its own foot."""
    for holder in list(sheet.placeholders):
        if holder.placeholder_format.type in _FOOT_PARTS:
            holder._element.getparent().remove(holder._element)


def _place(shape: Any, left: int, top: int, width: int, height: int) -> None:
    shape.left, shape.top = Emu(left), Emu(top)
    shape.width, shape.height = Emu(width), Emu(height)


def _dress(master: Any) -> None:
    """Colours and fonts of the theme, written into its part."""
    part = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme = parse_xml(part.blob)
    for name, value in _COLOURS.items():
        colour = theme.find(f".//{qn('a:' + name)}")
        for child in list(colour):
            colour.remove(child)
        given = OxmlElement("a:srgbClr")
        given.set("val", value)
        colour.append(given)
    for kind, (latin, han) in _FONTS.items():
        font = theme.find(f".//{qn(f'a:{kind}Font')}")
        font.find(qn("a:latin")).set("typeface", latin)
        font.find(qn("a:ea")).set("typeface", han)
        for script in font.findall(qn("a:font")):
            if script.get("script") == _HAN:
                script.set("typeface", han)
    part._blob = serialize_part_xml(theme)


def _text_styles(master: Any) -> None:
    """Titles stand left, in the serif, in ink; nothing has a bullet."""
    styles = master._element.find(qn("p:txStyles"))
    title = styles.find(qn("p:titleStyle")).find(qn("a:lvl1pPr"))
    title.set("algn", "l")
    title.find(qn("a:defRPr")).set("sz", "4000")
    title.find(qn("a:defRPr")).set("b", "1")
    for level in styles.find(qn("p:bodyStyle")):
        for bullet in level.findall(qn("a:buChar")):
            level.replace(bullet, OxmlElement("a:buNone"))
        level.set("marL", "0")
        level.set("indent", "0")
        level.set("algn", "l")
