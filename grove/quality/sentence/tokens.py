"""One pass over a sentence: numbers, words of the grammar, signs, and everything else.

`kind` says what a token is: "#" a number, "w" an English word and "z" Chinese characters that the
grammar does not know, "n" a Chinese word that only looks like one of ours, a class of `words_en` or
`words_zh`, or a sign. One token stands before the first and three behind the last, so that looking
one back and a few ahead needs no care.
"""

import re
from decimal import Decimal
from functools import cache

from grove.quality.sentence.numerals import numeral, of_digits
from grove.quality.sentence.word_table import Entry
from grove.quality.sentence.words_en import PHRASES, SPELLED, WORDS
from grove.quality.sentence.words_zh import NUMERAL_CHARS, chinese

SIGNS = {
    **dict.fromkeys(("→", "->", "-->", "=>", "==>", ">>", "--->"), ("arrow", "")),
    "≥": ("cmp", ">="),
    ">=": ("cmp", ">="),
    "=>=": ("cmp", ">="),
    "≤": ("cmp", "<="),
    "<=": ("cmp", "<="),
    "=<": ("cmp", "<="),
    "<": ("cmp", "<"),
    ">": ("cmp", ">"),
    "%": ("unit", "%"),
    "‰": ("unit", "‰"),
    "×": ("unit", "×"),
    "°": ("unit", "°"),
    "us$": ("cur", "USD"),
    "$": ("cur", "USD"),
    "¥": ("cur", "CNY"),
    "€": ("cur", "EUR"),
    "£": ("cur", "GBP"),
    **dict.fromkeys("([", ("(", "")),
    **dict.fromkeys(")]", (")", "")),
    **dict.fromkeys("。;!?|", ("stop", "")),
    ",": ("comma", ""),
    "、": ("and", ""),
    ":": (":", ""),
    "~": ("~", ""),
    "=": ("is", ""),
    "-": ("-", ""),
    "+": ("+", ""),
    "/": ("/", ""),
    ".": (".", ""),
    "&": ("and", ""),
    "≈": ("fill", ""),
}
DATED = frozenset(
    (
        "month quarter halfyear eoq yearend midyear allyear nextyear stretch vague_date yue jidu "
        "nian"
    ).split()
)


@cache
def _pattern() -> "re.Pattern[str]":
    return re.compile(
        r"([0-9](?:[0-9.,]*[0-9])?)"
        r"|([a-z_][a-z0-9_']*(?:[.-][0-9][a-z0-9]*)*)"
        r"|([\u3400-\u9fff]+)"
        r"|([-=]{1,3}>{1,2}|[<>]=|=<|>>|us\$|[^\s\x00])"
    )


Token = tuple[str, str, str, int, int, Decimal | None]  # kind, value, word, start, end, number
_BEGIN: Token = ("begin", "", "", 0, 0, None)


class Tokens:
    """Parallel lists, one entry per token; `kind` changes while dates are taken out."""

    __slots__ = ("dated", "end", "kind", "number", "sized", "start", "text", "value", "word")

    def __init__(self, text: str, items: list[Token], dated: list[int]) -> None:
        size = len(text)
        items += (("eos", "", "", size, size, None),) * 4
        kinds, self.value, self.word, starts, self.end, self.number = zip(*items, strict=True)
        self.text = text
        self.kind: list[str] = list(kinds)
        self.start: list[int] = list(starts)
        self.sized: bool | None = None  # about storage; worked out when first asked
        self.dated = dated  # tokens at which a date may begin

    def tight(self, at: int) -> bool:
        """Whether token `at` stands right behind the one before it."""
        return bool(self.start[at] == self.end[at - 1])


def tokenise(text: str) -> Tokens:
    """Tokens of a normalised text in lower case. Linear in its length."""
    items: list[Token] = [_BEGIN]
    add = items.append
    dated: list[int] = []
    known = WORDS.get
    skip = 0
    for found in _pattern().finditer(text):
        start, end = found.span()
        if start < skip:
            if end <= skip:
                continue
            start = skip
        which = found.lastindex
        if which == 2:
            word = found[2]
            entry = known(word)
            if word in PHRASES:
                for phrase, phrased in PHRASES[word]:
                    if text.startswith(phrase, start):
                        stop = start + len(phrase)
                        if not text[stop : stop + 1].isalnum():
                            entry, word, skip, end = phrased, phrase, stop, stop
                            break
            if entry is not None:
                kind, value = entry
                if kind == "share":  # half of: "of" stays for itself
                    skip = end = start + len(word) - 3
                    items.append(("#", "%", word[:-3], start, end, Decimal(value)))
                    continue
                if kind in DATED:
                    dated.append(len(items))
                add((kind, value, word, start, end, None))
            elif word in SPELLED:
                add(("#", "word", word, start, end, SPELLED[word]))
            elif "'" in word and known(word.partition("'")[0], ("", ""))[0] in DATED:
                head = word.partition("'")[0]  # Q3'27
                skip = start + len(head)
                dated.append(len(items))
                add((*known(head, ("", "")), head, start, skip, None))
                add(("x", "", "'", skip, skip + 1, None))
                if word[len(head) + 1 :].isdecimal():
                    _add_digits(items, dated, text, word[len(head) + 1 :], skip + 1)
                    skip = end
                else:
                    skip += 1
            elif word[:2] == "fy" and (len(word) == 2 or word[2:].isdecimal()):
                dated.append(len(items))
                add(("vague_date", "", word, start, end, None))
            elif "-" in word or "." in word:
                skip = _split_word(items, dated, text, word, start)
            else:
                add(("w", "", word, start, end, None))
        elif which == 1:
            _add_digits(items, dated, text, found[1], start)
        elif which == 3:
            skip = _add_characters(items, dated, text, start, end)
        else:
            sign = text[start:end]
            entry = SIGNS.get(sign)
            if entry is None:
                add(("x", "", sign, start, end, None))
            else:
                if sign == "/":
                    dated.append(len(items))
                add((entry[0], entry[1], sign, start, end, None))
    return Tokens(text, items, dated)


def _split_word(items: list[Token], dated: list[int], text: str, word: str, start: int) -> int:
    """jun-30 and up-5 come apart; v3.2, sev-1 and tier-1 stay names. Where reading goes on."""
    size = min(at for at in (word.find("-"), word.find(".")) if at >= 0)
    head = word[:size]
    if head == "sub" and word[size] == "-" and word[size + 1 :].replace(".", "").isdecimal():
        items.append(("cmp", "<", "sub-", start, start + 4, None))
        _add_digits(items, dated, text, word[size + 1 :], start + 4)
        return start + len(word)
    entry = WORDS.get(head)
    if entry is None or entry[0] not in DATED:
        items.append(("w", "name", word, start, start + len(word), None))
        return start + len(word)
    dated.append(len(items))
    rest, end = start + size, start + len(word)
    items.append((entry[0], entry[1], head, start, rest, None))
    if text[rest] == "-" and text[rest + 1 : end].isdecimal():
        items.append(("-", "", "-", rest, rest + 1, None))
        _add_digits(items, dated, text, text[rest + 1 : end], rest + 1)
        return end
    return rest


def _add_digits(items: list[Token], dated: list[int], text: str, run: str, start: int) -> None:
    """A number; "5,3" before 月 is two of them."""
    end = start + len(run)
    value = of_digits(run, share=text.startswith(("%", " %", "‰", "×", "x"), end))
    if value is None and "," in run:
        before, _, after = run.rpartition(",")
        if len(after) <= 4 and text[end : end + 2].lstrip()[:1] in ("月", "-", "/", "年"):
            _add_digits(items, dated, text, before, start)
            comma = start + len(before)
            items.append(("comma", "", ",", comma, comma + 1, None))
            run, start, value = after, comma + 1, of_digits(after)
    if (len(run) >= 4 and (run[:2] == "20" or run.count(".") == 2)) or text.startswith("前", end):
        dated.append(len(items))
    items.append(("#", "", run, start, end, value))


def _add_characters(items: list[Token], dated: list[int], text: str, start: int, end: int) -> int:
    """Chinese characters from start to end: words by longest match. Where reading goes on."""
    add = items.append
    known = chinese()
    found: tuple[str, Entry] | None
    at = rest = start
    while at < end:
        char = text[at]
        words = known.get(char)
        if words is not None:
            for candidate in words:
                if text.startswith(candidate[0], at):
                    found = candidate
                    break
            else:
                found = None
        else:
            found = None
        # 千分之五, 百分之三十: a power stands for itself unless digits come before it.
        if found is not None and not (found[1][0] == "mult" and items[-1][0] != "#"):
            word, entry = found
            if rest < at:
                add(("z", "", text[rest:at], rest, at, None))
            if entry[0] in DATED:
                dated.append(len(items))
            rest = at + len(word)
            add((entry[0], entry[1], word, at, rest, None))
            at = rest
            continue
        if char not in NUMERAL_CHARS:
            at += 1
            continue
        read = numeral(text, at)
        if read is None:
            at += 1
            while at < end and text[at] in NUMERAL_CHARS:
                at += 1
            continue
        if rest < at:
            add(("z", "", text[rest:at], rest, at, None))
        value, stop, unit = read
        add(("#", unit or "zh", text[at:stop], at, stop, value))
        at = rest = stop
    if rest < at:
        add(("z", "", text[rest:at], rest, at, None))
    return at
