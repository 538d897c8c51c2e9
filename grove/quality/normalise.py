"""Text made plain for reading, with a way back: every character knows where it came from.

Stored text is never changed. Full-width digits and signs, look-alike dashes and arrows and the
traditional characters of our grammar become one form each; spans point into the original.
"""

Span = tuple[int, int]

_SAME = {
    **dict.fromkeys("−–—‐‑‒―－", "-"),
    **dict.fromkeys("〜∼～˜", "~"),
    **dict.fromkeys("⟶⇒➔➜➡➞⇨⟹⭢↦", "→"),
    **dict.fromkeys("≦⩽≲", "≤"),
    **dict.fromkeys("≧⩾≳", "≥"),
    **dict.fromkeys("’‘´", "'"),
    **dict.fromkeys("“”„", '"'),
    **dict.fromkeys("【［", "["),
    **dict.fromkeys("】］", "]"),
    **dict.fromkeys("✕✖╳⨯", "×"),
    **dict.fromkeys("\u200b\ufeff\ufe0f\u2060\u00ad", " "),
    "〔": "(",
    "〕": ")",
    "〇": "零",
    "∶": ":",
}
# Traditional characters that occur in frames, dates, units and labels; one to one, so spans hold.
_TRADITIONAL = (
    ""
    "從將達縮長週個萬億內於間時鐘過結標鍵關現條臺減維續無號幾為漲壓當來數與開啟線鏈場單層圓歐優頁項築賬兩雙處環舊後須點應員團"
    ""
    "隊務測試報電據實準確蓋構產類種發佈錯誤運營護庫網絡資質訓練導設計劃復滿觀認證說進廠戶約總轉換讓對變調響級節會議業給張筆齊"
    "顆雲機驗檢審擴較門組擊齡嚴預穩範圍補費軟體並觸終寫規則遷繫統許權"
)
_SIMPLIFIED = (
    ""
    "从将达缩长周个万亿内于间时钟过结标键关现条台减维续无号几为涨压当来数与开启线链场单层圆欧优页项筑账两双处环旧后须点应员团"
    ""
    "队务测试报电据实准确盖构产类种发布错误运营护库网络资质训练导设计划复满观认证说进厂户约总转换让对变调响级节会议业给张笔齐"
    "颗云机验检审扩较门组击龄严预稳范围补费软体并触终写规则迁系统许权"
)
_SAME.update(zip(_TRADITIONAL, _SIMPLIFIED, strict=True))
_REMEMBERED = 20_000
# Latin letters with an accent are read without it.
_FIRST_ACCENT, _LAST_ACCENT = 0xC0, 0x24F
_BARRED = {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ß": "s", "ı": "i"}


class _Plain(dict[int, str]):
    """For `str.translate`: the plain form of a character, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        # ASCII, and the bulk of Chinese: nothing to do.
        if code < 0x80 or 0x4E00 <= code <= 0x9FFF:
            plain = char
        else:
            from unicodedata import normalize

            plain = normalize("NFKC", char)
            if len(plain) == 1:
                plain = _SAME.get(plain, plain)
            if _FIRST_ACCENT <= code <= _LAST_ACCENT and char.isalpha():
                plain = _BARRED.get(plain) or normalize("NFD", plain)[0]  # Győr, Łódź: one word
        if len(self) < _REMEMBERED:
            self[code] = plain
        return plain


_PLAIN = _Plain({ord(char): plain for char, plain in _SAME.items()})


class Normal:
    """`text` is for reading, `low` the same in lower case, character for character; `origin[i]` is
    where the i-th character stood in the original, None where all stand where they stood.
    """

    __slots__ = ("length", "low", "origin", "text")

    def __init__(self, text: str, origin: tuple[int, ...] | None, length: int) -> None:
        self.text = text
        self.origin = origin
        self.length = length
        low = text.lower()
        if len(low) != len(text):
            low = "".join(small if len(small := char.lower()) == 1 else char for char in text)
        self.low = low

    def span(self, start: int, end: int) -> Span:
        """The span in the original text of a span of the normalised one."""
        if self.origin is None:
            return start, end
        if start >= end:
            at = self.origin[start] if start < len(self.origin) else self.length
            return at, at
        return self.origin[start], self.origin[end - 1] + 1


def says(text: str, parts: tuple[str, ...]) -> bool:
    """Whether one of some words or parts of words stands anywhere in a text."""
    for part in parts:
        if part in text:
            return True
    return False


_SHARE = ("%", "％", "‰")  # 提到 800，100% 覆盖


def _apart(text: str) -> str:
    """降到 5，3 月底前: a Chinese comma stands between clauses, where it makes no thousands."""
    pieces, last = [], 0
    at = text.find("，", 1)
    while at > 0:
        behind = at + 1
        while text[behind : behind + 1].isdecimal():
            behind += 1
        thousands = behind - at == 4 and text[behind : behind + 1] not in _SHARE
        front = text[max(0, at - 4) : at]
        thousands = thousands and "." not in front and not front.isdecimal()
        if text[at - 1].isdecimal() and behind > at + 1 and not thousands:
            pieces.append(text[last:at])
            last = at + 1
        at = text.find("，", behind)
    return ";".join((*pieces, text[last:])) if pieces else text


def normalise(text: str) -> Normal:
    """One pass over the text; ASCII text is returned as it is."""
    if text.isascii():
        return Normal(text, None, len(text))
    if "，" in text:
        text = _apart(text)
    plain = text.translate(_PLAIN)
    if len(plain) == len(text):  # no character became several or none
        return Normal(plain, None, len(text))
    origin = [at for at, char in enumerate(text) for _ in _PLAIN[ord(char)]]
    return Normal(plain, tuple(origin), len(text))
