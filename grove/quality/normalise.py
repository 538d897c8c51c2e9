"""Text made plain for reading, with a way back: every character knows where it came from.

Stored text is never changed. Full-width digits and signs, look-alike dashes and arrows and the
traditional characters of our grammar become one form each; spans point into the original.
"""

import unicodedata
from dataclasses import dataclass

Span = tuple[int, int]

_SAME = {
    "−": "-",
    "–": "-",
    "—": "-",
    "‐": "-",
    "‑": "-",
    "〜": "~",
    "∼": "~",
    "⟶": "→",
    "⇒": "→",
    "➔": "→",
    "➜": "→",
    "➡": "→",
    "➞": "→",
    "⇨": "→",
    "≦": "≤",
    "≧": "≥",
    "⩽": "≤",
    "⩾": "≥",
    "’": "'",
    "‘": "'",
    "“": '"',
    "”": '"',
    "【": "[",
    "】": "]",
    "〔": "(",
    "〕": ")",
    "\u200b": " ",
    "\ufeff": " ",
    "\ufe0f": " ",
}
# Traditional characters that occur in frames, dates, units and labels; one to one, so spans hold.
_TRADITIONAL = "從將達縮長週個萬億內於間時鐘過結標鍵關現條臺減維續無號幾為漲壓當來數與開啟線鏈"
_SIMPLIFIED = "从将达缩长周个万亿内于间时钟过结标键关现条台减维续无号几为涨压当来数与开启线链"
_SAME.update(zip(_TRADITIONAL, _SIMPLIFIED, strict=True))


@dataclass(frozen=True, slots=True)
class Normal:
    """`text` is for reading; `origin[i]` is where its i-th character stood in the original."""

    text: str
    origin: tuple[int, ...] | None
    length: int

    def span(self, start: int, end: int) -> Span:
        """The span in the original text of a span of the normalised one."""
        if self.origin is None:
            return start, end
        if start >= end:
            at = self.origin[start] if start < len(self.origin) else self.length
            return at, at
        return self.origin[start], self.origin[end - 1] + 1


def normalise(text: str) -> Normal:
    """One pass over the text; ASCII text is returned as it is."""
    if text.isascii():
        return Normal(text, None, len(text))
    plain: list[str] = []
    origin: list[int] = []
    for at, char in enumerate(text):
        if char < "\x80":
            read = char
        else:
            read = _SAME.get(char) or unicodedata.normalize("NFKC", char)
            if len(read) == 1:
                read = _SAME.get(read, read)
        plain.append(read)
        origin.extend([at] * len(read))
    return Normal("".join(plain), tuple(origin), len(text))
