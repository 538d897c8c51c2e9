"""Chinese words of the grammar, from `words/zh.txt`; loaded when a Chinese character is met."""

from functools import cache

from grove.quality.kept import kept
from grove.quality.sentence import word_table
from grove.quality.sentence.word_table import Begins, Entry, longest, path

NUMERALS = {char: number for number, char in enumerate("零一二三四五六七八九")}
NUMERALS |= {"两": 2, "俩": 2}
POWERS = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
NUMERAL_CHARS = frozenset(NUMERALS) | frozenset(POWERS) | {"半"}
NOT_BEFORE_NUMERAL = frozenset("第几数上好统同任整某逐唯单")
NOTHING: dict[str, tuple[int, ...]] = {}
NOT_AFTER_TENTHS = frozenset("本功员果熟长为立交型就效都品份绩")


@cache
def chinese() -> tuple[Begins, dict[str, Entry]]:
    """How words begin, a numeral too; and every word."""
    sources = [path("zh.txt"), __file__, word_table.__file__]
    begins, words = kept(__name__, sources, lambda: longest("zh.txt"))
    for char in NUMERAL_CHARS:
        begins.setdefault(char, {})
    return begins, words


def word_at(text: str, at: int) -> tuple[str, Entry] | None:
    """The longest word of the grammar that begins there."""
    begins, words = chinese()
    for length in (*begins.get(text[at : at + 1], NOTHING).get(text[at + 1 : at + 2], ()), 1):
        word = text[at : at + length]
        if word in words:
            return word, words[word]
    return None
