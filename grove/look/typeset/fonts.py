"""Which faces a document is set in: those of this machine, and what typst brings itself.

Fonts are looked for once per process: in the system's folders and in `fonts` below GROVE_DATA.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.utils.translation import gettext as _
from typst import Fonts

_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002ffff]")
_SERIF = ("Charter", "Source Serif 4", "Noto Serif", "Libertinus Serif")
_SANS = ("Inter", "Source Sans 3", "Noto Sans", "Liberation Sans", "Arial", "DejaVu Sans")
_HAN_SERIF = (
    "Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC", "Songti SC", "SimSun",
)  # fmt: skip
_HAN_SANS = (
    "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei",
    "WenQuanYi Zen Hei", "WenQuanYi Micro Hei", "Droid Sans Fallback",
)  # fmt: skip


class MissingFont(Exception):
    """The text has Chinese characters and no font of this machine can set them.

    The words say so, and what to do, in the reader's language.
    """

    def __init__(self) -> None:
        super().__init__(
            _(
                "The text has Chinese characters, and this machine has no font with them."
                " Install one (on Debian: fonts-noto-cjk), or put a font file into %(folder)s,"
                " and start Grove again."
            )
            % {"folder": settings.DATA / "fonts"}
        )


@dataclass(frozen=True)
class Faces:
    """Families by use; the Chinese ones are empty when the machine has none."""

    serif: str
    sans: str
    han_serif: str
    han_sans: str


@cache
def installed() -> Fonts:
    """Every font of this machine, read once."""
    own = settings.DATA / "fonts"
    return Fonts(font_paths=[str(own)] if own.is_dir() else [])


def faces(families: Sequence[str]) -> Faces:
    """The best of the families that are there. typst itself always brings a serif."""
    serif = _first(_SERIF, families) or "Libertinus Serif"
    han_sans = _first(_HAN_SANS, families)
    han_serif = _first(_HAN_SERIF, families)
    return Faces(
        serif=serif,
        sans=_first(_SANS, families) or serif,
        han_serif=han_serif or han_sans,
        han_sans=han_sans or han_serif,
    )


def fonts_for(text: str, families: Sequence[str] | None = None) -> Faces:
    """The faces for a text. Raises MissingFont when it has Chinese and nothing can set it."""
    found = faces(installed().families() if families is None else families)
    if not found.han_sans and _HAN.search(text):
        raise MissingFont
    return found


def _first(wanted: Sequence[str], families: Sequence[str]) -> str:
    return next((name for name in wanted if name in families), "")
